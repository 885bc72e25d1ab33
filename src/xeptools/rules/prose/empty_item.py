"""An item of a list has text, and a definition a term.

An empty one is a bullet or a number with nothing beside it.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Definition, Item
from xeptools.model.walk import text_of


@rule(Severity.WARNING, typed_only=True)
def empty_item(shown: Item | Definition) -> Problems:
    match shown:
        case Item() if not shown.blocks:
            yield Problem(shown, "the item is empty", "write it, or leave it out")
        case Definition() if not text_of(shown.term).strip():
            yield Problem(shown, "the definition has no term", "say in <dt> what is defined")
        case _:
            pass
