"""From an example as it is printed to XML that a parser can read, character by character at its old place.

Authors print protocol, not documents: several stanzas in a row, streams that stay open, who says
what before each line, HTTP around the XML, parts left out. None of that is a fault. Each step here
blanks such a thing out with as many blanks, so that every offset into the result is one into the
text of the example.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

STREAMS = "http://etherx.jabber.org/streams"
OPENING = f"<r xmlns:stream='{STREAMS}' xmlns:db='jabber:server:dialback'>"
"""What stands before the text where it is parsed: the two prefixes that are used without being declared."""
UNDECLARED = "urn:example:undeclared:"
"""The namespace of a prefix that an example uses and does not declare, followed by the prefix."""
CLOSING = "</r>"

_NOT_BLANK = re.compile(r"[^\s]")
_DECLARATION = re.compile(r"<\?xml\b(?!-).*?\?>", re.DOTALL)
_TAG_AS_DECLARATION = re.compile(
    r"""\A\s*(<xml\s+version\s*=\s*(?:"[^"<>]*"|'[^'<>]*')[^<>]*>)(?!.*</xml>)""", re.DOTALL
)
_DOCTYPE = re.compile(
    r"<!DOCTYPE\b(?:[^<>\[\"']|\"[^\"]*\"|'[^']*')*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>"
)
_SPEAKER = re.compile(
    r"""^[^\S\n]*+
    (?: [A-Z] (?=:)
      | (?i: client | server | send | sender | recv | receive | receiver | recipient | initiator | responder
           | requester | user | service | component | gateway | proxy )
      | [A-Za-z]{1,20} (?= (?: [^\S\n]*+ \([^()\n]{0,80}\) )?+ :[^\S\n]*+ < ) )
    (?: [^\S\n]*+ \([^()\n]{0,80}\) )?+ :
    (?= [^\S\n]*+ (?: < | $ ) | (?P<loose>[^\S\n]) )""",
    re.VERBOSE | re.MULTILINE,
)
_HTTP = re.compile(
    r"""^[^\S\n]*+ (?: (?: GET|POST|PUT|HEAD|OPTIONS|DELETE|PROPFIND|PROPPATCH|REPORT|MKCOL|NOTIFY|MESSAGE )
                       [^\S\n]++ [^\s<>]++ [^<\n]*+
                   | HTTP/\d(?:\.\d)?+ [^\S\n]++ \d\d\d [^<\n]*+ )
        (?: \n [^\S\n]*+ [A-Za-z][\w-]*+ [^\S\n]*+ : [^<\n]*+
           (?: \n [^\S\n]++ [^\s<:]++ [^<:\n]*+ (?=\n) )*+ )*+""",
    re.VERBOSE | re.MULTILINE,
)
_FIELDS = re.compile(r"\A\s*+(?:[A-Z][A-Za-z]*+(?:-[A-Za-z]++)*+[^\S\n]*+:[^\S\n][^<\n]*+\n)++(?=\s*+<)")
_HEADER = re.compile(
    r"<(?P<end>/)?(?P<name>(?:[A-Za-z_][\w.-]*:)?stream)(?=[\s/>])(?P<inside>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_ELLIPSIS_IN_TAG = re.compile(
    r"""(?P<tag> < [A-Za-z_][\w:.-]*+ (?: \s++ [A-Za-z_][\w:.-]*+ \s*+ = \s*+
            (?: "[^"<]*+" | '[^'<]*+' ) )*+ )
        \s*+ (?P<dots> \[? \s*+ (?: \.{2,} | … ) \s*+ \]? ) (?= [^<>]*+ > )""",
    re.VERBOSE,
)
_SHARED_ENTITY = re.compile(r"&(?:xep|rfc)[\w.-]{1,40};")
_LINE_TOKENS = re.compile(r"<(?:CR|LF|CRLF|SP|NUL|NULL)>")
_DTD = re.compile(r"<!(?:ELEMENT|ATTLIST|ENTITY)\b")
_ELEMENT = re.compile(r"</?+[A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+(?=[\s/>=])")


@dataclass(slots=True)
class Normal:
    """A text made ready for the parser, of the same length, and what was taken out of it."""

    text: str
    unclosed: str
    """End tags for the stream headers that the text leaves open; they go behind it."""
    declared: bool = False
    """It has an XML declaration or a DOCTYPE."""
    dialogue: bool = False
    """Lines say who speaks."""
    http: bool = False
    headers: int = 0
    """Stream headers."""
    ends: int = 0
    """Ends of streams."""
    mistaken: tuple[int, int] | None = None
    """Where a start tag ``<xml version=…>`` stands in the place of a declaration."""
    dotted: set[int] = field(default_factory=set)
    """Where the tags begin in which dots stood."""

    def document(self, prefixes: Iterable[str] = (), default: str = "") -> str:
        """What to parse, with ``prefixes`` declared too, and a namespace for what says none.

        Without both an offset into the text is one into this less the length of :data:`OPENING`.
        """
        opening = f"{OPENING[:-1]} xmlns='{default}'>" if default else OPENING
        if prefixes:
            more = "".join(f" xmlns:{prefix}='{UNDECLARED}{prefix}'" for prefix in sorted(prefixes))
            opening = f"{opening[:-1]}{more}>"
        return f"{opening}{self.text}{self.unclosed}{CLOSING}"


def has_elements(text: str) -> bool:
    """Whether there is anything in it that can be XML: a tag, and neither a DTD nor a line protocol."""
    if "<" not in text or not _ELEMENT.search(text):
        return False
    if "<!" in text and _DTD.search(_DOCTYPE.sub("", text)):
        return False
    return not _LINE_TOKENS.search(text)


def normalise(text: str, *, submission: bool = False) -> Normal:
    """Take out what stands between and around the XML of an example.

    A ``submission`` to the registrar shows references to the entities of the series, and means them.
    """
    normal = Normal(text, "")
    if "<?xml" in text:
        normal.text, count = _DECLARATION.subn(_blank, normal.text)
        normal.declared = count > 0
    if "<xml" in text and (mistaken := _TAG_AS_DECLARATION.match(text)) is not None:
        normal.mistaken = mistaken.span(1)
        normal.text = _blanked(text[: mistaken.end()]) + normal.text[mistaken.end() :]
    if "<!DOCTYPE" in text:
        normal.text, count = _DOCTYPE.subn(_blank, normal.text)
        normal.declared = normal.declared or count > 0
    if submission and ("&xep" in text or "&rfc" in text):
        normal.text = _SHARED_ENTITY.sub(lambda found: "x" * len(found[0]), normal.text)
    if not text.lstrip().startswith("<") or ":" in text:
        _without_speakers(normal)
        _without_http(normal)
    if "stream" in normal.text:
        _without_open_streams(normal)
    return normal


def without_dots(normal: Normal) -> None:
    """Blank the dots that stand for attributes out: ``<desc ... />``."""

    def one(found: re.Match[str]) -> str:
        normal.dotted.add(found.start())
        return found["tag"] + _blanked(found[0][len(found["tag"]) :])

    normal.text = _ELLIPSIS_IN_TAG.sub(one, normal.text)


def _blank(found: re.Match[str]) -> str:
    return _blanked(found[0])


def _blanked(text: str) -> str:
    return _NOT_BLANK.sub(" ", text)


def _without_speakers(normal: Normal) -> None:
    found = list(_SPEAKER.finditer(normal.text))
    if not found:
        return
    firm = [one for one in found if one["loose"] is None]
    lines = sum(1 for line in normal.text.splitlines() if line.strip())
    if len(found) < 0.6 * lines:
        found = firm
    if found:
        normal.dialogue = True
        parts, at = [], 0
        for one in found:
            parts += [normal.text[at : one.start()], _blanked(one[0])]
            at = one.end()
        normal.text = "".join([*parts, normal.text[at:]])


def _without_http(normal: Normal) -> None:
    normal.text, count = _HTTP.subn(_blank, normal.text)
    if not count:
        normal.text, count = _FIELDS.subn(_blank, normal.text)
    normal.http = count > 0


def _without_open_streams(normal: Normal) -> None:
    """Headers that no end follows are closed at the end of the text, ends without a header go.

    What follows a header so stays inside it and inherits its namespaces, as on the wire.
    """
    open_names: dict[int, str] = {}
    places: dict[str, list[int]] = defaultdict(list)
    lone: list[re.Match[str]] = []
    for found in _HEADER.finditer(normal.text):
        inside = found["inside"]
        name = found["name"]
        if name == "stream" and not found["end"] and STREAMS not in inside:
            continue
        if found["end"]:
            if name == "stream" and not places["stream"]:
                continue
            normal.ends += 1
            if opened := places[name]:
                del open_names[opened.pop()]
            else:
                lone.append(found)
        else:
            normal.headers += 1
            if not inside.rstrip().endswith("/"):
                places[name].append(found.start())
                open_names[found.start()] = name
    pieces, done = [], 0
    for found in lone:
        pieces += [normal.text[done : found.start()], _blanked(found[0])]
        done = found.end()
    normal.text = "".join(pieces) + normal.text[done:]
    normal.unclosed = "".join(f"</{name}>" for name in reversed(open_names.values()))
