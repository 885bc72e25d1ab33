"""What every test may ask for."""

import os
from pathlib import Path

import pytest

from sites import PROJECT, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fix", action="store_true", help="write what is as what the cases and pages expect")


@pytest.fixture(scope="session")
def fix(request: pytest.FixtureRequest) -> bool:
    """Whether to write what is instead of comparing it."""
    return bool(request.config.getoption("--fix"))


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes without the measurement of coverage: for tests of what a process costs or may write."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of published documents that XEPTOOLS_CORPUS names."""
    folder = os.environ.get("XEPTOOLS_CORPUS")
    if not folder:
        pytest.skip("set XEPTOOLS_CORPUS to a folder of published XEPs (xep-*.xml and xep.ent)")
    return Path(folder)


@pytest.fixture(scope="session")
def corpus_site(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the corpus, built once."""
    return build(corpus, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own documents in ``xeps/``, built once."""
    return build(PROJECT / "xeps", tmp_path_factory.mktemp("own"))
