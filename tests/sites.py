"""Building sites as a user does: with the command, in a process of its own."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def build(tree: Path, site: Path) -> Path:
    """Build ``tree`` into ``site``. Exit status 1 is a document at fault, and its page says so."""
    command = [sys.executable, "-m", "xeptools", "build", str(tree), "-o", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode in (0, 1), run.stderr
    return site


def render(source: bytes, page: Path) -> Path:
    """Render one document, given on standard input, to the file ``page``."""
    command = [sys.executable, "-m", "xeptools", "render", "-", "-o", str(page)]
    run = subprocess.run(command, input=source, capture_output=True, timeout=60, check=False)
    assert run.returncode in (0, 1), run.stderr.decode()
    return page
