"""The content models of the format, once: what may stand where.

They are those of the published ``xep.dtd``, with entities expanded. Wider are but list items and cells,
which may hold every phrase that a paragraph may, and the council's note, which may hold paragraphs and
lists: ``schemas/xep.xsd`` has it so too. A breach becomes a :class:`~xeptools.model.Fault`; the page
still shows what the author meant.
"""

from __future__ import annotations

from xeptools.frozen import frozen

PHRASES = frozenset({"br", "img", "link", "note", "tt", "dfn", "em", "strong", "cite", "span", "acronym"})
"""The elements that stand in a line of text."""
_SECTION_BLOCKS = frozenset({"div", "p", "example", "code", "cve", "ul", "ol", "dl", "table"})
_ITEM = PHRASES | {"p", "code", "ul", "ol"}


@frozen
class Content:
    """What an element may hold: which children, whether text, which attributes."""

    children: frozenset[str] = frozenset()
    text: bool = False
    attributes: frozenset[str] = frozenset()


def _text(children: frozenset[str] | set[str] = frozenset(), *attributes: str) -> Content:
    return Content(frozenset(children), True, frozenset(attributes))


def _elements(children: frozenset[str] | set[str] = frozenset(), *attributes: str) -> Content:
    return Content(frozenset(children), False, frozenset(attributes))


# fmt: off
_TEXTS = (
    "title", "number", "status", "lastcall", "type", "sig", "approver", "spec", "shortname", "tag", "ns",
    "url", "discuss", "expires", "firstname", "surname", "org", "email", "jid", "uri", "version", "date",
    "initials",
)
_HEADER = (
    "title", "abstract", "legal", "number", "status", "lastcall", "interim", "type", "sig", "approver",
    "dependencies", "supersedes", "supersededby", "shortname", "tags", "schemaloc", "registry", "discuss",
    "expires", "author", "revision", "councilnote",
)
# fmt: on
_LEGAL_PARTS = frozenset({"copyright", "permissions", "warranty", "liability", "conformance"})

GRAMMAR: dict[str, Content] = {
    "xep": _elements({"header", "section1"}, "xmlns"),
    "header": _elements(frozenset(_HEADER)),
    **{name: _text() for name in _TEXTS},
    "abstract": _text(),
    "legal": _elements(_LEGAL_PARTS),
    **{name: _text({"link"}) for name in _LEGAL_PARTS},
    "interim": _elements(),
    "registry": _elements(),
    "authornote": _elements(),
    "dependencies": _elements({"spec"}),
    "supersedes": _elements({"spec"}),
    "supersededby": _elements({"spec"}),
    "tags": _elements({"tag"}),
    "schemaloc": _elements({"ns", "url"}),
    "author": _elements({"firstname", "surname", "authornote", "org", "email", "jid", "uri"}),
    "revision": _elements({"version", "date", "initials", "remark"}),
    "remark": _text({"p", "ul"}),
    "councilnote": _text(PHRASES | {"p", "ul", "ol"}),
    **{
        f"section{level}": _elements(_SECTION_BLOCKS | {f"section{level + 1}"}, "topic", "anchor")
        for level in range(1, 5)
    },
    "section5": _elements(_SECTION_BLOCKS, "topic", "anchor"),
    "div": _text(_SECTION_BLOCKS | {"blockquote"}, "class", "style"),
    "blockquote": _text({"blockquote"}),
    "p": _text(PHRASES, "class", "style"),
    "ul": _elements({"li"}, "class", "style"),
    "ol": _elements({"li"}, "class", "start", "style", "type"),
    "li": _text(_ITEM | {"example"}, "class", "style"),
    "dl": _elements({"di"}),
    "di": _elements({"dt", "dd"}),
    "dt": _text(),
    "dd": _text(_ITEM | {"example"}),
    "table": _elements({"tr"}, "caption"),
    "tr": _elements({"th", "td"}),
    "th": _text(frozenset(), "colspan", "rowspan"),
    "td": _text(_ITEM, "align", "colspan", "rowspan"),
    "example": _text(frozenset(), "caption"),
    "code": _text({"span", "em", "strong"}, "caption"),
    "cve": _text(frozenset(), "id", "url"),
    "br": _elements(),
    "img": _elements(frozenset(), "src", "alt", "height", "width"),
    "link": _text({"cite"}, "url"),
    "note": _text({"link", "tt", "dfn", "em", "strong", "cite", "span", "note"}),
    "tt": _text({"link", "em", "strong"}),
    "dfn": _text(),
    "cite": _text(),
    "acronym": _text(),
    "em": _text({"link", "tt", "strong", "span", "note"}),
    "strong": _text({"link", "tt", "em", "span", "note"}),
    "span": _text({"link", "tt", "dfn", "em", "strong"}, "class", "style"),
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "legal": ("copyright", "permissions", "warranty", "liability", "conformance"),
    "author": ("firstname", "surname"),
    "revision": ("version", "date", "initials", "remark"),
    "schemaloc": ("url",),
}
"""The parts that such an element has; each of its parts stands once."""
