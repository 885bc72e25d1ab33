"""A site is the same however it was made, and has no half pages whatever happens on the way."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from cases import document
from xeptools.site.build import build
from xeptools.site.pages import article
from xeptools.tree import Tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree that takes a while to build."""
    root = tmp_path_factory.mktemp("tree")
    (root / "inbox").mkdir()
    for number in range(1, 401):
        words = f"<p>Paragraph in {number}.<note>Note in {number}.</note></p>\n" * 40
        body = document(
            f"{words}<example caption='One'><![CDATA[<a xmlns='urn:example:{number}'/>]]></example>"
        )
        name = f"inbox/proposal-{number}.xml" if number % 4 == 0 else f"xep-{number:04}.xml"
        (root / name).write_bytes(body)
    (root / "xep-0401.xml").write_bytes(b"<xep><header></xep>")
    return root


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def assert_whole(site: Path) -> None:
    """Whatever there is, is complete."""
    for name, content in contents(site).items():
        assert not name.rpartition("/")[2].startswith("."), name
        assert not name.endswith(".html") or content.endswith(b"</html>\n"), name


@pytest.fixture
def building(tree: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """``xeptools build`` in a process group of its own, stopped with some of its pages written."""
    command = [sys.executable, "-m", "xeptools", "build", str(tree), "-o", str(tmp_path / "site"), "-j", "2"]
    for _ in range(20):  # on a busy machine the build may be done before this process gets its turn
        with subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # What a shell starts in the background ignores interrupts, and hands that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        ) as process:
            while not [*tmp_path.glob("site/xep-*.html")] and process.poll() is None:
                time.sleep(0.002)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGSTOP)
            early = process.poll() is None and len([*tmp_path.glob("site/xep-*.html")]) < 200
            if early:
                yield process
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        if early:
            return
        shutil.rmtree(tmp_path / "site")
    pytest.fail("the build is always done before it can be interrupted")


@pytest.mark.unmeasured
def test_the_number_of_processes_does_not_show(tree: Path, tmp_path: Path) -> None:
    alone = build(Tree(tree), tmp_path / "alone", jobs=1)
    together = build(Tree(tree), tmp_path / "together", jobs=3)
    assert alone == together
    assert alone.pages == alone.changed == 401
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")


def test_findings_are_in_the_order_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    for name in ("xep-0001", "xep-0002", "inbox/kettle"):
        (tmp_path / f"{name}.xml").write_bytes(
            document(f"<p>&in-{name[-6:]};</p>" + "<p>Text.</p>" * len(name))
        )
    outcome = build(Tree(tmp_path), tmp_path / "site", jobs=2)
    assert [Path(finding.path).stem for finding in outcome.diagnostics] == ["xep-0001", "xep-0002", "kettle"]
    for finding in outcome.diagnostics:
        assert finding.span
        assert "<p>&in-" in outcome.lines[finding.path, finding.span.start.line]


def test_what_two_formats_find_is_told_once(tmp_path: Path) -> None:
    picture = '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="/>'
    (tmp_path / "xep-0001.xml").write_bytes(document(f"<p>{picture}</p>"))
    told = build(Tree(tmp_path), tmp_path / "site", ("html", "pdf", "typst")).diagnostics
    assert [found.rule for found in told] == ["print/simplified"]


@pytest.mark.unmeasured
def test_pages_do_not_hang_on_the_room_for_what_was_read(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = ("html", "xml")
    build(Tree(tree), tmp_path / "kept", formats)
    for room in (0, 50_000):
        monkeypatch.setattr(article, "_ROOM", room)
        build(Tree(tree), tmp_path / str(room), formats)
        assert contents(tmp_path / str(room)) == contents(tmp_path / "kept")


def test_progress_is_told_to_the_last_page(tree: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(Tree(tree), tmp_path / "site", jobs=2, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 401) for done in range(1, 402)]


def test_a_document_that_is_gone_gives_a_page_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "xep-0001.xml").write_bytes(document("<p>Text.</p>"))
    (tmp_path / "xep-0002.xml").write_bytes(document("<p>Text.</p>"))
    tree = Tree(tmp_path)
    (tmp_path / "xep-0001.xml").unlink()
    outcome = build(tree, tmp_path / "site")
    assert [found.message for found in outcome.diagnostics] == [
        "the file cannot be read: No such file or directory"
    ]
    assert "No such file" in (tmp_path / "site" / "xep-0001.html").read_text("utf-8")
    assert "<p>Text.</p>" in (tmp_path / "site" / "xep-0002.html").read_text("utf-8")


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    names = [
        b"xep-a b.xml",
        b"xep-%41#?.xml",
        b"inbox/\"'<i>&.xml",
        b"inbox/\xff.xml",
        b"inbox/new\nline.xml",
    ]
    (tmp_path / "inbox").mkdir()
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(document("<p>Text.</p>"))
    site = tmp_path / "site"
    assert build(Tree(tmp_path), site).pages == len(names)
    assert all((site / os.fsdecode(name)).with_suffix(".html").is_file() for name in names)
    linked = re.findall(r'<th scope="row"><a href="(.+?)">', (site / "index.html").read_text("utf-8"))
    proposals = {name for name in names if name.startswith(b"inbox/")}
    assert {unquote_to_bytes(url).replace(b".html", b".xml") for url in linked} == proposals


def test_an_interrupted_build_leaves_whole_pages_and_one_line(
    building: subprocess.Popen[str], tmp_path: Path
) -> None:
    os.killpg(building.pid, signal.SIGINT)  # as a terminal does: to the workers too
    os.killpg(building.pid, signal.SIGCONT)
    _, told = building.communicate(timeout=30)
    assert told == "xeptools: interrupted\n"
    assert building.returncode == 130
    assert_whole(tmp_path / "site")
    assert len(contents(tmp_path / "site")) < 401


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_workers_do_not_outlive_a_build_that_was_killed(
    building: subprocess.Popen[str], tmp_path: Path, end: signal.Signals
) -> None:
    building.send_signal(end)
    os.killpg(building.pid, signal.SIGCONT)
    assert building.wait(30) == -end
    deadline = time.monotonic() + 30
    while is_alive(building.pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert_whole(tmp_path / "site")


@pytest.mark.unmeasured
def test_a_disk_that_takes_no_more_is_told_in_one_line(tmp_path: Path) -> None:
    tree, site = tmp_path / "tree", tmp_path / "site"
    tree.mkdir()
    for number in range(1, 9):
        (tree / f"xep-000{number}.xml").write_bytes(document("<p>Text.</p>"))
    build(Tree(tree), site)
    before = contents(site)
    (tree / "xep-0004.xml").write_bytes(document("<p>More.</p>" * 10_000))
    command = [sys.executable, "-m", "xeptools", "build", str(tree), "-o", str(site), "-j", "2"]
    limit = (100_000, 100_000)  # bytes in one file, which stands for a disk with as much room
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert done.stderr == f"xeptools: cannot write {site / 'xep-0004.html'}: File too large\n"
    assert done.returncode == 2
    assert contents(site) == before
