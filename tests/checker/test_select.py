"""Which rules are kept for a document, and how hard."""

import re
from pathlib import Path

import pytest

from assembly import DOCUMENT, assemble
from engine import EVERYTHING, check, only
from sites import PROJECT
from xeptools.checker.discovery import rules
from xeptools.checker.select import Selection, selected, selection
from xeptools.config import Config, find_config
from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError

DANGLING = "<p><link url='#nowhere'>here</link></p>"
RULE = "links/dangling-anchor"


def told(status: str, chosen: Selection, name: str = "xep-0900") -> list[Severity]:
    return [one.severity for one in check(f"<status>{status}</status>\n{DANGLING}", chosen, name)]


def test_documents_that_nobody_edits_are_judged_mildly() -> None:
    assert told("Experimental", only(RULE)) == [Severity.ERROR]
    for status in ("Obsolete", "Rejected", "Retracted", "Deprecated", "Deferred"):
        assert told(status, only(RULE)) == [Severity.WARNING]
    assert told("Deferred", Selection((RULE,), level=Severity.ERROR)) == []


def test_what_keeps_an_old_document_from_being_read_is_as_bad() -> None:
    found = check("<status>Obsolete</status>\n<p>&nowhere;</p>", EVERYTHING)
    assert [one.severity for one in found if one.rule == "document/undeclared-entity"] == [Severity.ERROR]


def test_a_severity_that_is_settled_is_not_softened() -> None:
    harsh = Selection(
        (RULE,), severity={"links": Severity.ADVICE, "links/*": Severity.ERROR}, level=Severity.ADVICE
    )
    assert told("Obsolete", harsh) == [Severity.ERROR]


def test_rules_are_ignored_by_name_group_glob_and_file() -> None:
    for pattern in (RULE, "links", "links/*", "*/dangling-*", "all"):
        found = check(DANGLING, Selection(("all",), ignore=(pattern,)))
        assert RULE not in {one.rule for one in found}
    assert RULE in {one.rule for one in check(DANGLING, Selection())}
    for glob, kept in {"xep-0900.xml": 0, "xep-09*": 0, "inbox/*": 1}.items():
        chosen = Selection((RULE,), per_file={glob: ("links",)})
        assert len(told("Draft", chosen)) == kept
    assert told("Draft", Selection((RULE,), per_file={"inbox/*": ("links",)}), "some/inbox/kettle") == []


def test_obligations_begin_on_their_day() -> None:
    rule = "sections/no-accessibility-considerations"

    def begun(day: str) -> bool:
        data = DOCUMENT.replace("2025-01-31", day).replace("BODY", "").encode()
        return bool(check(data, only(rule)))

    assert begun("2024-02-20")
    assert not begun("2024-02-19")
    assert not begun("some day"), "a day that nobody knows is no reason to demand anything"


def test_a_document_of_another_kind_is_no_xep() -> None:
    html = b"<html><body><p>Boil the the tea.</p></body></html>"
    assert {one.rule.partition("/")[0] for one in check(html, EVERYTHING)} <= {"document"}


def test_a_broken_document_is_told_once() -> None:
    found = check(f"<p>Boil the the <em>tea.</p>{DANGLING}", EVERYTHING)
    assert [one.rule for one in found] == ["document/not-well-formed"]


def test_what_follows_from_another_fault_is_not_told() -> None:
    text = assemble("<p>&one; &two;</p>").text.replace("%ents;", "")
    rules_told = [one.rule for one in check(text.encode(), EVERYTHING)]
    assert "document/unused-entity-file" in rules_told
    assert "document/undeclared-entity" not in rules_told
    alone = check(text.encode(), only("document/undeclared-entity"))
    assert len(alone) == 3, "the legal notice, one, two"


def test_the_callers_choice_goes_before_the_projects() -> None:
    config = Config(select=("header",), ignore=("header/long-abstract",))
    always = {rule.name for rule in rules() if rule.stops}
    assert {rule.group for rule in selected(selection(config)) if not rule.stops} == {"header"}
    assert {rule.name for rule in selected(selection(config, [RULE]))} == {RULE, *always}
    names = {rule.name for rule in selected(selection(Config()))}
    assert names == {rule.name for rule in rules() if rule.default}
    assert selection(Config()).level is Severity.WARNING
    assert selection(Config(), [RULE]).level is Severity.ADVICE
    assert selection(Config(), [RULE], level=Severity.ERROR).level is Severity.ERROR


def test_what_cannot_be_judged_is_told_whatever_is_selected() -> None:
    broken = b"<xep><p></xep>"
    for wanted in (only("prose"), Selection(ignore=("document",)), Selection(ignore=("*",))):
        assert [found.rule for found in check(broken, wanted)] == ["document/not-well-formed"]
    assert check(broken, Selection(ignore=("document/not-well-formed",))) == []
    assert [found.rule for found in check(b"<html/>", only("prose"))] == ["document/wrong-root"]


@pytest.mark.parametrize("unknown", ["links/dangling-ancor", "linkz", "links/x*"])
def test_a_pattern_that_names_no_rule_is_refused(unknown: str) -> None:
    for config, select in ((Config(), [unknown]), (Config(ignore=(unknown,)), [])):
        with pytest.raises(XeptoolsError, match="there is no rule"):
            selection(config, select)


def test_settings_are_found_above_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "xeps" / "inbox"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(
        "[tool.xeptools]\nselect = ['links']\nseverity = { links = 'advice' }\n"
        "per-file = { 'inbox/*' = ['prose'] }\n"
    )
    (folder.parent / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    found = find_config(folder / "kettle.xml")
    assert found == Config(
        select=("links",), severity={"links": Severity.ADVICE}, per_file={"inbox/*": ("prose",)}
    )
    (folder.parent / "xeptools.toml").write_text("ignore = ['prose']\n")
    assert find_config(folder / "kettle.xml") == Config(ignore=("prose",))
    (folder / ".git").mkdir()
    assert find_config(folder) == Config(), "the search ends at the top of a checkout"


def test_settings_of_the_guide_are_understood(tmp_path: Path) -> None:
    guide = (PROJECT / "docs" / "how-to" / "check-a-tree.md").read_text("utf-8")
    (settings,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "xeptools.toml").write_text(settings)
    chosen = selection(find_config(tmp_path))
    assert "inbox/*.xml" in chosen.per_file
    assert "sections/no-anchor" not in {rule.name for rule in selected(chosen)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = []", "did you mean 'select'"),
        ("select = 'links'", "select is a list"),
        ("severity = []", "severity is a table"),
        ("severity = { links = 'fatal' }", "no severity 'fatal'"),
        ("per-file = { a = 1 }", "per-file is a list"),
        ("select = [", "xeptools.toml"),
    ],
)
def test_settings_that_say_nothing_we_know_are_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "xeptools.toml").write_text(text)
    with pytest.raises(XeptoolsError, match=words):
        find_config(tmp_path)
