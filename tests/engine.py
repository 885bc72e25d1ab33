"""Small means that the tests of the engine share."""

import datetime as dt
from pathlib import Path

from assembly import assemble
from xeptools.checker.document import check_document
from xeptools.checker.run import Checked, Orders, check_all, targets
from xeptools.checker.select import Selection, selected
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Diagnostic, Severity
from xeptools.source import parse

TODAY = dt.date(2025, 6, 1)
EVERYTHING = Selection(select=("all",), level=Severity.ADVICE)


def only(*rules: str) -> Selection:
    """Keep these rules, and tell all that they find."""
    return Selection(select=rules, level=Severity.ADVICE)


def check(fragment: str | bytes, selection: Selection, name: str = "xep-0900") -> list[Diagnostic]:
    """Check one document outside any tree."""
    data = fragment if isinstance(fragment, bytes) else assemble(fragment).data
    source = parse(data, name=f"{name}.xml")
    return check_document(source, name, selected(selection), selection, Surroundings(TODAY))


def check_path(path: Path, orders: Orders, tree: Path | None = None) -> list[Checked]:
    """Check a file or tree as the command does."""
    return check_all(targets(str(path), tree), orders)


def at(diagnostic: Diagnostic) -> str:
    """The place of a finding: ``line:column-line:column``."""
    assert diagnostic.span is not None
    start, end = diagnostic.span.start, diagnostic.span.end
    return f"{start.line}:{start.column}-{end.line}:{end.column}"
