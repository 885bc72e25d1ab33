"""Printing all documents, against WeasyPrint printing pages of some.

    python bench/pdf.py [TREE]          (default: the tree that XEPTOOLS_CORPUS names)

On one side ``xeptools build --formats pdf`` with two processes, from a fresh start into an empty folder: from
XML to accessible PDF files. On the other one process that is given our HTML of twenty documents and makes
PDFs of it with WeasyPrint; neither its start nor the making of the HTML is counted. The two take turns. The
medians of pages a second and their ratio are printed, and the memory that the build takes (measured in a run
of its own).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pypdfium2
from naive import JOBS, build_command, memory, scratch, timed, told

SAMPLE = 20
ROUNDS = 3

WEASYPRINT = """
import logging, sys, time
from weasyprint import CSS, HTML
logging.disable(logging.CRITICAL)
# WeasyPrint 70 stops at a size that is a clamp(), so the two that are get one that is not.
plain = CSS(string="h1, .abstract { font-size: 1.2rem !important }")
pages = 0
start = time.perf_counter()
for path in sys.argv[1:]:
    document = HTML(filename=path).render(stylesheets=[plain])
    document.write_pdf()
    pages += len(document.pages)
print(pages, time.perf_counter() - start)
"""


def main() -> None:
    with scratch() as (folder, documents):
        sample = pages_of(documents[:: len(documents) // SAMPLE][:SAMPLE], folder)
        weasyprint, build = [], []
        for round_ in range(ROUNDS):
            weasyprint.append(printed(sample))
            out = folder / f"site-{round_}"
            seconds = timed(build_command(folder / "tree", out, "pdf"))
            pages = sum(length(path) for path in out.rglob("*.pdf"))
            build.append(pages / seconds)
        told(
            f"{len(documents)} documents, {pages:,} pages", f"{ROUNDS} rounds on {os.cpu_count()} processors"
        )
        baseline, ours = statistics.median(weasyprint), statistics.median(build)
        told("WeasyPrint, 1 process", f"{baseline:.1f} pages a second")
        told(f"xeptools build, {JOBS} processes", f"{ours:.1f} pages a second")
        told("ratio of the medians", f"{ours / baseline:.1f}")
        largest, together = memory(build_command(folder / "tree", folder / "memory", "pdf"))
        told("peak memory", f"{largest:.0f} MB in the largest process, {together:.0f} MB in all")


def pages_of(documents: list[Path], folder: Path) -> list[Path]:
    """Write the HTML of some documents."""
    made = [folder / f"{path.stem}.html" for path in documents]
    for path, page in zip(documents, made, strict=True):
        timed([sys.executable, "-m", "xeptools", "render", str(path), "-o", str(page)])
    return made


def printed(sample: list[Path]) -> float:
    """Give the pages a second of WeasyPrint."""
    command = [sys.executable, "-P", "-c", WEASYPRINT, *map(str, sample)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages, seconds = map(float, said.split())
    return pages / seconds


def length(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    found = len(pdf)
    pdf.close()
    return found


if __name__ == "__main__":
    main()
