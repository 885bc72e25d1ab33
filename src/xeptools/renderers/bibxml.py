"""The entry of the IETF's citation library: ``reference.XSF.XEP-NNNN.xml``, as RFC 7991 §2.40 has it.

A document of xml2rfc includes it, and the library serves one for each XEP.
"""

import datetime as dt
import re
from html import escape

from xeptools.model import Author, Header
from xeptools.model.walk import text_of
from xeptools.renderers.matter import label, published_at
from xeptools.renderers.matter.characters import spelled

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def render(header: Header, name: str) -> str:
    """Give the file; ``name`` is the document's as a tree calls it: ``xep-0030``, ``inbox/kettle``.

    The date is that of the newest revision; a draft outside any tree has no address.
    """
    url = published_at(name)
    abstract = " ".join(text_of(header.abstract).split())
    lines = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        f"<reference{_attributes(anchor=f'XSF.{_anchor(header)}', target=url)}>",
        "  <front>",
        f"    <title>{_text(header.title.text)}</title>",
        *(_author(author) for author in header.authors),
        _date(header.day),
        *([f"    <abstract><t>{_text(abstract)}</t></abstract>"] if abstract else []),
        "  </front>",
        f"  <seriesInfo{_attributes(name='XSF XEP', value=header.number.text)}/>",
        *([f"  <format{_attributes(type='HTML', target=url)}/>"] if url else []),
        "</reference>",
    ]
    return "\n".join(lines) + "\n"


def _date(day: dt.date | None) -> str:
    if day is None:
        return "    <date/>"
    return f"    <date{_attributes(year=str(day.year), month=_MONTHS[day.month - 1], day=str(day.day))}/>"


def _anchor(header: Header) -> str:
    """Give the document's name as an XML name, which is what an anchor must be."""
    return re.sub(r"[^0-9A-Za-z.]", "-", label(header))


def _author(author: Author) -> str:
    initials = " ".join(f"{part[0]}." for part in author.firstname.split())
    named = _attributes(initials=initials, surname=author.surname, fullname=author.name)
    inside = f"<organization>{_text(author.org)}</organization>" if author.org else "<organization/>"
    if author.email:
        inside += f"<address><email>{_text(author.email)}</email></address>"
    return f"    <author{named}>{inside}</author>"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in values.items() if value)


def _text(value: str) -> str:
    return escape(spelled(value))
