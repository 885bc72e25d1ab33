"""What stands inside a line of running text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from xeptools.model import (
    Cite,
    Defined,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    Monospace,
    NoteMark,
    Phrase,
    Strong,
    Unresolved,
)
from xeptools.renderers.matter import address_of, xep_address
from xeptools.renderers.matter.places import place_at
from xeptools.renderers.typst.advances import extent
from xeptools.renderers.typst.literals import NOTHING, Typ, literal
from xeptools.renderers.typst.pictures import picture
from xeptools.renderers.typst.sheet import MEASURE, Sheet

_LONGEST = 20
"""Characters of a word that is never broken where there is room for it."""
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_WORD = re.compile(r"\S{4,}")
_JOINT = re.compile(r"(?<=[/:&=_@,;|)\]}])(?<!//)(?=[^\s/>])|(?=[.?#%]\w)|(?<=[a-z])(?=[A-Z][a-z])")
"""Where a long word may be broken: behind punctuation, before a part of an address, in CamelCase."""
_HYPHEN = re.compile(r"(?<=\w-)(?=[^\W\d])")
"""Where Typst itself may break a word."""
_RUN = re.compile(r"\w{40,}")
_PIECE = re.compile(r"[^\s\0-]{4,}")
_SYLLABLE = re.compile(r"\w{4}(?=\w{3})")
"""Runs without any such place that are too long for the line are broken between these."""
_TAG = re.compile(r"(?<!\S)(<[\w:-]{1,20}/>)")
_PHRASES = {"super": "super", "sub": "sub", "em": "em", "def": "em"}
"""The classes that authors may give to a span, and the template's call for them; any other says nothing."""
_DEEPEST = 12
"""Elements inside one another that change the type; what lies deeper looks like those around it."""

_Changing = Cite | Defined | Emphasis | Monospace | Phrase | Strong
"""The nodes that may change the type."""


def inlines(content: Inlines, sheet: Sheet, depth: int = 0) -> Typ:
    """Give running text as markup of Typst; ``depth`` counts the elements around it in the line."""
    nodes = _joined(content)
    pieces = []
    for before, node in zip([None, *nodes], nodes, strict=False):
        if isinstance(before, NoteMark) and isinstance(node, NoteMark):
            pieces.append("#also")  # or two numbers would be read as one
        pieces.append(_inline(node, sheet, depth + 1))
    return Typ("".join(pieces))


def words(text: str, sheet: Sheet) -> Typ:
    """Give text in which long words (namespaces, addresses) may be broken at the end of a line.

    The name of an element, ``<presence/>``, may not, though Unicode would allow it before the last sign.
    """
    pieces = _TAG.split(text) if "/>" in text else [text]
    made = [
        _running(piece, sheet) if index % 2 == 0 else f"#tag({sheet.text(piece)})"
        for index, piece in enumerate(pieces)
    ]
    return Typ("".join(made))


def unbroken(text: str, *, whole: bool) -> list[str]:
    """Give the parts of a text that no line should break: its words, and those of long words between joints.

    Unless words are to stay ``whole``, those of common length may be broken at a joint too.
    """
    parts = []
    for word in text.split():
        if len(word) <= _LONGEST and (whole or word.isalpha()):
            parts.append(word)
        else:
            parts += [part[:_LONGEST] for part in _HYPHEN.sub("\0", _JOINT.sub("\0", word)).split("\0")]
    return parts


def _running(text: str, sheet: Sheet) -> Typ:
    roomy = sheet.width > _LONGEST * sheet.size
    if roomy and (len(text) <= _LONGEST or not _LONG.search(text)):
        return Typ(f"#{sheet.text(text)}") if text else NOTHING

    def cut(found: re.Match[str]) -> str:
        word = found.group()
        if len(word) <= _LONGEST and extent(word, sheet.size, bold=True) <= sheet.width:
            return word
        runs = _RUN if roomy else _PIECE
        return runs.sub(apart, _JOINT.sub("\0", word))

    def apart(found: re.Match[str]) -> str:
        run = found.group()
        if not roomy and extent(run, sheet.size, bold=True) <= sheet.width:
            return run
        return _SYLLABLE.sub("\\g<0>\0", run)

    parts = (_LONG if roomy else _WORD).sub(cut, text.replace("\0", "")).split("\0")
    return Typ("#z".join([f"#{sheet.text(part)}" for part in parts if part]))


def _joined(content: Inlines) -> list[Inline]:
    """Give the nodes so that a note's mark follows its word without the blank that sources have."""
    nodes: list[Inline] = []
    for node in content:
        if isinstance(node, NoteMark) and nodes and isinstance(before := nodes[-1], str):
            nodes[-1:] = [before.rstrip(" ")] if before.strip(" ") else []
        nodes.append(node)
    return nodes


def _inline(node: Inline, sheet: Sheet, depth: int) -> Typ:
    match node:
        case str():
            return words(node, sheet)
        case Link():
            return _link(node, sheet, depth)
        case Phrase():
            call = next((_PHRASES[name] for name in node.classes if name in _PHRASES), "")
            return _call(call, node, sheet, depth)
        case NoteMark():
            return _note_mark(node, sheet, depth)
        case Monospace():
            return _call("tt", node, sheet, depth)
        case Strong():
            return _call("b", node, sheet, depth)
        case Emphasis() | Defined():
            return _call("em", node, sheet, depth)
        case Cite():
            return _cite(node, sheet, depth)
        case LineBreak():
            return Typ("#linebreak()")
        case Image():
            return picture(node, sheet)
        case Unresolved():
            return Typ(f"#lost({sheet.text(f'&{node.name};')})")
        case _:
            assert_never(node)


def _call(name: str, node: _Changing, sheet: Sheet, depth: int) -> Typ:
    """Give what is in it in the type that the template's call says, unless there are too many around it."""
    written = inlines(node.content, sheet, depth)
    if depth > _DEEPEST:
        sheet.tell(f"type is changed no more than {_DEEPEST} times in one word", "nest less", node.at)
        return written
    return Typ(f"#{name}[{written}]") if name and written else written


def _leading(url: str, content: Typ) -> Typ:
    """Give ``content`` as a link to an address whose scheme is a safe one."""
    return Typ(f"#link({literal(url)})[{content}]") if url and content else content


def _link(link: Link, sheet: Sheet, depth: int) -> Typ:
    """Give a link, in parts if notes are mentioned in it, for the marks of those are links too."""
    if not sheet.linking:
        return inlines(link.content, sheet, depth)
    made, since = NOTHING, 0
    for index, node in enumerate((*link.content, None)):
        if node is None or isinstance(node, NoteMark):
            content = inlines(link.content[since:index], replace(sheet, linking=False), depth)
            mark = _note_mark(node, sheet, depth) if node else NOTHING
            made, since = Typ(made + _linked(link, content, sheet) + mark), index + 1
    return made


def _linked(link: Link, content: Typ, sheet: Sheet) -> Typ:
    match link.kind:
        case LinkKind.INTERNAL:
            to = place_at(link.url, sheet.anchors)
            return Typ(f"#to({literal(to)})[{content}]") if to and content else content
        case LinkKind.REFUSED:
            return Typ(f'{content}#soft[#" [address refused]"]')
        case _:
            return _leading(address_of(link), content)


def _cite(cite: Cite, sheet: Sheet, depth: int) -> Typ:
    if cite.number is None or not sheet.linking:
        return _call("em", cite, sheet, depth)
    content = _call("em", cite, replace(sheet, linking=False), depth)
    return _leading(xep_address("", cite.number), content)


def _note_mark(mark: NoteMark, sheet: Sheet, depth: int) -> Typ:
    """Give the note itself where it is mentioned first, and its number with the way to it from then on."""
    number = literal(str(mark.number))
    if not sheet.linking:
        return Typ(f"#super({number})")
    if mark.number in sheet.record.mentioned:
        return Typ(f"#again({number})")
    sheet.record.mentioned.add(mark.number)
    foot = replace(sheet, width=MEASURE)
    return Typ(f"#note({number})[{inlines(sheet.notes[mark.number - 1].content, foot, depth)}]")
