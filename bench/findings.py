"""What the rules on examples, schemas and namespaces find in published documents, as a page.

    python bench/findings.py [TREE] [--today DATE]      (default: the tree that XEPTOOLS_CORPUS names)

Runs ``xeptools check`` on the tree and writes the generated parts of
``docs/reference/published-xeps.md``: what is found by rule and by status, and twenty findings that are plain
to see. The sample to be read consists of the findings whose places have the smallest digests, so it is
the same in every run; those on which the page has no verdict yet are printed with their lines.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from check import DEEP
from finding import Finding, Page, arguments, drawn, found_in

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "published-xeps.md"
SIZE, CLEAR = 150, 20
STATUSES = ("Experimental", "Proposed", "Draft", "Final", "Active", "ProtoXEP")
"""Those of documents that somebody edits; the others are told one level lower."""


def main() -> None:
    tree, today = arguments(__doc__ or "")
    found = found_in(tree, today, "--severity", "advice", "--select", DEEP, "--no-cache")
    page = Page(PAGE, "findings.py")
    page.write(f"{figures(found)}\n{clearest(found)}")
    sample = drawn((one for one in found if one.severity != "advice"), SIZE)
    for one in sample:
        if (one.place, one.rule) not in page.verdicts:
            print(f"| {one.place} | {one.rule} | ? | {one.message} |")
    counts = Counter(page.verdicts.get((one.place, one.rule), "unread") for one in sample)
    words = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
    print(f"of {len(sample)} findings: {words}")


def figures(found: list[Finding]) -> str:
    """What is found, by rule: in documents that somebody edits, and in the others."""
    lines = ["| Rule | Edited documents | Others | Documents |", "| --- | --: | --: | --: |"]
    totals = Counter(one.rule for one in found)
    for rule, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        of_rule = [one for one in found if one.rule == rule]
        edited = sum(1 for one in of_rule if one.status in STATUSES)
        documents = len({one.document for one in of_rule})
        lines.append(f"| [{rule}](rules/{rule}.md) | {edited} | {total - edited} | {documents} |")
    edits = [one for one in found if one.status in STATUSES]
    told = Counter(one.severity for one in edits)
    levels = f"{told['error']} errors, {told['warning']} warnings, {told['advice']} pieces of advice"
    rest = len(found) - len(edits)
    lines += ["", f"In documents that somebody edits: {levels}. In the others: {rest} findings."]
    return "\n".join(lines) + "\n"


def clearest(found: list[Finding]) -> str:
    """Errors and warnings that need no explanation, in turns of each rule, from edited documents."""
    by_rule: dict[str, list[Finding]] = {}
    for one in sorted(found, key=lambda one: one.digest):
        if one.severity != "advice" and one.status in STATUSES and one.hint:
            by_rule.setdefault(one.rule, []).append(one)
    chosen: list[Finding] = []
    documents: set[str] = set()
    while len(chosen) < CLEAR and any(by_rule.values()):
        for rule in sorted(by_rule):
            fresh = next((one for one in by_rule[rule] if one.document not in documents), None)
            by_rule[rule] = [other for other in by_rule[rule] if fresh and other is not fresh]
            if fresh is not None and len(chosen) < CLEAR:
                chosen.append(fresh)
                documents.add(fresh.document)
    lines = ["Twenty of them that are plain to see:", ""]
    lines += ["| Place | What is wrong | What to do |", "| --- | --- | --- |"]
    chosen.sort(key=lambda one: (one.document, one.line))
    lines += [f"| {one.place} | {cell(one.message)} | {cell(one.hint)} |" for one in chosen]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    main()
