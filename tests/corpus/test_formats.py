"""Every published document in the formats for programs; each other format looks at them in its own tests."""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from xeptools import Xep, parse, resolve
from xeptools.renderers import bibtex, bibxml
from xeptools.renderers.json import render, schema


@pytest.fixture(scope="module")
def documents(corpus: Path) -> dict[str, Xep]:
    """The numbered documents and the proposals, by name."""
    paths = sorted([*corpus.glob("xep-*.xml"), *corpus.glob("inbox/*.xml")])
    names = [path.relative_to(corpus).with_suffix("").as_posix() for path in paths]
    return {name: resolve(parse(path, tree=corpus)) for name, path in zip(names, paths, strict=True)}


def test_json_follows_its_schema(documents: dict[str, Xep]) -> None:
    """Every fourth document: the validator takes its time, and what is in a document is much the same."""
    validator = jsonschema.Draft202012Validator(schema())
    found = {}
    for name, xep in [*documents.items()][::4]:
        if errors := [error.json_path for error in validator.iter_errors(json.loads(render(xep)))]:
            found[name] = errors
    assert found == {}


def test_entries_have_what_a_citation_needs(documents: dict[str, Xep]) -> None:
    for name, xep in documents.items():
        root = etree.fromstring(bibxml.render(xep.header, name).encode())
        assert root.findtext("front/title") == xep.header.title.text, name
        assert len(root.findall("front/author")) == len(xep.header.authors), name
        assert root.get("target") == f"https://xmpp.org/extensions/{name}.html", name
        entry = bibtex.render(xep.header, name)
        assert entry.count("{") == entry.count("}"), name
        assert entry.startswith("@techreport{xep"), name
