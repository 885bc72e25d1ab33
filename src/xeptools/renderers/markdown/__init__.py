"""Markdown: CommonMark with pipe tables and footnotes, easy on the eye, in a diff and for programs.

A sentence a line, so that a diff shows what has changed. The facts stand at the head as YAML, so that all of
it is a draft again (docs/reference/draft-format.md). Markup stands only where CommonMark has it; sub- and
superscripts and anchors are the only HTML, and none of it is the document's.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from xeptools.model import Block, Entry, Link, LinkKind, Section, Xep
from xeptools.model.walk import sections_of
from xeptools.renderers.markdown.blocks import blocks, indented, quoted
from xeptools.renderers.markdown.front import front_matter
from xeptools.renderers.markdown.inlines import Place, heading, paragraph
from xeptools.renderers.matter import (
    APPENDICES,
    NO_NOTES,
    Part,
    appendices,
    authored,
    faults,
    full_title,
    notice,
    warning,
)
from xeptools.renderers.matter.lines import spaced
from xeptools.renderers.matter.places import APPENDED, NOTICE, TOC, TOP, place_at, places
from xeptools.tree.facts import Corpus


def render(xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str) -> str:
    """Give the document; ``name`` is its own as a tree calls it, ``corpus`` knows those that it names."""
    place = _place(xep)
    pages = [_front(xep, corpus, place), _contents(xep.contents, place)]
    pages += [_section(section, place) for section in xep.sections]
    pages.append(_appendices(xep, name, corpus, place))
    return "\n".join("\n".join(lines) + "\n" for lines in pages if lines)


def _place(xep: Xep) -> Place:
    """Say what a line may lead to, and mark what a link does lead to, those of the contents too."""
    known = places(xep)
    ours = [node for author in xep.header.authors for node in authored(author) if isinstance(node, Link)]
    links = (link for link in (*xep.links, *ours) if link.kind is LinkKind.INTERNAL)
    linked = {place_at(link.url, known) for link in links}
    linked |= {section.anchor for section in sections_of(xep.sections)}
    linked |= {f"appendix-{name}" for _, name, _ in APPENDICES} | {APPENDED}
    return Place(known, frozenset(linked) - {""})


def _front(xep: Xep, corpus: Corpus, place: Place) -> list[str]:
    header = xep.header
    standing = [paragraph(warning(header, corpus), place), paragraph(notice(header, corpus), place)]
    standing[-1][-1] += place.mark(NOTICE)
    groups = [
        front_matter(header),
        [heading(1, full_title(header)) + place.mark(TOP)],
        quoted(blocks(faults(xep), place)),
        paragraph(header.abstract, place),
        quoted(spaced(standing)),
    ]
    if header.councilnote:
        groups.append(quoted(["**Note from the XMPP Council**", "", *blocks(header.councilnote, place)]))
    return spaced(groups)


def _contents(entries: tuple[Entry, ...], place: Place) -> list[str]:
    mark = place.mark(TOC)
    if not entries and not mark:
        return []
    after = [_entry(f"Appendix {one}: {title}", f"appendix-{name}", place) for one, name, title in APPENDICES]
    listed = [*_entries(entries, place), _entry("Appendices", APPENDED, place), *indented(after, 2)]
    return [heading(2, "Contents") + mark, "", *listed]


def _entries(entries: tuple[Entry, ...], place: Place) -> Iterator[str]:
    for entry in entries:
        yield _entry(f"{entry.number} {entry.title}", entry.anchor, place)
        yield from indented([*_entries(entry.entries, place)], 2)


def _entry(title: str, anchor: str, place: Place) -> str:
    link = Link(LinkKind.INTERNAL, f"#{anchor}", (" ".join(title.split()),), None, -1)
    return f"- {' '.join(paragraph((link,), replace(place, cell=True)))}"


def _section(section: Section, place: Place) -> list[str]:
    title = heading(section.level + 1, f"{section.number} {section.title}")
    groups = [[title + place.mark(section.anchor)]]
    waiting: list[Block] = []
    for part in section.content:
        if isinstance(part, Section):
            groups += [blocks(tuple(waiting), place), _section(part, place)]
            waiting = []
        else:
            waiting.append(part)
    return spaced([*groups, blocks(tuple(waiting), place)])


def _appendices(xep: Xep, name: str, corpus: Corpus, place: Place) -> list[str]:
    groups = [[heading(2, "Appendices") + place.mark(APPENDED)]]
    for appendix in appendices(xep, name, corpus):
        title = heading(3, f"Appendix {appendix.letter}: {appendix.title}")
        groups.append([title + place.mark(appendix.anchor)])
        if appendix.anchor == "appendix-notes":
            groups += _notes(xep, place)
        for part in appendix.content:
            if isinstance(part, Part):
                title = " ".join(paragraph(part.title, replace(place, cell=True)))
                groups += [[f"#### {title}{place.mark(part.anchor)}"], blocks(part.blocks, place)]
            else:
                groups.append(blocks((part,), place))
    return spaced(groups)


def _notes(xep: Xep, place: Place) -> Iterator[list[str]]:
    if not xep.notes:
        yield [NO_NOTES]
    for note in xep.notes:
        lines = paragraph(note.content, place) or [""]
        lines[-1] += place.mark(f"note-{note.number}")
        first, *rest = lines
        yield [f"[^{note.number}]: {first}", *indented(rest, 4)]
