"""What the benchmarks share: the baseline that only parses all documents, builds, time and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RUNS = 7
JOBS = 2
SUFFIXES = {".xml", ".ent", ".dtd"}
_MEMORY = Path("/dev/shm")
_ROOM = 1_000_000_000
"""Bytes that a benchmark may need for its files."""

NAIVE = """
import sys
from lxml import etree
for path in sys.argv[1:]:
    try:
        etree.parse(path, etree.XMLParser(load_dtd=True, resolve_entities=True))
    except etree.XMLSyntaxError:
        pass
"""


@contextmanager
def scratch() -> Iterator[tuple[Path, list[Path]]]:
    """Give a folder for a while, and the documents of a copy of the tree in it, which is in ``tree``.

    The tree is the one that the command line names, or else XEPTOOLS_CORPUS.
    """
    source = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("XEPTOOLS_CORPUS", ""))
    if not (source / "xep.ent").is_file():
        program = Path(sys.argv[0]).name
        sys.exit(
            f"usage: python bench/{program} TREE   (a folder of XEPs with xep.ent; or set XEPTOOLS_CORPUS)"
        )
    with tempfile.TemporaryDirectory(dir=_place()) as folder:
        # An installed program has its bytecode; here the first runs write it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        yield Path(folder), copy(source, Path(folder, "tree"))


def _place() -> Path | None:
    """Choose memory that is used as a disk, where there is enough, and TMPDIR names no other place.

    What a real disk takes to make a file depends on what was deleted before (on ext4 ten times as long, for
    minutes), so that the same programs would measure 0.9 on one day and 1.3 on another.
    """
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return None
    return _MEMORY if shutil.disk_usage(_MEMORY).free > _ROOM else None


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


def build_command(tree: Path, out: Path, form: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "xeptools",
        "build",
        str(tree),
        "-o",
        str(out),
        "--formats",
        form,
        "-j",
        str(JOBS),
    ]


def memory(command: list[str]) -> tuple[float, float]:
    """Give the peak of resident memory in MB, of the largest process and of all together (as Linux tells)."""
    peaks: dict[str, int] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for number in (str(process.pid), *children(process.pid)):
                peaks[number] = max(peaks.get(number, 0), peak(number))
            time.sleep(0.005)
    return max(peaks.values()) / 1e3, sum(peaks.values()) / 1e3


def children(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return []


def peak(process: str) -> int:
    """Give the most memory that the process had so far, in kB."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
