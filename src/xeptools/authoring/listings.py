"""Code of a draft, and what else is read as plain text: examples, HTML, the boxes of vulnerabilities."""

from __future__ import annotations

import re

from docutils import nodes

from xeptools.authoring.inlines import COMMENT, unnoted
from xeptools.authoring.markup import Element, Node
from xeptools.authoring.places import Place

_NUMBER = re.compile(r"CVE-([0-9]+-[0-9]+)")
_RECORDS = re.compile(r"#|https://nvd\.nist\.gov/|https://www\.cve\.org/")
_ANCHOR = re.compile(r"""\s*<a (?:id|name)=["']([^"'<>]+)["']\s*/?>(?:</a>)?\s*""")


def code(node: nodes.Element, caption: str, place: Place) -> list[Node]:
    """Give code, with its emphasis."""
    _bare(node, "code", place)
    content: list[Node] = []
    for child in node.children:
        if isinstance(child, nodes.emphasis | nodes.strong):
            content.append(Element("em" if isinstance(child, nodes.emphasis) else "strong", [child.astext()]))
        else:
            content.append(child.astext())
    if content and isinstance(content[-1], str):
        content[-1] = content[-1].rstrip("\n")
    return [Element("code", content, {"caption": caption} if caption else {})]


def example(listing: nodes.Element, caption: str, place: Place) -> Element:
    """Give an example, which has a number and no emphasis."""
    place.examples += 1
    _bare(listing, "an example", place)
    if any(isinstance(child, nodes.emphasis | nodes.strong) for child in listing.children):
        place.lost("marks in an example")
    return Element("example", [listing.astext().rstrip("\n")], {"caption": caption})


def _bare(node: nodes.Element, where: str, place: Place) -> None:
    """Tell of what code cannot hold; its notes are put below it."""
    unnoted(node, place, where)
    for link in node.findall(nodes.reference):
        url = link.get("refuri") or f"#{link.get('refid', '')}"
        if url not in link.astext():
            place.lost(f"a link in {where}", url)


def html(node: nodes.raw, place: Place) -> list[Node]:
    """Give a block of HTML in Markdown: an anchor, a comment, or what its author meant to show."""
    text = COMMENT.sub("", node.astext())
    if found := _ANCHOR.fullmatch(text):
        place.marks.append(found[1])
        return []
    if not text.strip():
        return []
    hint = "put it between lines of ``` to have it as code"
    place.findings.tell("not-representable", "HTML is not read: it is shown as code", node, hint)
    return [Element("code", [text.strip()])]


def is_vulnerability(node: nodes.Node) -> bool:
    """Whether a paragraph begins with the name of a vulnerability."""
    return isinstance(node, nodes.paragraph) and bool(_NUMBER.match(node.astext()))


def vulnerability(node: nodes.Element, place: Place) -> Element:
    """Read the box of a vulnerability: its name, a text that may be a link, and where its records are."""
    unnoted(node, place, "<cve>")
    name = _NUMBER.match(node.astext())
    links = [one["refuri"] for one in node.findall(nodes.reference) if "refuri" in one]
    others = [url for url in links if not _RECORDS.match(url)]
    attributes = {"id": name[1]} if name else {}
    if others:
        attributes["url"] = others[0]
    for more in others[1:]:
        place.lost("a second link in <cve>", more)
    said = node.astext()[name.end() if name else 0 :].removeprefix("CVE ")
    said, _, records = said.partition(" (records: ")
    if records.strip() not in ("", "NVD, CVE)"):
        said = f"{said} {records}"
    return Element("cve", [" ".join(said.split())], attributes)
