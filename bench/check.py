"""Checking all documents of a tree, against one process that only parses it.

    python bench/check.py [TREE]         (default: the tree that XEPTOOLS_CORPUS names)

The baseline is that of ``bench/html.py``: a fresh process that reads every document with
``lxml.etree.parse(load_dtd=True, resolve_entities=True)`` and does nothing else. Against it stand, each
from a fresh process and in turns with it: ``xeptools check -j 2`` on the tree, and on the one file in the
middle of it, with the facts of its neighbours remembered (warm) and not (cold). The groups of rules that
compile schemas are left out. Medians and their ratios are printed.
"""

from __future__ import annotations

import os
import statistics
import sys

from naive import JOBS, NAIVE, RUNS, scratch, timed, told

DEEP = "examples,schemas,namespaces"
"""Groups that compile schemas and hold examples against them: a cost of another order, measured by itself."""


def main() -> None:
    with scratch() as (folder, documents):
        told(f"{len(documents)} documents", f"{RUNS} runs each on {os.cpu_count()} processors")
        one = str(documents[len(documents) // 2])
        check = [sys.executable, "-m", "xeptools", "check", "--format", "jsonl", "--ignore", DEEP]
        commands = {
            "naive parse, 1 process": [sys.executable, "-c", NAIVE, *map(str, documents)],
            f"the tree, {JOBS} processes": [*check, "-j", str(JOBS), "--no-cache", str(folder / "tree")],
            "one file, warm": [*check, one],
            "one file, cold": [*check, "--no-cache", one],
        }
        medians = compare(commands)
        naive = next(iter(medians.values()))
        for name, seconds in medians.items():
            told(name, f"{seconds:.2f} s, ratio {seconds / naive:.2f}")


def compare(commands: dict[str, list[str]]) -> dict[str, float]:
    """Give the median seconds of each command; they take turns, so that a busy machine hurts all."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            taken = timed(command)
            if run:  # the first warms the disk's cache and compiles the modules
                seconds[name].append(taken)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


if __name__ == "__main__":
    main()
