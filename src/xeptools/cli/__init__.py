"""The command line: one command a file, thin glue over the library; the only room that prints and exits."""

import gc
import os
import sys
from collections.abc import Sequence

_GARBAGE = 100_000
"""New objects between two searches for garbage: what a command imports is none, and is a great deal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (by default those of the process) and give the exit status.

    0 is clean, 1 found something, 2 used wrongly, 130 interrupted.
    """
    if arguments is not None:
        return _run(arguments)
    gc.set_threshold(_GARBAGE)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever called has closed it
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    status = _run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return status  # Python says on its way out what is wrong with them
    # Nothing is left to do: on its way out Python would but free each object, for as long as its start takes.
    os._exit(status)


def _run(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"]:
        # Answered before click is imported, which costs more than Python's own start.
        from xeptools.__about__ import __version__

        try:
            print(f"xeptools {__version__}", flush=True)
        except OSError:
            pass  # run() meets it again, and tells it
        else:
            return 0
    from xeptools.cli.group import run

    return run(arguments)
