"""What is to be said of a rule: its law, why, when it is kept, and its cases."""

from __future__ import annotations

from typing import Any

from xeptools.checker.discovery import rules
from xeptools.checker.nearest import did_you_mean
from xeptools.checker.rule import Rule
from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError
from xeptools.shipped import shipped

_MEANING = {
    Severity.ERROR: "An error: it breaks publishing, or a MUST.",
    Severity.WARNING: "A warning: it is probably wrong, and a person should look.",
    Severity.ADVICE: "Advice: a matter of style.",
}


def rule_named(name: str) -> Rule:
    """The rule of that name. XeptoolsError where there is none."""
    for rule in rules():
        if rule.name == name:
            return rule
    meant = did_you_mean(name, (rule.name for rule in rules()))
    raise XeptoolsError(f"there is no rule {name!r}{meant and '; ' + meant} (xeptools rules lists them)")


def explained(rule: Rule) -> str:
    """The rule's page, as Markdown that is good to read as it is."""
    parts = [f"# {rule.name}", rule.law, rule.reason, " ".join(_circumstances(rule)), _cases(rule)]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def described(rule: Rule) -> dict[str, Any]:
    """The rule as plain data for ``json.dumps``."""
    return {
        "name": rule.name,
        "severity": rule.severity.value,
        "default": rule.default,
        "law": rule.law,
        "reason": rule.reason,
        "fixable": has_fix(rule),
        "once": rule.once,
        "since": rule.since.isoformat() if rule.since else None,
    }


def has_fix(rule: Rule) -> bool:
    """Whether ``--fix`` can mend what the rule finds; its cases show how."""
    return "\n```fix\n" in _cases(rule)


def _circumstances(rule: Rule) -> list[str]:
    told = [_MEANING[rule.severity]]
    if not rule.default:
        told.append("Told only where it is selected.")
    if rule.since:
        told.append(f"For documents begun on {rule.since} or later.")
    if rule.once:
        told.append("Told once a document.")
    if has_fix(rule):
        told.append("`xeptools check --fix` mends it.")
    return told


def _cases(rule: Rule) -> str:
    """The rule's file of cases below its title."""
    path = shipped("cases") / f"{rule.name}.md"
    text = path.read_text("utf-8") if path.is_file() else ""
    return text.partition("\n")[2] if text.startswith("# ") else text
