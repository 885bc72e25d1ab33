"""What ``xeptools show`` tells of a document: plain data for programs, and a sheet for people."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from xeptools.diagnostics.json import record
from xeptools.diagnostics.text import BOLD, FAINT, counted, painted, visible
from xeptools.model import Xep
from xeptools.renderers import json
from xeptools.renderers.matter import status_shown
from xeptools.tree.facts import Corpus


def outline(xep: Xep, corpus: Corpus) -> dict[str, Any]:
    """Give the document without its prose, as plain data for ``json.dumps``; ``corpus`` knows the XEPs.

    What it has of the document it has from the format ``json``, running text without its markup.
    """
    return {
        "path": xep.origin.path,
        "header": _header(json.header(xep.header)),
        "contents": json.contents(xep.contents),
        "examples": xep.examples,
        "tables": xep.tables,
        "notes": [
            {key: note[key] for key in ("number", "text", "mentions")} for note in json.notes(xep.notes)
        ],
        "references": json.references(xep.links, corpus),
        "diagnostics": [record(diagnostic) for diagnostic in xep.diagnostics],
    }


def _header(header: Mapping[str, Any]) -> dict[str, Any]:
    newest = header["revisions"][0] if header["revisions"] else {"version": "", "date_text": ""}
    return {
        "number": header["number"],
        "title": header["title"],
        "abstract": header["abstract"]["text"],
        "status": header["status"],
        "type": header["type"],
        "sig": header["sig"],
        "shortname": header["shortname"],
        "version": newest["version"],
        "date": newest["date_text"],
        "revisions": len(header["revisions"]),
        "authors": [_author(author) for author in header["authors"]],
        "approvers": header["approvers"],
        "lastcalls": header["lastcalls"],
        "dependencies": [spec["text"] for spec in header["dependencies"]],
        "supersedes": [spec["text"] for spec in header["supersedes"]],
        "superseded_by": [spec["text"] for spec in header["superseded_by"]],
        "tags": header["tags"],
        "schemas": [schema["url"] for schema in header["schemas"]],
    }


def _author(author: Mapping[str, str]) -> dict[str, str]:
    name = f"{author['firstname']} {author['surname']}".strip()
    return {"name": name, "email": author["email"], "jid": author["jid"]}


def sheet(told: Mapping[str, Any], width: int, *, colour: bool = False) -> str:
    """Lay an :func:`outline` out for a person, in lines of at most ``width`` columns where words allow it."""
    paint = partial(painted, colour=colour)
    header = told["header"]
    name = f"XEP-{header['number']}" if header["number"].isdigit() else "Proposal"
    lines = [paint(visible(f"{name}: {header['title'] or 'without a title'}"), BOLD), ""]
    lines += _wrapped(header["abstract"], "", width)
    lines.append("")
    lines += _fields(header, width, paint)
    lines += _chapter("Contents", _contents(told["contents"], 0), paint)
    notes = [
        line for note in told["notes"] for line in _wrapped(note["text"], f"  {note['number']:>3}  ", width)
    ]
    lines += _chapter("Notes", notes, paint)
    references = told["references"]
    lines += _chapter("XEPs", [_xep(xep) for xep in references["xeps"]], paint)
    rfcs = ", ".join(f"RFC {rfc['number']}" for rfc in references["rfcs"])
    lines += _chapter("RFCs", _wrapped(rfcs, "  ", width) if rfcs else [], paint)
    lines += _chapter("Other links", [f"  {visible(link['url'])}" for link in references["links"]], paint)
    numbers = ((told["examples"], "example"), (told["tables"], "table"), (len(told["notes"]), "note"))
    lines += ["", paint(", ".join(counted(*number) for number in numbers), FAINT)]
    return "\n".join(lines) + "\n"


def _fields(header: Mapping[str, Any], width: int, paint: Callable[[str, str], str]) -> list[str]:
    shown = {
        "Status": status_shown(header["status"]),
        "Type": header["type"],
        "Version": " of ".join(part for part in (header["version"], header["date"]) if part),
        "Short name": header["shortname"],
        "Authors": ", ".join(author["name"] for author in header["authors"]),
        "Approved by": ", ".join(header["approvers"]),
        "Last call": ", ".join(header["lastcalls"]),
        "Depends on": ", ".join(header["dependencies"]),
        "Supersedes": ", ".join(header["supersedes"]),
        "Superseded by": ", ".join(header["superseded_by"]),
        "Tags": ", ".join(header["tags"]),
        "Schemas": " ".join(header["schemas"]),
    }
    lines = []
    for label, value in shown.items():
        if value:
            first, *others = _wrapped(value, " " * 15, width)
            lines += [paint(f"{label:<15}", FAINT) + first[15:], *others]
    return lines


def _chapter(title: str, lines: Sequence[str], paint: Callable[[str, str], str]) -> list[str]:
    return ["", paint(title, BOLD), *lines] if lines else []


def _contents(entries: Iterable[Mapping[str, Any]], depth: int) -> list[str]:
    lines = []
    for entry in entries:
        lines.append(
            f"  {'  ' * depth}{entry['number']}  {visible(entry['title'])}  #{visible(entry['anchor'])}"
        )
        lines += _contents(entry["entries"], depth + 1)
    return lines


def _xep(xep: Mapping[str, Any]) -> str:
    about = f"  {visible(xep['title'])} ({visible(xep['status'])})" if xep["title"] else ""
    return f"  XEP-{xep['number']}{about}"


def _wrapped(text: str, lead: str, width: int) -> list[str]:
    return textwrap.wrap(
        visible(text),
        width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
