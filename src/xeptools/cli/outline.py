"""What ``xeptools show`` tells of a document: plain data for programs, and a sheet for people."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from xeptools.diagnostics.json import record
from xeptools.diagnostics.text import BOLD, FAINT, counted, painted, visible
from xeptools.model import Entry, Field, Header, LinkKind, Spec, Status, Xep
from xeptools.model.walk import text_of
from xeptools.tree.facts import Corpus

_RFC = re.compile(r"https?://(?:[\w.-]+\.)?(?:ietf\.org|rfc-editor\.org)/.*\brfc0*(\d{1,5})\b", re.IGNORECASE)
"""Where the RFCs are published, today's addresses and the older ones."""


def outline(xep: Xep, corpus: Corpus) -> dict[str, Any]:
    """Give the document without its prose, as plain data for ``json.dumps``; ``corpus`` knows the XEPs."""
    return {
        "path": xep.origin.path,
        "header": _header(xep.header),
        "contents": [_entry(entry) for entry in xep.contents],
        "examples": xep.examples,
        "tables": xep.tables,
        "notes": [
            {"number": note.number, "text": _folded(text_of(note.content)), "mentions": note.mentions}
            for note in xep.notes
        ],
        "references": _references(xep, corpus),
        "diagnostics": [record(diagnostic) for diagnostic in xep.diagnostics],
    }


def _header(header: Header) -> dict[str, Any]:
    newest = header.revisions[0] if header.revisions else None
    return {
        "number": header.number.text,
        "title": header.title.text,
        "abstract": _folded(text_of(header.abstract)),
        "status": header.status.text,
        "type": header.type.text,
        "sig": header.sig.text,
        "shortname": header.shortname.text,
        "version": newest.version if newest else "",
        "date": newest.date_text if newest else "",
        "revisions": len(header.revisions),
        "authors": [
            {"name": author.name, "email": author.email, "jid": author.jid} for author in header.authors
        ],
        "approvers": _texts(header.approvers),
        "lastcalls": _texts(header.lastcalls),
        "dependencies": _specs(header.dependencies),
        "supersedes": _specs(header.supersedes),
        "superseded_by": _specs(header.superseded_by),
        "tags": _texts(header.tags),
        "schemas": [schema.url for schema in header.schemas],
    }


def _texts(fields: Iterable[Field]) -> list[str]:
    return [field.text for field in fields]


def _specs(specs: Iterable[Spec]) -> list[str]:
    return [spec.text for spec in specs]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "title": entry.title,
        "anchor": entry.anchor,
        "entries": [_entry(below) for below in entry.entries],
    }


def _references(xep: Xep, corpus: Corpus) -> dict[str, Any]:
    """Sort the links by what they name and count them; links within the document are left out."""
    xeps: Counter[str] = Counter()
    rfcs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for link in xep.links:
        match link.kind:
            case LinkKind.XEP if link.number:
                xeps[link.number] += 1
            case LinkKind.EXTERNAL if found := _RFC.match(link.url):
                rfcs[found[1]] += 1
            case LinkKind.INTERNAL:
                pass
            case _:
                others[link.url] += 1
    return {
        "xeps": [
            {
                "number": number,
                "title": corpus[number].title if number in corpus else "",
                "status": corpus[number].status if number in corpus else "",
                "links": xeps[number],
            }
            for number in sorted(xeps)
        ],
        "rfcs": [{"number": number, "links": rfcs[number]} for number in sorted(rfcs, key=int)],
        "links": [{"url": url, "links": others[url]} for url in sorted(others)],
    }


def _folded(text: str) -> str:
    return " ".join(text.split())


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
        "Status": _status_shown(header["status"]),
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


def _status_shown(status: str) -> str:
    return Status.DRAFT.shown if status == Status.DRAFT else status


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
