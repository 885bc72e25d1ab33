"""Markdown: CommonMark with pipe tables and footnotes, easy on the eye, in a diff and for programs.

A sentence a line, so that a diff shows what has changed. The facts stand at the head as YAML, so that all of
it is a draft again (docs/reference/draft-format.md). Markup stands only where CommonMark has it; sub- and
superscripts and anchors are the only HTML, and none of it is the document's.
"""

from collections.abc import Iterator
from types import MappingProxyType

from xeptools.model import Block, Entry, LinkKind, Section, Xep
from xeptools.model.standard import STANDARD, standard_title
from xeptools.model.walk import sections_of
from xeptools.renderers.markdown.blocks import blocks, indented, quoted
from xeptools.renderers.markdown.front import front_matter
from xeptools.renderers.markdown.inlines import Place, heading, paragraph
from xeptools.renderers.markdown.plain import anchor, escaped
from xeptools.renderers.matter import NO_NOTES, Part, appendices, faults, full_title, notice, warning
from xeptools.tree.facts import Corpus


def render(xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str) -> str:
    """Give the document; ``name`` is its own as a tree calls it, ``corpus`` knows those that it names."""
    linked = {link.url[1:] for link in xep.links if link.kind is LinkKind.INTERNAL}
    linked |= _own(xep)
    pages = [_front(xep, corpus), _contents(xep.contents)]
    pages += [_section(section, linked) for section in xep.sections]
    pages.append(_appendices(xep, name, corpus, linked))
    return "\n".join("\n".join(lines) + "\n" for lines in pages if lines)


def _front(xep: Xep, corpus: Corpus) -> list[str]:
    header = xep.header
    standing = [warning(header, corpus), notice(header, corpus)]
    groups = [
        front_matter(header),
        [heading(1, full_title(header))],
        quoted(blocks(faults(xep))),
        paragraph(header.abstract),
        quoted(_spaced([paragraph(said) for said in standing])),
    ]
    if header.councilnote:
        groups.append(quoted(["**Note from the XMPP Council**", "", *blocks(header.councilnote)]))
    return _spaced(groups)


def _contents(entries: tuple[Entry, ...]) -> list[str]:
    return [heading(2, "Contents"), "", *_entries(entries)] if entries else []


def _entries(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"- {entry.number} {escaped(' '.join(entry.title.split()))}".rstrip()
        yield from indented([*_entries(entry.entries)], 2)


def _section(section: Section, linked: set[str]) -> list[str]:
    title = heading(section.level + 1, f"{section.number} {section.title}")
    groups = [[title + _mark(section.anchor, linked)]]
    waiting: list[Block] = []
    for part in section.content:
        if isinstance(part, Section):
            groups += [blocks(tuple(waiting), linked), _section(part, linked)]
            waiting = []
        else:
            waiting.append(part)
    return _spaced([*groups, blocks(tuple(waiting), linked)])


def _appendices(xep: Xep, name: str, corpus: Corpus, linked: set[str]) -> list[str]:
    groups = [[heading(2, "Appendices")]]
    for appendix in appendices(xep, name, corpus):
        title = heading(3, f"Appendix {appendix.letter}: {appendix.title}")
        groups.append([title + _mark(appendix.anchor, linked)])
        if appendix.anchor == "appendix-notes":
            groups += _notes(xep)
        for part in appendix.content:
            if isinstance(part, Part):
                title = " ".join(paragraph(part.title, Place(cell=True)))
                groups += [[f"#### {title}{_mark(part.anchor, linked)}"], blocks(part.blocks)]
            else:
                groups.append(blocks((part,)))
    return _spaced(groups)


def _mark(name: str, linked: set[str]) -> str:
    return f" {anchor(name)}" if name and name in linked else ""


def _own(xep: Xep) -> set[str]:
    """The anchors that authors gave, but for those that the template has for such a title."""
    return {
        section.anchor
        for section in sections_of(xep.sections)
        if section.own_anchor and STANDARD.get(standard_title(section.title)) != section.anchor
    }


def _notes(xep: Xep) -> Iterator[list[str]]:
    if not xep.notes:
        yield [NO_NOTES]
    for note in xep.notes:
        first, *rest = paragraph(note.content) or [""]
        yield [f"[^{note.number}]: {first}", *indented(rest, 4)]


def _spaced(groups: list[list[str]]) -> list[str]:
    """Give groups of lines with an empty line between them."""
    return [line for group in groups if group for line in ("", *group)][1:]
