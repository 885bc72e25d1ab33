"""Plain text for mail and terminals: 72 columns, laid out like an RFC.

No line is longer but for what must not be broken: a word, an address, or code, whose lines stand as they were
written. Where there is such code the document says so at its top.
"""

from collections.abc import Iterator
from types import MappingProxyType

from xeptools.model import Code, Entry, Example, Section, Xep
from xeptools.model.walk import blocks_of
from xeptools.renderers.matter import (
    APPENDICES,
    NO_NOTES,
    Part,
    appendices,
    faults,
    front,
    full_title,
    notice,
    warning,
)
from xeptools.renderers.matter.lines import spaced
from xeptools.renderers.text.blocks import INDENT, blocks, code_lines, shifted
from xeptools.renderers.text.columns import width, wrapped
from xeptools.renderers.text.inlines import line
from xeptools.tree.facts import Corpus

COLUMNS = 72


def render(xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str, columns: int = COLUMNS) -> str:
    """Give the document; ``name`` is its own as a tree calls it, ``corpus`` knows those that it names."""
    pages = [_front(xep, corpus, columns), _contents(xep.contents, columns)]
    pages += [_section(section, columns) for section in xep.sections]
    pages += _appendices(xep, name, corpus, columns)
    return "\n\n".join("\n".join(lines) + "\n" for lines in pages if lines)


def _front(xep: Xep, corpus: Corpus, columns: int) -> list[str]:
    header, body = xep.header, columns - INDENT
    title = wrapped(full_title(header), columns)
    facts = [(f"{name}:", line(value, addresses=False)) for name, value in front(header, corpus)]
    margin = max((len(name) for name, _ in facts), default=0) + 2
    standing = [line(said) for said in (warning(header, corpus), notice(header, corpus)) if said]
    groups = [
        [*title, "=" * max(map(width, title))],
        [row for name, said in facts for row in wrapped(said, columns, name.ljust(margin), " " * margin)],
        _aside(blocks(faults(xep), body - 2)),
        shifted(wrapped(line(header.abstract), body)),
        *(shifted(wrapped(said, body)) for said in standing),
        _aside(spaced([["Note from the XMPP Council:"], blocks(header.councilnote, body - 2)]))
        if header.councilnote
        else [],
        shifted(wrapped(_LONG_CODE, body)) if _has_long_code(xep, body) else [],
    ]
    return spaced(groups)


_LONG_CODE = "[Lines of code stand as they were written; some are longer than the lines of the text.]"


def _has_long_code(xep: Xep, columns: int) -> bool:
    listings = (block for block in blocks_of(xep.sections) if isinstance(block, Example | Code))
    return any(width(row) > columns for listing in listings for row in code_lines(listing.text))


def _aside(lines: list[str]) -> list[str]:
    return shifted([f"| {row}".rstrip() for row in lines])


def _contents(entries: tuple[Entry, ...], columns: int) -> list[str]:
    if not entries:
        return []
    body = columns - INDENT
    after = [row for letter, _, title in APPENDICES for row in _titled(f"Appendix {letter}.", title, body)]
    return spaced([["Table of Contents"], shifted([*_entries(entries, body), *after])])


def _entries(entries: tuple[Entry, ...], columns: int) -> Iterator[str]:
    for entry in entries:
        yield from _titled(f"{entry.number}.", entry.title, columns)
        yield from shifted([*_entries(entry.entries, columns - 2)], "  ")


def _titled(number: str, title: str, columns: int) -> list[str]:
    return wrapped(title, columns, f"{number}  ", " " * (len(number) + 2))


def _section(section: Section, columns: int) -> list[str]:
    groups = [_titled(f"{section.number}.", section.title, columns)]
    groups += [
        _section(part, columns) if isinstance(part, Section) else shifted(blocks((part,), columns - INDENT))
        for part in section.content
    ]
    return spaced(groups)


def _appendices(xep: Xep, name: str, corpus: Corpus, columns: int) -> Iterator[list[str]]:
    body = columns - INDENT
    for appendix in appendices(xep, name, corpus):
        groups = [_titled(f"Appendix {appendix.letter}.", appendix.title, columns)]
        if appendix.anchor == "appendix-notes":
            groups.append(shifted(_notes(xep, body)))
        for part in appendix.content:
            if isinstance(part, Part):
                groups.append(shifted(wrapped(line(part.title), body)))
                groups.append(shifted(shifted(blocks(part.blocks, body - INDENT))))
            else:
                groups.append(shifted(blocks((part,), body)))
        yield spaced(groups)


def _notes(xep: Xep, columns: int) -> list[str]:
    if not xep.notes:
        return [NO_NOTES]
    margin = len(f"[{len(xep.notes)}]") + 2
    return spaced(
        [
            wrapped(line(note.content), columns, f"[{note.number}]".ljust(margin), " " * margin)
            for note in xep.notes
        ]
    )
