"""The doctree of a whole document: front matter, body, appendices.

Numbers are text in ``generated`` nodes, so no transform of docutils has to count, and references lead to
identifiers, so none has to resolve them.
"""

from __future__ import annotations

from docutils import frontend, nodes, utils
from docutils.parsers import Parser
from docutils.writers import Writer

from xeptools.model import Entry, Inlines, LineBreak, Note, Paragraph, Xep
from xeptools.renderers.docutils.blocks import blocks, heading, section
from xeptools.renderers.docutils.inlines import line, plain, reference, text
from xeptools.renderers.docutils.places import Place, identifiers, mark_id
from xeptools.renderers.matter import (
    NO_NOTES,
    Appendix,
    Part,
    appendices,
    archive,
    authored,
    dated,
    faults,
    front,
    label,
    notice,
    rights,
    warning,
)
from xeptools.renderers.matter.characters import spelled
from xeptools.renderers.matter.places import APPENDED, NOTICE, TOC, TOP
from xeptools.renderers.matter.references import status_shown
from xeptools.tree.facts import Corpus

SAFE = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "input_encoding": "utf-8",
    "output_encoding": "utf-8",
}
"""The settings of docutils under which nothing is read but the document, and nothing is told on stderr."""


def doctree(
    xep: Xep, corpus: Corpus, *, name: str, pictures: bool = True, contents: bool = True
) -> nodes.document:
    """Give the doctree of a whole document, as docutils' writers want it.

    ``corpus`` has the facts of the documents it may name, ``name`` is its own as a tree calls it. Without
    ``pictures`` their descriptions stand for those that come as ``data:`` URIs.
    """
    place = Place(corpus, identifiers(xep, contents=contents), pictures)
    made = new_document(xep.origin.path)
    heading = title(xep)
    made["title"] = heading.astext()
    made["ids"] = [place.ids[TOP]]
    made += [heading, facts(xep, place), *_text(xep, name, place, contents=contents)]
    return made


def page(xep: Xep, corpus: Corpus, *, name: str, contents: bool) -> nodes.section:
    """Give the same as one section, as docutils' readers and Sphinx want it of a parser."""
    place = Place(corpus, identifiers(xep, contents=contents), pictures=True)
    known = nodes.field_list()
    for fact in list(facts(xep, place).children):
        if isinstance(fact, nodes.field):
            known += fact
        else:
            said = nodes.paragraph("", "", *fact.children)
            named = nodes.field_name("", type(fact).__name__.capitalize())
            known += nodes.field("", named, nodes.field_body("", said))
    parts = _text(xep, name, place, contents=contents)
    return nodes.section("", title(xep), known, *parts, ids=[place.ids[TOP]])


def _text(xep: Xep, name: str, place: Place, *, contents: bool) -> list[nodes.Node]:
    parts = [*abstract(xep, place), *standing(xep, place)]
    if contents:
        parts.append(contents_of(xep, place))
    return [*parts, *[section(part, place) for part in xep.sections], back(xep, name, place)]


def new_document(path: str, *components: type[Parser | Writer[bytes]]) -> nodes.document:
    """Give an empty document with the settings of ``components`` and :data:`SAFE`."""
    settings = frontend.get_default_settings(*components)
    for name, value in SAFE.items():
        setattr(settings, name, value)
    return utils.new_document(path, settings)


def title(xep: Xep) -> nodes.title:
    """Give number and title; the number is generated text."""
    said = plain(xep.header.title.text)
    numbered = nodes.generated("", spelled(label(xep.header)) + (": " if said else ""), classes=["number"])
    return nodes.title("", "", numbered, *said)


def facts(xep: Xep, place: Place) -> nodes.docinfo:
    """Give what the head of the document lists, in the elements that docutils has for it."""
    header = xep.header
    made = nodes.docinfo()
    newest = header.newest
    if newest and newest.version:
        url = archive(header, newest)
        shown = reference(url, (newest.version,), place) if url else text(newest.version)
        made += nodes.version("", "", shown)
    if newest and dated(newest):
        made += nodes.date("", spelled(dated(newest)))
    if header.status.text:
        made += nodes.status("", spelled(status_shown(header.status.text)))
    made += [nodes.author("", "", *line(authored(author), place)) for author in header.authors]
    told = {"Status", "Version", "Author", "Authors", "Copyright"}
    made += [
        nodes.field("", nodes.field_name("", name), nodes.field_body("", _paragraph(value, place)))
        for name, value in front(header, place.corpus)
        if name not in told
    ]
    made += nodes.copyright("", spelled(rights(header)))
    return made


def standing(xep: Xep, place: Place, *, council: bool = True) -> list[nodes.Node]:
    """Say how far the document can be relied on, what is wrong with it, and what the Council notes."""
    header = xep.header
    made: list[nodes.Node] = []
    if wrong := blocks(faults(xep), place):
        made.append(nodes.warning("", *wrong))
    if said := warning(header, place.corpus):
        made.append(nodes.warning("", _paragraph(said, place)))
    if said := notice(header, place.corpus):
        made.append(nodes.note("", _paragraph(said, place), ids=[place.ids[NOTICE]]))
    if council and (noted := blocks(header.councilnote, place)):
        made.append(nodes.important("", *noted))
    return made


def abstract(xep: Xep, place: Place) -> list[nodes.Node]:
    """Give the abstract under its name."""
    if not (said := blocks((Paragraph((), xep.header.abstract, -1),), place)):
        return []
    return [nodes.topic("", nodes.title("", "Abstract"), *said, classes=["abstract"])]


def contents_of(xep: Xep, place: Place) -> nodes.topic:
    """Give the table of contents."""
    made = nodes.topic("", nodes.title("", "Contents"), ids=[place.ids[TOC]], classes=["contents"])
    entries = _entries(xep.contents, place)
    last = nodes.paragraph("", "", nodes.reference("", "Appendices", refid=place.ids[APPENDED]))
    entries += nodes.list_item("", last)
    made += entries
    return made


def _entries(entries: tuple[Entry, ...], place: Place) -> nodes.bullet_list:
    made = nodes.bullet_list("", classes=["auto-toc"])
    for entry in entries:
        shown = spelled(f"{entry.number}\u00a0\u00a0\u00a0{entry.title}")
        item = nodes.list_item(
            "", nodes.paragraph("", "", nodes.reference("", shown, refid=place.ids[entry.anchor]))
        )
        if entry.entries:
            item += _entries(entry.entries, place)
        made += item
    return made


def back(xep: Xep, name: str, place: Place, *wanted: str) -> nodes.section:
    """Give the appendices; with ``wanted`` those of that letter alone."""
    anchor = place.ids[APPENDED]
    made = nodes.section("", nodes.title("", "Appendices"), ids=[anchor], names=[APPENDED])
    for appendix in appendices(xep, name, place.corpus):
        if not wanted or appendix.letter in wanted:
            made += _appendix(appendix, xep.notes, place)
    return made


def _appendix(appendix: Appendix, notes: tuple[Note, ...], place: Place) -> nodes.section:
    made = nodes.section("", ids=[place.ids[appendix.anchor]], names=[appendix.anchor])
    made += heading(f"Appendix {appendix.letter}", [nodes.Text(appendix.title)])
    if appendix.anchor == "appendix-notes":
        made += [_note(note, place) for note in notes]
        if not notes:
            made += nodes.paragraph("", NO_NOTES)
    parts = [part for part in appendix.content if isinstance(part, Part)]
    if parts:
        made += nodes.definition_list("", *[_part(part, place) for part in parts])
    made += blocks(tuple(block for block in appendix.content if not isinstance(block, Part)), place)
    return made


def _part(part: Part, place: Place) -> nodes.definition_list_item:
    term = nodes.term("", "", *line(part.title, place))
    if part.anchor:
        term["ids"] = [place.ids[part.anchor]]
    meaning = nodes.definition("", *(blocks(part.blocks, place) or [nodes.paragraph()]))
    return nodes.definition_list_item("", term, meaning)


def _note(note: Note, place: Place) -> nodes.footnote:
    """Give a note with the ways back to each place that mentions it."""
    mentions = [place.ids[mark_id(note.number, mention)] for mention in range(1, note.mentions + 1)]
    number = str(note.number)
    said = blocks((Paragraph((), note.content, -1),), place) or [nodes.paragraph()]
    return nodes.footnote(
        "",
        nodes.label("", number),
        *said,
        ids=[place.ids[f"note-{number}"]],
        names=[number],
        backrefs=mentions,
    )


def _paragraph(said: Inlines, place: Place) -> nodes.paragraph:
    plain = tuple(" " if isinstance(node, LineBreak) else node for node in said)
    return nodes.paragraph("", "", *line(plain, place))
