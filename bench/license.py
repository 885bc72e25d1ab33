"""Checking the notices of many small files, against one process that only reads and lower-cases them.

    python bench/license.py [FILES]          (default: 10,000)

The files are generated: programs of one to four kilobytes, a third of them with the header of the GPL, a
third with the MIT text or a reference to a licence, a third with none, and every hundredth a copy of the
notice of XEPs. Against the baseline stands ``xeptools license check --format json -j 2``. The two take
turns, so that a busy machine hurts both; the medians of the seconds on the clock and of the processor and
their ratios are printed, and the memory of the check for these files and for one of 20 MB among them.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from xeptools.license.notices import CURRENT

PROJECT = Path(__file__).parents[1]
RUNS = 5
JOBS = 2
LARGE = 20_000_000

BASELINE = """
import sys
from pathlib import Path
for folder in sorted(Path(sys.argv[1]).iterdir()):
    for path in sorted(folder.iterdir()):
        path.read_bytes().lower()
"""

GPL = """\
This program is free software: you can redistribute it and/or modify it under the terms of the GNU
General Public License as published by the Free Software Foundation, either version 3 of the License, or
(at your option) any later version.
"""
WORDS = ("def", "return", "for", "if", "else", "import", "class", "value", "name", "stream", "self", "key")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        files = Path(place, "files")
        size = generate(files, count)
        told(f"{count:,} files, {size / 1e6:.1f} MB", f"{RUNS} runs each on {os.cpu_count()} processors")
        (baseline, baseline_work), (check, check_work) = compare(files)
        told("read and lower-case, 1 process", f"{baseline:.2f} s, {baseline_work:.2f} s of a processor")
        told(f"xeptools license check, {JOBS} processes", f"{check:.2f} s, {check_work:.2f} s of a processor")
        told("ratio of the medians", f"{check / baseline:.1f}, {check_work / baseline_work:.1f}")
        told("peak memory of a process", f"{memory(files):.0f} MB")
        (files / "00" / "large.py").write_text("# Words of a large file.\nx = 1\n" * (LARGE // 31), "ascii")
        told(f"  with a file of {LARGE / 1e6:.0f} MB among them", f"{memory(files):.0f} MB")


def told(what: str, how_much: str) -> None:
    print(f"{what:<42}{how_much}", flush=True)


def generate(root: Path, count: int) -> int:
    """Write the files, a hundred in a folder; give their bytes."""
    chance = random.Random(5)
    mit = (PROJECT / "LICENSE").read_text("utf-8")
    # REUSE-IgnoreStart
    heads = (GPL, mit, "SPDX-License-Identifier: Apache-2.0\n", "", "")
    # REUSE-IgnoreEnd
    xep = "\n\n".join(CURRENT.values())
    total = 0
    for number in range(count):
        head = xep if number % 100 == 0 else heads[number % len(heads)]
        comment = "".join(f"# {line}\n" for line in head.split("\n")) if head else ""
        code = "\n".join(
            "    " + " ".join(chance.choices(WORDS, k=8)) for _ in range(chance.randrange(20, 80))
        )
        folder = root / f"{number // 100:02}"
        folder.mkdir(parents=True, exist_ok=True)
        total += (folder / f"f{number}.py").write_text(f"{comment}\n{code}\n", "utf-8")
    return total


def compare(files: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the median seconds of baseline and check, on the clock and of the processor."""
    baseline, check = [], []
    for run in range(RUNS + 1):
        seconds_baseline = timed([sys.executable, "-c", BASELINE, str(files)])
        seconds_check = timed(command(files))
        if run:  # the first warms the disk's cache and compiles the modules
            baseline.append(seconds_baseline)
            check.append(seconds_check)
    return medians(baseline), medians(check)


def medians(seconds: list[tuple[float, float]]) -> tuple[float, float]:
    clock, processor = zip(*seconds, strict=True)
    return statistics.median(clock), statistics.median(processor)


def command(files: Path) -> list[str]:
    xeptools = [sys.executable, "-m", "xeptools", "license", "check", "--format", "json"]
    return [*xeptools, "-j", str(JOBS), str(files)]


def timed(called: list[str]) -> tuple[float, float]:
    """Give the seconds that a command takes, on the clock and of the processor (all of its processes)."""
    before, start = processor_seconds(), time.perf_counter()
    done = subprocess.run(called, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return time.perf_counter() - start, processor_seconds() - before


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(files: Path) -> float:
    """Give the peak of resident memory in MB of the largest process, of all that ran so far."""
    timed(command(files))
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
