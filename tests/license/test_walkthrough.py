"""The page for packagers, literally: its commands, in its order, on a package made for it."""

# What follows has notices and identifiers as data. REUSE-IgnoreStart

import io
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from debian.copyright import Copyright

from sites import PROJECT

PAGE = PROJECT / "docs" / "how-to" / "debian-copyright.md"
GPL = "# SPDX-FileCopyrightText: 2020-2026 Ada Example\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
DECLARED = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2020-2026 Ada Example
License: GPL-3+

License: GPL-3+
 On Debian systems the full text is in /usr/share/common-licenses/GPL-3.
"""
_FENCE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


def quoted(number: str, element: str, index: int) -> str:
    """Give a schema or an example of a document of the project's own tree."""
    text = (PROJECT / "xeps" / f"xep-{number}.xml").read_text("utf-8")
    found = re.findall(rf"<{element}\b[^>]*>\s*<!\[CDATA\[((?:(?!\]\]>).)*)\]\]></", text, re.DOTALL)
    return str(found[index]).strip("\n")


def tarball(place: Path, files: dict[str, str]) -> None:
    with tarfile.open(place, "w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the source package, and the tree of XEPs."""
    upstream = {
        "README": "The harbour's app.\n",
        "harbor/main.py": f"{GPL}\nfrom harbor import watch\n\nprint(watch.OFFER)\n",
        "harbor/watch.py": f'{GPL}\nOFFER = """\n{quoted("0005", "example", 0)}\n"""\n',
        "schemas/watch.xsd": quoted("0005", "code", -1) + "\n",
        "schemas/whistle.xsd": quoted("0006", "code", -1) + "\n",
    }
    tarball(tmp_path / "harbor-app_1.0.orig.tar.gz", {f"harbor-app-1.0/{n}": t for n, t in upstream.items()})
    tarball(tmp_path / "harbor-app_1.0-1.debian.tar.gz", {"debian/copyright": DECLARED})
    listed = "".join(f" {'0' * 32} 1 {path.name}\n" for path in sorted(tmp_path.glob("*.gz"), reverse=True))
    (tmp_path / "harbor-app_1.0-1.dsc").write_text(
        f"Format: 3.0 (quilt)\nSource: harbor-app\nFiles:\n{listed}"
    )
    shutil.copytree(PROJECT / "xeps", tmp_path / "xeps")
    return tmp_path


def test_page(folder: Path, fix: bool) -> None:
    text = PAGE.read_text("utf-8")
    told = _FENCE.sub(
        lambda fence: "".join(
            f"$ {command}\n{ran(folder, command)}" for command in _COMMAND.findall(fence[0])
        ),
        text,
    )
    if fix:
        PAGE.write_text(told, "utf-8")
    assert PAGE.read_text("utf-8") == told, "pytest --fix writes what the commands print"
    # What came out is what a packager wants, whatever the page says.
    for name in ("harbor-app-1.0/debian/copyright", "copyright.new"):
        declared = Copyright((folder / name).read_text("utf-8").splitlines(keepends=True), strict=True)
        for path, licence in {
            "schemas/watch.xsd": "XSF-XEP",
            "schemas/whistle.xsd": "XSF-XEP",
            "harbor/watch.py": "GPL-3+ and XSF-XEP",
            "harbor/main.py": "GPL-3+",
            "README": "GPL-3+",
        }.items():
            paragraph = declared.find_files_paragraph(path)
            assert paragraph is not None
            assert str(getattr(paragraph.license, "synopsis", "")) == licence


def ran(folder: Path, command: str) -> str:
    """Run a command of the page in ``folder``, and give what it prints, and its exit status if not 0."""
    program = folder.parent / "bin" / "xeptools"
    if not program.exists():
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m xeptools "$@"\n')
        program.chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={"PATH": f"{program.parent}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    status = f"[exit status {done.returncode}]\n" if done.returncode else ""
    return done.stdout.decode() + status
