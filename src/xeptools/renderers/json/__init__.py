"""The resolved document as data: JSON of a published, versioned shape.

``schema.json`` beside this module is the shape, as a JSON Schema (draft 2020-12). In :data:`VERSION` the
number after the point grows where something is added, the one before it where something goes or means
something else.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from xeptools.diagnostics.json import record
from xeptools.model import Entry, Header, Inlines, Link, LinkKind, Note, Xep
from xeptools.model.walk import text_of
from xeptools.renderers.json.nodes import data
from xeptools.renderers.matter.characters import ODD
from xeptools.tree.facts import Corpus

VERSION = "1.0"

_RFC = re.compile(r"https?://(?:[\w.-]+\.)?(?:ietf\.org|rfc-editor\.org)/.*\brfc0*(\d{1,5})\b", re.IGNORECASE)
"""Where the RFCs are published, today's addresses and the older ones."""


def render(xep: Xep, corpus: Corpus = MappingProxyType({})) -> str:
    """Give the document as JSON text: keys in a fixed order, characters as themselves unless they act."""
    text = json.dumps(document(xep, corpus), indent=2, ensure_ascii=False)
    return ODD.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def schema() -> dict[str, Any]:
    """Give the JSON Schema of what :func:`document` gives."""
    text = Path(__file__).with_name("schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def document(xep: Xep, corpus: Corpus) -> dict[str, Any]:
    """Give the document as plain data for ``json.dumps``; ``corpus`` knows the XEPs that it names."""
    return {
        "version": VERSION,
        "header": header(xep.header),
        "contents": contents(xep.contents),
        "sections": data(xep.sections),
        "notes": notes(xep.notes),
        "examples": xep.examples,
        "tables": xep.tables,
        "references": references(xep.links, corpus),
        "well_formed": xep.origin.well_formed,
        "diagnostics": [_without_path(record(diagnostic)) for diagnostic in xep.diagnostics],
    }


def header(header: Header) -> dict[str, Any]:
    """Give the header as in :func:`document`.

    Its fields are strings, white space folded, and empty where the source has none.
    """
    return {
        "number": header.number.text,
        "title": header.title.text,
        "abstract": _rich(header.abstract),
        "status": header.status.text,
        "type": header.type.text,
        "sig": header.sig.text,
        "shortname": header.shortname.text,
        "discuss": header.discuss.text,
        "expires": header.expires.text,
        "interim": header.interim,
        "registry": header.registry,
        "lastcalls": data(header.lastcalls),
        "approvers": data(header.approvers),
        "dependencies": data(header.dependencies),
        "supersedes": data(header.supersedes),
        "superseded_by": data(header.superseded_by),
        "tags": data(header.tags),
        "schemas": data(header.schemas),
        "authors": data(header.authors),
        "revisions": data(header.revisions),
        "councilnote": data(header.councilnote),
        "legal": data(header.legal),
    }


def _rich(content: Inlines) -> dict[str, Any]:
    """Give running text twice: as it reads, and with its markup."""
    return {"text": " ".join(text_of(content).split()), "content": data(content)}


def contents(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Give the table of contents as in :func:`document`."""
    return [
        {
            "number": entry.number,
            "title": entry.title,
            "anchor": entry.anchor,
            "entries": contents(entry.entries),
        }
        for entry in entries
    ]


def notes(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Give the notes as in :func:`document`."""
    return [{"number": note.number, "mentions": note.mentions, **_rich(note.content)} for note in notes]


def references(links: Iterable[Link], corpus: Corpus) -> dict[str, Any]:
    """Give the references as in :func:`document`: the links counted, sorted by what they name.

    Links within the document are left out.
    """
    xeps: Counter[str] = Counter()
    rfcs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for link in links:
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


def _without_path(finding: dict[str, object]) -> dict[str, object]:
    """Give a finding without the path of the file, which would make the same document differ by place."""
    return {key: value for key, value in finding.items() if key != "path"}
