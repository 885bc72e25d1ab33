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
from xeptools.authoring.findings import Findings, shortened
from xeptools.authoring.header import Revision, header
from xeptools.authoring.inlines import ANCHOR, words
from xeptools.authoring.markup import NO_CHARACTER, Element, source
from xeptools.authoring.places import Place, place_of
from xeptools.authoring.references import known_in
from xeptools.authoring.sections import sections
from xeptools.diagnostics import Diagnostic
from xeptools.model.walk import text_of
from xeptools.renderers.matter import APPENDICES, NO_NOTES, notice, warning
from xeptools.resolver import resolve
from xeptools.source import limits, parse


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
_MADE = frozenset(title.lower() for _, _, title in APPENDICES)
_WHOLE = ("This document has errors", "Note from the XMPP Council")
"""How boxes begin that are not the author's to their end."""
_LIKE_THIS = "write it like this: 0.0.2 (2026-11-22) fl"
_UNSEEN = (
    nodes.Invisible
    | nodes.footnote
    | nodes.citation
    | nodes.target
    | nodes.system_message
    | nodes.decoration
    | nodes.title
)


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
    front, parts = _without_abstract(front, parts, fields, place)
    council = blocks(fields.council, "councilnote", place)
    body = sections(parts, place)
    _lead(body, place)
    made = header(fields.one("title"), fields, revisions, council, today)
    _without_standing(front, made, place)
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
    """Take off what every format makes anew, and read the history of revisions; what else is there stays."""
    kept: list[nodes.section] = []
    revisions: list[Revision] = []
    for part in parts:
        if _named(part) == "contents" and part is parts[0] and _lists_titles(part, parts):
            continue
        if _named(part) == _HISTORY and (read := _history(part, place)):
            revisions += read
        elif _named(part) != _APPENDICES or part is not parts[-1]:
            kept.append(part)
        else:
            revisions += _without_made(part, place)
            if any(_shown(child) for child in part.children[1:]):
                kept.append(part)
    return kept, revisions


def _lists_titles(part: nodes.section, parts: Iterable[nodes.section]) -> bool:
    """Whether all that a section has is a list of links, or of the titles of sections."""
    titles = {_folded(one.children[0]) for two in parts for one in two.findall(nodes.section)}
    shown = [child for child in part.children[1:] if _shown(child)]
    entries = [one for child in shown for one in child.findall(nodes.paragraph)]
    return all(isinstance(child, nodes.Sequential) for child in shown) and all(
        _folded(one) in titles
        or [type(inner) for inner in one.children if inner.astext()] == [nodes.reference]
        for one in entries
    )


def _without_made(part: nodes.section, place: Place) -> list[Revision]:
    """Take the appendices that are made anew out of the last section; give the revisions in them."""
    revisions: list[Revision] = []
    for inner in [child for child in part.children if isinstance(child, nodes.section)]:
        if _named(inner) not in _MADE:
            continue
        if _named(inner) == _HISTORY:
            revisions += _history(inner, place)
        elif _named(inner) == "notes":
            for child in filter(_shown, inner.children[1:]):
                if child.astext() != NO_NOTES:
                    _left_out(child, "the notes are made anew", place)
        part.remove(inner)
        for one in inner.findall(nodes.Element):
            for identity in one["ids"]:
                place.anchors[identity] = place.names.get(identity, identity)
    for identity in part["ids"]:
        place.anchors[identity] = place.names.get(identity, identity)
    return revisions


def _shown(node: nodes.Node) -> bool:
    """Whether readers see a node where it stands."""
    unused = isinstance(node, nodes.footnote | nodes.citation) and not node["backrefs"]
    return unused or not isinstance(node, _UNSEEN)


def _left_out(node: nodes.Node, why: str, place: Place, hint: str = "") -> None:
    said = shortened(" ".join(node.astext().split()))
    place.findings.error("left-out", f"{why}: left out: {said!r}", node, hint)


def _folded(node: nodes.Node) -> str:
    said = " ".join(ANCHOR.sub("", node.astext()).replace("</a>", "").split())
    return re.sub(r"^(?:Appendix [A-Z]:|[0-9.]+) ", "", said).lower()


def _named(part: nodes.section) -> str:
    return _folded(part.children[0]) if part.children else ""


def _history(part: nodes.section, place: Place) -> list[Revision]:
    """Read revisions: a definition each, or a section each. What else is among them is told."""
    found: list[tuple[nodes.Element, list[nodes.Node]]] = []
    others: list[nodes.Node] = []
    for child in part.children[1:]:
        if isinstance(child, nodes.section) and isinstance(heading := child.children[0], nodes.title):
            found.append((heading, list(child.children[1:])))
        elif isinstance(child, nodes.definition_list):
            for item in child.children:
                term, meaning = item.children[0], item.children[-1]
                assert isinstance(term, nodes.Element)
                found.append((term, list(meaning.children)))
        elif _shown(child):
            others.append(child)
    read = [(_REVISION.fullmatch(" ".join(term.astext().split())), term, body) for term, body in found]
    if not any(said for said, _, _ in read):
        others = [node for _, term, body in read for node in (term, *body)] + others
        if not (isinstance(part.parent, nodes.section) and _named(part.parent) == _APPENDICES):
            return []  # and it stays a section like any other
    for node in others:
        _left_out(node, "this is no revision", place, _LIKE_THIS)
    revisions = []
    for said, term, body in read:
        if said is None:
            place.findings.tell(
                "unreadable-revision", f"{shortened(term.astext())!r} is no revision", term, _LIKE_THIS
            )
            for node in body:
                _left_out(node, "this is no revision", place)
            continue
        remark = blocks(body, "remark", place)
        if not any(isinstance(part, Element) and part.name in ("p", "ul") for part in remark):
            remark = [Element("p", remark)]
        revisions.append(Revision(said["version"], said["date"], said["initials"] or "", remark))
    return revisions


def _without_abstract(
    front: list[nodes.Node], parts: list[nodes.section], fields: Fields, place: Place
) -> tuple[list[nodes.Node], list[nodes.section]]:
    """Take what says in short what the document is about into the field for it; give what is left."""
    if fields.one("abstract"):
        return front, parts
    if parts and _named(parts[0]) == "abstract":
        fields.values["abstract"] = [plain(parts[0].children[1:], place)]
        return front, parts[1:]
    if said := plain([node for node in front if isinstance(node, nodes.paragraph)], place):
        fields.values["abstract"] = [said]
    return [node for node in front if not isinstance(node, nodes.paragraph)], parts


def _without_standing(front: Iterable[nodes.Node], made: Element, place: Place) -> None:
    """Tell of what no field takes, except what renderers say there of the standing of a document."""
    ours = _standing(made)
    for node in filter(_shown, front):
        boxed = isinstance(node, nodes.block_quote | nodes.Admonition)
        if isinstance(node, nodes.field_list) or (
            isinstance(node, nodes.topic) and "contents" in node["classes"]
        ):
            continue
        if boxed and node.astext().startswith(_WHOLE):
            continue
        for one in node.children if boxed else [node]:
            if not (boxed and " ".join(one.astext().split()).startswith(ours)):
                hint = "put it under the title of a section"
                _left_out(one, "this stands before the first section", place, hint)


def _standing(made: Element) -> tuple[str, ...]:
    """How the boxes begin that say how far a document with this header can be relied on."""
    head = resolve(parse(source(made, []))).header
    said = [inlines[0] for inlines in (warning(head, {}), notice(head, {})) if inlines]
    return tuple(" ".join(text_of((one,)).split()) for one in said)


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
