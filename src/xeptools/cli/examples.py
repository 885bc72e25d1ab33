"""What ``xeptools show --examples`` tells: what kind of thing each example and code block is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xeptools.diagnostics.text import FAINT, painted, visible
from xeptools.model import Example, Xep
from xeptools.source import Source
from xeptools.stanzas.snippet import Snippet, read


def listing(source: Source, xep: Xep) -> list[dict[str, Any]]:
    """Give each block as plain data for ``json.dumps``; numbers of lines and columns count from 1."""
    return [_entry(snippet) for snippet in read(source, xep)]


def _entry(snippet: Snippet) -> dict[str, Any]:
    block = snippet.block
    start = snippet.text.span(0, len(block.text)).start
    entry: dict[str, Any] = {
        "line": start.line,
        "column": start.column,
        "number": block.number if isinstance(block, Example) else None,
        "caption": block.caption,
        "kind": snippet.kind.value,
        "detail": snippet.detail,
        "dialogue": snippet.dialogue,
        "elements": [
            {"name": item.name, "namespace": item.namespace, **_place(snippet, item)}
            for item in snippet.items
        ],
        "fault": None,
    }
    if snippet.fault is not None:
        place = snippet.text.span(snippet.fault.start, snippet.fault.end).start
        entry["fault"] = {"line": place.line, "column": place.column, "message": snippet.fault.message}
    return entry


def _place(snippet: Snippet, item: Any) -> dict[str, int]:
    start = snippet.text.span(*snippet.place(item)).start
    return {"line": start.line, "column": start.column}


def lines(entries: Sequence[Mapping[str, Any]], *, colour: bool = False) -> str:
    """Lay the list out for a person, a line for each block and one more for what keeps it from being read."""
    out = []
    for entry in entries:
        name = "code" if entry["number"] is None else f"example {entry['number']}"
        kind = f"{entry['kind']}, {entry['detail']}" + (", dialogue" if entry["dialogue"] else "")
        place = painted(f"{entry['line']:>6}", FAINT, colour)
        out.append(f"{place}  {name:<12}{visible(kind):<32}{visible(entry['caption'])}".rstrip())
        if entry["fault"] is not None:
            fault = entry["fault"]
            out.append(f"        {fault['line']}:{fault['column']}: {visible(fault['message'])}")
    return "\n".join([*out, ""])
