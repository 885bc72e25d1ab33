"""What the rules on examples, schemas and namespaces find in published documents, as a page.

    python bench/findings.py [TREE] [--today DATE]      (default: the tree that XEPTOOLS_CORPUS names)

Runs ``xeptools check`` on the tree and writes the generated parts of
``docs/reference/published-xeps.md``: what is found by rule and by status, and twenty findings that are plain
to see. The sample to be read consists of the findings whose places have the smallest digests, so it is
the same in every run; those on which the page has no verdict yet are printed with their lines.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from check import DEEP

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "published-xeps.md"
START, END = "<!-- figures: written by bench/findings.py -->\n", "<!-- end of figures -->\n"
TODAY = "2026-07-01"
SEED, SIZE, CLEAR = "xeptools", 150, 20
STATUSES = ("Experimental", "Proposed", "Draft", "Final", "Active", "ProtoXEP")
"""Those of documents that somebody edits; the others are told one level lower."""

_VERDICT = re.compile(
    r"^\| (?P<place>\S+) \| (?P<rule>\S+) \| (?P<verdict>right|doubtful|wrong) \|", re.MULTILINE
)


@dataclass(frozen=True)
class Finding:
    """One thing told of one document."""

    document: str
    line: int
    column: int
    rule: str
    severity: str
    message: str
    hint: str
    status: str

    @property
    def place(self) -> str:
        """Document, line and column."""
        return f"{self.document}:{self.line}:{self.column}"

    @property
    def digest(self) -> str:
        """What decides whether it is drawn."""
        return hashlib.sha256(f"{SEED} {self.place} {self.rule}".encode()).hexdigest()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tree", nargs="?", default=os.environ.get("XEPTOOLS_CORPUS", ""))
    arguments.add_argument("--today", default=TODAY)
    given = arguments.parse_args()
    tree = Path(given.tree)
    if not (tree / "xep.ent").is_file():
        sys.exit("usage: python bench/findings.py TREE   (a folder of XEPs with xep.ent)")
    found = findings(tree, given.today)
    page = PAGE.read_text("utf-8")
    head, rest = page.split(START)
    _, tail = rest.split(END)
    PAGE.write_text(f"{head}{START}\n{figures(found)}\n{clearest(found)}\n{END}{tail}", "utf-8")
    told = [one for one in found if one.severity != "advice"]
    sample = sorted(told, key=lambda one: one.digest)[:SIZE]
    known = {(one["place"], one["rule"]): one["verdict"] for one in _VERDICT.finditer(tail)}
    for one in sorted(sample, key=lambda one: (one.document, one.line)):
        if (one.place, one.rule) not in known:
            print(f"| {one.place} | {one.rule} | ? | {one.message} |")
    counts = Counter(known.get((one.place, one.rule), "unread") for one in sample)
    words = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
    print(f"of {len(sample)} findings: {words}")


def findings(tree: Path, today: str) -> list[Finding]:
    command = [sys.executable, "-m", "xeptools", "check", "--format", "jsonl", "--severity", "advice"]
    command += ["--select", DEEP, "--today", today, "--no-cache", str(tree)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return [finding(json.loads(line), tree) for line in done.stdout.splitlines()]


def finding(told: dict[str, Any], tree: Path) -> Finding:
    path = Path(told["path"])
    name = path.relative_to(tree).with_suffix("").as_posix()
    names = ("line", "column", "rule", "severity", "message", "hint")
    return Finding(document=name, status=status(path), **{name: told[name] for name in names})


@cache
def status(path: Path) -> str:
    found = re.search(r"<status>\s*(\w+)", path.read_text("utf-8", "replace"))
    return found[1] if found else ""


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
            one = next((one for one in by_rule[rule] if one.document not in documents), None)
            by_rule[rule] = [other for other in by_rule[rule] if other is not one] if one else []
            if one is not None and len(chosen) < CLEAR:
                chosen.append(one)
                documents.add(one.document)
    lines = ["Twenty of them that are plain to see:", ""]
    lines += ["| Place | What is wrong | What to do |", "| --- | --- | --- |"]
    chosen.sort(key=lambda one: (one.document, one.line))
    lines += [f"| {one.place} | {cell(one.message)} | {cell(one.hint)} |" for one in chosen]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    main()
