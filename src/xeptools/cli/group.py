"""The group of commands, each imported when it is called and not before."""

from __future__ import annotations

import errno
import importlib
import keyword
import os
import sys
from collections.abc import Sequence

import click

from xeptools.__about__ import __version__
from xeptools.cli.help import Group
from xeptools.cli.terminal import abandon_output
from xeptools.diagnostics.text import visible
from xeptools.errors import XeptoolsError

COMMANDS = ("build", "check", "explain", "import", "license", "render", "rules", "schema", "show")
"""Each is the module of that name here, and its ``command``; after a word of Python comes a ``_``."""


class _Commands(Group):
    """Commands found by the names of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"there is: {', '.join(COMMANDS)}"
            raise click.UsageError(f"no such command {args[0]!r}: {remedy}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command = importlib.import_module(f"xeptools.cli.{module}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="xeptools %(version)s")
@click.pass_context
def group(context: click.Context) -> int | None:
    """Read, check and publish XMPP Extension Protocols (XEPs).

    A file of "-" stands for standard input or output. The exit status is 0 when all is well, 1 when
    documents have errors, 2 when the call itself is wrong.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return 2
    return None


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status; a wrong call becomes one line on standard error."""
    if "_XEPTOOLS_COMPLETE" in os.environ:  # the shell asks for completions
        group.main(prog_name="xeptools")
    try:
        with group.make_context("xeptools", list(arguments)) as context:
            status: int | None = group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as wrong:  # a group of commands, and none of them named
        print(wrong.format_message(), file=sys.stderr)
        return 2
    except click.ClickException as wrong:
        return _refused(wrong.format_message())
    except XeptoolsError as wrong:
        return _refused(str(wrong))
    except KeyboardInterrupt:
        _say("interrupted")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        abandon_output()
        return 141
    except OSError as problem:  # of help, which click prints itself
        if problem.errno != errno.ENOSPC or problem.filename is not None:
            raise
        abandon_output()
        return _refused(f"cannot write standard output: {problem.strerror}")
    return status or 0


def _refused(message: str) -> int:
    _say(message)
    return 2


def _say(message: str) -> None:
    print(f"xeptools: {visible(message)}", file=sys.stderr)
