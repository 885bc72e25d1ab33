"""Every rule does what its cases say, and has cases."""

import os
from collections import Counter
from pathlib import Path

import pytest

from assembly import Assembled, Finding, anchors, assemble, facts, others
from cases import TESTS, Case, cases, rewrite
from xeptools.checker.discovery import by_name, rules
from xeptools.checker.document import ASKED, SHOWN, check_document
from xeptools.checker.entity_file import ASKED as ENTITY_FILE_ASKED
from xeptools.checker.entity_file import check_entity_file
from xeptools.checker.repair import repaired
from xeptools.checker.rule import Rule
from xeptools.checker.select import Selection
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Diagnostic, Severity
from xeptools.source import parse
from xeptools.source.document import unreadable
from xeptools.source.entities import EntityFile
from xeptools.stanzas.catalog import Catalog
from xeptools.tree import Tree, corpus_of
from xeptools.tree.folder import Document

FOLDER = Path(__file__).parent
GROUPS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__")
CASES = [
    case for group in GROUPS for case in cases(f"rules/{group}", "dtd" if group == "entities" else "xml")
]


def rule_of(case: Case) -> Rule:
    name = f"{case.path.parent.name}/{case.path.stem}"
    rule = by_name(name)
    assert rule is not None, f"{case.path.relative_to(TESTS)} speaks of no rule"
    return rule


def assembled(case: Case) -> Assembled:
    return assemble(case.source, entities=case.language == "dtd")


def check(file: Assembled, data: bytes, rule: Rule, known: str, tree: Path | None) -> list[Diagnostic]:
    found = facts(known)
    catalog = Catalog(documents_in(tree), tree, found)
    around = Surroundings(file.today, corpus_of(found), anchors(known), catalog)
    selection = Selection(select=(rule.name,), level=Severity.ADVICE)
    if file.name.endswith(".ent"):
        return check_entity_file(file.name, data, [rule], selection, around)
    if file.unreadable:
        source = unreadable(file.name, file.unreadable)
    else:
        source = parse(data, name=file.name, tree=tree)
    return check_document(source, file.name.removesuffix(".xml"), [rule], selection, around)


def documents_in(tree: Path | None) -> tuple[Document, ...]:
    return Tree(tree).documents if tree is not None and any(tree.rglob("*.xml")) else ()


def found(diagnostics: list[Diagnostic]) -> list[Finding]:
    return sorted(
        (one.span.start.line if one.span else 1, one.severity.value, one.message) for one in diagnostics
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.parent.name}/{case.id}")
def test_case(case: Case, fix: bool, tmp_path: Path) -> None:
    rule, file = rule_of(case), assembled(case)
    known = case.expected.get("facts", "")
    tree = tmp_path if case.expected.keys() & {"ent", "tree"} else None
    if "ent" in case.expected:
        (tmp_path / "xep.ent").write_text(case.expected["ent"], "utf-8")
    if "tree" in case.expected:
        for one in (*others(case.expected["tree"]), file):
            (tmp_path / one.name).parent.mkdir(exist_ok=True)
            (tmp_path / one.name).write_bytes(one.data)
    diagnostics = check(file, file.data, rule, known, tree)
    assert_places(diagnostics, file.data)
    assert not [one.message for one in diagnostics if not one.hint], "say what to do"
    assert found(diagnostics) == file.expected(case.expected.get("told", ""))
    fixes = [one.fix for one in diagnostics if one.fix is not None and one.fix.safe]
    if fixes and "fix" not in case.expected:
        pytest.fail(f"show what the fix makes of it, in a fence `fix`: {fixes[0]}")
    if "fix" in case.expected:
        data = repaired(file.data, fixes)
        text = data.decode(file.encoding).replace(file.line_ends, "\n")
        result = Assembled(text, file.name, file.today, file.encoding, file.line_ends)
        expected = assemble(case.expected["fix"], entities=case.language == "dtd").bare
        if fix and result.bare != expected:
            rewrite(case, "fix", shown(file, result, case.source))
        assert result.bare == expected
        again = check(file, data, rule, known, tree)
        assert not [one for one in again if one.fix is not None and one.fix.safe], (
            "a second run fixes nothing"
        )


def assert_places(diagnostics: list[Diagnostic], data: bytes) -> None:
    """Lines and columns count from 1, bytes from 0, and none lies behind the end."""
    for one in diagnostics:
        spans = [one.span, *(span for span, _ in one.related)]
        spans += [edit.span for edit in one.fix.edits] if one.fix is not None else []
        for span in spans:
            if span is not None:
                assert span.start.line >= 1, span
                assert span.start.column >= 1, span
                assert 0 <= span.start.offset <= span.end.offset <= len(data), span


def shown(file: Assembled, result: Assembled, fragment: str) -> str:
    """The part of the mended file that a case shows: what its fragment became."""
    bare = Assembled(fragment, "", file.today, "", "").bare
    before, _, after = file.bare.partition(bare)
    assert result.bare.startswith(before), "write this fence by hand"
    assert result.bare.endswith(after), "write this fence by hand"
    return result.bare[len(before) : len(result.bare) - len(after)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_has_good_and_bad_cases_and_a_law(rule: Rule) -> None:
    path = FOLDER / f"{rule.name}.md"
    assert path.is_file(), "a rule is explained by its cases"
    counts = Counter(
        bool(assembled(case).expected(case.expected.get("told", ""))) for case in CASES if case.path == path
    )
    assert counts[True], "a case that the rule finds fault with"
    assert counts[False], "a case that it lets pass"
    assert rule.law.endswith("."), "the docstring begins with the law, a sentence"
    assert rule.reason, "the docstring says why"
    if rule.function is not None:
        assert rule.function.__name__ == rule.module.rpartition(".")[2]
        of_file = rule.shown == {EntityFile}
        assert of_file or (rule.shown and rule.shown <= SHOWN), "no such thing is shown to rules"
        known = ENTITY_FILE_ASKED if of_file else ASKED
        assert known.issuperset(rule.asked), "rules cannot ask for that"


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    for path in sorted(FOLDER.glob("*/*.md")):
        assert by_name(os.fspath(path.relative_to(FOLDER).with_suffix(""))), path
