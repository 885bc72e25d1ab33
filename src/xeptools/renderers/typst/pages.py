"""Title page, contents and appendices."""

from __future__ import annotations

from xeptools.model import Blocks, DefinitionList, Header, Inlines, Note, Xep
from xeptools.renderers.matter import (
    NO_NOTES,
    Appendix,
    Part,
    appendices,
    faults,
    front,
    label,
    notice,
    stations,
    warning,
)
from xeptools.renderers.typst.blocks import blocks
from xeptools.renderers.typst.inlines import inlines
from xeptools.renderers.typst.literals import Typ, literal
from xeptools.renderers.typst.sheet import Sheet


def title_page(xep: Xep, sheet: Sheet) -> Typ:
    """Give what the document is, who wrote it, and how far it can be relied on; then the contents."""
    header = xep.header
    facts = [(sheet.text(name), inlines(value, sheet)) for name, value in front(header, sheet.corpus)]
    abstract = inlines(header.abstract, sheet)
    parts = (
        sheet.text(label(header)),
        sheet.text(header.title.text),
        f"[{blocks(faults(xep), sheet)}]",
        _facts(facts),
        f"[{f'#par[{abstract}]' if abstract else ''}]",
        _life(header),
        f"[{_standing(header, sheet)}]",
    )
    return Typ(f"#title-page({', '.join(parts)})\n#contents()\n")


def back(xep: Xep, name: str, sheet: Sheet) -> Typ:
    """Give the nine appendices."""
    nine = appendices(xep, name, sheet.corpus)
    contents = {one.anchor: _content(one, sheet) for one in nine}
    contents["appendix-notes"] = _notes(xep.notes, sheet)  # when all that mentions any has been written
    return Typ(
        "".join(
            f"#appendix({literal(one.letter)}, {sheet.text(one.title)}, {literal(one.anchor)})\n"
            f"{contents[one.anchor]}"
            for one in nine
        )
    )


def _content(appendix: Appendix, sheet: Sheet) -> Typ:
    made = []
    for piece in appendix.content:
        if isinstance(piece, Part):
            made.append(f"#part([{inlines(piece.title, sheet)}], {literal(piece.anchor)})\n")
            made.append(_told(piece.blocks, sheet))
        else:
            made.append(_told((piece,), sheet))
    return Typ("".join(made))


def _notes(notes: tuple[Note, ...], sheet: Sheet) -> Typ:
    """Say where the notes are, and give those that are on no page yet."""
    said = "Each note stands at the foot of the page that mentions it first."
    made = [f"#par[#{literal(said if notes else NO_NOTES)}]\n"]
    for note in notes:
        if note.number not in sheet.record.mentioned:
            sheet.record.mentioned.add(note.number)
            anchor, number = literal(f"note-{note.number}"), literal(f"{note.number}. ")
            made.append(f"#named({anchor}, [#par[#{number}{inlines(note.content, sheet)}]])\n")
    return Typ("".join(made))


def _facts(facts: list[tuple[Typ, Typ]]) -> Typ:
    return Typ(f"facts({''.join(f'{name}, [{value}], ' for name, value in facts)})")


def _told(content: Blocks, sheet: Sheet) -> Typ:
    """Give blocks of an appendix, in which a list of definitions has names of facts and their values."""
    made = []
    for block in content:
        if isinstance(block, DefinitionList):
            facts = [(f"[{inlines(one.term, sheet)}]", blocks(one.blocks, sheet)) for one in block.entries]
            made.append(f"#{_facts([(Typ(name), value) for name, value in facts])}\n")
        else:
            made.append(blocks((block,), sheet))
    return Typ("".join(made))


def _life(header: Header) -> Typ:
    """Give the stations of the document's life, each with whether it is at that one."""
    shown = "".join(
        f"({literal(station.shown)}, {str(station == header.status.text).lower()}), "
        for station in stations(header)
    )
    return Typ(f"({shown})")


def _standing(header: Header, sheet: Sheet) -> Typ:
    """Give what the status means to readers, and what the Council has to say."""
    told: tuple[Inlines, ...] = (warning(header, sheet.corpus), notice(header, sheet.corpus))
    paragraphs = [f"#par[{inlines(said, sheet)}]" for said in told if said]
    if header.councilnote:
        council = blocks(header.councilnote, sheet)
        paragraphs.append(f'#part("Note from the XMPP Council", ""){council}')
    return Typ("".join(paragraphs))
