"""With the tree's own entity file hidden, a lone draft still finds nearly all that it refers to.

Not counted are what belongs to a tree: the authors (an entity whose text is an ``<author>``) and the
formula pieces of the Encrypted Sessions documents (letters with a subscript or a superscript, and
what is put together from them).
"""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

import pytest
from lxml import etree

from xeptools.source.bundled import bundled_entities

PREDEFINED = {"amp", "apos", "gt", "lt", "quot"}
REFERENCE = re.compile(r"&([^#;&<>'\"\s][^;&<>'\"\s]*);")
NOT_MARKUP = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
INDEX = re.compile(r"<span class=['\"](?:sub|super)['\"]>")
ENOUGH = 0.97


def declared(document: bytes) -> dict[str, str]:
    """The general entities of the internal subset, every external one taken for empty."""
    entities: dict[str, str] = {}
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)

    def on_declaration(name: str, parameter: int, text: str | None, *_: object) -> None:
        if not parameter and text is not None:
            entities.setdefault(name, text)

    def on_external(context: str | None, *_: object) -> int:
        parser.ExternalEntityParserCreate(context).Parse(b"", True)
        return 1

    parser.EntityDeclHandler = on_declaration
    parser.ExternalEntityRefHandler = on_external
    with suppress(expat.ExpatError):  # an undeclared entity, below the declarations: they have been read
        parser.Parse(document, True)
    return entities


@pytest.fixture(scope="module")
def shared(corpus: Path) -> Mapping[str, str]:
    """What the tree's entity file declares."""
    text = (corpus / "xep.ent").read_bytes()
    return declared(b"<!DOCTYPE xep [\n" + text + b"\n]>\n<xep/>")


@pytest.fixture(scope="module")
def bound(shared: Mapping[str, str]) -> set[str]:
    """The names that belong to the tree: its authors, and formula pieces."""

    def formula(name: str) -> bool:
        text = shared.get(name, "")
        return bool(INDEX.search(text)) or any(formula(inner) for inner in REFERENCE.findall(text))

    return {name for name, text in shared.items() if "<author>" in text or formula(name)}


@pytest.fixture(scope="module")
def documents(corpus: Path) -> list[Path]:
    found = sorted([*corpus.glob("xep-*.xml"), *corpus.glob("inbox/*.xml")])
    assert found, f"{corpus} holds no document"
    return found


def test_most_uses_resolve_without_the_tree(documents: list[Path], bound: set[str]) -> None:
    known = bundled_entities().keys() | PREDEFINED
    uses: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for path in documents:
        data = path.read_bytes()
        own = declared(data).keys()
        for name in REFERENCE.findall(NOT_MARKUP.sub("", data.decode())):
            if name not in PREDEFINED and name not in bound:
                uses[name] += 1
                if name not in own and name not in known:
                    missing[f"{path.name}: {name}"] += 1
    share = 1 - missing.total() / uses.total()
    assert share >= ENOUGH, f"{share:.2%} of {uses.total()} uses resolve; missing {missing.most_common(40)}"


def test_most_names_of_the_tree_are_bundled(shared: Mapping[str, str], bound: set[str]) -> None:
    wanted = shared.keys() - bound
    missing = wanted - bundled_entities().keys()
    assert len(missing) <= (1 - ENOUGH) * len(wanted), sorted(missing)


def test_the_legal_notices_are_word_for_word(shared: Mapping[str, str]) -> None:
    def parts(text: str) -> list[tuple[str, str]]:
        (legal,) = etree.fromstring(f"<content>{text.strip()}</content>")
        return [(part.tag, " ".join(str(part.xpath("string()")).split())) for part in legal.iterchildren("*")]

    for name in ("LEGALNOTICE", "PUBLICDOMAINNOTICE"):
        assert parts(bundled_entities()[name]) == parts(shared[name])


def test_the_paragraphs_are_not_the_tree_s_sentences(shared: Mapping[str, str]) -> None:
    """The facts are the foundation's, the sentences ours: no run of ten words is the same."""

    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.sub(r"<[^<>]*>|&\w+;", " ", text).split()
        return {tuple(found[at : at + 10]) for at in range(len(found) - 9)}

    for name in ("VNOTE", "NSNOTE", "NSVER", "REGPROCESS", "BOOLEANNOTE"):
        assert runs(bundled_entities()[name]).isdisjoint(runs(shared[name])), name
