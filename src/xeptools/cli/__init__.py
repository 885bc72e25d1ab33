"""The command line: one command a file, thin glue over the library; the only room that prints and exits."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (by default those of the process) and give the exit status.

    0 is clean, 1 found something, 2 used wrongly, 130 interrupted.
    """
    if arguments is None:
        arguments = sys.argv[1:]
    if list(arguments) == [
        "--version"
    ]:  # answered before click is imported, which costs more than Python's own start
        from xeptools.__about__ import __version__

        print(f"xeptools {__version__}")
        return 0
    from xeptools.cli.group import run

    return run(arguments)
