"""What has to be known of a draft while its parts are read one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docutils import nodes

from xeptools.authoring.findings import Findings, shortened
from xeptools.authoring.markup import Element, said_in
from xeptools.authoring.references import Known
from xeptools.source import limits

_TARGET = re.compile(r"\.\. _(?:`(.+)`|(.+?)):\s*$", re.DOTALL)


@dataclass(slots=True)
class Place:
    """The state of one reading."""

    findings: Findings
    known: Known
    markdown: bool
    footnotes: dict[str, nodes.Element]
    """Notes by their identifiers."""
    names: dict[str, str]
    """How authors spelled the names that they gave, by identifier."""
    anchors: dict[str, str] = field(default_factory=dict)
    """The public address of each identifier that can have one."""
    nearby: set[str] = field(default_factory=set)
    """Those of :attr:`anchors` that only lead to the section around."""
    marks: list[str] = field(default_factory=list)
    """Anchors written as HTML that nothing has taken yet."""
    within: list[str] = field(default_factory=list)
    """The notes that are being read."""
    cut: set[int] = field(default_factory=set)
    """The mentions of notes, by their identity, at which the notes were too deep; each is told once."""
    adrift: list[Element] = field(default_factory=list)
    """Paragraphs of notes that could not stand where they are, for the next place below."""
    asked: dict[str, nodes.Node] = field(default_factory=dict)
    """The first link to each place of the draft."""
    examples: int = 0
    tables: int = 0
    at: nodes.Node | None = None
    """The block that is being read."""
    _left: int = limits.ENTITY_CHARACTERS

    def spend(self, characters: int) -> bool:
        """Take so many characters of what notes may bring in; False where none are left."""
        self._left -= characters + 10
        return self._left >= 0

    def lost(self, what: str, address: str = "") -> None:
        """Say that the format has no place for something, and that its text stays, but no ``address``."""
        gone = f": left out: {shortened(address)!r}" if address else ""
        self.findings.tell(
            "not-representable", f"the format knows not {what}: only its text stays{gone}", self.at
        )

    def stray(self, note: Element, where: str, at: nodes.Node | None, *, kept: bool) -> None:
        """Say that a note cannot stand ``where`` it is, and keep it for a place below where there is one."""
        what = f"a note cannot stand in {where}"
        if kept:
            self.findings.tell("not-representable", f"{what}: its text is a paragraph below", at)
            self.adrift.append(Element("p", note.children))
        else:
            said = " ".join(said_in(note.children).split())
            self.findings.tell("not-representable", f"{what}: {shortened(said)!r} is left out", at)

    def landed(self) -> list[Element]:
        """Give the paragraphs that found no place, which have one now."""
        here = [one for index, one in enumerate(self.adrift) if one not in self.adrift[:index]]
        self.adrift.clear()
        return here


def place_of(document: nodes.document, findings: Findings, known: Known, *, markdown: bool) -> Place:
    """Look through a doctree for what is referred to."""
    footnotes: dict[str, nodes.Element] = {}
    for node in document.findall(lambda one: isinstance(one, nodes.footnote | nodes.citation)):
        assert isinstance(node, nodes.Element)
        for identity in node["ids"]:
            footnotes[identity] = node
    names: dict[str, str] = {}
    for target in document.findall(nodes.target):
        found = _TARGET.match(target.rawsource)
        spelled = (found[1] or found[2]) if found else target.rawsource if markdown else ""
        for identity in [*target["ids"], *([target["refid"]] if "refid" in target else [])]:
            if spelled:
                names[identity] = " ".join(spelled.replace("\\", "").split())
    return Place(findings, known, markdown, footnotes, names)
