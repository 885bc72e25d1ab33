"""PDFs of the published documents: each is made, keeps its promises and says all that its page says."""

import io
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from corpus import printed
from xeptools import parse, resolve
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.tree import Corpus, Document, Neighbours, Tree

FEW = 2
"""Words: a section of a dozen words cannot have 99.5 % of them without one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a PDF has of its page."""

    told: tuple[str, ...]
    """The findings of making it, by rule and message."""
    pages: int
    unlike: tuple[str, ...]
    """Sections whose words are others, each with how many are the same."""
    in_order: float
    """Which part of the words of running text stands in the same order."""
    notes: str
    """As in ``unlike``, of all notes together."""
    check: list[str]
    """What qpdf says against the file."""


@pytest.fixture(scope="module")
def compared(corpus: Path) -> dict[str, Compared]:
    """Every document, by its name.

    In this process: Typst has threads, and a process that has used it must not be forked.
    """
    work = partial(compare, corpus, Neighbours(corpus))
    return {document.name: work(document) for document in Tree(corpus).documents}


def compare(root: Path, facts: Corpus, document: Document) -> Compared:
    xep = resolve(parse(document.path, tree=root))
    setting = Setting(facts, document.name)
    made = FORMATS["pdf"].render(xep, setting)
    page = FORMATS["html"].render(xep, setting).content.decode()
    (sections, notes), pages = printed.of_pdf(made.content), printed.pages(made.content)
    shown, shown_notes, heads = printed.of_html(page)
    assert len(sections) == len(shown), document.name
    found = [printed.alike(ours, theirs, heads) for ours, theirs in zip(sections, shown, strict=True)]
    in_order = sum(part * len(words) for (_, part), words in zip(found, shown, strict=True))
    unlike = (differing(part, words) for (part, _), words in zip(found, shown, strict=True))
    with pikepdf.open(io.BytesIO(made.content)) as file:
        check = file.check_pdf_syntax()
    return Compared(
        told=tuple(f"{found.rule}: {found.message}" for found in made.diagnostics),
        pages=pages,
        unlike=tuple(filter(None, unlike)),
        in_order=in_order / sum(map(len, shown)),
        notes=differing(printed.alike(notes, shown_notes, set())[0], shown_notes),
        check=check,
    )


def differing(alike: float, words: list[str]) -> str:
    """Give the beginning of a section that says something else than it should; else nothing."""
    missing = round((1 - alike) * len(words))
    return f"{' '.join(words[:5])}: {missing} of {len(words)}" if alike < 0.995 and missing > FEW else ""


def test_each_is_accessible_and_has_all_glyphs_and_pictures(compared: dict[str, Compared]) -> None:
    told = {name: found.told for name, found in compared.items() if found.told}
    assert {message for messages in told.values() for message in messages} <= {
        "print/simplified: a picture has no description for readers who cannot see it"
    }
    assert sum(found.pages for found in compared.values()) > 10 * len(compared)


def test_sections_say_what_the_page_says(compared: dict[str, Compared]) -> None:
    assert {name: found.unlike for name, found in compared.items() if found.unlike} == {}


def test_running_text_is_in_the_same_order(compared: dict[str, Compared]) -> None:
    assert {name: found.in_order for name, found in compared.items() if found.in_order < 0.98} == {}


def test_notes_say_what_the_page_says(compared: dict[str, Compared]) -> None:
    assert {name: found.notes for name, found in compared.items() if found.notes} == {}


def test_qpdf_has_nothing_to_say(compared: dict[str, Compared]) -> None:
    assert {name: found.check for name, found in compared.items() if found.check} == {}
