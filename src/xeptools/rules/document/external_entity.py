"""Nothing but the tree's own file of entities is read for a document.

Documents come from strangers: an entity that names another file or an address could carry what lies on the
machine that builds the page into the page.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

external_entity = reading_rule(__name__, Severity.ERROR)
