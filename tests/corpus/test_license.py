"""The published documents carry what is known of them, and what is taken from them is found again."""

import random
import re
import sysconfig
from pathlib import Path

import pytest

from planting import AROUND, PLANTINGS
from xeptools.license import Context, Report, Verdict, check, notices
from xeptools.license.detect import detect
from xeptools.license.document import read_document
from xeptools.license.index import Index, index_of
from xeptools.source.text import decode
from xeptools.tree import Tree

JOBS = 2
PLANTED = 200
UNRELATED = 1000
SHORTEST = 12
"""Words of a piece that is worth finding: of fewer most are the same in many documents."""


@pytest.fixture(scope="module")
def reports(corpus: Path) -> dict[str, Report]:
    return {
        Path(report.path).relative_to(corpus).as_posix(): report for report in check([str(corpus)], jobs=JOBS)
    }


def test_each_document_is_named_correctly(reports: dict[str, Report]) -> None:
    """All have the notice of today by entity, but for those that are listed here."""
    odd = {
        name: report.verdict.value
        for name, report in reports.items()
        if report.context is Context.XEP and report.verdict is not Verdict.MODIFIED_MIT
    }
    assert odd == {
        "inbox/iap.xml": "missing",
        "inbox/lop.xml": "altered",
        **{
            f"xep-{number}.xml": "public-domain"
            for number in notices.PUBLIC_DOMAIN_XEPS
            if f"xep-{number}.xml" in odd
        },
    }
    assert "LEGALNOTICE" in reports["inbox/iap.xml"].remedy
    (foreign,) = reports["inbox/lop.xml"].notices
    assert [difference.part for difference in foreign.differences] == ["holder"]
    assert foreign.holder.startswith("Los Alamos National Laboratory")


def test_inline_notices_are_of_the_old_wording(reports: dict[str, Report]) -> None:
    inline = [
        notice
        for report in reports.values()
        if report.context is Context.XEP
        for notice in report.notices
        if notice.family == "modified-mit" and not notice.origin
    ]
    assert len(inline) > 10
    assert {notice.wording for notice in inline} == {"W1+L1"}
    assert {notice.years[-4:] for notice in inline} <= {str(year) for year in range(2009, 2017)}


def test_headers_of_the_toolchain(reports: dict[str, Report]) -> None:
    assert reports["xep.ent"].verdict is Verdict.MODIFIED_MIT
    assert reports["xep.ent"].context is Context.ENTITIES
    assert reports["xep.dtd"].verdict is Verdict.MIT_SOFTWARE
    embedded = [
        name for name, report in reports.items() if any(one.origin == "example" for one in report.notices)
    ]
    assert embedded == ["xep-0001.xml", "xep-0292.xml"]


@pytest.fixture(scope="module")
def index(corpus: Path) -> Index:
    return index_of(corpus, jobs=JOBS)


def pieces(corpus: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give schemas and examples, each with the name of its XEP."""
    schemas: list[tuple[str, str]] = []
    examples: list[tuple[str, str]] = []
    for document in Tree(corpus).documents:
        found = read_document(decode(document.path.read_bytes()).utf8, document.path)
        name = document.name.removeprefix("xep-")
        called = name if name == document.name else f"XEP-{name}"
        for text, _ in found.examples if found is not None else ():
            if len(re.findall(r"\w+", text)) >= SHORTEST:
                (schemas if "XMLSchema" in text else examples).append((called, text))
    return schemas, examples


@pytest.mark.parametrize("seed", [1, 2])
def test_two_hundred_planted_pieces(corpus: Path, index: Index, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    schemas, examples = pieces(corpus)
    picked = chance.sample(schemas, PLANTED // 2) + chance.sample(examples, PLANTED // 2)
    expected = {}
    for number, (called, text) in enumerate(picked):
        form = [*PLANTINGS][number % len(PLANTINGS)]
        file = tmp_path / f"package-{number % 7}" / f"{number}-{form}"
        file.parent.mkdir(exist_ok=True)
        file.write_text(AROUND + PLANTINGS[form](text) + "\n" + AROUND, "utf-8")
        expected[str(file)] = called
    found = {finding.path: finding for finding in detect([str(tmp_path)], index, jobs=JOBS)}
    named = [
        path
        for path, called in expected.items()
        if path in found and any(called in {match.work.called, *match.also} for match in found[path].matches)
    ]
    assert len(named) >= 0.95 * PLANTED


def test_nothing_in_a_thousand_files_of_installed_packages(index: Index) -> None:
    places = [sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")]
    files = sorted(
        str(path)
        for place in places
        for path in Path(place).rglob("*")
        if path.suffix in {".py", ".txt", ".md", ".rst", ".xml", ".xsd", ".html", ".js", ".json", ".h", ".c"}
        and "xeptools" not in path.parts
        and path.is_file()
    )
    picked = random.Random(3).sample(files, UNRELATED)
    assert [finding.path for finding in detect(picked, index, jobs=JOBS)] == []
