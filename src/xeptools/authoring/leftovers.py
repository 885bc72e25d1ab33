"""What of a draft has no place in a XEP: told with its words, unless every format writes it anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

from xeptools.authoring.findings import shortened
from xeptools.authoring.inlines import ANCHOR, COMMENT
from xeptools.authoring.places import Place
from xeptools.model import Inlines, Link, LinkKind
from xeptools.model.walk import text_of

_UNSEEN = (
    nodes.Invisible | nodes.footnote | nodes.citation | nodes.target | nodes.system_message | nodes.decoration
)
_WHOLE = nodes.TextElement | nodes.Text | nodes.line_block
"""What is told in one."""
_NUMBERING = re.compile(r"(?:Appendix [A-Z]:|[0-9.]+) ")
ANY = "\0"
"""What no draft has."""


def shown(node: nodes.Node) -> bool:
    """Whether readers see a node where it stands."""
    unused = isinstance(node, nodes.footnote | nodes.citation) and not node["backrefs"]
    return unused or not isinstance(node, _UNSEEN)


def said(node: nodes.Node) -> str:
    """Give the words of a node, of a picture its description, without HTML that nobody sees."""
    return " ".join(COMMENT.sub("", ANCHOR.sub("", node.astext())).replace("</a>", "").split())


def left_out(node: nodes.Node, why: str, place: Place, hint: str = "") -> None:
    """Tell of what a node says that it is left out, with its addresses and the notes that it mentions."""
    words = said(node)
    for one in node.findall(nodes.Element):
        url = one.get("refuri") or one.get("uri") or ""
        if url not in words:
            words += f" <{url}>"
        note = place.footnotes.get(one.get("refid", ""))
        if isinstance(one, nodes.footnote_reference | nodes.citation_reference) and note is not None:
            for part in note.children[1:]:  # behind its label
                left_out(part, "nothing that stays mentions this note", place)
    place.findings.error("left-out", f"{why}: left out: {shortened(words)!r}", node, hint)


def tell_others(content: Iterable[nodes.Node], ours: Ours, why: str, place: Place, hint: str = "") -> None:
    """Tell of each line of blocks that it is left out, unless it is one of ``ours``."""
    for node in _lines(content):
        words = said(node)
        if (words or isinstance(node, nodes.image)) and words not in ours:
            left_out(node, why, place, hint)


def _lines(content: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Give what stands in blocks one after the other: paragraphs, titles, terms, code, pictures."""
    for node in content:
        if shown(node):
            if isinstance(node, _WHOLE) or not node.children:
                yield node
            else:
                yield from _lines(node.children)


class Ours:
    """The lines that every format writes anew; in them :data:`ANY` stands for whatever there may be."""

    def __init__(self, lines: Iterable[str]) -> None:
        spaced = [" ".join(line.split()) for line in lines]
        self._exact = frozenset(line for line in spaced if ANY not in line)
        self._like = [re.compile(_like(line)) for line in spaced if ANY in line]

    def __contains__(self, words: str) -> bool:
        """Whether a line of a draft is one of them."""
        return words in self._exact or any(like.fullmatch(words) for like in self._like)


def _like(line: str) -> str:
    """Give the expression for a line; nothing in it is looked for twice, however long the words are."""
    first, *middle, last = map(re.escape, line.split(ANY))
    return "".join([first, *(f"(?>.*?{part})" for part in middle), ".*", last])


def line_of(content: Inlines) -> str:
    """Give the words of a line; the name of a XEP may have its title with it."""
    return "".join(
        text_of((node,)) + (ANY if isinstance(node, Link) and node.kind is LinkKind.XEP else "")
        for node in content
    )


def named(part: nodes.section) -> str:
    """Give the title of a section without its number, in small letters."""
    return folded(part.children[0]) if part.children else ""


def folded(node: nodes.Node) -> str:
    """Give the words of a title in that way."""
    words = said(node)
    found = _NUMBERING.match(words)
    return words[found.end() :].lower() if found else words.lower()
