"""The document as data: what the schema says of it, and that nothing is lost."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cases import Case, cases, document
from sites import PROJECT
from xeptools import parse, resolve
from xeptools.renderers.json import VERSION, render, schema

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def errors(text: str) -> list[str]:
    """What the schema has against a document."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(text))]


def test_schema_is_one_and_is_of_this_version() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["properties"]["version"] == {"const": VERSION}


@pytest.mark.parametrize("case", [*cases("render"), *cases("resolve")], ids=lambda case: case.id)
def test_cases_are_valid(case: Case) -> None:
    assert errors(render(resolve(parse(document(case.source))))) == []


def test_schema_notices() -> None:
    told = json.loads(render(resolve(parse(document("<p>Text.</p>")))))
    told["sections"][0]["content"][0]["more"] = 1
    assert len(errors(json.dumps(told))) == 1
    told["sections"][0]["content"][0] = {"type": "paragraph", "classes": []}
    assert len(errors(json.dumps(told))) == 1


def test_same_bytes_wherever_the_file_lies(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "draft.xml").write_bytes(document("<p>See &nothing;.</p>"))
        texts.append(render(resolve(parse(tmp_path / name / "draft.xml"))))
    assert texts[0] == texts[1]
    assert json.loads(texts[0])["diagnostics"][0]["rule"] == "document/undeclared-entity"


def test_attack_stays_data() -> None:
    text = render(resolve(parse(ATTACK)))
    assert errors(text) == []
    offered = [
        value
        for value in _objects(json.loads(text))
        if value.get("type") == "link" and value["kind"] != "refused"
    ]
    assert len(offered) > 20
    schemes = {found[1] for link in offered if (found := re.match(r"((?i:[a-z][a-z0-9+.-]*)):", link["url"]))}
    assert schemes == {"http", "https", "mailto", "xmpp"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def _objects(value: object) -> list[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(value, list):
        return [found for item in value for found in _objects(item)]
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in _objects(item))]
    return []
