"""The ledger of candidates for rules is complete and true; ``make docs`` writes its counts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sites import PROJECT
from xeptools.checker.discovery import by_name, names
from xeptools.checker.explain import has_fix

LEDGER = PROJECT / "docs" / "reference" / "ledger.md"
AREAS = sorted(LEDGER.with_suffix("").glob("*.md"))
START, END = "<!-- areas: written by make docs -->\n", "<!-- end of areas -->\n"
ADDED = "(not in the catalogue)"

_ROW = re.compile(r"\| (?!Candidate |---)(?P<candidates>[^|]+?) \| (?P<became>.+) \|")
_RULE = re.compile(r"`([a-z]+/[a-z0-9-]+)`")
_OUTCOMES = {"`": "shipped", "merged into ": "merged", "dropped: ": "dropped", "dropped here: ": "dropped"}


@dataclass(frozen=True)
class Entry:
    """A row of the ledger."""

    candidates: tuple[str, ...]
    """By the names that they had; none for a rule that nobody had proposed."""
    became: str

    @property
    def outcome(self) -> str:
        """What became of them; empty where that is not said as it is elsewhere."""
        return next((word for start, word in _OUTCOMES.items() if self.became.startswith(start)), "")


def entries(area: Path) -> Iterator[Entry]:
    """The rows of a page."""
    for row in _ROW.finditer(area.read_text("utf-8")):
        named = row["candidates"].split(", ") if row["candidates"] != ADDED else []
        yield Entry(tuple(named), row["became"])


def counts() -> str:
    """The table of the areas."""
    lines = [
        "| Area | Candidates | Shipped | Merged | Dropped | Added |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    total: Counter[str] = Counter()
    for area in AREAS:
        count: Counter[str] = Counter()
        for entry in entries(area):
            count[entry.outcome] += len(entry.candidates)
            count["all"] += len(entry.candidates)
            if not entry.candidates:
                count["added"] += len(_RULE.findall(entry.became))
        about = re.match("# Candidates on (.+), and what became of them\n", area.read_text("utf-8"))
        assert about, f"{area.name} has another title than the other pages"
        lines.append(_line(f"[{about[1]}](ledger/{area.name})", count))
        total += count
    return "\n".join([*lines, _line("all", total)]) + "\n"


def _line(name: str, count: Counter[str]) -> str:
    numbers = (count[kind] for kind in ("all", "shipped", "merged", "dropped", "added"))
    return f"| {name} | {' | '.join(map(str, numbers))} |"


def test_ledger_counts_its_areas(fix: bool) -> None:
    text = LEDGER.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    expected = before + START + counts() + END + after
    if fix:
        LEDGER.write_text(expected, "utf-8")
    assert LEDGER.read_text("utf-8") == expected, "make docs writes it anew"


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.stem)
def test_area_says_what_became_of_each_candidate(area: Path) -> None:
    rows = list(entries(area))
    assert rows
    assert [entry for entry in rows if not entry.outcome] == []
    assert [name for entry in rows for name in _RULE.findall(entry.became) if name not in names()] == []
    shipped = [entry for entry in rows if entry.outcome == "shipped"]
    assert [entry for entry in shipped if not _RULE.match(entry.became)] == []


def test_no_candidate_is_told_of_twice() -> None:
    candidates = Counter(name for area in AREAS for entry in entries(area) for name in entry.candidates)
    assert [name for name, count in candidates.items() if count > 1] == []


def test_promised_fixes_are_made() -> None:
    _, _, table = LEDGER.read_text("utf-8").partition("## Fixes\n")
    known = {name for area in AREAS for entry in entries(area) for name in entry.candidates}
    rows = list(_ROW.finditer(table))
    assert rows
    for row in rows:
        assert known.issuperset(row["candidates"].split(", "))
        rules = [by_name(name) for name in _RULE.findall(row["became"])]
        assert rules
        made = not row["became"].startswith("nothing: ")
        assert [rule is not None and has_fix(rule) for rule in rules] == [made] * len(rules), row[0]
