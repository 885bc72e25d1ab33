"""Why an example is not XML, told once and where it went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from xeptools.stanzas.damage import foreign_blank, misused_quote
from xeptools.stanzas.fault import Fault, FaultKind
from xeptools.stanzas.layout import content_above, tag_beside
from xeptools.stanzas.mismatch import Slip, cause
from xeptools.stanzas.nearness import is_slip
from xeptools.stanzas.normalise import OPENING, Normal
from xeptools.stanzas.tags import attributes, start_tags, tokens
from xeptools.stanzas.xsd_names import ELEMENTS, XML, XSD

_CODES = {
    name: expat.errors.codes[getattr(expat.errors, name)] for name in dir(expat.errors) if name[:4] == "XML_"
}
_WORDS = {
    _CODES["XML_ERROR_UNCLOSED_TOKEN"]: ("this is never closed", "close it"),
    _CODES["XML_ERROR_UNCLOSED_CDATA_SECTION"]: ("a CDATA section is never closed", "close it with ]]>"),
    _CODES["XML_ERROR_MISPLACED_XML_PI"]: ("an XML declaration stands inside", "take it out"),
}

_ATTRIBUTE = re.compile(r"""\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_NEXT_ATTRIBUTE = re.compile(r"""[A-Za-z_:][^\s=<>"'/]*\s*=\s*(?:"[^"<]*"|'[^'<]*')[\s/>]""")
_OPEN_VALUE = re.compile(r"""[^\s=<>"']+\s*=\s*(?:"[^"<]*(?:<|\Z)|'[^'<]*(?:<|\Z))""")
_BARE_VALUE = re.compile(r"""(?P<name>[^\s=<>"']+)\s*=\s*(?P<value>[^\s"'<>]+?)(?=\s|/?>|["'<])""")
_NO_EQUALS = re.compile(r"""[^\s=<>"']+\s*["']""")
_NAME = re.compile(r"</?([^\s/>]*)")
_START_TAG = re.compile(r"<[A-Za-z_:][\w:.-]*")
_END_TAG = re.compile(r"</[A-Za-z_:][\w:.-]*")
_TAG_CLOSE = re.compile(r"\s*/?>")
_WORD = re.compile(r"""[^\s<>/=]+""")
_COMMENT_START = re.compile(r"<--|<!-(?!-)|<!(?=\s)")
_BLANKS = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|apos|#\d+|#x[0-9A-Fa-f]+);")
_REFERENCE_START = re.compile(r"&[\w.:#-]*;?")
_REFERENCE_BEFORE = re.compile(r"&[\w.:#-]*$")
_ELLIPSIS_END = re.compile(r"(?:(?<!\.)\.{3,}+|…|\[\s*+(?:\.{2,}+|…)[^\[\]]*+\])\s*+\Z")
_QUALIFIED = re.compile(r"[^\W\d][\w.-]*:[^\W\d][\w.-]*")
_XSD_PREFIX = re.compile(rf"""xmlns(?::([\w.-]+))?\s*=\s*["']{re.escape(XSD)}["']""")
_OF_SCHEMAS = frozenset({"xs", "xsd"})
_RESERVED = frozenset({XML, "http://www.w3.org/2000/xmlns/"})
_TOO_DEEP = 256


class _Reading:
    """One pass of expat with the elements that are open."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.open: list[tuple[str, int]] = []
        self.deep: tuple[str, int] | None = None

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self.open.append((name, self.parser.CurrentByteIndex))
        if len(self.open) == _TOO_DEEP:
            self.deep = self.deep or self.open[-1]

    def _end(self, _name: str) -> None:
        self.open.pop()


def find_fault(normal: Normal) -> Fault | None:
    """What keeps a text from being parsed; None where only end tags are missing, behind an ellipsis."""
    document = normal.document().encode("utf-8", "replace")
    reading = _Reading()
    try:
        reading.parser.Parse(document, True)
    except expat.ExpatError as error:
        at = len(document[: max(reading.parser.ErrorByteIndex, 0)].decode("utf-8", "replace")) - len(OPENING)
        opened = [
            (name, len(document[:byte].decode("utf-8", "replace")) - len(OPENING))
            for name, byte in reading.open[1:][-2:]
        ]
        return _syntax_fault(normal, error.code, at, opened)
    except ValueError as error:
        return Fault(FaultKind.SYNTAX, str(error), "", 0, 1)
    if reading.deep is not None:
        at = len(document[: reading.deep[1]].decode("utf-8", "replace")) - len(OPENING)
        message = f"more than {_TOO_DEEP - 2} elements inside one another"
        return Fault(FaultKind.SYNTAX, message, "", at, at + 1)
    return _namespace_fault(normal)


def declaration_fault(place: tuple[int, int]) -> Fault:
    """What to say of ``<xml version='1.0'>``."""
    message = "<xml …> is a start tag here, and nothing closes it"
    return _fault(message, "write an XML declaration: <?xml version='1.0' encoding='UTF-8'?>", *place)


def _syntax_fault(normal: Normal, code: int, at: int, opened: list[tuple[str, int]]) -> Fault | None:
    text = normal.text
    if code == _CODES["XML_ERROR_TAG_MISMATCH"]:
        if text.startswith("</", at - 2):  # expat points at the name
            at -= 2
        if opened and opened[-1][1] in normal.dotted:
            return None  # <x ...> stands for an element with all that is in it
        return _mismatch(normal, at, opened)
    if blank := foreign_blank(text, at):
        return blank
    at = min(at, max(len(text.rstrip()) - 1, 0))
    if code == _CODES["XML_ERROR_UNDEFINED_ENTITY"]:  # expat points at the tag, if it is in a value
        return _ampersand(text, _reference_start(text, at))
    if code == _CODES["XML_ERROR_DUPLICATE_ATTRIBUTE"]:
        start = at + len(text[at:]) - len(text[at:].lstrip())
        found = _WORD.match(text, start)
        end = found.end() if found else start + 1
        message, first = f"the attribute '{text[start:end]}' stands twice in this tag", text[start:end]
        before = re.search(rf"\s{re.escape(first)}(?=\s*=)", text[text.rfind("<", 0, start) : start])
        related = None
        if before is not None:
            at = text.rfind("<", 0, start) + before.start() + 1
            related = (at, at + len(first))
        return Fault(FaultKind.SYNTAX, message, "keep one of them", start, end, related, "the first one")
    reference = _REFERENCE_BEFORE.search(text, max(at - 60, 0), at)
    if reference or (text.startswith("&", at) and not _REFERENCE.match(text, at)):
        return _ampersand(text, reference.start() if reference else at)
    return _unreadable_tag(text, at) or _token(text, at, code)


def _fault(message: str, hint: str, start: int, end: int) -> Fault:
    return Fault(FaultKind.SYNTAX, message, hint, start, end)


def _mismatch(normal: Normal, at: int, opened: list[tuple[str, int]]) -> Fault | None:
    """What to say of an end tag, or of the end, that does not fit; ``opened`` are the inmost two."""
    text = normal.text
    found = _NAME.match(text, at)
    wrong = found[1] if found else ""
    place = (at, _tag_end(text, at))
    elided = _ELLIPSIS_END.search(text) is not None
    ends = at >= len(text)
    why = cause(text, normal.unclosed, at, elided=elided and not ends, dotted=normal.dotted)
    slip = why.slip if why is not None else Slip.NAME
    tag = (why.tag.start, _tag_end(text, why.tag.start)) if why is not None and why.tag is not None else place
    if slip is Slip.EMPTY:
        message = f"</{wrong}> closes nothing: <{wrong}/> is closed already"
        hint = _without_slash(text, tag[0], at)
        return Fault(FaultKind.SYNTAX, message, hint, *place, tag, f"<{wrong}/> is closed in itself here")
    if (not opened or slip is Slip.STRAY) and wrong and (begin := content_above(text, at)) >= 0:
        message, hint = f"<{wrong}> is missing before this", f"write <{wrong} …> before it"
        note = f"</{wrong}> stands here"
        return Fault(FaultKind.SYNTAX, message, hint, begin, _tag_end(text, begin), place, note)
    if not opened:
        message = f"</{wrong}> closes nothing" if wrong else "an end tag closes nothing"
        return _fault(message, _take_away(wrong), *place)
    name, start = opened[-1]
    start_tag = (start, _tag_end(text, start))
    note = f"<{name}> was opened here"
    if slip is Slip.TWICE:
        message = f"<{name}> opens once more where </{name}> seems to be meant"
        before = (opened[-2][1], _tag_end(text, opened[-2][1]))
        hint = f"write </{name}>, or <{name}/> for an empty element"
        return Fault(FaultKind.SYNTAX, message, hint, *tag, before, note)
    if ends and elided:
        return None
    if slip is Slip.EMPTY_END:
        message = f"<{name}/> stands where </{name}> seems to be meant"
        return Fault(FaultKind.SYNTAX, message, f"write </{name}>", *tag, start_tag, note)
    if ends:
        end = len(text.rstrip())
        message = f"the text ends while <{name}> is still open"
        return Fault(
            FaultKind.SYNTAX, message, f"close it with </{name}>", max(end - 1, 0), end, start_tag, note
        )
    if slip is Slip.STRAY:
        message = f"</{wrong}> closes nothing"
        return Fault(FaultKind.SYNTAX, message, _take_away(wrong), *place, start_tag, note)
    if slip is Slip.NAME and _is_misspelt(text, opened, wrong, at):
        message, note = f"<{name}> is closed by </{wrong}>", f"</{wrong}> stands here"
        return Fault(FaultKind.SYNTAX, message, f"write <{wrong}>", *start_tag, place, note)
    if slip is Slip.UNCLOSED and 0 <= (beside := tag_beside(text, start, at)) < at:
        between = text[start + 1 : beside].rstrip()
        empty = "end its tag with />, or " if between.endswith(">") and "<" not in between else ""
        message, hint = f"<{name}> is not closed before this", f"{empty}write </{name}> before it"
        return Fault(FaultKind.SYNTAX, message, hint, beside, _tag_end(text, beside), start_tag, note)
    hint = f"close <{name}> before" if slip is Slip.UNCLOSED else f"write </{name}>"
    return Fault(FaultKind.SYNTAX, f"</{wrong}> does not close <{name}>", hint, *place, start_tag, note)


def _take_away(name: str) -> str:
    return f"take it away, or open <{name}> where it should begin" if name else "take it away"


def _without_slash(text: str, start: int, at: int) -> str:
    """What to do about a tag at ``start`` that closes itself, before an end tag at ``at``."""
    end = next(tag.end for tag in tokens(text, at) if tag.start == start)
    if _ATTRIBUTE.match(text, end):
        return "take its /> away"
    return "take its / away" if text[end:at].strip() else "take its / away, or this end tag"


def _is_misspelt(text: str, opened: list[tuple[str, int]], meant: str, at: int) -> bool:
    """Whether it is the start tag of what is open that has a slip, not the end tag at ``at``.

    It has where only what the end tag says is a name of XML Schema, or of an element elsewhere. Parent and
    children tell nothing, as one is often named in the plural of the other; nor do names of two letters.
    """
    name, start = opened[-1]
    if len(meant) < 3 or not is_slip(name, meant):
        return False
    if _is_of_schemas(text, name) or any(place != start for place in _places(text, name)):
        return False
    outer = {place for _, place in opened}
    elsewhere = (place for place in _places(text, meant) if place not in outer and not start < place < at)
    return _is_of_schemas(text, meant) or any(True for _ in elsewhere)


def _is_of_schemas(text: str, name: str) -> bool:
    prefix, _, local = name.rpartition(":")
    return local in ELEMENTS and (prefix in _OF_SCHEMAS or prefix in _XSD_PREFIX.findall(text))


def _places(text: str, name: str) -> Iterator[int]:
    """Where start tags of that name begin."""
    return (found.start() for found in re.finditer(rf"<{re.escape(name)}(?=[\s/>])", text))


def _reference_start(text: str, at: int) -> int:
    """Where the first reference from ``at`` on stands that XML itself does not define; else ``at``."""
    found = _REFERENCE_START.finditer(text, at)
    return next((one.start() for one in found if not _REFERENCE.match(one[0])), at)


def _ampersand(text: str, at: int) -> Fault:
    found = _REFERENCE_START.match(text, at)
    written = found[0] if found else "&"
    if written.endswith(";"):
        message, hint = (
            f"{written} is not defined in XML",
            "write the character itself, or &amp; for the sign",
        )
    elif written in ("&lt", "&gt", "&amp", "&quot", "&apos"):
        message, hint = f"a semicolon is missing: {written};", f"write {written};"
    else:
        message, hint = "this ampersand begins no reference", "write &amp;"
    return _fault(message, hint, at, at + len(written))


def _unreadable_tag(text: str, at: int) -> Fault | None:
    """What is wrong with the tag around ``at``: told where it began, not where it was noticed."""
    start = text.rfind("<", 0, at)
    closing = _END_TAG.match(text, start) if start >= 0 else None
    if closing and not _TAG_CLOSE.match(text, closing.end()):
        return _fault(f"{closing[0]} is not closed with >", f"write {closing[0]}>", start, closing.end())
    tag = _START_TAG.match(text, start) if start >= 0 else None
    if tag is None:
        return None
    place = previous = tag.end()
    while (found := _ATTRIBUTE.match(text, place)) is not None and found.end() <= at:
        previous, place = place, found.end()
    if _TAG_CLOSE.match(text, place):
        return None
    if quote := misused_quote(text, previous, at):
        return quote
    begin = _after_blanks(text, place)
    word = _WORD.match(text, begin)
    end = word.end() if word else begin + 1
    if begin == place and previous < place and word:
        if _NEXT_ATTRIBUTE.match(text, place):
            return _fault("a blank is missing between two attributes", "put one before this", begin, end)
        hint = "is one missing, or one too many?"
        return _fault("the quotes of this attribute do not match", hint, _after_blanks(text, previous), place)
    if text.startswith("<", begin):
        return _fault(f"{tag[0]} is not closed with >", "write > at its end", start, tag.end())
    if _OPEN_VALUE.match(text, begin):
        message, hint = "the value of this attribute is not closed", "put the quote behind it"
    elif bare := _BARE_VALUE.match(text, begin):
        message = f"the value of '{bare['name']}' stands in no quotes"
        value = "…" if text[bare.end() : bare.end() + 1] in "\"'" else bare["value"]
        return _fault(message, f"write {bare['name']}='{value}'", begin, bare.end())
    elif _NO_EQUALS.match(text, begin):
        message, hint = "a = is missing between the attribute and its value", "write it between them"
    elif text.startswith("/", begin):
        message, hint = f"{tag[0]} is not closed with />", "write > behind the /"
    elif text[begin : begin + 1] in "\"'":
        message, hint = "a quote that belongs to no attribute", "take it out"
    else:
        message, hint = "this cannot stand in a tag", "take it out, or close the tag before it"
    return _fault(message, hint, begin, end)


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _token(text: str, at: int, code: int) -> Fault:
    wrong = _COMMENT_START.match(text, max(text.rfind("<", 0, at + 1), 0))
    if wrong and wrong.end() >= at - 1:
        return _fault("a comment begins with <!--", "write <!--", *wrong.span())
    for start in (at, at - 1):
        if text.startswith("<", start):
            return _fault("this < begins no tag", "write &lt;", start, start + 1)
    comment = text.rfind("<!--", 0, at)
    if comment >= 0 and "-->" not in text[comment : at - 2]:
        return _fault("-- inside a comment", "write it in another way", at, at + 1)
    message, hint = _WORDS.get(
        code, ("this is not well-formed XML", "take it out, or write it as XML has it")
    )
    return _fault(message, hint, at, at + 1)


def _tag_end(text: str, start: int) -> int:
    """Behind the name of the tag that begins at ``start``."""
    found = _NAME.match(text, start)
    end = found.end() if found else start + 1
    return end + 1 if text.startswith(">", end) else end


def _namespace_fault(normal: Normal) -> Fault:
    """What breaks Namespaces in XML 1.0 in a text that is well-formed."""
    text = normal.text
    for tag in start_tags(text):
        names = [(tag.name, tag.start + 1, tag.name_end)]
        names += [(name, start, end) for name, start, end, *_ in attributes(text, tag)]
        for name, start, end in names:
            if name.count(":") > 1 or name.endswith(":"):
                hint = f"write {name.strip(':')}" if name.strip(":").count(":") < 2 else "keep one of them"
                return _fault(f"a colon too many in '{name}'", hint, start, end)
            if ":" in name and not _QUALIFIED.fullmatch(name):
                message = f"'{name}' is no name: a letter begins each side of the colon"
                return _fault(message, "write such a name", start, end)
    for prefix, start in _undeclared(text):
        message = f"the prefix '{prefix}' is not declared"
        hint = _declaring(prefix, start, text) or f"declare it in this example: xmlns:{prefix}='…'"
        return Fault(FaultKind.PREFIX, message, hint, start, start + len(prefix))
    return _reserved_or_twice(normal)


def _declaring(prefix: str, start: int, text: str) -> str:
    """What to do about a prefix that is declared elsewhere, or under another name; empty if it is neither."""
    for tag in start_tags(text):
        for name, _, _, begin, end in attributes(text, tag):
            if name == f"xmlns:{prefix}" and tag.close < start:
                return f"<{tag.name}> declares it, and ends before: move this into it, or declare it again"
            if prefix in _OF_SCHEMAS and name[:6] == "xmlns:" and text[begin:end] == XSD:
                return f"write {name[6:]}:, which is declared for XML Schema"
    return ""


def _reserved_or_twice(normal: Normal) -> Fault:
    """What is left is found by expat, at the tag that has it."""
    text, document = normal.text, normal.document().encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        start = len(document[: max(parser.ErrorByteIndex, 0)].decode("utf-8", "replace")) - len(OPENING)
        tag = next((tag for tag in start_tags(text) if tag.start == start), None)
        if tag is not None and error.code == _CODES["XML_ERROR_DUPLICATE_ATTRIBUTE"]:
            message = "two attributes of one element have the same name and namespace"
            return Fault(FaultKind.TWICE, message, "keep one of them", tag.start, tag.name_end)
        for name, begin, end, value, close in attributes(text, tag) if tag is not None else ():
            if name.startswith("xmlns:") and value == close:
                message, hint = f"{name}='' gives the prefix no namespace", "write the namespace into it"
                return _fault(message, hint, begin, close + 1)
            if name.partition(":")[0] == "xmlns" and _is_reserved(name, text[value:close]):
                message = f"{name}='{text[value:close]}' declares what is reserved for XML itself"
                return _fault(message, "take it out", begin, end)
    return _fault("an XML parser refuses this", "", 0, 1)


def _is_reserved(name: str, namespace: str) -> bool:
    return name in ("xmlns:xml", "xmlns:xmlns") or namespace in _RESERVED


def undeclared_prefixes(text: str) -> set[str]:
    """The prefixes that a well-formed text uses where they are not declared."""
    return {prefix for prefix, _ in _undeclared(text)}


def _undeclared(text: str) -> Iterator[tuple[str, int]]:
    """Each use of such a prefix with its place."""
    scopes = [(len(text) + 1, frozenset({"xml", "xmlns", "stream", "db"}))]
    for tag in start_tags(text):
        while tag.start >= scopes[-1][0]:
            scopes.pop()
        names = [(tag.name, tag.start + 1), *((name, start) for name, start, *_ in attributes(text, tag))]
        declared = frozenset(name[6:] for name, _ in names if name.startswith("xmlns:"))
        if declared:
            scopes.append((tag.close, scopes[-1][1] | declared))
        for name, start in names:
            prefix, colon, _ = name.partition(":")
            if colon and prefix not in scopes[-1][1]:
                yield prefix, start
