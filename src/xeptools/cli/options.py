"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Called = TypeVar("_Called", bound=Callable[..., Any])

jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Processes to use.  [default: one for each processor]"
)
stdin_filename_option = click.option(
    "--stdin-filename", metavar="NAME", default="", help="The file that standard input stands for."
)


def tree_option(words: str) -> Callable[[_Called], _Called]:
    """Give ``--tree``, a folder that is there; ``words`` say what for, and which it is unasked."""
    return click.option("--tree", metavar="DIR", type=click.Path(exists=True, file_okay=False), help=words)


def format_option(*forms: str) -> Callable[[_Called], _Called]:
    """Give ``--format``, as the parameter ``form``; the first of ``forms`` is what it is unasked."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


def today_option(words: str) -> Callable[[_Called], _Called]:
    """Give ``--today``, for ``xeptools.checker.today.today_of``; ``words`` say what the day is for."""
    return click.option("--today", metavar="DATE", help=f"{words}  [default: SOURCE_DATE_EPOCH, or today]")
