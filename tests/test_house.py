"""The house is as it says: its page, its dependencies, its commands, its cases."""

import ast
import dataclasses
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import xeptools
from cases import cases, document
from render.excerpts import EXCERPTS
from sites import PROJECT
from xeptools import model
from xeptools.renderers.formats import FORMATS

PACKAGE = PROJECT / "src" / "xeptools"
MODULES = sorted(PACKAGE.rglob("*.py"))
README = (PROJECT / "README.md").read_text("utf-8")
PYPROJECT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


def rooms() -> Iterator[str]:
    """Give a line of the page for each package, and for each module beside them, top layer first."""
    order = re.findall(r"\w+", " ".join(PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]))
    found = [path.parent for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE]
    found += [path for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    places = {path: path.relative_to(PACKAGE) for path in found}
    for path in sorted(found, key=lambda path: (order.index(Path(places[path].parts[0]).stem), path)):
        module = path / "__init__.py" if path.is_dir() else path
        told = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
        yield f"| `{places[path].as_posix()}{'/' * path.is_dir()}` | {told.splitlines()[0]} |"


def test_architecture_page_has_each_room(fix: bool) -> None:
    page = PROJECT / "docs" / "architecture.md"
    text = page.read_text("utf-8")
    start, end = "<!-- rooms: written by make docs -->\n", "<!-- end of rooms -->\n"
    before, _, rest = text.partition(start)
    _, _, after = rest.partition(end)
    lines = ["| Room | What it is for |", "| --- | --- |", *rooms()]
    expected = before + start + "\n".join(lines) + "\n" + end + after
    if fix:
        page.write_text(expected, "utf-8")
    assert page.read_text("utf-8") == expected, "make docs writes it anew"


@pytest.mark.parametrize("page", sorted((PROJECT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_page_names_what_exists(page: Path) -> None:
    named = re.findall(r"`([\w.-]+/[\w./-]*)`", page.read_text("utf-8"))
    assert [name for name in named if not (PACKAGE / name).exists() and not (PROJECT / name).exists()] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_is_of_one_thought(path: Path) -> None:
    source = path.read_text("utf-8")
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "base", "core"}
    assert len(source.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(source)), "a module says what it is for"


@pytest.mark.parametrize("requirement", PYPROJECT["project"]["dependencies"])
def test_readme_gives_a_reason_for_each_dependency(requirement: str) -> None:
    name = re.split(r"[^\w-]", requirement)[0]
    assert re.search(rf"^[-*|] *[`*\[]*{name}\b[^\w\n]+(?:\S+ +){{3}}", README, re.MULTILINE | re.IGNORECASE)


def test_readme_names_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^ *|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"site", "test"} <= named
    assert named <= targets


def nodes(value: object) -> Iterator[type]:
    """Walk a model value and give the class of each node."""
    if isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif dataclasses.is_dataclass(value):
        yield type(value)
        for field in dataclasses.fields(value):
            yield from nodes(getattr(value, field.name))


@pytest.mark.parametrize("form", EXCERPTS)
def test_each_node_class_occurs_in_a_case_of_each_format(form: str) -> None:
    classes = {value for value in vars(model).values() if dataclasses.is_dataclass(value)}
    met: set[object] = set()
    for case in cases("render"):
        if form in case.expected:
            met.update(nodes(xeptools.resolve(xeptools.parse(document(case.source)))))
    assert {cls.__name__ for cls in classes - met if isinstance(cls, type)} == set()


def test_page_of_formats_has_each() -> None:
    page = (PROJECT / "docs" / "reference" / "formats.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| `(?:xep-0001)?([\w.-]+)` \|", page, re.MULTILINE)
    assert rows == [(name, form.path("xep-0001").removeprefix("xep-0001")) for name, form in FORMATS.items()]
