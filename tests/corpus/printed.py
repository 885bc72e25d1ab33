"""What a PDF says, read back from the file by pdfium, and what the page in HTML says, both cut into sections.

Running heads, the markers of lists and the place where a long word was broken are no part of a text.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
from lxml import html
from pypdfium2 import raw

_TOP, _BOTTOM = 762.0, 75.0
"""Points from the foot of a page between which its text stands, without running heads."""
_RULE = range(105, 115)
"""How many points long the rule above footnotes is."""
_MARKER = re.compile(r"[•‣–·]|-?\d+\.|[a-z]{1,2}\.|[ivxlc]+\.|[A-Z]\.|[IVXLC]+\.")
_BLOCKS = re.compile(r"p|li|d[td]|t[dhr]|pre|figcaption|br|div|h\d|section|[ou]l")
_UNPRINTED = frozenset({"tip", "back"})
_FOR_NOTES = "Appendix G Notes"
_HEADING = "\0"
_BRACKETS = str.maketrans("", "", "[]()")
"""A PDF has them around the day of a revision, and not around the number of a note."""


def of_pdf(content: bytes) -> tuple[list[list[str]], list[str]]:
    """Give the words of each section, heading and all, and those of all footnotes."""
    pdf = pypdfium2.PdfDocument(content)
    marks = [(mark.get_title(), *_place(mark)) for mark in pdf.get_toc()]
    sections = [""] * len(marks)
    notes = ""
    for number, page in enumerate(pdf):
        text, foot = page.get_textpage(), _rule(page)
        notes += _between(text, _BOTTOM, foot)
        cuts = [(index, top) for index, (_, at, top) in enumerate(marks) if at == number]
        before = max((index for index, (_, at, _) in enumerate(marks) if at < number), default=None)
        for (index, top), (_, bottom) in pairwise([(before, _TOP), *cuts, (None, foot)]):
            if index is not None:
                sections[index] += _between(text, max(bottom, foot), top)
        text.close()
        page.close()
    pdf.close()
    kept = [said for (title, *_), said in zip(marks, sections, strict=True) if title != _FOR_NOTES]
    return [words(one) for one in kept], words(notes)


def pages(content: bytes) -> int:
    """Give the number of pages."""
    pdf = pypdfium2.PdfDocument(content)
    found = len(pdf)
    pdf.close()
    return found


def _place(mark: pypdfium2.PdfBookmark) -> tuple[int, float]:
    """Give the page of a heading and how high it stands there."""
    found = mark.get_dest()
    assert found is not None, mark.get_title()
    return found.get_index(), found.get_view()[1][1]


def _between(text: pypdfium2.PdfTextPage, bottom: float, top: float) -> str:
    said = text.get_text_bounded(bottom=bottom, top=top) if bottom < top else ""
    return said.replace("\ufffe", "-").replace("\x02", "-") + "\n"


def _rule(page: pypdfium2.PdfPage) -> float:
    """Give the height at which the footnotes of a page begin, or the foot of the text."""
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            raw.FPDFPageObj_GetBounds(drawn, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            if int(right - left) in _RULE and top - bottom < 1.5 and left < 80:
                return bottom
    return _BOTTOM


def of_html(page: str) -> tuple[list[list[str]], list[str], set[str]]:
    """Give the words of each section, heading and all, those of all notes, and those in heads of tables.

    What stands after a section within another belongs to the first, for in print nothing divides them.
    """
    text = next(one for one in html.fromstring(page).iter("div") if one.get("class") == "text")
    heads = {word for head in text.iter("thead") for word in "".join(_said(head)).split()}
    notes = [
        f"{name.removeprefix('note-')} {''.join(_said(note))}"
        for note in text.iter("li")
        if (name := note.get("id") or "").startswith("note-")
    ]
    sections = "".join(_said(text)).split(_HEADING)[1:]
    return [words(one) for one in sections], words("".join(notes)), heads


def _said(element: html.HtmlElement) -> Iterator[str]:
    """Give the text of an element with a mark where a section begins."""
    name, classes = element.get("id"), set(element.get("class", "").split())
    if _UNPRINTED & classes or name == "appendix-notes":
        return
    if _BLOCKS.fullmatch(element.tag):
        yield "\n"
    if element.tag == "section" and name != "appendices":
        yield _HEADING
    yield element.text or ""
    for child in element:
        if _is_mark(child) and _is_mark(child.getprevious()) and not child.getprevious().tail:
            yield ","  # which only print has between the marks of two notes
        if name != "appendices" or child.tag == "section":
            yield from _said(child)
        yield child.tail or ""
    if _BLOCKS.fullmatch(element.tag):
        yield "\n"


def _is_mark(element: html.HtmlElement | None) -> bool:
    return element is not None and element.get("class") == "note-mark"


def words(text: str) -> list[str]:
    """Give the words of a text without the markers of lists, which only print has."""
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return [word for word in plain.split() if not _MARKER.fullmatch(word)]


def alike(printed: list[str], shown: list[str], repeated: set[str]) -> tuple[float, float]:
    """Give which part of the words both have, in any order and in the same order.

    A word may be broken in print, and where pdfium sees no blank, two may have become one: what is the
    same without its blanks is the same. Words in ``repeated`` may stand in print more often.
    """
    if "".join(printed) == "".join(shown):
        return 1.0, 1.0
    in_order = 0
    missing, more = Counter[str](), Counter[str]()
    for change, a, b, c, d in SequenceMatcher(None, printed, shown, autojunk=False).get_opcodes():
        once = [word for word in printed[a:b] if word not in repeated]
        if change == "equal" or "".join(shown[c:d]) in ("".join(printed[a:b]), "".join(once)):
            in_order += d - c
        else:
            more.update(printed[a:b])
            missing.update(shown[c:d])
    elsewhere = (missing & more).total()
    surplus = sum(count for word, count in (more - missing).items() if word not in repeated)
    most = max(len(shown), in_order + elsewhere + surplus)
    return (in_order + elsewhere) / most, in_order / most
