"""Every page is valid HTML, to the Nu HTML Checker."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from cases import document
from sites import render

pytestmark = pytest.mark.browser


def errors(checker: list[str], site: Path) -> list[str]:
    """Check a folder of pages in one process; a kind of error is told once, with the first page it is on."""
    run = subprocess.run([*checker, str(site)], capture_output=True, text=True, timeout=600, check=False)
    found = json.loads(run.stderr)["messages"]
    counts = Counter(message["message"] for message in found)
    first = {message["message"]: message for message in reversed(found)}
    return [
        f"{counts[text]} × {text}: {message['url']}:{message.get('lastLine')} {message.get('extract', '')!r}"
        for text, message in first.items()
    ]


def test_checker_finds_faults(checker: list[str], tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p><p id=a></p></p><i id=a>", "utf-8")
    assert len(errors(checker, tmp_path)) >= 3


def test_page_of_its_own(checker: list[str], tmp_path: Path) -> None:
    render(document("<p>With style and script in the page.</p>"), tmp_path / "page.html")
    assert errors(checker, tmp_path) == []


def test_own_pages(checker: list[str], own_site: Path) -> None:
    assert errors(checker, own_site) == []


def test_corpus_pages(checker: list[str], corpus_site: Path) -> None:
    assert errors(checker, corpus_site) == []
