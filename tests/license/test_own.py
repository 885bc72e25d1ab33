"""The project keeps the rules that it checks for others."""

import subprocess
import sys

from sites import PROJECT


def test_own_notices() -> None:
    command = [sys.executable, "-m", "xeptools", "license", "check", "-j", "2", "."]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_reuse() -> None:
    command = [sys.executable, "-m", "reuse", "lint", "--quiet"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "reuse lint tells what is missing"
