"""What is declared can be read by those who read it: python-debian, REUSE, SPDX."""

# What follows has notices and identifiers as data. REUSE-IgnoreStart

import datetime as dt
import html
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from debian.copyright import Copyright
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

from notice_texts import flat, marked, mit, notice, wrapped
from sites import PROJECT
from xeptools.errors import XeptoolsError
from xeptools.license.declare import dep5, listing, reuse, spdx
from xeptools.license.declare.collect import Declared, collect
from xeptools.license.declare.reconcile import reconcile
from xeptools.license.index import Index, index_of

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
HEADER = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
GPL = "# SPDX-FileCopyrightText: 2020 Example Author\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
TREE = PROJECT / "xeps"


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(TREE)


def material() -> str:
    text = (TREE / "xep-0009.xml").read_text("utf-8")
    start = text.index("<?xml version", 100)
    return text[start : text.index("]]>", start)]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one file of each sort."""
    root = tmp_path / "example-1.0"
    files = {
        "schemas/one.xsd": material(),
        "schemas/two.xsd": f"<!--\n{wrapped(notice())}\n-->\n{material()}",
        "doc/old.txt": wrapped(notice("1")),
        "src/with material.py": f'{GPL}\nSCHEMA = """{material()}"""\n',
        "src/main.py": f"{GPL}\nprint()\n",
        "src/tool.py": marked("#", mit()),
        "src/odd*name?.py": marked("#", mit().replace("XMPP Standards Foundation", "Example Author")),
        "src/gpl.c": "/* under the terms of the GNU General Public License */",
        "src/earlier.txt": flat(),
        "README": "Words.",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def parsed(text: str) -> Any:
    """Read a copyright file as strictly as python-debian can."""
    return Copyright(text.splitlines(keepends=True), strict=True)


def terms(declared: list[Declared]) -> dict[str, str]:
    return {one.path: " and ".join(each.debian for each in one.terms) for one in declared}


def test_what_is_known_of_each_file(package: Path, index: Index) -> None:
    assert terms(collect([str(package)], index)) == {
        "README": "UNKNOWN",
        "doc/old.txt": "XSF-XEP-2008",
        "schemas/one.xsd": "XSF-XEP",
        "schemas/two.xsd": "XSF-XEP",
        "src/earlier.txt": "CC-BY-2.5",
        "src/gpl.c": "UNKNOWN",
        "src/main.py": "GPL-3+",
        "src/odd*name?.py": "Expat",
        "src/tool.py": "Expat",
        "src/with material.py": "GPL-3+ and XSF-XEP",
    }
    assert terms(collect([str(package)]))["schemas/one.xsd"] == "UNKNOWN"


def test_debian_copyright(package: Path, index: Index) -> None:
    declared = collect([str(package)], index)
    text = dep5.render(declared)
    read = parsed(text)
    texts = {
        paragraph.license.synopsis: paragraph.license.text for paragraph in read.all_license_paragraphs()
    }
    for one in declared:
        paragraph = read.find_files_paragraph(one.path)
        assert paragraph.license.synopsis == " and ".join(each.debian for each in one.terms)
        assert set(one.copyright) <= {line.strip() for line in paragraph.copyright.split("\n")}
        assert all(each.debian in texts for each in one.terms)
    assert "2020 Example Author" in read.find_files_paragraph("src/with material.py").copyright
    assert (
        "1999-2024 XMPP Standards Foundation (XSF)" in read.find_files_paragraph("schemas/one.xsd").copyright
    )
    assert texts["XSF-XEP"].startswith("Permission is hereby granted")
    assert "common-licenses/GPL-3" in texts["GPL-3+"]
    assert len(text.splitlines()) < 200
    assert max(map(len, text.splitlines())) < 120


def test_reuse(package: Path, index: Index) -> None:
    (package / "README").write_text(GPL)
    for name in ("src/gpl.c", "src/earlier.txt"):  # of these somebody has to find out more
        (package / name).unlink()
    declared = collect([str(package)], index)
    (package / "REUSE.toml").write_text(reuse.render(declared))
    (package / "LICENSES").mkdir()
    for name, text in reuse.texts(declared).items():
        (package / "LICENSES" / name).write_text(text)
    (package / "LICENSES" / "GPL-3.0-or-later.txt").write_text("The text.\n")  # by: reuse download
    assert sorted(reuse.texts(declared)) == [
        "LicenseRef-XSF-XEP-2008.txt",
        "LicenseRef-XSF-XEP.txt",
        "MIT.txt",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "reuse", "--root", str(package), "lint"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_spdx(package: Path, index: Index, tmp_path: Path) -> None:
    declared = collect([str(package)], index)
    written = spdx.render(declared, "example 1.0", NOW)
    (tmp_path / "example.spdx.json").write_text(written)
    document = parse_file(str(tmp_path / "example.spdx.json"))
    assert [message.validation_message for message in validate_full_spdx_document(document)] == []
    extracted = {one.license_id: one.extracted_text for one in document.extracted_licensing_info}
    assert "implement the Specification in a software program" in (extracted["LicenseRef-XSF-XEP"] or "")
    assert document.creation_info.created == dt.datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001  # as it is read
    assert written == spdx.render(declared, "example 1.0", NOW)


def test_text_and_page(package: Path, index: Index) -> None:
    (package / "src" / "<script>.py").write_text(marked("#", mit()))
    declared = collect([str(package)], index)
    text = listing.render_text(declared)
    assert "    schemas/one.xsd\n        lines " in text
    assert "from a schema of XEP-0009, Kettle Status" in text
    assert text.endswith("2 files of which nothing is known; some speak of a licence:\n    GPL: src/gpl.c\n")
    page = listing.render_html(declared, "example & more")
    assert "<h1>Licences of example &amp; more</h1>" in page
    assert "&lt;script&gt;.py" in page
    assert "<script" not in page


def declaration(name: str = "GPL-3+", text: str = "", holder: str = "2020 Example Author") -> str:
    stanza = (
        f"\nFiles: schemas/* src/with?material.py\nCopyright: {holder}\nLicense: {name}\n" if name else ""
    )
    licence = f"\nLicense: {name}\n{text}\n" if text else ""
    rest = "Files: *\nCopyright: 2020 Example Author\nLicense: GPL-3+\n"
    return f"{HEADER}{rest}{stanza}\nLicense: GPL-3+\n Elsewhere.\n{licence}"


OUR_TEXT = "\n .\n".join(f" {part}" for part in notice()[1:])
XSF = "1999-2024 XMPP Standards Foundation (XSF)"


@pytest.mark.parametrize(
    ("existing", "reason"),
    [
        (declaration("GPL-3+", ""), "which the stanza does not give"),
        (declaration("XSF-XEP", " To be found out.", XSF), "which the stanza does not give"),
        (declaration("XSF-XEP", OUR_TEXT.replace("without", "with"), XSF), "not the published one"),
        (declaration("GPL-3+ and XSF-XEP", OUR_TEXT, "2020 Example Author"), "does not name"),
        (declaration("xmpp", OUR_TEXT, XSF), ""),
        (declaration("XSF-XEP", OUR_TEXT, f"2020 Example Author\n {XSF}"), ""),
    ],
)
def test_reconcile(package: Path, index: Index, existing: str, reason: str) -> None:
    (package / "doc" / "old.txt").unlink()
    declared = collect([str(package)], index)
    wrong, stanzas = reconcile(declared, existing)
    if not reason:
        assert (wrong, stanzas) == ([], "")
        return
    assert [one.path for one in wrong] == ["schemas/one.xsd", "schemas/two.xsd", "src/with material.py"]
    assert all(reason in one.reason for one in wrong)
    mended = parsed(f"{existing}\n{stanzas}")
    assert mended.find_files_paragraph("schemas/one.xsd").license.synopsis == "XSF-XEP"
    mixed = mended.find_files_paragraph("src/with material.py")
    assert mixed.license.synopsis == "GPL-3+ and XSF-XEP"
    assert "2020 Example Author" in mixed.copyright
    assert mended.find_files_paragraph("src/main.py").license.synopsis == "GPL-3+"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("XSF-XEP or GPL-2", True),
        ("GPL-2, or XSF-XEP", True),
        ("XSF-XEP with Example exception", True),
        ("GPL-2 and XSF-XEP", False),
        ("GPL-2 or Artistic, and XSF-XEP", False),
        ("GPL-2 and XSF-XEP or Artistic and XSF-XEP", False),
    ],
)
def test_reconcile_knows_that_the_notice_gives_no_choice(
    package: Path, index: Index, name: str, given: bool
) -> None:
    (package / "doc" / "old.txt").unlink()
    texts = "".join(f"\nLicense: {one}\n Elsewhere.\n" for one in ("GPL-2", "Artistic"))
    existing = (
        declaration(name, "", f"2020 Example Author\n {XSF}") + f"\nLicense: XSF-XEP\n{OUR_TEXT}\n{texts}"
    )
    wrong, stanzas = reconcile(collect([str(package)], index), existing)
    assert {one.reason for one in wrong} == (
        {"the notice of XEPs gives neither a choice nor an exception"} if given else set()
    )
    if given:
        assert reconcile(collect([str(package)], index), f"{existing}\n{stanzas}") == ([], "")


def test_reconcile_with_its_own_stanzas_finds_nothing(package: Path, index: Index) -> None:
    declared = collect([str(package)], index)
    assert reconcile(declared, dep5.render(declared)) == ([], "")


@pytest.mark.parametrize("licence", ["GPL-3+ or Artistic-1.0", "GPL-3+ with OpenSSL exception"])
def test_reconcile_keeps_a_choice_and_an_exception(package: Path, index: Index, licence: str) -> None:
    _, stanzas = reconcile(collect([str(package)], index), declaration(licence, ""))
    mixed = parsed(f"{HEADER}{stanzas}").find_files_paragraph("src/with material.py")
    assert mixed.license.synopsis == f"{licence}, and XSF-XEP"
    asked = {one.license.synopsis for one in parsed(f"{HEADER}{stanzas}").all_license_paragraphs()}
    assert asked == {
        "XSF-XEP",
        "XSF-XEP-2008",
        *({"Artistic-1.0"} if " or " in licence else ()),
    }  # GPL-3+ has its text


@pytest.mark.parametrize(
    "existing", ["Debianized by hand.\n", f"{HEADER}Files: a\\u\nCopyright: A\nLicense: B\n"]
)
def test_file_that_is_not_machine_readable(package: Path, existing: str) -> None:
    with pytest.raises(XeptoolsError, match="not machine-readable"):
        reconcile(collect([str(package)]), existing)


def test_paths_in_an_archive_start_at_the_package_too(package: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "x"), "gztar", tmp_path, package.name)
    assert [one.path for one in collect([archive])] == [one.path for one in collect([str(package)])]


def test_a_backslash_in_a_name_is_no_slash(package: Path) -> None:
    (package / "doc" / "back\\slash.txt").write_text(GPL)
    written = parsed(dep5.render(collect([str(package)])))
    assert written.find_files_paragraph("doc/back\\slash.txt").license.synopsis == "GPL-3+"


def test_paths_start_at_the_package(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    for paths in ([str(package)], ["."], ["schemas", "doc", "src", "README"]):
        assert "schemas/one.xsd" in terms(collect(paths)), paths


@pytest.mark.parametrize(
    ("expression", "debian", "spdx_"),
    [
        ("Apache-2.0 OR MIT", "Apache-2.0 or Expat", "(Apache-2.0 OR MIT)"),
        ("(MIT OR Zlib) AND ISC", "Expat or Zlib, and ISC", "((MIT OR Zlib) AND ISC)"),
        (
            "Apache-2.0 WITH LLVM-exception",
            "Apache-2.0 with LLVM exception",
            "Apache-2.0 WITH LLVM-exception",
        ),
        ("GPL-2.0-or-later AND ISC", "GPL-2+ and ISC", "GPL-2.0-or-later AND ISC"),
        ("ISC */", "ISC", "ISC"),
    ],
)
def test_an_expression_is_declared_as_it_stands(
    expression: str, debian: str, spdx_: str, tmp_path: Path
) -> None:
    (tmp_path / "x.c").write_text(
        f"/* Copyright (c) 2020 Ann\n * SPDX-License-Identifier: {expression}\n */\n"
    )
    declared = collect([str(tmp_path)])
    written: Any = Copyright(dep5.render(declared).splitlines(keepends=True)).find_files_paragraph("x.c")
    assert written.license.synopsis == debian
    assert f'SPDX-License-Identifier = "{spdx_}"' in reuse.render(declared)
    (tmp_path / "x.spdx.json").write_text(spdx.render(declared, "x", NOW))
    assert not validate_full_spdx_document(parse_file(str(tmp_path / "x.spdx.json")))
    assert debian in listing.render_text(declared)
    assert all(
        name in listing.render_html(declared, "x") for name in debian.partition(", and ")[0].split(" and ")
    )


def test_the_source_of_a_xep_is_declared_where_the_text_of_its_notice_is_not(tmp_path: Path) -> None:
    (tmp_path / "upload.xml").write_bytes((TREE / "xep-0009.xml").read_bytes())
    (source,) = declared = collect([str(tmp_path)])
    assert source.material
    assert source.whole
    assert "upload.xml: the source of a XEP" in source.comments[0]
    written: Any = Copyright(dep5.render(declared).splitlines(keepends=True)).find_files_paragraph(
        "upload.xml"
    )
    assert written.license.synopsis == "XSF-XEP"
    wrong, _ = reconcile(declared, f"{HEADER}Files: *\nCopyright: 2020 Ann\nLicense: GPL-3+\n Text.\n")
    assert [one.path for one in wrong] == ["upload.xml"]


def test_an_altered_notice_is_told_and_never_declared(package: Path, index: Index) -> None:
    paragraphs = [part.replace("without restriction", "with restriction") for part in notice()]
    (package / "doc" / "old.txt").write_text(wrapped(paragraphs))
    (package / "schemas" / "two.xsd").write_text(f"<!--\n{wrapped(paragraphs)}\n-->\n{material()}")
    declared = collect([str(package)], index)
    assert terms(declared)["doc/old.txt"] == "UNKNOWN"
    assert terms(declared)["schemas/two.xsd"] == "UNKNOWN and XSF-XEP"  # which the material is under
    for text in (dep5.render(declared), listing.render_text(declared), listing.render_html(declared, "x")):
        plain = " ".join(html.unescape(text).split())
        assert plain.count("is not the published one: in permissions: 'with' stands for 'without'") == 2
    found = parsed(dep5.render(declared)).find_files_paragraph("doc/old.txt")
    assert found.license.synopsis == "UNKNOWN"
    assert found.copyright == XSF
    assert "doc/old.txt" not in reuse.render(declared)


def test_licences_that_are_only_spoken_of_are_listed(package: Path) -> None:
    (package / "src" / "apache.py").write_text("# Licensed under the Apache License, Version 2.0\n")
    (package / "src" / "other.c").write_text("/* under the terms of the GNU General Public License */")
    (package / "src" / "mit.py").write_text(
        marked("#", mit().replace("XMPP", "Z").replace("without", "with"))
    )
    declared = collect([str(package)])
    listed = ["Apache: src/apache.py", "GPL: src/gpl.c and 1 more file", "mit, altered: src/mit.py"]
    for text in (dep5.render(declared), listing.render_text(declared), listing.render_html(declared, "x")):
        assert all(line in text for line in listed)
    assert parsed(dep5.render(declared)).find_files_paragraph("src/apache.py").license.synopsis == "UNKNOWN"


@pytest.mark.parametrize(
    ("identifier", "header", "debian"),
    [
        ("GPL-3.0-or-later", "under the GNU General Public License as published by", "GPL-3+"),
        ("Apache-2.0", "Licensed under the Apache License, Version 2.0", "Apache-2.0"),
        ("CC-BY-4.0", "under a Creative Commons Attribution 4.0 International license", "CC-BY-4.0"),
        ("Zlib", "This software is provided 'as-is', without any express or implied warranty", "Zlib"),
        ("MIT", "under the GNU General Public License as published by", "UNKNOWN and Expat"),
    ],
)
def test_an_identifier_says_which_version_a_header_means(
    identifier: str, header: str, debian: str, tmp_path: Path
) -> None:
    (tmp_path / "x.py").write_text(f"# SPDX-License-Identifier: {identifier}\n# {header}\n")
    assert terms(collect([str(tmp_path)])) == {"x.py": debian}


def test_every_holder_that_a_file_states_is_kept(tmp_path: Path) -> None:
    lines = (
        "SPDX-License-Identifier: BSD-3-Clause",
        "Copyright (c) 2010-2012, Ann Author",
        "              2013 Ben Writer and others",
        "(C) 2016 Cyd Corp.",
        "Copyright (C) 1999-present Dee Ltd",
        "Copyright 2020 Eve & Co. KG. All rights reserved.",
    )
    (tmp_path / "x.c").write_text(f"/*\n{marked(' *', chr(10).join(lines))}\n */\n")
    (tmp_path / "y.c").write_text("SPDX-License-Identifier: ISC\n" + "copyright " * 20_000)
    first, second = collect([str(tmp_path)])
    assert first.copyright == (
        "2010-2012 Ann Author",
        "2013 Ben Writer and others",
        "2016 Cyd Corp",
        "1999-present Dee Ltd",
        "2020 Eve & Co. KG",
    )
    assert second.copyright == ()


def test_a_path_cannot_write_lines_of_its_own(tmp_path: Path, index: Index) -> None:
    (tmp_path / "a\nFiles: *\n.xml").write_text(material())
    (one,) = collect([str(tmp_path)], index)
    assert "\n" not in "".join(one.comments)
    assert "\nFiles: *\n" not in reuse.render([one])
