"""A breach of XML's grammar in words for the author: what stands there, and what to do about it.

An XML parser tells the byte at which it could not go on; what is wrong there is often an earlier byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from xml.parsers.expat import ErrorString, errors

from xeptools.source.fault import Opened, SyntaxFault, opened_tag, tag_name
from xeptools.source.mismatch import mismatched

_REFERENCE = re.compile(rb"&#?[^\s&;<>\"'#]{0,100}$")
_COMPLETE_VALUES = re.compile(rb"(?:[^\"']|\"[^\"]*\"|'[^']*')*+")
_CDATA = b"<![CDATA["
_ENDS_SHOWN = re.compile(rb"\]\]>\s*</(example|code)>")
_CDATA_OR_END = re.compile(rb"<!\[CDATA\[|\]\]>")
_NO_CDATA = re.compile(rb"(?=<!|<\W{0,2}\w+\s?\[)<!?\s?\[?\s?([A-Za-z]{4,7})\s?[\[({]?")
_NO_END = re.compile(rb"(?:\]\s*\]\s*>?|\]\s*>)\s*\Z")
_HOLDER = re.compile(rb"<([^\s/<>!?&]{1,100}+)[^<>]*+>\s*\Z")
_TAG_SIZE = 1000
"""Bytes before a CDATA section in which the tag of the element that holds it is looked for."""
_SLIP_SIZE = 40
"""Bytes before an end tag in which the mistyped end of a CDATA section is looked for."""
_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})(?=\s)", re.MULTILINE)
_CODE = {name: errors.codes[text] for name, text in vars(errors).items() if name.startswith("XML_ERROR")}
_MOVE = "move it into the document, or leave it out"
_WORDS = {
    _CODE["XML_ERROR_SYNTAX"]: ("this may not stand before the outermost element", _MOVE),
    _CODE["XML_ERROR_BAD_CHAR_REF"]: ("this reference names no XML character", "leave it out"),
    _CODE["XML_ERROR_MISPLACED_XML_PI"]: (
        "the XML declaration stands elsewhere than at the start of the file",
        "make it the first line, without anything before it",
    ),
    _CODE["XML_ERROR_UNBOUND_PREFIX"]: (
        "a namespace prefix in this tag is not declared",
        "declare it, or put what is shown into a CDATA section",
    ),
}


def fault_in_doctype(utf8: bytes, start: int, at: int) -> SyntaxFault:
    """The fault of a DOCTYPE that begins at ``start`` and cannot be read from ``at`` on."""
    if at == start:
        return SyntaxFault("this DOCTYPE cannot be read", at, "write <!DOCTYPE xep SYSTEM 'xep.dtd' [ … ]>")
    doctype = Opened(start, start + len("<!DOCTYPE"), "the DOCTYPE")
    if at == len(utf8):
        return SyntaxFault("the file ends inside the DOCTYPE", at, "close it with ]>", doctype)
    hint = "correct what stands here, or close the DOCTYPE before it with ]>"
    return SyntaxFault("this is no declaration that a DOCTYPE may hold", at, hint, doctype)


def unclosed_cdata(utf8: bytes) -> Iterator[SyntaxFault]:
    """The CDATA sections of a well-formed document that go on to the end of a later one.

    What stands between is a part of the first for every parser; the author forgot the end of it. A document
    with as many ends as beginnings has none.
    """
    first, previous = -1, -1
    for found in _CDATA_OR_END.finditer(utf8):
        at = found.start() if found[0] == _CDATA else -1
        # Only from one beginning to the next: a section that holds a hundred is read but once.
        if at >= 0 and first >= 0 and previous == first and (fault := _unended_cdata(utf8, first, at)):
            yield fault
            first = at
        elif first < 0 or at < 0:
            first = at
        previous = at


def _unended_cdata(utf8: bytes, start: int, end: int) -> SyntaxFault | None:
    """The fault of a CDATA section that holds the end tag of the element it stands in; None of any other."""
    holder = _HOLDER.search(utf8, max(start - _TAG_SIZE, 0), start)
    if holder is None:
        return None
    depth = 1
    for tag in re.finditer(rb"<(/?)" + re.escape(holder[1]) + rb"(?=[\s>])[^<>]*?(/?)>", utf8[start:end]):
        if not tag[2]:
            depth += -1 if tag[1] else 1
        if depth == 0:
            at, name = start + tag.start(), holder[1].decode("utf-8", "replace")
            opened = Opened(start, start + len(_CDATA), "the CDATA section")
            if slip := _NO_END.search(utf8, max(at - _SLIP_SIZE, start), at):
                typed = slip[0].decode().rstrip()
                return SyntaxFault(f"{typed} ends no CDATA section", slip.start(), "write ]]>", opened)
            message = f"this </{name}> still belongs to the CDATA section in <{name}>"
            return SyntaxFault(message, at, "write ]]> before it", opened)
    return None


def _mistyped_cdata(utf8: bytes, at: int) -> SyntaxFault | None:
    """The fault of something that was to begin a CDATA section and that a parser stumbles over at ``at``."""
    start = utf8.rfind(b"<", 0, at + 1)
    found = _NO_CDATA.match(utf8, start) if start >= 0 else None
    if found is None or found[0] == _CDATA or found.end() < at - 1:
        return None
    if not get_close_matches(found[1].decode().upper(), ("CDATA",), cutoff=0.7):
        return None
    return SyntaxFault("this begins no CDATA section", start, f"write {_CDATA.decode()}")


def _conflict(utf8: bytes, at: int) -> SyntaxFault | None:
    """The fault of a mark that a merge left in the line in which a parser stumbles at ``at``."""
    found = _CONFLICT.match(utf8, utf8.rfind(b"\n", 0, at) + 1)
    if found is None:
        return None
    hint = "keep one of the two sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    return SyntaxFault("a merge conflict was left here", found.start(), hint)


def explained(code: int, utf8: bytes, at: int, around: Sequence[int]) -> SyntaxFault:
    """The fault that expat tells as ``code`` at ``at``; ``around`` is where the open elements begin."""
    innermost = around[-1] if around else None
    if fault := _mistyped_cdata(utf8, at) or _conflict(utf8, at):
        return fault
    if code == _CODE["XML_ERROR_TAG_MISMATCH"] and innermost is not None:
        if fault := _swallowed(utf8, innermost) or _behind_cdata(utf8, innermost, at - 2):
            return fault
        if fault := next(unclosed_cdata(utf8[:at]), None):  # it may have swallowed the end of a section
            return fault
        return mismatched(utf8, around, at - 2)
    if code == _CODE["XML_ERROR_NO_ELEMENTS"]:
        if innermost is None:
            return SyntaxFault("there is no element in this file", at, "begin with the template of a XEP")
        element = opened_tag(utf8, innermost)
        return SyntaxFault(f"the file ends while {element.name} is still open", at, "close it", element)
    if code == _CODE["XML_ERROR_UNCLOSED_CDATA_SECTION"]:
        start = utf8.rfind(_CDATA, 0, at)
        return _unended_cdata(utf8, start, len(utf8)) or _never_closed("CDATA section", start, "]]>")
    if code == _CODE["XML_ERROR_UNCLOSED_TOKEN"]:
        return _unclosed(utf8, at)
    if code == _CODE["XML_ERROR_DUPLICATE_ATTRIBUTE"]:
        name = utf8[at : at + 100].partition(b"=")[0].strip().decode("utf-8", "replace")
        return SyntaxFault(f"the attribute {name} stands twice in this tag", at, "keep one of them")
    if code == _CODE["XML_ERROR_JUNK_AFTER_DOC_ELEMENT"]:
        what = "a second outermost element" if utf8.startswith(b"<", at) else "text"
        return SyntaxFault(f"{what} stands after the end of the document", at, "move it before </xep>")
    if code == _CODE["XML_ERROR_INVALID_TOKEN"]:
        return _invalid(utf8, at)
    message, hint = _WORDS.get(code, (ErrorString(code), "write it as XML has it"))
    return SyntaxFault(message, at, hint)


def _swallowed(utf8: bytes, innermost: int) -> SyntaxFault | None:
    """The fault of the CDATA section that the ``innermost`` open element begins with, if it has one."""
    start = utf8.find(_CDATA, innermost)
    end = utf8.find(b"]]>", start)
    second = utf8.rfind(_CDATA, start + 1, end)
    if start < 0 or second < 0 or utf8.count(b">", innermost, start) != 1:
        return None
    return _unended_cdata(utf8, start, second)


def _behind_cdata(utf8: bytes, innermost: int, at: int) -> SyntaxFault | None:
    """The fault of an end tag at ``at`` whose start tag is text of the CDATA section before it."""
    start = end = -1
    following = utf8.find(_CDATA, innermost, at)
    while following >= 0:
        start, end = following, utf8.find(b"]]>", following, at)
        following = utf8.find(_CDATA, end, at) if end >= 0 else -1
    name = tag_name(utf8, at)
    if end < 0 or not re.search(rb"<%s[\s/>]" % re.escape(name.encode()), utf8[start:end]):
        return None
    opened = Opened(start, start + len(_CDATA), "the CDATA section")
    hint = "put ]]> behind it; no CDATA section can hold another"
    return SyntaxFault(f"this </{name}> stands behind the ]]> that ends its CDATA section", at, hint, opened)


def _never_closed(what: str, at: int, end: str) -> SyntaxFault:
    return SyntaxFault(f"this {what} is never closed", at, f"close it with {end}")


def _unclosed(utf8: bytes, at: int) -> SyntaxFault:
    """The file ends inside what begins at ``at``."""
    if utf8.startswith(b"<!--", at):
        return _never_closed("comment", at, "-->")
    if utf8.startswith(b"<?", at):
        return _never_closed("instruction", at, "?>")
    if utf8.startswith(b"&", at):
        return _never_closed("reference", at, ";")
    quote = _open_quote(utf8, at, len(utf8))
    if quote >= 0:
        return _never_closed("value", quote, "the quote that opens it")
    return _never_closed("tag", at, ">")


def _open_quote(utf8: bytes, tag: int, end: int) -> int:
    """Where, in the tag that begins at ``tag``, the value begins that is still open at ``end``; or -1."""
    found = _COMPLETE_VALUES.match(utf8, tag, end)
    return found.end() if found and found.end() < end else -1


def _invalid(utf8: bytes, at: int) -> SyntaxFault:
    """Something may not stand at ``at``, because of itself or of what stands before it."""
    if found := _REFERENCE.search(utf8, max(at - 100, 0), at):
        written = found[0].decode("utf-8", "replace")
        close = f"close the reference ({written};), or " if len(written) > 1 else ""
        return SyntaxFault(
            "this & begins no reference", found.start(), f"{close}write &amp; for the character itself"
        )
    one, two = max(at - 1, 0), max(at - 2, 0)
    if utf8.startswith(b"]]>", two) and (fault := _never_opened(utf8, two)):
        return fault
    if utf8.startswith(b"]]>", two):
        hint = "write ]]&gt; for the characters themselves; a CDATA section ends at its first ]]>"
        return SyntaxFault("]]> stands outside a CDATA section", two, hint)
    comment = utf8.rfind(b"<!--", 0, two)
    if utf8.startswith(b"--", two) and comment > utf8.rfind(b"-->", 0, at):
        opened = Opened(comment, comment + len("<!--"), "the comment")
        return SyntaxFault("-- stands inside a comment", two, "write it in another way", opened)
    for start in (one, two):
        if utf8.startswith(b"</", start):
            return SyntaxFault("this end tag closes nothing", start, "take it out, or write its name into it")
    if utf8.startswith(b"<", one):
        return SyntaxFault("this < begins no tag", one, "write &lt; for the character itself")
    if utf8.startswith(b"<!", two):
        return SyntaxFault("a declaration stands outside the DOCTYPE", two, "move it into that")
    char = utf8[at : at + 4].decode("utf-8", "ignore")[:1]
    if char and (char in "\ufffe\uffff" or (char < " " and char not in "\t\r\n")):
        return SyntaxFault(f"the character U+{ord(char):04X} may not stand in XML", at, "delete it")
    tag = utf8.rfind(b"<", 0, at)
    if tag >= 0 and tag_name(utf8, tag):
        return _invalid_in_tag(utf8, tag, at)
    return SyntaxFault("this may not stand before the outermost element", at, _MOVE)


def _never_opened(utf8: bytes, at: int) -> SyntaxFault | None:
    """The fault of an element that ends behind the ]]> at ``at`` and has not begun a CDATA section."""
    ended = _ENDS_SHOWN.match(utf8, at)
    start = utf8.rfind(b"<" + ended[1], 0, at) if ended else -1
    if start < 0 or utf8.find(_CDATA, start, at) >= 0:
        return None
    name = opened_tag(utf8, start).name
    return SyntaxFault(
        f"this {name} begins no CDATA section, but ends one", start, f"write {_CDATA.decode()} behind it"
    )


def _invalid_in_tag(utf8: bytes, tag: int, at: int) -> SyntaxFault:
    quote = _open_quote(utf8, tag, at)
    if quote >= 0:
        hint = "close it with the same quote, or write &lt; for the character itself"
        opened = Opened(quote, quote + 1, "the value")
        return SyntaxFault("this < stands inside the value of an attribute", at, hint, opened)
    if utf8.startswith(b"<", at):
        return _never_closed("tag", tag, ">")
    before = utf8[tag:at]
    if before.rstrip().endswith(b"="):
        return SyntaxFault("this value has no quote before it", at, "write it in quotes")
    if before.endswith((b"'", b'"')):
        return SyntaxFault("white space is missing before this attribute", at, "write a blank before it")
    return SyntaxFault(
        f"this may not stand in the tag <{tag_name(utf8, tag)}>", at, "write attributes as name='value'"
    )
