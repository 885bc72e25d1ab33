"""The whole way of a draft: text, doctree, header and sections, source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docutils import nodes

from xeptools.authoring.blocks import blocks, plain
from xeptools.authoring.doctrees import markdown, restructured
from xeptools.authoring.fields import Fields, from_list, front_matter
from xeptools.authoring.findings import Findings
from xeptools.authoring.header import Revision, header
from xeptools.authoring.inlines import words
from xeptools.authoring.markup import NO_CHARACTER, Element, source
from xeptools.authoring.places import Place, place_of
from xeptools.authoring.references import known_in
from xeptools.authoring.sections import sections
from xeptools.diagnostics import Diagnostic
from xeptools.source import limits


class Form(StrEnum):
    """The markup languages of drafts; the values are the endings of their files."""

    RST = "rst"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of a draft."""

    content: bytes
    """A XEP source; empty where the draft could not be read, as an error among the diagnostics says."""
    diagnostics: Sequence[Diagnostic]
    findings: Findings
    """They know the lines of the draft too."""


_LABEL = re.compile(r"(?:XEP-\S+|ProtoXEP): ")
_REVISION = re.compile(
    r"(?:Version )?(?P<version>\S+) \((?P<date>[^()]*)\)(?: (?P<initials>.*?))?(?: archived page)?"
)
_APPENDICES = "appendices"
_HISTORY = "revision history"


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
        fields, text = front_matter(text, findings)
    try:
        document = (markdown if form is Form.MARKDOWN else restructured)(text, findings)
        place = place_of(document, findings, known_in(tree), markdown=form is Form.MARKDOWN)
        content = _composed(document, fields, place, today)
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


def _composed(document: nodes.document, fields: Fields, place: Place, today: dt.date) -> bytes:
    title, front, parts = _divided(document, fields)
    for node in front:
        if isinstance(node, nodes.field_list):
            from_list(node, fields, place.findings, lambda said: plain(said, place))
    if title is not None and not fields.one("title"):
        fields.values["title"] = [
            _LABEL.sub("", words(title.children, place, "the header", kept=False), count=1)
        ]
    parts, revisions = _without_back(parts, place)
    parts = _without_abstract(front, parts, fields, place)
    council = blocks(fields.council, "councilnote", place)
    body = sections(parts, place)
    _lead(body, place)
    made = header(fields.one("title"), fields, revisions, council, today)
    return source(made, body)


def _divided(
    document: nodes.document, fields: Fields
) -> tuple[nodes.title | None, list[nodes.Node], list[nodes.section]]:
    """Part a draft into its title, what stands before its sections, and these.

    A section that holds all others is the document itself, unless the title stands in a field and says
    something else.
    """
    front, parts = _split(document.children)
    if len(parts) == 1 and isinstance(title := parts[0].children[0], nodes.title):
        given = fields.one("title")
        if not given or _LABEL.sub("", title.astext(), count=1) == given:
            inner, below = _split(parts[0].children[1:])
            return title, [*front, *inner], below
    return None, front, parts


def _split(children: Iterable[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.section]]:
    parts = [child for child in children if isinstance(child, nodes.section)]
    return [child for child in children if not isinstance(child, nodes.section)], parts


def _without_back(parts: list[nodes.section], place: Place) -> tuple[list[nodes.section], list[Revision]]:
    """Take the appendices off, which every format makes anew, and read the history of revisions."""
    kept: list[nodes.section] = []
    revisions: list[Revision] = []
    for part in parts:
        name = _named(part)
        if name == "contents" and not any(isinstance(one, nodes.section) for one in part.children):
            continue
        if name == _HISTORY:
            revisions += _history(part, place)
        elif name == _APPENDICES and part is parts[-1]:
            for inner in part.findall(nodes.section):
                if _named(inner) == _HISTORY:
                    revisions += _history(inner, place)
            for one in part.findall(nodes.Element):
                for identity in one["ids"]:
                    place.anchors[identity] = place.names.get(identity, identity)
        else:
            kept.append(part)
    return kept, revisions


def _named(part: nodes.section) -> str:
    title = part.children[0].astext() if part.children else ""
    return re.sub(r"^(?:Appendix [A-Z]:|[0-9.]+) ", "", " ".join(title.split())).lower()


def _history(part: nodes.section, place: Place) -> list[Revision]:
    """Read revisions: a definition each, or a section each."""
    found: list[tuple[nodes.Element, list[nodes.Node]]] = []
    for child in part.children:
        if isinstance(child, nodes.section) and isinstance(heading := child.children[0], nodes.title):
            found.append((heading, list(child.children[1:])))
        elif isinstance(child, nodes.definition_list):
            for item in child.children:
                term, meaning = item.children[0], item.children[-1]
                assert isinstance(term, nodes.Element)
                found.append((term, list(meaning.children)))
    revisions = []
    for term, body in found:
        said = _REVISION.fullmatch(" ".join(term.astext().split()))
        if said is None:
            hint = "write it like this: 0.0.2 (2026-11-22) fl"
            place.findings.tell("unreadable-revision", f"{term.astext()[:80]!r} is no revision", term, hint)
            continue
        remark = blocks(body, "remark", place)
        if not any(isinstance(part, Element) and part.name in ("p", "ul") for part in remark):
            remark = [Element("p", remark)]
        revisions.append(Revision(said["version"], said["date"], said["initials"] or "", remark))
    return revisions


def _without_abstract(
    front: list[nodes.Node], parts: list[nodes.section], fields: Fields, place: Place
) -> list[nodes.section]:
    """Take what says in short what the document is about, and put it into the field for it."""
    said = plain([node for node in front if isinstance(node, nodes.paragraph)], place)
    if parts and _named(parts[0]) == "abstract":
        said = plain(parts[0].children[1:], place)
        parts = parts[1:]
    if said and not fields.one("abstract"):
        fields.values["abstract"] = [said]
    for node in front:
        if isinstance(node, nodes.literal_block | nodes.table | nodes.Sequential) and not isinstance(
            node, nodes.field_list
        ):
            hint = "put it under the title of a section"
            place.findings.error(
                "outside-of-sections", "this stands before the first section: left out", node, hint
            )
    return parts


def _lead(body: Sequence[Element], place: Place) -> None:
    """Give each link within the draft its address."""
    anchors = {anchor: anchor for anchor in place.anchors.values()} | place.anchors
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
