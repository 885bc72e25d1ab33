"""How far long work has come, drawn on a terminal and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

_FRAME = 0.1
"""Seconds between two drawings."""

Drawn = Callable[[int, int], None]
"""Is told how many of how many are done."""


@contextmanager
def progress(what: str) -> Iterator[Drawn | None]:
    """Draw a bar with a word before it while the work lasts; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Drawn by our own calls: rich's refreshing thread must not run while workers are forked.
    bar = Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None)
        drawn = 0.0

        def draw(done: int, total: int) -> None:
            nonlocal drawn
            bar.update(task, completed=done, total=total)
            if monotonic() - drawn > _FRAME:
                drawn = monotonic()
                bar.refresh()

        yield draw


def processors() -> int:
    """Count those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
