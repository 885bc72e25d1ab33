"""What is built and installed has all that a checkout has."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cases import document
from sites import PROJECT

pytestmark = pytest.mark.unmeasured  # another copy of the program

PACKAGE = PROJECT / "src" / "xeptools"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    zipfile.ZipFile(built).extractall(folder)
    return folder


def run(place: Path, folder: Path, *arguments: str) -> str:
    """Run Python in ``folder`` with the xeptools that lies in ``place``, and give what it prints."""
    environment = os.environ | {"PYTHONPATH": str(place)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_is_complete(wheel: Path) -> None:
    for path in [*PACKAGE.rglob("*"), *(PROJECT / "schemas").rglob("*")]:
        if path.is_file() and path.suffix != ".pyc":
            place = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else PROJECT)
            assert (wheel / "xeptools" / place).is_file(), place
    cases = PROJECT / "tests" / "rules"
    shown = {path.relative_to(cases) for path in cases.glob("*/*.md")}
    carried = wheel / "xeptools" / "cases"
    assert {path.relative_to(carried) for path in carried.rglob("*.*")} == shown


def test_wheel_renders(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.xml").write_bytes(document("<p>Words.</p>"))
    run(wheel, tmp_path, "-m", "xeptools", "render", "draft.xml", "-o", "draft.html")
    assert "Words." in (tmp_path / "draft.html").read_text("utf-8")


def test_shipped_folder_is_found_in_wheel_and_checkout(wheel: Path, tmp_path: Path) -> None:
    script = "from xeptools.shipped import shipped; print(shipped('schemas'), end='')"
    assert run(wheel, tmp_path, "-c", script) == str(wheel / "xeptools" / "schemas")
    assert run(PROJECT / "src", tmp_path, "-c", script) == str(PROJECT / "schemas")
