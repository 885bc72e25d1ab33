"""The entries with which other works cite a XEP."""

import re
from urllib.parse import quote

from xeptools.model import Author, Header

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_SPELLED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces whether a backslash stands before them or not: an odd one would end the field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_INSTITUTION = "{XMPP Standards Foundation}"


def biblatex(header: Header, url: str) -> str:
    """Give the BibLaTeX entry of a document: an ``@report`` from its first to its last revision.

    ``url`` is where the document is published, or empty. Fields are escaped for LaTeX; what the header
    lacks is left out.
    """
    dates = sorted({revision.date for revision in header.revisions if revision.date})
    span = "/".join(date.isoformat() for date in dict.fromkeys((dates[0], dates[-1]))) if dates else ""
    return _entry(
        "report",
        header,
        {
            "title": _braced(header.title.text),
            "author": _authors(header),
            "type": "{XEP}",
            "number": _braced(header.number.text),
            "version": _version(header),
            "institution": _INSTITUTION,
            "date": _braced(span),
            "url": _address(url),
        },
    )


def bibtex(header: Header, url: str) -> str:
    """Give the entry of a document for BibTeX itself, which BibLaTeX reads too: an ``@techreport``.

    Its day is that of the newest revision. ``url`` and the rest as in :func:`biblatex`.
    """
    dated = header.day
    return _entry(
        "techreport",
        header,
        {
            "title": f"{{{_braced(header.title.text)}}}"
            if header.title.text
            else "",  # styles lower capitals
            "author": _authors(header),
            "type": "{XEP}",
            "number": _braced(header.number.text),
            "version": _version(header),
            "institution": _INSTITUTION,
            "year": f"{{{dated.year}}}" if dated else "",
            "month": _MONTHS[dated.month - 1] if dated else "",
            "url": _address(url),
        },
    )


def _entry(kind: str, header: Header, fields: dict[str, str]) -> str:
    key = re.sub(r"[^0-9A-Za-z]", "", header.number.text).lower()
    lines = [f"  {name:<11} = {value}," for name, value in fields.items() if value]
    return f"@{kind}{{xep{key},\n" + "\n".join(lines) + "\n}"


def _authors(header: Header) -> str:
    return _braced(" and ".join(_turned(author) for author in header.authors), escape=False)


def _turned(author: Author) -> str:
    """Give the surname first; a name that holds the word ``and`` stays one name."""
    parts = (_latex(part) for part in (author.surname, author.firstname) if part)
    return ", ".join(f"{{{part}}}" if " and " in f" {part.lower()} " else part for part in parts)


def _version(header: Header) -> str:
    return _braced(header.newest.version) if header.newest else ""


def _address(url: str) -> str:
    return f"{{{quote(url, safe=':/#%')}}}" if url else ""


def _braced(value: str, *, escape: bool = True) -> str:
    return f"{{{_latex(value) if escape else value}}}" if value else ""


def _latex(value: str) -> str:
    return _SPECIAL.sub(lambda match: _SPELLED.get(match.group(), "\\" + match.group()), value)
