"""Building all pages of a tree, against one process that only parses it.

    python bench/html.py [TREE]          (default: the tree that XEPTOOLS_CORPUS names)

The baseline is a fresh process that reads every document with
``lxml.etree.parse(load_dtd=True, resolve_entities=True)`` and does nothing else. Against it stands
``xeptools build --formats html -j 2``, also from a fresh process, into an empty folder. The two take
turns, so that a busy machine hurts both; the medians and their ratio are printed, the memory that the
build takes (measured in a run of its own), and how cost grows from a generated document with 2,000
notes to one with 20,000.

A tree that was checked out where symbolic links cannot be had holds ``inbox/xep.ent`` as a line of text
with the address of the real file. A naive parser stops there at once, in a fraction of the time, so both
sides get a copy of the tree in which such files are replaced by what they stand for.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from naive import JOBS, NAIVE, RUNS, build_command, memory, scratch, timed, told

NOTES = """
import gc, sys, time
from xeptools import parse, resolve
from xeptools.renderers import html
gc.disable()  # as in the workers of a build
notes = int(sys.argv[1])
paragraphs = "".join(f"<p>Text<note>Note {number}.</note> and more.</p>" for number in range(notes))
body = f"<section1 topic='Notes'>{paragraphs}</section1>"
document = f"<xep><header><title>Notes</title></header>{body}</xep>".encode()
start = time.perf_counter()
page = html.render(resolve(parse(document)), {}, name="notes")
assert page.count(b'role="doc-noteref"') >= notes
print(time.perf_counter() - start)
"""


def main() -> None:
    with scratch() as (folder, documents):
        tree = folder / "tree"
        size = sum(path.stat().st_size for path in documents)
        told(
            f"{len(documents)} documents, {size / 1e6:.1f} MB",
            f"{RUNS} runs each on {os.cpu_count()} processors, files in {folder.parent}",
        )
        naive, build = compare(tree, documents, folder)
        told("naive parse, 1 process", f"{naive:.2f} s")
        told(
            f"xeptools build, {JOBS} processes", f"{build:.2f} s, {len(documents) / build:.0f} pages a second"
        )
        told("ratio of the medians", f"{build / naive:.2f}")
        largest, together = memory(build_command(tree, folder / "memory", "html"))
        told("peak memory", f"{largest:.0f} MB in the largest process, {together:.0f} MB in all")
        few, many = (growth(notes) for notes in (2_000, 20_000))
    told("2,000 and 20,000 notes", f"{few:.2f} s and {many:.2f} s, {many / few:.1f} times the time")


def compare(tree: Path, documents: list[Path], folder: Path) -> tuple[float, float]:
    """Give the median seconds of baseline and build."""
    naive, build = [], []
    for run in range(RUNS + 1):
        seconds_naive = timed([sys.executable, "-c", NAIVE, *map(str, documents)])
        seconds_build = timed(build_command(tree, folder / f"site-{run}", "html"))
        if run:  # the first warms the disk's cache and compiles the modules
            naive.append(seconds_naive)
            build.append(seconds_build)
    return statistics.median(naive), statistics.median(build)


def growth(notes: int) -> float:
    """Give the seconds from bytes to page for a document with that many notes, the best of three."""
    command = [sys.executable, "-c", NOTES, str(notes)]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3)
    )


if __name__ == "__main__":
    main()
