"""The entry with which other works cite a XEP."""

import re

from xeptools.model import Header

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_SPELLED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def biblatex(header: Header, url: str) -> str:
    """Give the BibLaTeX entry of a document: an ``@report`` from its first to its last revision.

    ``url`` is where the document is published, or empty. Fields are escaped for LaTeX; what the header
    lacks is left out.
    """
    dates = sorted({revision.date for revision in header.revisions if revision.date})
    number = header.number.text
    fields = {
        "title": header.title.text,
        "author": " and ".join(
            ", ".join(part for part in (author.surname, author.firstname) if part)
            for author in header.authors
        ),
        "type": "XEP",
        "number": number,
        "version": header.revisions[0].version if header.revisions else "",
        "institution": "XMPP Standards Foundation",
        "date": "/".join(date.isoformat() for date in dict.fromkeys((dates[0], dates[-1]))) if dates else "",
    }
    lines = [f"  {name:<11} = {{{_latex(value)}}}," for name, value in fields.items() if value]
    if url:
        lines.append(f"  {'url':<11} = {{{url}}},")
    return f"@report{{xep{re.sub(r'[^0-9A-Za-z]', '', number).lower()},\n" + "\n".join(lines) + "\n}"


def _latex(value: str) -> str:
    return _SPECIAL.sub(lambda match: _SPELLED.get(match.group(), "\\" + match.group()), value)
