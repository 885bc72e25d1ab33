"""Folders as git sees them, archives as folders, and nothing outside of either."""

import io
import os
import tarfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from notice_texts import elements, notice, wrapped, xep
from xeptools.errors import XeptoolsError
from xeptools.license import check
from xeptools.license.files import files_in

TEXT = wrapped(notice())
LENT = f"<!ENTITY LEGALNOTICE '<legal>{elements(notice()).replace(chr(39), '&#39;')}</legal>'>"


def names(*paths: Path | str) -> list[str]:
    with ExitStack() as keep:
        return [file.path for file in files_in([str(path) for path in paths], keep)]


def write(root: Path, *paths: str, text: str = "x") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def test_folder_as_git_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        tmp_path,
        ".git/config",
        "a.c",
        "a.o",
        "keep.o",
        "build/x.c",
        "src/b.c",
        "src/gen.c",
        "src/build",
        "z/deep/c",
    )
    write(tmp_path, ".gitignore", text="*.o\n!keep.o\nbuild/\n")
    write(tmp_path, "src/.gitignore", text="/gen.c\n")
    write(tmp_path, ".git/info/exclude", text="z/deep\n")
    monkeypatch.chdir(tmp_path)
    assert names(".") == ["./.gitignore", "./a.c", "./keep.o", "./src/.gitignore", "./src/b.c", "./src/build"]
    assert names("src") == ["src/.gitignore", "src/b.c", "src/build"]
    assert names("a.o", "src/gen.c", "a.o") == ["a.o", "src/gen.c"]  # what is named is meant
    monkeypatch.chdir(tmp_path / "src")
    assert names(".") == ["./.gitignore", "./b.c", "./build"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret", "tree/a")
    (tmp_path / "tree" / "link").symlink_to("../outside/secret")
    (tmp_path / "tree" / "folder").symlink_to("../outside")
    (tmp_path / "tree" / "loop").symlink_to(".")
    assert names(tmp_path / "tree") == [str(tmp_path / "tree" / "a")]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(XeptoolsError, match="no such file or folder"):
        names(tmp_path / "nothing")
    with pytest.raises(XeptoolsError, match="neither a file nor a folder"):
        names(Path(os.devnull))
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == []  # nobody may ever write into it
    assert names(tmp_path / "pipe") == [str(tmp_path / "pipe")]


def tarball(path: Path, *members: tuple[str | tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member, data in members:
            info = member if isinstance(member, tarfile.TarInfo) else tarfile.TarInfo(member)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def link(name: str, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = tarfile.SYMTYPE, target
    return info


def test_archive_is_a_folder(tmp_path: Path) -> None:
    source = xep("&LEGALNOTICE;")
    archive = tarball(
        tmp_path / "xeps-1.0.tar.gz",
        ("xeps-1.0/xep.ent", LENT.encode()),
        ("xeps-1.0/xep-0001.xml", source),
        ("xeps-1.0/inbox/kettle.xml", source),
        (link("xeps-1.0/inbox/xep.ent", "../xep.ent"), b""),
        ("xeps-1.0/picture.png", b"\x89PNG\0"),
    )
    verdicts = {
        report.path.removeprefix(f"{archive}/"): report.verdict.value for report in check([str(archive)])
    }
    assert verdicts == {
        "xeps-1.0/inbox/kettle.xml": "modified-mit",
        "xeps-1.0/inbox/xep.ent": "missing",
        "xeps-1.0/xep-0001.xml": "modified-mit",
        "xeps-1.0/xep.ent": "modified-mit",
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["xeps-1.0.tar.gz"]


def test_archive_that_ends_with_another_is_not_that(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("inner.txt", "Nothing.")
    members = {"p/notice.txt": TEXT.encode(), "p/wheel.whl": inner.getvalue()}
    with tarfile.open(tmp_path / "p.tar", "w") as outer:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            outer.addfile(info, io.BytesIO(data))
    paths = {report.path for report in check([str(tmp_path / "p.tar")])}
    assert f"{tmp_path / 'p.tar'}/p/notice.txt" in paths


@pytest.mark.parametrize("ending", ["zip", "whl"])
def test_zip(tmp_path: Path, ending: str) -> None:
    with zipfile.ZipFile(tmp_path / f"p.{ending}", "w") as archive:
        archive.writestr("p/notice.txt", TEXT)
        archive.writestr("../escape.txt", TEXT)
        archive.writestr("/absolute.txt", TEXT)
    (report,) = check([str(tmp_path / f"p.{ending}")])
    assert report.path.endswith(f"p.{ending}/p/notice.txt")
    assert report.verdict.value == "modified-mit"
    assert len([*tmp_path.iterdir()]) == 1


def test_debian_source_package(tmp_path: Path) -> None:
    tarball(tmp_path / "p_1.0.orig.tar.gz", ("p-1.0/notice.txt", TEXT.encode()))
    tarball(tmp_path / "p_1.0-1.debian.tar.gz", ("debian/rules", b"%:\n\tdh $@\n"))
    digest = "0" * 32
    (tmp_path / "p_1.0-1.dsc").write_text(
        "Format: 3.0 (quilt)\nSource: p\nFiles:\n"
        f" {digest} 1 p_1.0.orig.tar.gz\n {digest} 1 p_1.0-1.debian.tar.gz\n"
    )
    reports = check([str(tmp_path / "p_1.0-1.dsc")])
    assert [report.path.removeprefix(f"{tmp_path}/") for report in reports] == [
        "p_1.0.orig.tar.gz/p-1.0/notice.txt",
        "p_1.0-1.debian.tar.gz/debian/rules",
    ]
    (tmp_path / "p_1.0.orig.tar.gz").unlink()
    with pytest.raises(XeptoolsError, match=r"p_1\.0\.orig\.tar\.gz is listed and does not lie beside it"):
        check([str(tmp_path / "p_1.0-1.dsc")])


def test_hostile_archive_writes_nothing_outside(tmp_path: Path) -> None:
    hard = tarfile.TarInfo("hard")
    hard.type, hard.linkname = tarfile.LNKTYPE, "/etc/passwd"
    device = tarfile.TarInfo("device")
    device.type = tarfile.CHRTYPE
    archive = tarball(
        tmp_path / "hostile.tar.gz",
        (str(tmp_path / "absolute"), b"x"),
        ("../up", b"x"),
        ("a/../../up", b"x"),
        (link("folder", str(tmp_path)), b""),
        ("folder/through-a-link", b"x"),
        (link("passwd", "/etc/passwd"), b""),
        (hard, b""),
        (device, b""),
        (".git/config", b"x"),
        ("n" * 300, b"x"),
        ("good", b"x"),
    )
    paths = [report.path.removeprefix(f"{archive}/") for report in check([str(archive)])]
    assert paths == ["folder", "good", "passwd"]
    assert [*tmp_path.iterdir()] == [archive]


def test_archive_that_expands_beyond_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xeptools.license.archives.TOTAL_BYTES", 100_000)
    archive = tarball(tmp_path / "bomb.tar.gz", *((f"{number}", bytes(30_000)) for number in range(9)))
    with pytest.raises(XeptoolsError, match=r"holds more than .* files or .* bytes"):
        check([str(archive)])


def test_zip_that_expands_beyond_measure_is_not_even_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xeptools.license.archives.TOTAL_BYTES", 100_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"{number}", bytes(30_000))
    written: list[object] = []
    monkeypatch.setattr("xeptools.license.archives._write", lambda *args: written.append(args))
    with pytest.raises(XeptoolsError, match=r"holds more than .* files or .* bytes"):
        check([str(tmp_path / "bomb.zip")])
    assert written == []


# Of zst no Python before 3.14 knows; what cannot be read is said, not judged as a file without a notice.
@pytest.mark.parametrize("name", ["broken.tar.gz", "broken.zip", "broken.tar.xz", "broken.tar.zst"])
def test_damaged_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x1f\x8b\x08not at all")
    with pytest.raises(XeptoolsError, match=f"{name}: cannot be unpacked"):
        check([str(tmp_path / name)])


def test_many_files_in_several_processes(tmp_path: Path) -> None:
    for number in range(150):
        write(tmp_path, f"{number:03}.txt", text=TEXT if number % 3 else "x")
    alone = check([str(tmp_path)])
    seen: list[tuple[int, int]] = []
    together = check([str(tmp_path)], jobs=2, progress=lambda done, total: seen.append((done, total)))
    assert alone == together
    assert [report.path for report in alone] == sorted(report.path for report in alone)
    assert seen[-1] == (150, 150)
