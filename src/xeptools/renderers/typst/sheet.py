"""What the parts of one printed document share while it is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from xeptools.frozen import frozen
from xeptools.model import Note
from xeptools.renderers.typst.literals import Typ, literal, printable
from xeptools.tree.facts import Corpus

MEASURE = 436.0
"""Width of the text in points: A4 less twice 28 mm, as the template has it."""
DEEPEST = 8
"""Lists, quotes and boxes inside one another that get a margin each; what lies deeper has theirs."""
_NARROWEST = 40.0


@dataclass(slots=True)
class Record:
    """What has happened so far in the document, which is written from front to back."""

    mentioned: set[int] = field(default_factory=set)
    """Notes that stand on a page already."""
    missing: set[str] = field(default_factory=set)
    """Characters that no font has."""
    troubles: dict[tuple[str, int], str] = field(default_factory=dict)
    """What could not be printed as it should, with the place of the node, and a hint for each."""
    drawn: int = 0
    """Characters of the source that are pictures."""
    pictures: dict[str, Typ] = field(default_factory=dict)
    """Those that are printed, each with the call that shows it, by address."""


@frozen
class Sheet:
    """The place where something is printed."""

    corpus: Corpus
    """The facts of the documents that this one may name."""
    notes: tuple[Note, ...]
    anchors: Mapping[str, str]
    """The label of each place in the document that a link may lead to, by its public anchor."""
    unreadable: frozenset[str]
    """Addresses of pictures that are known to be broken."""
    record: Record
    embedded: Callable[[str], str] = lambda address: address
    """What gives the ``data:`` URI of a picture by its address, if it can be had."""
    width: float = MEASURE
    """What there is of the line, in points."""
    size: float = 10.5
    """The size of its type in points."""
    depth: int = 0
    """Boxes around it."""
    linking: bool = True
    """Whether links may be made: not inside another."""

    def inside(self, margin: float, at: int) -> Sheet | None:
        """Give the place in the box at ``at`` that takes so many points away; None inside too many others."""
        if self.depth >= DEEPEST:
            self.tell(f"boxes more than {DEEPEST} deep are printed without their margins", "nest less", at)
            return None
        return replace(self, width=max(_NARROWEST, self.width - margin), depth=self.depth + 1)

    def text(self, text: str) -> Typ:
        """Give a literal of what can be printed of ``text``."""
        return literal(printable(text, self.record.missing))

    def tell(self, message: str, hint: str, at: int) -> None:
        """Note what could not be printed as it should of the node at ``at``."""
        self.record.troubles.setdefault((message, at), hint)
