"""The whole way of a draft: text, doctree, header and sections, source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from docutils import nodes

from xeptools.authoring.back import tell_back, without_back
from xeptools.authoring.blocks import blocks
from xeptools.authoring.doctrees import markdown, restructured
from xeptools.authoring.fields import Fields, front_matter
from xeptools.authoring.findings import Findings
from xeptools.authoring.front import divided, read_front, tell_front, without_abstract
from xeptools.authoring.header import header, listed
from xeptools.authoring.markup import NO_CHARACTER, Element, source
from xeptools.authoring.places import Place, place_of
from xeptools.authoring.references import known_in
from xeptools.authoring.sections import sections
from xeptools.diagnostics import Diagnostic
from xeptools.frozen import frozen
from xeptools.resolver import resolve
from xeptools.resolver.anchors import FIXED
from xeptools.source import limits, parse


class Form(StrEnum):
    """The markup languages of drafts; the values are the endings of their files."""

    RST = "rst"
    MARKDOWN = "md"


@frozen
class Draft:
    """What became of a draft."""

    content: bytes
    """A XEP source; empty where the draft could not be read, as an error among the diagnostics says."""
    diagnostics: Sequence[Diagnostic]
    findings: Findings
    """They know the lines of the draft too."""


def compose(data: bytes, form: Form, *, path: str, tree: Path | None = None, today: dt.date) -> Draft:
    """Make a XEP source of a draft.

    ``path`` stands in the findings; ``tree`` gives the entities, without one those of the package do;
    ``today`` is the date of a draft that has none. XeptoolsError where Markdown cannot be read for want of
    its library.
    """
    text, findings = _text(data, path)
    if not text or findings.diagnostics:
        return Draft(b"", findings.diagnostics, findings)
    if found := NO_CHARACTER.search(text):
        line = text.count("\n", 0, found.start()) + 1
        findings.error("illegal-character", f"U+{ord(found[0]):04X} may not stand in a XEP", line)
        text = NO_CHARACTER.sub("\ufffd", text)
    fields = Fields()
    if form is Form.MARKDOWN:
        head = front_matter(text, findings)
        if head is None:
            return Draft(b"", findings.diagnostics, findings)
        fields, text = head
    try:
        document = (markdown if form is Form.MARKDOWN else restructured)(text, findings)
        place = place_of(document, findings, known_in(tree), markdown=form is Form.MARKDOWN)
        content = _composed(document, fields, place, tree, today)
    except RecursionError:
        findings.error("too-deep", "the draft nests too deeply and is not read")
        content = b""
    return Draft(content, findings.diagnostics, findings)


def _text(data: bytes, path: str) -> tuple[str, Findings]:
    """Give the text of a draft; nothing where a finding says why it is not read."""
    if len(data) > limits.DRAFT_BYTES:
        findings = Findings(path, "")
        findings.error("too-large", f"the draft is larger than {limits.DRAFT_BYTES:,} bytes and is not read")
        return "", findings
    try:
        text = _lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        findings = Findings(path, _lines(data.decode("utf-8-sig", "replace")))
        before = _lines(data[: wrong.start].decode("utf-8", "replace"))
        findings.error("wrong-encoding", "these bytes are not UTF-8", before.count("\n") + 1)
        return "", findings
    findings = Findings(path, text)
    if not text.strip():
        findings.error("empty", "there is nothing in the draft")
    return text, findings


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _composed(
    document: nodes.document, fields: Fields, place: Place, tree: Path | None, today: dt.date
) -> bytes:
    title, front, parts = divided(document, fields)
    front = read_front(title, front, fields, place)
    parts, revisions, taken = without_back(parts, place)
    front, parts = without_abstract(front, parts, fields, place)
    council = blocks(fields.council, "councilnote", place)
    body = sections(parts, place)
    if revisions and fields.history:
        what = "the draft has a revision history: the revisions of its head are left out"
        place.findings.tell("repeated-field", what, fields.lines["revisions"], "keep one of them")
    revisions = revisions or [listed(one) for one in fields.history]
    if revisions:
        fields.tell_unlike(revisions[0].version, revisions[0].date, place.findings)
    made = header(fields, revisions, council, place.known.authors, today)
    _lead((made, *body), place)
    known = resolve(parse(source(made, []), tree=tree))
    tell_front(front, known.header, place)
    tell_back(taken, known, place)
    return source(made, body)


def _lead(body: Sequence[Element], place: Place) -> None:
    """Give each link within the draft its address."""
    anchors = {anchor: anchor for anchor in (*FIXED, *place.anchors.values())} | place.anchors
    for element in body:
        for link in _links(element):
            anchor = anchors.get(link.target) or anchors.get(nodes.make_id(link.target))
            at = place.asked.get(link.target)
            if anchor is None:
                place.findings.tell("dangling-link", f"nothing in the draft is called {link.target!r}", at)
            elif link.target in place.nearby:
                what = f"{link.target!r} is no section, example or table: the link leads to its section"
                place.findings.tell("not-representable", what, at)
            link.attributes["url"] = f"#{anchor or link.target}"


def _links(element: Element) -> Iterable[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.target:
                yield child
            yield from _links(child)
