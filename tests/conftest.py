"""What every test may ask for."""

import os
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fix", action="store_true", help="write what is as what the cases and pages expect")


@pytest.fixture(scope="session")
def fix(request: pytest.FixtureRequest) -> bool:
    """Whether to write what is instead of comparing it."""
    return bool(request.config.getoption("--fix"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of published documents that XEPTOOLS_CORPUS names."""
    folder = os.environ.get("XEPTOOLS_CORPUS")
    if not folder:
        pytest.skip("set XEPTOOLS_CORPUS to a folder of published XEPs (xep-*.xml and xep.ent)")
    return Path(folder)
