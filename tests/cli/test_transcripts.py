"""The command line as its users meet it: what they type, and what comes back.

In ``tests/cli/*.md`` an ``xml`` fence is the file ``draft.xml`` of a new folder, and the ``console`` fence
after it a session there: each line after ``$`` is for a shell that starts in that folder, the others are what
it prints, both streams together. An exit status other than 0 is told after the output.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cases import Case, cases, document, rewrite
from sites import PROJECT

_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


@pytest.mark.unmeasured  # many short processes, which measuring makes three times as long
@pytest.mark.parametrize("case", [*cases("cli")], ids=lambda case: case.id)
def test_transcript(case: Case, tmp_path: Path, fix: bool) -> None:
    expected = case.expected["console"]
    (tmp_path / "draft.xml").write_bytes(document(case.source))
    shell = Shell(tmp_path)
    told = "".join(f"$ {command}\n{shell.run(command)}" for command in _COMMAND.findall(expected))
    if fix:
        rewrite(case, "console", told)
    else:
        assert told == expected


class Shell:
    """A shell in a folder, which knows ``xeptools``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder / ".bin"
        programs.mkdir()
        program = programs / "xeptools"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m xeptools "$@"\n', "utf-8")
        program.chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
            "XEPS": str(PROJECT / "xeps"),
        }

    def run(self, command: str) -> str:
        """Give what the command prints, and its exit status if that is not 0."""
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        status = f"[exit status {done.returncode}]\n" if done.returncode else ""
        return done.stdout.decode() + status
