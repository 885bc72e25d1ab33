"""What a command prints can be read by whoever asked for it, whatever the file is called."""

import json
import os
from pathlib import Path

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
