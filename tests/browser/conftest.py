"""The outside programs that look at pages, and the pages they look at.

A missing program skips its tests and says how to get it. Where ``CI`` is set it fails them:
a run that claims to have looked must have looked.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

MODULES = Path(__file__).parent / "node_modules"

QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
"""Chromium's own traffic would hide what a page asks for."""


def missing(what: str, remedy: str) -> NoReturn:
    """Skip the test that needs ``what``, or fail it in CI."""
    told = f"{what} is not here: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless; each test opens a context of its own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        missing("Chromium", "apt install chromium, or what your system calls it")
    if sys.platform == "linux" and find_library("atomic") is None:
        missing("libatomic, which Playwright's driver is linked with,", "apt install libatomic1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=QUIET, chromium_sandbox=False)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker axe-core, as the text of a script."""
    script = MODULES / "axe-core" / "axe.min.js"
    if not script.exists():
        missing("axe-core", "npm ci --prefix tests/browser")
    return script.read_text("utf-8")


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """The command that starts the Nu HTML Checker; folders and files follow it."""
    java = shutil.which("java")
    if java is None:
        missing("Java", "apt install default-jre-headless, or what your system calls it")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        missing("The Nu HTML Checker", "npm ci --prefix tests/browser")
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # each run is over before more would pay
    return [java, *quick, "-Xss16m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json"]
