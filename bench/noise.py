"""How much the rules say about published documents, and what of it to read to learn how often they are right.

    python bench/noise.py [TREE] [--today DATE]         (default: the tree that XEPTOOLS_CORPUS names)

Runs ``xeptools check`` on the tree and writes the generated part of ``docs/reference/findings.md``. The
sample consists of the findings whose places have the smallest digests: it is the same in every run, and a
rule that is mended changes it by its own findings alone. Those of the sample on which the page has no
verdict yet are printed with their messages, to be read against the document.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from finding import Finding, Page, arguments, drawn, found_in, status

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "findings.md"
SIZE = 100
LIVE = {"Experimental", "Proposed", "Draft", "Final", "Active"}
"""The states in which a document is read and edited."""
APART = {"examples", "schemas", "namespaces"}
"""Groups that judge stanzas and schemas; they have figures of their own."""


def main() -> None:
    tree, today = arguments(__doc__ or "")
    numbered = tree.glob("xep-[0-9][0-9][0-9][0-9].xml")
    live = {path.stem for path in numbered if status(path) in LIVE}
    findings = found_in(tree, today)
    page = Page(PAGE, "noise.py")
    sample = drawn((found for found in findings if found.document in live and not apart(found)), SIZE)
    lines = [
        *figures(findings, live, today),
        *table((found for found in findings if not apart(found)), live),
        "",
        "## Examples, schemas and namespaces",
        "",
        *table((found for found in findings if apart(found)), live),
        "",
        "## The sample",
        "",
        tally(sample, page.verdicts),
    ]
    page.write("\n".join(lines) + "\n")
    for found in sample:
        if (found.place, found.rule) not in page.verdicts:
            print(f"| {found.place} | {found.rule} | {found.message}; {found.hint}")


def apart(finding: Finding) -> bool:
    """Whether it is counted apart."""
    return finding.rule.partition("/")[0] in APART


def figures(findings: Iterable[Finding], live: set[str], today: str) -> list[str]:
    """How much a live document is told."""
    told = Counter(found.document for found in findings if found.document in live and not apart(found))
    counts = [told[name] for name in live]
    median, mean = f"{statistics.median(counts):g}", f"{statistics.mean(counts):.2f}"
    return [
        f"On {today} each of the {len(counts)} live documents is told {median} errors and warnings in the",
        f"median and {mean} in the mean; {counts.count(0)} are told nothing.",
        "",
    ]


def table(findings: Iterable[Finding], live: set[str]) -> list[str]:
    """Findings and documents of each rule, those in live documents in brackets."""
    of: dict[str, list[Finding]] = {}
    for found in findings:
        of.setdefault(found.rule, []).append(found)
    lines = ["| Rule | Findings (live) | Documents (live) |", "| --- | --: | --: |"]
    for rule, told in sorted(of.items(), key=lambda item: (-len(item[1]), item[0])):
        alive = [found for found in told if found.document in live]
        documents, lively = ({found.document for found in some} for some in (told, alive))
        counts = f"{len(told)} ({len(alive)}) | {len(documents)} ({len(lively)})"
        lines.append(f"| [{rule}](rules/{rule}.md) | {counts} |")
    return lines


def tally(sample: list[Finding], verdicts: Mapping[tuple[str, str], str]) -> str:
    """What the reading of the sample came to."""
    counts = Counter(verdicts.get((found.place, found.rule), "not read yet") for found in sample)
    parts = ", ".join(f"{counts[one]} {one}" for one in ("right", "doubtful", "wrong", "not read yet"))
    return f"Of {len(sample)} findings drawn from live documents: {parts}."


if __name__ == "__main__":
    main()
