"""What the benchmarks measure against: one process that parses all documents and does nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

RUNS = 7
JOBS = 2
SUFFIXES = {".xml", ".ent", ".dtd"}

NAIVE = """
import sys
from lxml import etree
for path in sys.argv[1:]:
    try:
        etree.parse(path, etree.XMLParser(load_dtd=True, resolve_entities=True))
    except etree.XMLSyntaxError:
        pass
"""


def copy(source: Path, target: Path) -> list[Path]:
    """Copy what a parser reads, flat links replaced by the files they stand for; give the documents."""
    documents = []
    for folder in (source, source / "inbox"):
        below = target / folder.relative_to(source)
        below.mkdir(parents=True)
        for path in sorted(folder.glob("*.*")):
            if path.suffix in SUFFIXES and path.is_file():
                content = path.read_bytes()
                if len(content) < 100 and (linked := folder / content.decode().strip()).is_file():
                    content = linked.read_bytes()
                (below / path.name).write_bytes(content)
                if path.suffix == ".xml" and (folder != source or path.name.startswith("xep-")):
                    documents.append(below / path.name)
    return documents


def told(what: str, how_much: str) -> None:
    print(f"{what:<32}{how_much}", flush=True)


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode not in {0, 1}:  # 1: some document has errors
        sys.exit(done.stderr)
    return seconds
