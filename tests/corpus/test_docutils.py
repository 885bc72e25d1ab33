"""The published documents through docutils: every format takes them, and reStructuredText reads back."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docutils import nodes
from lxml import etree

from doctrees import check_braces, check_grammar, check_requests, read, said, sections
from xeptools import Xep, parse, resolve
from xeptools.model.walk import blocks_of, sections_of, text_of
from xeptools.renderers.docutils import rst
from xeptools.renderers.docutils.document import doctree
from xeptools.renderers.docutils.writers import render
from xeptools.tree import Neighbours, Tree

FORMS = ("latex", "odt", "man", "docutils-xml", "pseudoxml")
KINDS = (
    nodes.table,
    nodes.row,
    nodes.entry,
    nodes.literal_block,
    nodes.container,
    nodes.footnote_reference,
    nodes.definition_list_item,
    nodes.list_item,
    nodes.image,
)


@pytest.fixture(scope="module")
def neighbours(corpus: Path) -> Neighbours:
    return Neighbours(corpus)


@pytest.fixture(scope="module")
def documents(corpus: Path) -> dict[str, Xep]:
    tree = Tree(corpus)
    return {one.name: resolve(parse(one.path, tree=tree.root)) for one in tree.documents}


def test_doctrees_are_valid_and_say_all(documents: dict[str, Xep], neighbours: Neighbours) -> None:
    for name, xep in documents.items():
        made = doctree(xep, neighbours, name=name)
        check_grammar(made)
        ids = [one for node in made.findall(nodes.Element) for one in node["ids"]]
        assert len(ids) == len(set(ids)), name
        anchors = {section.anchor for section in sections_of(xep.sections)}
        assert {anchor for anchor in anchors if re.fullmatch(r"\w[\w.:-]*", anchor)} <= set(ids), name
        for section, node in zip(sections_of(xep.sections), sections(made), strict=True):
            assert node[0].astext().replace("\u00a0", " ").split() == [section.number, *section.title.split()]
        shown = "".join(said(one) for one in sections(made))
        for block in blocks_of(xep.sections):
            text = text_of(block.content) if hasattr(block, "content") else ""
            if not any(
                not isinstance(node, str) and hasattr(node, "src") for node in getattr(block, "content", ())
            ):
                assert "".join(text.split()) in shown, (name, text)


@pytest.mark.parametrize("form", FORMS)
def test_writers_take_all(form: str, documents: dict[str, Xep], neighbours: Neighbours) -> None:
    """Each document goes through one of them; all through all takes some minutes."""
    for name, xep in [*documents.items()][FORMS.index(form) :: len(FORMS)]:
        written = render(xep, neighbours, name=name, form=form)
        match form:
            case "latex":
                check_braces(written.decode().partition("\\begin{document}")[2])
            case "odt":
                with zipfile.ZipFile(io.BytesIO(written)) as archive:
                    etree.fromstring(archive.read("content.xml"), etree.XMLParser(huge_tree=True))
            case "man":
                check_requests(written.decode())
            case "docutils-xml":
                etree.fromstring(written, etree.XMLParser(huge_tree=True))
            case _:
                assert written.decode()


def test_restructuredtext_reads_back(documents: dict[str, Xep], neighbours: Neighbours) -> None:
    """Section by section the same text, tables, lists, code, notes and links, in every fourth document."""
    for name, xep in [*documents.items()][::4]:
        made = sections(doctree(xep, neighbours, name=name))
        again = sections(read(rst.render(xep, neighbours, name=name)))
        assert [said(one) for one in again] == [said(one) for one in made], name
        assert counted(again) == counted(made), name


def counted(found: list[nodes.section]) -> Counter[str]:
    """Count the elements of each kind in the body, and the links to each address outside."""
    tops = [one for one in found if one.parent not in found]
    counts: Counter[str] = Counter()
    for top in tops:
        for node in top.findall(nodes.Element):
            if isinstance(node, KINDS) and (node.children or not isinstance(node, nodes.literal_block)):
                counts[type(node).__name__] += 1
            if (
                isinstance(node, nodes.reference)
                and "refuri" in node
                and not isinstance(node.parent, nodes.generated)
            ):
                counts[node["refuri"]] += 1
    return counts
