"""Findings as programs read them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from engine import EVERYTHING, check
from xeptools.checker.select import selected
from xeptools.diagnostics import Diagnostic, Severity, github, jsonl, junit, sarif
from xeptools.diagnostics import json as json_output

SCHEMA = (
    Path(__file__).parents[1]
    / "browser/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)

FRAGMENT = """\
<number>0900</number>
<status>Stable</status>
<revision><version>0.2</version><date>2024-01-01</date><initials>ae</initials><remark>Two.</remark></revision>
<revision><version>0.1</version><date>2024-02-01</date><initials>ae</initials><remark>One.</remark></revision>
<p>Boil the <em>the</em> té,
for it it is <link url='#nowhere'>cold</link>.</p>
"""


@pytest.fixture(scope="module")
def found() -> list[Diagnostic]:
    """Findings with hints, fixes and related places."""
    found = check(FRAGMENT, EVERYTHING)
    assert any(one.fix for one in found)
    assert any(one.related for one in found)
    return [
        *found,
        Diagnostic("b:1,2%.xml", None, "document/too-large", Severity.ERROR, "too large\n::error::x"),
    ]


@pytest.fixture(scope="module")
def laws() -> list[sarif.Law]:
    return [
        sarif.Law(rule.name, rule.severity, rule.default, rule.law, rule.reason)
        for rule in selected(EVERYTHING)
    ]


def test_sarif_is_valid(found: list[Diagnostic], laws: list[sarif.Law]) -> None:
    if not SCHEMA.exists():
        told = "The schema of SARIF is not here: npm ci --prefix tests/browser"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(sarif.render(found, laws)))
    jsonschema.Draft4Validator(schema).validate(json.loads(sarif.render([], [])))


def test_sarif_says_all_there_is(found: list[Diagnostic], laws: list[sarif.Law]) -> None:
    (run,) = json.loads(sarif.render(found, laws))["runs"]
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == sorted(law.name for law in laws)
    for one, result in zip(found, run["results"], strict=True):
        assert described[result["ruleIndex"]]["id"] == result["ruleId"] == one.rule
        assert one.message in result["message"]["text"]
        assert one.hint in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        if one.span is not None:
            assert place["region"]["startColumn"] == one.span.start.column
            assert place["region"]["byteOffset"] == one.span.start.offset
        assert len(result.get("relatedLocations", ())) == len(one.related)
        if one.fix is not None:
            (change,) = result["fixes"][0]["artifactChanges"]
            told = [
                (edit["deletedRegion"]["byteOffset"], edit["insertedContent"]["text"])
                for edit in change["replacements"]
            ]
            assert told == [(edit.span.start.offset, edit.text) for edit in one.fix.edits]
    assert (
        run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%3A1,2%25.xml"
    )


def test_json_has_every_finding_and_its_edits(found: list[Diagnostic]) -> None:
    told = json.loads(json_output.render(found))
    assert sum(told["counts"].values()) == len(told["findings"]) == len(found)
    edits = [edit for one in told["findings"] if one["fix"] for edit in one["fix"]["edits"]]
    assert all(edit["end"] >= edit["start"] >= 0 for edit in edits)
    assert edits


def test_jsonl_is_flat(found: list[Diagnostic]) -> None:
    lines = jsonl.render(found).splitlines()
    assert len(lines) == len(found)
    for line, one in zip(lines, found, strict=True):
        told = json.loads(line)
        assert list(told) == [
            "path", "line", "column", "end_line", "end_column", "rule", "severity", "message", "hint",
            "fixable",
        ]  # fmt: skip
        assert (told["rule"], told["message"], told["hint"]) == (one.rule, one.message, one.hint)
        assert told["fixable"] is (one.fix is not None and one.fix.safe)
        assert all(told[name] >= 1 for name in ("line", "column", "end_line", "end_column"))


def test_github_commands_are_one_line_each(found: list[Diagnostic]) -> None:
    lines = github.render(found).splitlines()
    assert len(lines) == len(found), "nothing from a document begins a command of its own"
    for line, one in zip(lines, found, strict=True):
        matched = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert matched is not None
        properties = dict(part.split("=", 1) for part in matched[2].split(","))
        assert properties["title"] == one.rule
        if one.span is not None:
            assert properties["line"] == str(one.span.start.line)
    assert lines[-1] == "::error file=b%3A1%2C2%25.xml,title=document/too-large::too large%0A::error::x"


def test_junit_is_well_formed_and_counts(found: list[Diagnostic]) -> None:
    hostile = Diagnostic("a.xml", None, "r/s", Severity.WARNING, 'x" <\x00\ud800&]]>')
    told = junit.render([*found, hostile], ["clean.xml", "xep-0900.xml"])
    root = etree.fromstring(told.encode())
    assert root.get("failures") == str(len(found) + 1) == str(len(root.findall(".//failure")))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["clean.xml"].get("failures") == "0"
    assert len(suites["clean.xml"]) == 1
    assert suites["a.xml"][0][0].get("message") == 'x" <\ufffd\ufffd&]]> (warning)'


def test_a_path_becomes_an_address() -> None:
    def uri(path: str) -> Any:
        one = Diagnostic(path, None, "r/s", Severity.ERROR, "x")
        run = json.loads(sarif.render([one], []))["runs"][0]
        return run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert uri("./inbox/tea kettle.xml") == "inbox/tea%20kettle.xml"
    assert uri("/tmp/é.xml") == "file:///tmp/%C3%A9.xml"
    assert uri("no\udcfftext.xml") == "no%FFtext.xml"
    assert uri("/tmp/\udcff.xml") == "file:///tmp/%FF.xml"


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github", "sarif", "junit"])
def test_a_file_may_be_named_by_what_is_no_text(form: str, tmp_path: Path) -> None:
    path = tmp_path / "te\udcffa.xml"
    path.write_bytes(b"<xep")
    command = [sys.executable, "-m", "xeptools", "check", "--format", form, path.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    match form:
        case "json":
            assert json.loads(done.stdout)["findings"][0]["path"] == path.name
        case "jsonl":
            assert json.loads(done.stdout)["path"] == path.name
        case "sarif":
            assert json.loads(done.stdout.decode())["runs"][0]["results"]
        case "junit":
            assert etree.fromstring(done.stdout).get("failures") == "1"
        case "github":
            assert b"te\xffa.xml" in done.stdout
        case _:
            assert b"te\\udcffa.xml:1:1: " in done.stdout
