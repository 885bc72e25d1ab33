"""How help is laid out, so that it can be read on a narrow terminal too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable

import click

_LEAST = 30
_CLICKS_LEAST = 50
"""Columns that click fills however narrow the terminal is."""
_LONGEST = 1000
"""Characters of what a command does in one sentence, which is wrapped and not cut off."""


class Formatter(click.HelpFormatter):
    """What is explained may take a third of a line; below what is longer the explanation begins a new one."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        columns = shutil.get_terminal_size().columns - 2
        if width is None and columns < _CLICKS_LEAST:
            width = max(columns, _LEAST)
        super().__init__(indent_increment, width, max_width)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean."""
        super().write_dl(rows, min(col_max, self.width // 3), col_spacing)


class Context(click.Context):
    """The call of a command whose help is laid out so."""

    formatter_class = Formatter


class Group(click.Group):
    """Commands whose help is laid out so."""

    context_class = Context

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            command.context_class = Context
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its first sentence."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, one.get_short_help_str(_LONGEST)) for name, one in named if one is not None]
            )
