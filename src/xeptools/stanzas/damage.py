"""What a merge, a word processor or one escape too many did to an example.

None of it is a slip in the XML, and what a parser says of it helps nobody: it is told by its own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from xeptools.stanzas.fault import Fault, FaultKind

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?$", re.MULTILINE)
"""What git, Mercurial and Subversion write around the sides of a conflict; that between them may be meant."""
_MARK_BETWEEN = re.compile(r"={7}")
_BLANK = re.compile(r"[^\S \t\r\n]")
"""What looks like a blank and is none in XML (XML 1.0 §2.3)."""
_UNSEEN = re.compile(rf"{_BLANK.pattern}|[\xad\u200b-\u200f\u2060\ufeff]")
_QUOTE = re.compile(
    r"=\s*(?P<opening>[‘’‚‛“”„‟«»‹›´`])|(?P<closing>[‘’‛“”‟«»‹›´`])(?=\s*/?>|\s+[\w:.-]+\s*=|\Z)"
)
"""What looks like a quote where one begins or ends the value of an attribute."""
_TAG_END = re.compile(r"[<>]")
_ESCAPED_TAG = re.compile(r"&lt;/?[A-Za-z_][\w:.-]*(?=[\s/&])")
_ESCAPED_END = re.compile(r"(?:/|['\"]|\w)\s*&gt;")
_REFERENCE = re.compile(r"&(?P<name>[A-Za-z_][\w.-]*);")
_OF_XML = frozenset({"lt", "gt", "amp", "quot", "apos"})


def conflict(text: str) -> Fault | None:
    """The first mark of a merge conflict that stands in a text."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return None
    first, last = marks[0], marks[-1]
    if first[0][0] == "<" and last[0][0] == ">":
        message, hint = "a merge conflict was left here", "keep one of its sides, and take its marks out"
        return Fault(FaultKind.SYNTAX, message, hint, *first.span(), last.span(), "it ends here")
    message = "a mark of a merge conflict was left here"
    return Fault(FaultKind.SYNTAX, message, "take it out, and what does not belong beside it", *first.span())


def is_mark_between(text: str) -> bool:
    """Whether a line is what stands between the sides of a merge conflict."""
    return _MARK_BETWEEN.fullmatch(text) is not None


def blank_in(text: str) -> str:
    """The first character that only looks like a blank of XML; empty where there is none."""
    found = _BLANK.search(text)
    return found[0] if found else ""


def foreign_blank(text: str, at: int) -> Fault | None:
    """What to say of the character at ``at``, where the parser stopped, if nobody sees it."""
    if not _UNSEEN.match(text, at):
        return None
    code, more = f"U+{ord(text[at]):04X}", _more(len(_UNSEEN.findall(text, at + 1)))
    if text[at].isspace():
        message, hint = f"{code} stands where XML wants a blank", f"write a plain space{more}"
    else:
        message, hint = f"{code}, which nobody sees, stands in this tag", f"take it out{more}"
    return Fault(FaultKind.SYNTAX, message, hint, at, at + 1)


def misused_quote(text: str, start: int, at: int) -> Fault | None:
    """The typographic quote that keeps the tag around ``at`` from being read, sought from ``start`` on."""
    end = next((found.end() for found in _TAG_END.finditer(text, at)), len(text))
    found = _QUOTE.search(text, start, end)
    if found is None:
        return None
    place = found.start("opening") if found["opening"] else found.start("closing")
    message = f"{text[place]} is no quote of XML"
    hint = f"write ' or \" instead{_more(len(_QUOTE.findall(text, place + 1)))}"
    return Fault(FaultKind.SYNTAX, message, hint, place, place + 1)


def _more(others: int) -> str:
    return f" ({others:,} more in this example)" if others else ""


def escaped_twice(text: str) -> Fault | None:
    """What to say of a text without a tag that has escaped ones: what a reader gets is ``&lt;``."""
    found = _ESCAPED_TAG.search(text)
    if found is None or "<" in text or not _ESCAPED_END.search(text, found.end()):
        return None
    message = f"the tags are escaped once too often: a reader sees {found[0]}"
    return Fault(FaultKind.SYNTAX, message, "in CDATA, < and > stand for themselves", *found.span())


def references(text: str, known: Collection[str]) -> list[tuple[int, int]]:
    """Where references to known entities stand in a text in which none is left to be read as one."""
    found = _REFERENCE.finditer(text)
    return [one.span() for one in found if one["name"] not in _OF_XML and one["name"] in known]


def unexpanded(text: str, start: int, end: int, *, verbatim: bool) -> Fault:
    """What to say of such a reference; ``verbatim`` where the file has it as readers do, so in CDATA."""
    written = text[start:end]
    if verbatim:
        message = f"in CDATA {written} is no reference: readers see these very letters"
        return Fault(
            FaultKind.SYNTAX, message, f"end the section before it: ]]>{written}<![CDATA[", start, end
        )
    message = f"{written} is escaped, and so no reference: readers see these very letters"
    return Fault(FaultKind.SYNTAX, message, f"write {written}", start, end)
