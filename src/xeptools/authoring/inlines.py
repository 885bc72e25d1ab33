"""Running text of a doctree as a line of a XEP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from docutils import nodes

from xeptools.authoring.findings import shortened
from xeptools.authoring.fitting import BLANKS, apart, line_fitted
from xeptools.authoring.markup import Element, Entity, Node, said_in, text_of
from xeptools.authoring.places import Place
from xeptools.model import LinkKind
from xeptools.renderers.docutils.inlines import NO_DESCRIPTION
from xeptools.resolver.links import classify, picture
from xeptools.source import limits
from xeptools.source.grammar import GRAMMAR

_CITED = re.compile(r"XEP-([0-9]{4})")
_TAG = re.compile(r"<(/?)([a-zA-Z]+)\s*/?>")
ANCHOR = re.compile(r"""<a (?:id|name)=["']([^"'<>]+)["']\s*/?>""")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WEB = re.compile("https?:", re.IGNORECASE)
_TAGS = {
    "sub": Element("span", [], {"class": "sub"}),
    "sup": Element("span", [], {"class": "super"}),
    "em": Element("em"),
    "i": Element("em"),
    "strong": Element("strong"),
    "b": Element("strong"),
    "code": Element("tt"),
    "tt": Element("tt"),
    "cite": Element("cite"),
    "dfn": Element("dfn"),
}
"""What HTML in a line of Markdown may say, where Markdown itself has nothing for it."""
_PIXELS = re.compile(r"([0-9]+)(?:px)?")


def line(content: Sequence[nodes.Node], parent: str, place: Place) -> list[Node]:
    """Give running text for an element ``parent``, with entities for what they say."""
    before = place.at
    place.at = content[0] if content else before
    made = line_fitted(_inlines(content, place), parent, place)
    place.at = before
    return place.known.in_line(made, references="note" in GRAMMAR[parent].children)


def words(content: Sequence[nodes.Node], place: Place, where: str, *, kept: bool = True) -> str:
    """Give running text without any markup for ``where``, which holds none; its notes are put below it.

    Where they are not ``kept``, they are told with their words.
    """
    said, notes = apart(_inlines(content, place))
    for note in notes:
        place.stray(note, where, content[0], kept=kept)
    text = " ".join(said_in(said).split())
    for url in _addresses(said):
        if url not in text:
            what = f"{where} holds no links: left out: {shortened(url)!r}"
            place.findings.tell("not-representable", what, content[0])
    return text


def _addresses(content: Iterable[Node]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Element):
            if node.name == "link":
                yield node.attributes["url"] or node.target
            yield from _addresses(node.children)


def unnoted(node: nodes.Element, place: Place, where: str) -> None:
    """Take the notes out of what is read as plain text."""
    for mention in list(node.findall(nodes.footnote_reference)):
        words([mention], place, where)
        mention.parent.remove(mention)


def _inlines(content: Iterable[nodes.Node], place: Place) -> list[Node]:
    """Give inlines one after the other; tags of HTML close what they open."""
    stack: list[list[Node]] = [[]]
    opened: list[str] = []
    for node in content:
        if isinstance(node, nodes.raw) and place.markdown:
            if node["format"] != "html":
                continue  # MyST breaks a line in the languages of several writers
            _html(node.astext().removesuffix("\n"), stack, opened, place)
        else:
            stack[-1] += _inline(node, place)
    while opened:
        opened.pop()
        inner = stack.pop()
        stack[-1] += inner
    return stack[0]


def _html(text: str, stack: list[list[Node]], opened: list[str], place: Place) -> None:
    """Read one tag of HTML in Markdown; one that is not known is text, for drafts are full of stanzas."""
    if anchor := ANCHOR.fullmatch(text):
        place.marks.append(anchor[1])
        return
    text = COMMENT.sub("", text)
    if not text or text == "</a>":
        return
    found = _TAG.fullmatch(text)
    name = found[2].lower() if found else ""
    if name == "br":
        stack[-1].append(Element("br"))
    elif name not in _TAGS:
        stack[-1].append(text)
    elif found and not found[1]:
        opened.append(name)
        stack.append([])
    elif opened and opened[-1] == name:
        opened.pop()
        inner = stack.pop()
        stack[-1].append(_like(_TAGS[name], inner))


def _like(model: Element, children: list[Node]) -> Element:
    return Element(model.name, children, dict(model.attributes))


def _inline(node: nodes.Node, place: Place) -> list[Node]:
    match node:
        case nodes.Text():
            return [BLANKS.sub(" ", text)] if (text := node.astext()) else []
        case nodes.emphasis():
            return [Element("dfn" if "dfn" in node["classes"] else "em", _inlines(node.children, place))]
        case nodes.strong():
            return [Element("strong", _inlines(node.children, place))]
        case nodes.literal():
            return [Element("tt", _inlines(node.children, place))]
        case nodes.title_reference():
            return [Element("cite", _inlines(node.children, place))]
        case nodes.superscript():
            return [Element("span", _inlines(node.children, place), {"class": "super"})]
        case nodes.subscript():
            return [Element("span", _inlines(node.children, place), {"class": "sub"})]
        case nodes.acronym() | nodes.abbreviation():
            return [Element("acronym", _inlines(node.children, place))]
        case nodes.footnote_reference() | nodes.citation_reference():
            return _note(node, place)
        case nodes.reference():
            return _link(node, place)
        case nodes.image():
            return image(node, place)
        case nodes.math():
            place.findings.tell("not-representable", "a XEP has no formulas: it is shown as typed", node)
            return [Element("tt", [node.astext()])]
        case nodes.inline() if "xep" in node:
            name = f"xep{node['xep']}"
            return [Entity(name) if name in place.known.names else Element("cite", [node.astext()])]
        case nodes.raw() | nodes.generated() | nodes.system_message() | nodes.comment():
            return []
        case nodes.Inline():
            return _inlines(node.children, place)
        case nodes.Element():
            return [" ", *_inlines(node.children, place), " "]
        case _:
            return []


def _note(node: nodes.Element, place: Place) -> list[Node]:
    """Give the note in full at each place that mentions it, as the format has it."""
    identity = node.get("refid", "")
    footnote = place.footnotes.get(identity)
    if footnote is None:
        return [f"[{node.astext()}]"]
    if identity in place.within or len(place.within) >= limits.NOTE_DEPTH:
        if id(node) not in place.cut:
            place.cut.add(id(node))
            text = " ".join(" ".join(child.astext() for child in footnote.children[1:]).split())
            what = f"a note mentions itself, or too deep: left out: {shortened(text)!r}"
            place.findings.tell("not-representable", what, node)
        return []
    if not place.spend(len(footnote.astext())):
        place.findings.error("too-large", "the notes are more than a document may hold", node)
        return []
    place.within.append(identity)
    marks = len(place.marks)
    said: list[Node] = []
    for child in footnote.children:
        if isinstance(child, nodes.label):
            said += [f"[{child.astext()}]"] if isinstance(footnote, nodes.citation) else []
            continue
        if said:
            said.append(" ")
        if not isinstance(child, nodes.paragraph):
            place.findings.tell("not-representable", "a note holds text alone: the rest is text too", child)
        said += _inlines(child.children if isinstance(child, nodes.paragraph) else [child], place)
    place.within.pop()
    del place.marks[marks:]  # they lead to a note
    return [Element("note", place.known.in_line(line_fitted(said, "note", place)))]


def _link(node: nodes.reference, place: Place) -> list[Node]:
    content = _inlines(node.children, place)
    if "refid" in node:
        place.asked.setdefault(node["refid"], node)
        return [Element("link", content, {"url": ""}, target=node["refid"])]
    url = str(node.get("refuri", ""))
    if any(isinstance(part, Element) and part.name == "img" for part in content):
        what = f"a picture is no link in a XEP: left out: {shortened(url)!r}"
        place.findings.tell("not-representable", what, node)
        return content
    text = text_of(content)
    if not url or (text and node.rawsource == text and not _WEB.match(url)):
        return content  # docutils takes any JID for an address of mail, and namespaces for addresses too
    if place.markdown and unquote(url) == unquote(text):
        content = [url]  # MyST shows an address without what is encoded in it
    if url.startswith("#"):
        place.asked.setdefault(unquote(url[1:]), node)
        return [Element("link", content or [unquote(url)], {"url": ""}, target=unquote(url[1:]))]
    kind, address, number = classify(url)
    if kind is LinkKind.REFUSED:
        place.findings.tell(
            "refused-link", f"{url[:80]!r} is no address to link to: only its text stays", node
        )
        return content
    if number and (cited := _CITED.fullmatch(text)) and cited[1] == number and "#" not in url:
        return [Element("cite", [text])]
    return [Element("link", content or [address], {"url": address})]


def image(node: nodes.image, place: Place) -> list[Node]:
    """Give a picture, if it comes in the draft itself; of any other the description."""
    uri = "".join(str(node["uri"]).split())
    alt = str(node.get("alt", "")).removeprefix(NO_DESCRIPTION)
    if not uri.startswith("data:") or not picture(uri):
        hint = "put it into the draft as a data: URI"
        place.findings.tell(
            "not-representable",
            f"the picture {uri[:80]!r} stays outside: its description is text",
            node,
            hint,
        )
        return [f"[{alt or uri}]"]
    made = Element("img", [], {"src": uri, "alt": alt})
    for name in ("width", "height"):
        if found := _PIXELS.fullmatch(str(node.get(name, ""))):
            made.attributes[name] = found[1]
    return [made]
