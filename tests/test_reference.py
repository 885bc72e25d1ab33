"""The reference of the rules in docs/ is what the rules and their cases say; ``make docs`` writes it."""

from importlib import import_module
from itertools import groupby
from pathlib import Path

import pytest

from sites import PROJECT
from xeptools.checker.discovery import ROOT, rules
from xeptools.checker.explain import explained, has_fix
from xeptools.checker.rule import Rule

FOLDER = PROJECT / "docs" / "reference" / "rules"


def index() -> str:
    """The page that lists all rules."""
    lines = [
        "# Rules",
        "",
        "What `xeptools check` demands of a document. Each page has the law, why it is one, and cases",
        "that are run as tests. *Fix*: `--fix` mends it. *Off*: told only where it is selected.",
    ]
    for group, found in groupby(rules(), lambda rule: rule.group):
        about = import_module(f"{ROOT}.{group}").__doc__ or ""
        lines += [
            "",
            f"## {group}",
            "",
            about.strip(),
            "",
            "| Rule | Severity | | Law |",
            "| --- | --- | --- | --- |",
        ]
        lines += [row(rule) for rule in found]
    return "\n".join(lines) + "\n"


def row(rule: Rule) -> str:
    marks = " ".join([*["fix"] * has_fix(rule), *["off"] * (not rule.default)])
    law = rule.law.replace("|", "\\|")
    return f"| [{rule.name}](rules/{rule.name}.md) | {rule.severity.value} | {marks} | {law} |"


def pages() -> dict[Path, str]:
    """Every page of the reference."""
    return {FOLDER.with_suffix(".md"): index()} | {
        FOLDER / f"{rule.name}.md": explained(rule) for rule in rules()
    }


def test_reference_is_what_the_rules_say(fix: bool) -> None:
    expected = pages()
    there = {*FOLDER.glob("*/*.md"), *FOLDER.parent.glob("rules.md")}
    if fix:
        for path in there - expected.keys():
            path.unlink()
        for path, text in expected.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return
    stale = [path for path, text in expected.items() if path not in there or path.read_text("utf-8") != text]
    if stale or there - expected.keys():
        pytest.fail(
            f"make docs writes them anew: {', '.join(path.stem for path in stale) or 'some are too many'}"
        )
