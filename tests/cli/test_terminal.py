"""What is drawn on a terminal, and only there."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cases import document


def on_terminal(*arguments: str, **environment: str) -> str:
    """Run the command with standard output and error on a terminal, and give what it drew."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "xeptools", *arguments]
    changed = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    changed |= {"TERM": "xterm-256color", "COLUMNS": "80"} | environment
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=changed) as process:
        os.close(theirs)
        drawn = b""
        while chunk := _read(ours):
            drawn += chunk
        process.wait(60)
    os.close(ours)
    return drawn.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way to say that nobody writes any more
        return b""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "tree").mkdir()
    for number in range(1, 9):
        (tmp_path / "tree" / f"xep-000{number}.xml").write_bytes(document("<p>See &kettles;.</p>"))
    return tmp_path / "tree"


def test_a_build_draws_a_bar_and_removes_it(tree: Path, tmp_path: Path) -> None:
    drawn = on_terminal("build", str(tree), "-o", str(tmp_path / "site"))
    assert "Building" in drawn
    assert "8/8" in drawn
    assert "8 errors in 8 files" in drawn
    assert drawn.rstrip().endswith("8 pages in " + str(tmp_path / "site") + ", 8 new or changed")


def test_findings_are_coloured_on_a_terminal_unless_that_is_unwanted(tree: Path) -> None:
    document_ = str(tree / "xep-0001.xml")
    assert "\x1b[31;1merror\x1b[0m" in on_terminal("show", document_)
    assert "\x1b" not in on_terminal("show", document_, NO_COLOR="1")
    assert "\x1b" not in on_terminal("show", document_, TERM="dumb")
    piped = subprocess.run(
        [sys.executable, "-m", "xeptools", "show", document_], capture_output=True, check=False
    )
    assert b"\x1b" not in piped.stdout + piped.stderr
