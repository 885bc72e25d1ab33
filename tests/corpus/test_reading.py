"""Reading the published documents: all parse, all resolve, and every place is where it says."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from places import File, check_example_characters, check_tokens
from xeptools import Xep, parse, resolve
from xeptools.model import Block, Example, Section, Table
from xeptools.model.walk import blocks_of, sections_of
from xeptools.tree import Document, Tree, facts_of
from xeptools.tree.facts import facts_in

UNUSED = "the DOCTYPE never uses the shared entities: put %ents; on the line before its ]>"
NOTE_MARK = re.compile(r"NoteMark\(number=(\d+), mention=(\d+)")


@pytest.fixture(scope="module")
def tree(corpus: Path) -> Tree:
    return Tree(corpus)


@pytest.fixture(scope="module")
def documents(tree: Tree) -> dict[Document, tuple[File, Xep]]:
    """Every document as bytes, as written and as resolved."""
    read = {}
    for document in tree.documents:
        source = parse(document.path, tree=tree.root)
        read[document] = File(document.path.read_bytes(), source), resolve(source)
    return read


def test_every_token_stands_at_its_span(documents: dict[Document, tuple[File, Xep]]) -> None:
    for file, _ in documents.values():
        assert file.source.well_formed, file.source.path
        check_tokens(file)


def test_characters_of_examples_stand_at_their_places(documents: dict[Document, tuple[File, Xep]]) -> None:
    tried = sum(check_example_characters(file, xep, step=211) for file, xep in documents.values())
    assert tried > 10 * len(documents)


def test_only_documents_without_the_shared_entities_have_errors(
    documents: dict[Document, tuple[File, Xep]],
) -> None:
    for file, xep in documents.values():
        uses = any(step.use for step in file.source.doctype.steps) if file.source.doctype else False
        if uses:
            assert xep.diagnostics == (), file.source.path
            assert "Unresolved(" not in repr(xep), file.source.path
        else:
            assert {found.rule for found in xep.diagnostics} == {"document/undeclared-entity"}
            assert {found.hint for found in xep.diagnostics} == {UNUSED}
    assert sum(bool(xep.diagnostics) for _, xep in documents.values()) <= len(documents) // 100


def test_numbers_are_counted_once(documents: dict[Document, tuple[File, Xep]]) -> None:
    """Told from without: by what stands in the document, not by how it was counted."""
    for file, xep in documents.values():
        where = file.source.path
        blocks = [*blocks_of(xep.sections)]
        for revision in xep.header.revisions:
            blocks += blocks_of(revision.remark)
        examples = [block.number for block in blocks if isinstance(block, Example)]
        tables = [block.number for block in blocks if isinstance(block, Table)]
        assert examples == list(range(1, xep.examples + 1)), where
        assert sorted(tables) == list(range(1, xep.tables + 1)), where
        sections = list(sections_of(xep.sections))
        assert [section.number for section in sections] == list(numbers(xep.sections, "")), where
        anchors = [section.anchor for section in sections]
        assert len(anchors) == len(set(anchors)), where
        assert [note.number for note in xep.notes] == list(range(1, len(xep.notes) + 1)), where
        contents = [repr(note.content) for note in xep.notes]
        assert len(contents) == len(set(contents)), where
        in_print = (xep.header, xep.sections, xep.notes)
        marks = sorted((int(number), int(mention)) for number, mention in NOTE_MARK.findall(repr(in_print)))
        told = [(note.number, mention + 1) for note in xep.notes for mention in range(note.mentions)]
        assert marks == told, where


def numbers(parts: Iterable[Block | Section], above: str) -> Iterator[str]:
    """The numbers that sections must have where they stand."""
    for count, section in enumerate((part for part in parts if isinstance(part, Section)), 1):
        yield f"{above}{count}"
        yield from numbers(section.content, f"{above}{count}.")


def test_facts_are_what_the_whole_document_says(
    documents: dict[Document, tuple[File, Xep]], tree: Tree
) -> None:
    for document, (_, xep) in documents.items():
        assert facts_of(document, tree.root) == facts_in(xep.header, document.name)
