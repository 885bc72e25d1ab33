"""The entity of a XEP prints the same title in its label and in its note.

Somebody corrected one of the two. Where the document itself is at hand `entities/outdated-title` knows
which.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Corpus
from xeptools.tree.citations import as_literal, citations


@rule(Severity.WARNING)
def inconsistent_title(file: EntityFile, corpus: Corpus) -> Problems:
    for one in citations(file):
        if len({words.text for words in one.titles}) < 2 or one.number in corpus:
            continue
        label, about = one.titles
        place = Raw(about.start, about.end)
        yield Problem(
            place,
            f"&{one.name}; says '{label.text}' and in its note '{about.text}'",
            "write the title of the document in both",
            proposal("print the title of the label", Replace(place, as_literal(label.text, one.quote))),
            ((Raw(label.start, label.end), "the label"),),
        )
