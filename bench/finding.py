"""What ``xeptools check`` tells of published documents, and the pages on how often it is right."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TODAY = "2026-07-01"
SEED = "xeptools"

_VERDICT = re.compile(
    r"^\| (?P<place>\S+) \| (?P<rule>\S+) \| (?P<verdict>right|doubtful|wrong) \|", re.MULTILINE
)


@dataclass(frozen=True)
class Finding:
    """One thing told of one document."""

    document: str
    """As a tree calls it: ``xep-0030``, ``inbox/kettle``."""
    line: int
    column: int
    rule: str
    severity: str
    message: str
    hint: str
    status: str
    """Of the document, as its source has it."""

    @property
    def place(self) -> str:
        """Document, line and column."""
        return f"{self.document}:{self.line}:{self.column}"

    @property
    def digest(self) -> str:
        """What decides whether it is drawn."""
        return hashlib.sha256(f"{SEED} {self.place} {self.rule}".encode()).hexdigest()


def arguments(says: str) -> tuple[Path, str]:
    """Give the tree and the date that the command line names; ``says`` is what help begins with."""
    options = argparse.ArgumentParser(description=says.partition("\n")[0])
    options.add_argument("tree", nargs="?", default=os.environ.get("XEPTOOLS_CORPUS", ""), metavar="TREE")
    options.add_argument("--today", default=TODAY, metavar="DATE")
    given = options.parse_args()
    if not given.tree or not Path(given.tree, "xep.ent").is_file():
        options.error("TREE is a folder of XEPs with xep.ent; or set XEPTOOLS_CORPUS")
    return Path(given.tree), given.today


def found_in(tree: Path, today: str, *options: str) -> list[Finding]:
    """Check the tree as a user would."""
    command = [sys.executable, "-m", "xeptools", "check", "--format", "jsonl", "--today", today]
    done = subprocess.run([*command, *options, str(tree)], check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return [_finding(json.loads(line), tree) for line in done.stdout.splitlines()]


@cache
def status(path: Path) -> str:
    """Give the status that a document's source says."""
    found = re.search(r"<status>\s*(\w+)", path.read_text("utf-8", "replace"))
    return found[1] if found else ""


def drawn(findings: Iterable[Finding], size: int) -> list[Finding]:
    """Give the findings to be read, in the order of their places: those with the smallest digests.

    So the sample is the same in every run, and a rule that is mended changes it by its own findings alone.
    """
    sample = sorted(findings, key=lambda one: one.digest)[:size]
    return sorted(sample, key=lambda one: (one.document, one.line, one.column))


class Page:
    """A page with figures that a benchmark writes, between two marks, and verdicts that people write."""

    def __init__(self, path: Path, writer: str) -> None:
        self._path = path
        self._marks = f"<!-- figures: written by bench/{writer} -->\n", "<!-- end of figures -->\n"
        self._head, rest = path.read_text("utf-8").split(self._marks[0])
        self._tail = rest.split(self._marks[1])[1]
        self.verdicts = {(one["place"], one["rule"]): one["verdict"] for one in _VERDICT.finditer(self._tail)}

    def write(self, figures: str) -> None:
        """Put new figures in the place of the old ones."""
        start, end = self._marks
        self._path.write_text(f"{self._head}{start}\n{figures}\n{end}{self._tail}", "utf-8")


def _finding(told: dict[str, Any], tree: Path) -> Finding:
    path = Path(told["path"])
    return Finding(
        document=path.relative_to(tree).with_suffix("").as_posix(),
        line=told["line"] or 0,
        column=told["column"] or 0,
        **{name: told[name] for name in ("rule", "severity", "message", "hint")},
        status=status(path),
    )
