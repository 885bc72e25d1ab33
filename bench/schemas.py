"""Checking all schemas and examples of a tree, against one process that only parses the documents.

    python bench/schemas.py [TREE]       (default: the tree that XEPTOOLS_CORPUS names)

The baseline is that of ``bench/html.py``. Against it, each from a fresh process and in turns with it: the
rules on examples, schemas and namespaces with two processes, errors and warnings first, then advice
too, which takes full validation of every example; and the schemas alone. Medians and their ratios are
printed.
"""

from __future__ import annotations

import os
import sys

from check import DEEP, compare
from naive import JOBS, NAIVE, RUNS, scratch, told


def main() -> None:
    with scratch() as (folder, documents):
        tree = str(folder / "tree")
        told(f"{len(documents)} documents", f"{RUNS} runs each on {os.cpu_count()} processors")
        xeptools = [sys.executable, "-m", "xeptools"]
        check = [*xeptools, "check", "--format", "jsonl", "--select", DEEP, "-j", str(JOBS), "--no-cache"]
        schema = [*xeptools, "schema", "check"]
        commands = {
            "naive parse, 1 process": [sys.executable, "-c", NAIVE, *map(str, documents)],
            "errors and warnings": [*check, "--severity", "warning", tree],
            "advice too": [*check, "--severity", "advice", tree],
            "the schemas alone": [*schema, "-j", str(JOBS), "--format", "jsonl", tree],
        }
        medians = compare(commands)
        naive = next(iter(medians.values()))
        for name, seconds in medians.items():
            told(name, f"{seconds:.2f} s, ratio {seconds / naive:.2f}")


if __name__ == "__main__":
    main()
