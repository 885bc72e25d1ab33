"""What starting costs: the version is told before anything large is imported."""

import resource
import subprocess
import sys

import pytest

import xeptools.__about__
from xeptools.cli import render
from xeptools.cli.group import COMMANDS
from xeptools.renderers import pdf

START = "import sys; from xeptools.cli import main; sys.exit(main())"  # what an installed script does


def seconds(*arguments: str) -> float:
    """What a process takes, of processor time, which others that run beside it do not lengthen much."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


@pytest.mark.unmeasured
def test_the_version_costs_at_most_four_times_an_idle_python() -> None:
    pairs = [(seconds("-c", "pass"), seconds("-c", START, "--version")) for _ in range(12)]
    idle, version = (min(column) for column in zip(*pairs, strict=True))
    assert version <= 4 * idle


def test_the_version_is_the_packages() -> None:
    for arguments in (["--version"], ["--version", "show"]):
        done = subprocess.run(
            [sys.executable, "-c", START, *arguments], capture_output=True, text=True, check=True
        )
        assert done.stdout == f"xeptools {xeptools.__about__.__version__}\n"


@pytest.mark.parametrize(
    "command", [[name] for name in COMMANDS] + [["license", "check"], ["schema", "check"]], ids=" ".join
)
def test_help_needs_no_parser(command: list[str]) -> None:
    heavy = "{'lxml', 'pygments', 'rich', 'docutils', 'typst', 'xmlschema', 'debian'} & {*sys.modules}"
    program = f"import sys; from xeptools.cli import main; main({[*command, '--help']}); print({heavy})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")


def test_the_standards_of_a_pdf_are_those_that_can_be_asked_for() -> None:
    assert tuple(pdf.STANDARDS) == render.STANDARDS
