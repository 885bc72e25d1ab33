"""How much a document may ask for, in one place.

Documents arrive from strangers, so every cost they can cause is bounded. The largest
published document has 0.4 MB, nests 12 elements deep and makes 700 references of which
none expands to more than 4 kB; each limit leaves at least a factor of ten.
"""

DOCUMENT_BYTES = 20_000_000
"""Size of a document or an entity file."""
DRAFT_BYTES = 4_000_000
"""Size of a draft in reStructuredText or Markdown, which take longer to read than XML does."""
NODES = 1_000_000
"""Elements, comments, instructions and references in a document."""
ELEMENT_DEPTH = 120
"""Elements inside one another, counted through entities."""
NOTE_DEPTH = 4
"""Notes inside one another, each of which is read once for its number and once for its content."""
ENTITY_DEPTH = 16
"""Entities inside one another."""
ENTITY_COUNT = 100_000
"""References expanded in one document."""
ENTITY_CHARACTERS = 5_000_000
"""Characters that all references of one document may bring in together."""
DECLARATIONS = 20_000
"""Entities declared in one file."""
ENTITY_FILES = 8
"""Entity files that one document may use."""
PICTURE_BYTES = 1_000_000
"""Size of a picture that is a file of the tree."""
ALL_PICTURES_BYTES = 10_000_000
"""Sizes of all that a document shows of those."""
