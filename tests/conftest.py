"""What every test may ask for."""

import gc
import os
from collections.abc import Generator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from coverage import Coverage
from coverage.multiproc import original_bootstrap
from hypothesis import HealthCheck, settings

from sites import PROJECT, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fix", action="store_true", help="write what is as what the cases and pages expect")


def pytest_configure() -> None:
    """Let no test of drawn examples fail because the machine is busy, and collect cyclic garbage seldom.

    Python's own rhythm costs a third of the time where a corpus is in memory.
    """
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("patient", patient)
    settings.load_profile("patient")
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def fix(request: pytest.FixtureRequest) -> bool:
    """Whether to write what is instead of comparing it."""
    return bool(request.config.getoption("--fix"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage, here and in the processes that it starts, in a test that is marked so.

    Nor in those on the corpus: they do the same things hundreds of times, and the figure is then the same
    without a corpus. Nor in those that look at pages: what makes these has tests of its own.
    """
    marked = item.get_closest_marker("unmeasured") or item.get_closest_marker("browser")
    if not marked and "corpus" not in getattr(item, "fixturenames", ()):
        return (yield)
    stopped: list[Coverage] = []
    while running := Coverage.current():  # a process of xdist has its own, and as a subprocess another
        running.stop()
        stopped.append(running)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        patch.setattr(BaseProcess, "_bootstrap", original_bootstrap)  # of processes that are forked
        try:
            return (yield)
        finally:
            for one in reversed(stopped):
                one.start()


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
