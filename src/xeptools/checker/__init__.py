"""Keeping rules: how they are found, chosen, shown a document, and what becomes of their findings.

What a rule needs is imported from here.
"""

from xeptools.checker.missing import missing_section
from xeptools.checker.nearest import did_you_mean, nearest
from xeptools.checker.places import Attribute, Inside, Part, Raw, Stretch, Whole, occurrences
from xeptools.checker.problem import (
    InsertAfter,
    InsertBefore,
    Problem,
    Problems,
    Remove,
    Replace,
    Rewrite,
    SetAttribute,
    mend,
    proposal,
)
from xeptools.checker.prose import Prose, ProseKind
from xeptools.checker.rule import Today, reading_rule, rule
from xeptools.checker.today import later
from xeptools.checker.written import Written
from xeptools.source.entities import EntityFile

__all__ = [
    "Attribute",
    "EntityFile",
    "InsertAfter",
    "InsertBefore",
    "Inside",
    "Part",
    "Problem",
    "Problems",
    "Prose",
    "ProseKind",
    "Raw",
    "Remove",
    "Replace",
    "Rewrite",
    "SetAttribute",
    "Stretch",
    "Today",
    "Whole",
    "Written",
    "did_you_mean",
    "later",
    "mend",
    "missing_section",
    "nearest",
    "occurrences",
    "proposal",
    "reading_rule",
    "rule",
]
