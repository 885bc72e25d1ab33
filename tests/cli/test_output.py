"""What a command prints can be read by whoever asked for it, whatever the file is called."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from cases import document
from xeptools.cli import main

ODD = "\udcff.xml"
"""What Python makes of a file's name that is one byte and no UTF-8."""


@pytest.mark.parametrize(
    "command",
    [
        "check --format json",
        "check --format jsonl",
        "check --format sarif",
        "schema check --format json",
        "show --format json",
        "license check --format json",
        "license check --format jsonl",
        "license check --format sarif",
        "license report --format spdx",
    ],
)
def test_json_is_utf_8_whatever_a_file_is_called(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_bytes(document("<p>See &kettles;.</p>"))
    main([*command.split(), ODD])
    told = capsysbinary.readouterr().out.decode()
    for line in told.splitlines() if command.endswith("jsonl") else [told]:
        json.loads(line)


def test_an_annotation_has_the_bytes_of_a_files_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_bytes(document("<p>Some text.</p>"))
    main(["license", "check", "--format", "github", ODD])
    assert b"file=" + os.fsencode(ODD) in capsysbinary.readouterr().out


def test_a_declaration_in_toml_is_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_text("SPDX-License-Identifier: MIT\nCopyright (c) 2020 Ada King\n", "utf-8")
    assert main(["license", "report", "--format", "reuse", "-o", "out", ODD]) == 0
    assert 'path = "?.xml"' in Path("out/REUSE.toml").read_text("utf-8")


PRINTING = [
    "--help",
    "--version",
    "check --help",
    "check draft.xml",
    "check draft.xml --format json",
    "check - --fix",
    "explain links/dangling-anchor",
    "import draft.rst",
    "license check draft.xml",
    "license detect --tree . draft.xml",
    "license report draft.xml",
    "render draft.xml",
    "rules",
    "schema check draft.xml --format json",
    "schema list",
    "schema list --format json",
    "schema list --format jsonl",
    "schema validate stanza.xml",
    "schema validate stanza.xml --format jsonl",
    "show draft.xml",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    schema = """<code><![CDATA[<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:é'>
      <xs:element name='kettle' type='xs:string'/></xs:schema>]]></code>"""
    text = f"<p>See &kettles;.</p><section2 topic='XML Schema' anchor='schema'>{schema}</section2>"
    for name in ("draft.xml", "xep-0999.xml"):
        (tmp_path / name).write_bytes(document(text))
    (tmp_path / "draft.rst").write_text("Kettles\n=======\n", "utf-8")
    (tmp_path / "stanza.xml").write_text("<query xmlns='jabber:iq:roster'><item name='é'/></query>", "utf-8")
    return tmp_path


@pytest.mark.unmeasured
@pytest.mark.parametrize("command", PRINTING)
def test_a_full_disk_is_one_line(command: str, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _run(command, folder, full)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == (
        "xeptools: cannot write standard output: No space left on device"
    )
    assert b"Traceback" not in done.stderr


@pytest.mark.unmeasured
@pytest.mark.parametrize("command", ["list", "list --format jsonl", "validate stanza.xml"])
def test_schemas_are_told_in_utf_8_where_the_system_would_have_ascii(command: str, folder: Path) -> None:
    done = _run(f"schema {command}", folder, subprocess.PIPE, PYTHONIOENCODING="ascii")
    assert done.stderr == b""
    assert "é" in done.stdout.decode()


def _run(command: str, folder: Path, out: IO[bytes] | int, **more: str) -> subprocess.CompletedProcess[bytes]:
    with (folder / "draft.xml").open("rb") as draft:
        return subprocess.run(
            [sys.executable, "-m", "xeptools", *command.split()],
            cwd=folder,
            env=os.environ | more,
            stdin=draft,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
