"""How much the rules say about published documents, and what of it to read to learn how often they are right.

    python bench/noise.py [TREE] [--today DATE]         (default: the tree that XEPTOOLS_CORPUS names)

Runs ``xeptools check`` on the tree and writes the generated part of ``docs/reference/findings.md``. The
sample consists of the findings whose places have the smallest digests: it is the same in every run, and a
rule that is mended changes it by its own findings alone. Those of the sample on which the page has no
verdict yet are printed with their messages, to be read against the document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "findings.md"
START, END = "<!-- figures: written by bench/noise.py -->\n", "<!-- end of figures -->\n"
TODAY = "2026-07-01"
SEED, SIZE = "xeptools", 100
LIVE = {"Experimental", "Proposed", "Draft", "Final", "Active"}
"""The states in which a document is read and edited."""
APART = {"examples", "schemas", "namespaces"}
"""Groups that judge stanzas and schemas; they have figures of their own."""

_VERDICT = re.compile(
    r"^\| (?P<place>xep-\S+) \| (?P<rule>\S+) \| (?P<verdict>right|doubtful|wrong) \|", re.MULTILINE
)


@dataclass(frozen=True)
class Finding:
    """One thing told of one document."""

    document: str
    """As a tree calls it: ``xep-0030``, ``inbox/kettle``."""
    line: int
    column: int
    rule: str
    message: str
    hint: str
    live: bool

    @property
    def place(self) -> str:
        """Document, line and column."""
        return f"{self.document}:{self.line}:{self.column}"

    @property
    def digest(self) -> str:
        """What the sample is ordered by."""
        return hashlib.sha256(f"{SEED} {self.place} {self.rule}".encode()).hexdigest()

    @property
    def apart(self) -> bool:
        """Whether it is counted apart."""
        return self.rule.partition("/")[0] in APART


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("tree", nargs="?", default=os.environ.get("XEPTOOLS_CORPUS", ""), metavar="TREE")
    options.add_argument("--today", default=TODAY, metavar="DATE")
    given = options.parse_args()
    tree = Path(given.tree)
    if not given.tree or not (tree / "xep.ent").is_file():
        options.error("TREE is a folder of XEPs with xep.ent; or set XEPTOOLS_CORPUS")
    live = live_documents(tree)
    findings = list(findings_in(tree, given.today, live))
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    verdicts = {(found["place"], found["rule"]): found["verdict"] for found in _VERDICT.finditer(after)}
    drawn = sample(findings)
    lines = [
        *figures(findings, live, given.today),
        *table(found for found in findings if not found.apart),
        "",
        "## Examples, schemas and namespaces",
        "",
        *table(found for found in findings if found.apart),
        "",
        "## The sample",
        "",
        tally(drawn, verdicts),
    ]
    PAGE.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n\n{END}{after}", "utf-8")
    for found in drawn:
        if (found.place, found.rule) not in verdicts:
            print(f"| {found.place} | {found.rule} | {found.message}; {found.hint}")


def live_documents(tree: Path) -> set[str]:
    """The names of the numbered documents that are read and edited."""
    parser = etree.XMLParser(recover=True, load_dtd=False, resolve_entities=False, no_network=True)
    return {
        path.stem
        for path in tree.glob("xep-[0-9][0-9][0-9][0-9].xml")
        if (etree.parse(path, parser).findtext("header/status") or "").strip() in LIVE
    }


def findings_in(tree: Path, today: str, live: set[str]) -> Iterator[Finding]:
    """Check the tree as a user would."""
    command = [sys.executable, "-m", "xeptools", "check", "--format", "jsonl", "--today", today, str(tree)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    for line in done.stdout.splitlines():
        told = json.loads(line)
        name = Path(told["path"]).relative_to(tree).as_posix().removesuffix(".xml")
        place = (told["line"] or 0, told["column"] or 0)
        yield Finding(name, *place, told["rule"], told["message"], told["hint"], name in live)


def figures(findings: Iterable[Finding], live: set[str], today: str) -> list[str]:
    """How much a live document is told."""
    told = Counter(found.document for found in findings if found.live and not found.apart)
    counts = [told[name] for name in live]
    median, mean = f"{statistics.median(counts):g}", f"{statistics.mean(counts):.2f}"
    return [
        f"On {today} each of the {len(counts)} live documents is told {median} errors and warnings in the",
        f"median and {mean} in the mean; {counts.count(0)} are told nothing.",
        "",
    ]


def table(findings: Iterable[Finding]) -> list[str]:
    """Findings and documents of each rule, those in live documents in brackets."""
    of: dict[str, list[Finding]] = {}
    for found in findings:
        of.setdefault(found.rule, []).append(found)
    lines = ["| Rule | Findings (live) | Documents (live) |", "| --- | --: | --: |"]
    for rule, told in sorted(of.items(), key=lambda item: (-len(item[1]), item[0])):
        alive = [found for found in told if found.live]
        documents, lively = ({found.document for found in some} for some in (told, alive))
        counts = f"{len(told)} ({len(alive)}) | {len(documents)} ({len(lively)})"
        lines.append(f"| [{rule}](rules/{rule}.md) | {counts} |")
    return lines


def sample(findings: Iterable[Finding]) -> list[Finding]:
    """The findings to be read, in the order of their places."""
    candidates = [found for found in findings if found.live and not found.apart]
    drawn = sorted(candidates, key=lambda found: found.digest)[:SIZE]
    return sorted(drawn, key=lambda found: (found.document, found.line, found.column))


def tally(drawn: list[Finding], verdicts: Mapping[tuple[str, str], str]) -> str:
    """What the reading of the sample came to."""
    counts = Counter(verdicts.get((found.place, found.rule), "not read yet") for found in drawn)
    parts = ", ".join(f"{counts[one]} {one}" for one in ("right", "doubtful", "wrong", "not read yet"))
    return f"Of {len(drawn)} findings drawn from live documents: {parts}."


if __name__ == "__main__":
    main()
