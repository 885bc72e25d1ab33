"""How a file lays its text out: encoding, markup, comments, stanzas; and what it marks as mere data."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from xeptools.frozen import frozen
from xeptools.license.markup import Cutter, Kind
from xeptools.license.notices import HOLDER
from xeptools.license.statements import Statement, years_of
from xeptools.license.words import ADVANCE, BREAK, words_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IGNORED = re.compile(r"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)

_MARKUP_NAMES = (
    ".xml", ".html", ".htm", ".xhtml", ".xsl", ".xslt", ".xsd", ".svg", ".rng", ".wsdl", ".md", ".markdown",
    ".mkd", ".dtd", ".ent", ".mod",
)  # fmt: skip
_HTML_NAMES = (".html", ".htm", ".xhtml")
_PAGE_NAMES = (*_HTML_NAMES, ".md", ".markdown", ".mkd")
_TEX_NAMES = (".tex", ".sty", ".cls", ".ltx", ".dtx")
_ROFF_NAMES = re.compile(r"\.(?:[1-9][a-z]*|man|mdoc|roff|me|mm|ms)\Z")
_FORTRAN_NAMES = (".f", ".for", ".f77")
_PATCH_NAMES = (".patch", ".diff")
_FORTRAN_COMMENT = re.compile(r"^[Cc](?=\s)", re.MULTILINE)
_NOT_ADDED = re.compile(r"^(?:-|@@|\+\+\+ |diff |index ).*|^\+", re.MULTILINE)
_STARTS_AS_MARKUP = re.compile(r"\s*<(?:[?!]|[A-Za-z][\w:.-]*[\s/>])")
_STARTS_AS_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|body|div|p|pre)\b", re.IGNORECASE)
_STARTS_AS_HTML = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_STARTS_AS_TEX = re.compile(r"\\(?:documentclass|documentstyle|section|subsection|begin|usepackage)\b")
_STARTS_AS_ROFF = re.compile(r"(?:[.'][ \t]*\\\"[^\n]*\n)*\.[ \t]*(?:TH|Dd)[ \t]")
_STARTS_AS_DEBIAN = re.compile(r"\s*Format(?:-Specification)?:[^\n]*copyright-format", re.IGNORECASE)

# Everything else begins and ends a paragraph.
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code em emph font i img ins kbd link mark q ref samp small span strong
    sub sup tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_COLOURING = re.compile(
    rf"</?(?:{'|'.join(_INLINE_NAMES.split())}|br|div|li|ol|pre|table|tbody|td|tr)(?:\s[^<>]{{0,1000}})?/?>",
    re.IGNORECASE,
)


@frozen
class Passage:
    """A stretch of text that is read by itself."""

    text: str
    """With the marks of :mod:`~xeptools.license.words` where lines and paragraphs end otherwise."""
    line: int
    """Where it starts in the file, from 1."""
    kind: str = ""
    """``comment`` and ``entity`` for what is beside the text."""
    tex: bool = False
    apart: Statement | None = None
    """Its copyright statement, where that stands in another stanza."""


def decoded(data: bytes) -> str | None:
    """Read bytes as text: by byte-order mark, as UTF-8, else as Windows-1252; None for binary data."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(codec, "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def without_data(text: str) -> str:
    """Blank out what stands between REUSE-IgnoreStart and REUSE-IgnoreEnd (REUSE 3.3), its lines kept.

    A marker that is never closed ignores the rest, as REUSE has it.
    """
    if "REUSE-IgnoreStart" not in text:
        return text
    return _IGNORED.sub(lambda found: "\n" * found[0].count("\n"), text)


def uncoloured(text: str, name: str) -> str:
    """Take the tags out of a page in HTML that colour or number what it quotes; its lines are kept.

    What is quoted is escaped, so its own tags stay. All other files are as they are: their tags are the text.
    """
    if not (name.lower().endswith(_HTML_NAMES) or _STARTS_AS_HTML.match(text)):
        return text
    return _COLOURING.sub(lambda found: "\n" * found[0].count("\n"), text)


def passages(text: str, name: str) -> Iterator[Passage]:
    """Part the text of the file ``name`` into what is read by itself.

    A comment is apart from the text around it, so that it neither hides words of a notice nor adds any;
    comments with only white space between them are one. What is struck out is gone.
    """
    lowered = name.lower()
    if lowered.endswith(_FORTRAN_NAMES):
        text = _FORTRAN_COMMENT.sub("", text)
    elif lowered.endswith(_PATCH_NAMES):  # what a patch takes away is not in the file that it makes
        text = _NOT_ADDED.sub("", text)
    if _STARTS_AS_DEBIAN.match(text):
        yield from _stanzas(text)
    elif lowered.endswith(_TEX_NAMES) or (
        not lowered.endswith(_MARKUP_NAMES) and "\\" in text and _STARTS_AS_TEX.search(text)
    ):
        yield from _tex(text)
    elif _STARTS_AS_ROFF.match(text) or (_ROFF_NAMES.search(lowered) and _ROFF_REQUEST.search(text)):
        yield from _roff(text)
    elif "<" in text and (
        lowered.endswith(_MARKUP_NAMES) or _STARTS_AS_MARKUP.match(text) or "<legal>" in text
    ):
        yield from _markup(text, 1, page=lowered.endswith(_PAGE_NAMES) or bool(_STARTS_AS_PAGE.match(text)))
    else:
        yield Passage(text, 1)


def _markup(text: str, line: int, *, page: bool) -> Iterator[Passage]:
    """The text without tags first, then each run of comments, each script and each entity."""
    shown: list[str] = []
    aside: list[Passage] = []
    comments: list[str] = []
    start, begun = line, line
    for piece in Cutter(text, page=page).pieces():
        whole, inner = text[piece.start : piece.end], text[piece.inner : piece.inner_end]
        lines = whole.count("\n")
        inner_line = line + text.count("\n", piece.start, piece.inner)
        if piece.kind is Kind.COMMENT:
            begun = begun if comments else line
            comments.append(inner)
        elif comments and (piece.kind is not Kind.TEXT or whole.strip()):
            aside += _comment("".join(comments), begun, page=page)
            comments = []
        elif comments:
            comments.append(whole)
        if piece.kind in {Kind.TEXT, Kind.CDATA}:
            shown.append(inner)
        elif (piece.kind is Kind.TAG and inner.lower() in _INLINE) or piece.kind in {Kind.COMMENT, Kind.GONE}:
            shown.append(ADVANCE * lines)
        else:
            shown.append(BREAK + ADVANCE * lines)
        if piece.kind is Kind.SCRIPT:
            aside.append(Passage(inner, inner_line, "script"))
        elif piece.kind is Kind.ENTITY:
            aside += (replace(passage, kind="entity") for passage in _markup(inner, inner_line, page=page))
        line += lines
    if comments:
        aside += _comment("".join(comments), begun, page=page)
    yield Passage("".join(shown), start)
    yield from aside


def _comment(text: str, line: int, *, page: bool) -> Iterator[Passage]:
    """A run of comments as one text; what is marked up in it is read as markup."""
    inner = _markup(text, line, page=page) if "<" in text else [Passage(text, line)]
    for passage in inner:
        yield replace(passage, kind="comment")


_TEX_HEADING = re.compile(r"\\(?:sub){0,2}(?:section|paragraph)\*?\{([^{}\n]{0,200})\}")
_TEX_LINK = re.compile(r"\\href\{([^{}]{0,500})\}\{([^{}]{0,500})\}")
_TEX_COMMENT = re.compile(r"\s*%")
_TEX_COMMAND = re.compile(r"\\(?!copyright|textcopyright|sout|st\{)[A-Za-z]+\*?")


_ROFF_COMMENT = re.compile(r"[.'][ \t]*\\\"")
_ROFF_REQUEST = re.compile(r"^[.'][ \t]*(\w*)[ \t]*(.*)$", re.MULTILINE)
_ROFF_UNSHOWN = re.compile(r"^\.[ \t]*(?:ig|de|am)\b.*?(?:^\.\.[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_ROFF_FONT_NAMES = "B I R BI BR IB IR RB RI SB SM CW Em Sy Li Ql No Dq Sq"
_ROFF_FONTS = frozenset(_ROFF_FONT_NAMES.split())
"""Requests whose words belong to the line before and the line behind (man(7), mdoc(7))."""
_ROFF_ESCAPE = re.compile(
    r"\\(?:f(?:\[[^\]\n]*\]|\(..|.)|s[-+]?\d|\((?P<two>..)|\[(?P<name>[^\]\n]{1,20})\]|(?P<one>.)|$)",
    re.MULTILINE,
)
_ROFF_GLYPHS = {
    "co": "©", "dq": '"', "lq": '"', "rq": '"', "oq": "'", "cq": "'", "aq": "'", "en": "-", "em": "-",
    "hy": "-", "-": "-", "e": "\\", "~": " ", "0": " ", " ": " ",
}  # fmt: skip
"""What escapes stand for that a notice may need (groff_char(7)); the others set nothing."""


def _tex(text: str) -> Iterator[Passage]:
    """The text that is typeset, and each block of comment lines."""
    typeset, comments = _apart(text, _TEX_COMMENT)
    yield from (replace(comment, tex=True) for comment in comments)
    typeset = _TEX_HEADING.sub(rf"{BREAK}\1{BREAK}", _TEX_LINK.sub(r"\2 \1", typeset))
    yield Passage(_TEX_COMMAND.sub(" ", typeset), 1, tex=True)


def _roff(text: str) -> Iterator[Passage]:
    """The text that is typeset, and each block of comment lines."""
    shown = _ROFF_UNSHOWN.sub(lambda found: ADVANCE * found[0].count("\n"), text)
    typeset, comments = _apart(shown, _ROFF_COMMENT)
    yield from comments
    yield Passage(_ROFF_ESCAPE.sub(_roff_glyph, _ROFF_REQUEST.sub(_roff_request, typeset)), 1)


def _roff_request(found: re.Match[str]) -> str:
    if found[1] in _ROFF_FONTS:
        return found[2]
    return f"{BREAK}{found[2]}{BREAK}" if found[1] in {"SH", "SS", "Sh", "Ss"} else BREAK


def _roff_glyph(found: re.Match[str]) -> str:
    return _ROFF_GLYPHS.get(found["two"] or found["name"] or found["one"] or "", "")


def _apart(text: str, comment: re.Pattern[str]) -> tuple[str, list[Passage]]:
    """The text without the lines that are comments, and each block of those."""
    shown: list[str] = []
    blocks: list[Passage] = []
    block: list[str] = []
    for number, one in enumerate([*text.split("\n"), ""], 1):
        if comment.match(one):
            block.append(one)
            shown.append(ADVANCE)
            continue
        if block:
            blocks.append(Passage("\n".join(block), number - len(block), "comment"))
            block = []
        shown.append(one + "\n")
    return "".join(shown[:-1]), blocks


_STANZA = re.compile(r"^(?:[^\S\n]*+\S[^\n]*+(?:\n|\Z))+", re.MULTILINE)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*):[ \t]*(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE)


def _stanzas(text: str) -> Iterator[Passage]:
    """A Debian copyright file: each licence with the copyright that the files under it have (DEP-5)."""
    fields = []
    for stanza in _STANZA.finditer(text):
        found = {
            field["name"].lower(): field for field in _FIELD.finditer(text, stanza.start(), stanza.end())
        }
        fields.append(found)
    holders: dict[str, Statement] = {}
    for stanza_fields in fields:
        if "files" in stanza_fields and "copyright" in stanza_fields and "license" in stanza_fields:
            name = stanza_fields["license"]["value"].split("\n")[0].strip().lower()
            copyright_ = stanza_fields["copyright"]
            statement = _holder(copyright_["value"], text.count("\n", 0, copyright_.start()) + 1)
            if statement is not None and (name not in holders or not holders[name].of_foundation):
                holders[name] = statement
    for stanza_fields in fields:
        for field_name, field in stanza_fields.items():
            line = text.count("\n", 0, field.start()) + 1
            if field_name == "license":
                name = field["value"].split("\n")[0].strip().lower()
                # The short name on the field's first line is no sentence of the text below it.
                first, _, rest = field[0].partition("\n")
                yield Passage(f"{first}\n{BREAK}{rest}", line, "stanza", apart=holders.get(name))
            elif field_name in {"comment", "disclaimer"}:
                yield Passage(field[0], line, "stanza")


def _holder(value: str, line: int) -> Statement | None:
    """The first statement of a Copyright field; the XSF's, where it has one."""
    found: Statement | None = None
    for one in value.split("\n"):
        words = words_of(one)
        years = re.match(
            r" (?:copyright )?(?:\( c \) )?(?P<years>(?:\d{4}|-|,| )+) (?P<holder>.*) $", words.joined
        )
        if years is None:
            continue
        plain = years["holder"].removesuffix(".").strip().removesuffix("( xsf )").strip()
        holder = HOLDER if plain.removeprefix("by ").removeprefix("the ") == HOLDER.lower() else one.strip()
        if found is None or holder == HOLDER:
            found = Statement(holder, years_of(years["years"]), -1, line)
    return found
