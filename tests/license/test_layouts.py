"""However a file lays a notice out, it is the same notice."""

import pytest

from notice_texts import LAYOUTS, notice
from xeptools.license import Verdict, check_bytes


@pytest.mark.parametrize("wording", ["1", "2"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str, wording: str) -> None:
    report = check_bytes(LAYOUTS[name](notice(wording)).encode(), name)
    assert report.verdict is Verdict.MODIFIED_MIT, report.notices


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_hides_no_change(name: str) -> None:
    text = LAYOUTS[name](notice())
    changed = text.replace("without", "with", 1) if "without" in text else text.replace("WITHOUT", "WITH", 1)
    assert changed != text
    assert check_bytes(changed.encode(), name).verdict is Verdict.ALTERED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encoding(encoding: str) -> None:
    text = "\n\n".join(notice())
    assert check_bytes(text.encode(encoding), "notice.txt").verdict is Verdict.MODIFIED_MIT


def test_data_is_ignored_where_it_is_marked() -> None:
    text = "\n\n".join(notice())
    marked = f"# REUSE-IgnoreStart\nNOTICE = '''{text}'''\n# REUSE-IgnoreEnd\n"
    assert check_bytes(marked.encode(), "data.py").verdict is Verdict.MISSING
    assert check_bytes((marked + text).encode(), "data.py").verdict is Verdict.MODIFIED_MIT
    assert check_bytes(f"REUSE-IgnoreStart {text}".encode(), "data.py").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("x.html", "<!--", "-->"),
        ("x.html", "<del>", "</del>"),
        ("x.xsd", "<!--", "-->"),
        ("x.md", "<!--", "-->"),
        ("x.md", "~~", "~~"),
        ("x.tex", "\n%", "\n"),
        ("x.tex", "\\sout{", "}"),
        ("x.1", '\n.\\" ', "\n"),
        ("x.1", "\n.ig\n", "\n..\n"),
    ],
)
def test_what_a_reader_does_not_get_is_no_part_of_a_notice(name: str, before: str, after: str) -> None:
    shown = "\n\n".join(notice())
    if not name.endswith(("tex", ".1")):
        shown = shown.replace("<", "&lt;")
    words = "without restriction"
    hidden = shown.replace(words, f"{before}{words}{after}", 1)
    page = f"<p>{hidden}</p>" if name.endswith(("html", "xsd")) else hidden
    assert check_bytes(page.encode(), name).verdict is Verdict.ALTERED
    harmless = shown.replace(words, f"{before}for some{after} {words}", 1)
    page = f"<p>{harmless}</p>" if name.endswith(("html", "xsd")) else harmless
    assert check_bytes(page.encode(), name).verdict is Verdict.MODIFIED_MIT


def test_debian_copyright_states_the_holder_elsewhere() -> None:
    paragraphs = "\n .\n".join(f" {part}" for part in notice()[1:])
    holders = {
        "1999-2024 XMPP Standards Foundation (XSF)": Verdict.MODIFIED_MIT,
        "2020 Example": Verdict.ALTERED,
    }
    for holder, verdict in holders.items():
        text = (
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
            "Files: *\nCopyright: 2020 Example\nLicense: GPL-3+\n\n"
            f"Files: schemas/*\nCopyright: {holder}\nLicense: XSF-XEP\n\nLicense: XSF-XEP\n{paragraphs}\n"
        )
        assert check_bytes(text.encode(), "copyright").verdict is verdict


def test_what_a_patch_takes_away_is_gone() -> None:
    text = "\n".join(f"-{line}" for line in "\n\n".join(notice()).split("\n"))
    assert check_bytes(f"--- a/x\n+++ b/x\n@@ -1,9 +0,0 @@\n{text}\n".encode(), "x.patch").notices == ()
