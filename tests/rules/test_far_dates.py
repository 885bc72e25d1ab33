"""No date that can be written is too far away for a rule."""

import datetime as dt

import pytest

from assembly import assemble
from engine import EVERYTHING
from xeptools.checker.document import check_document
from xeptools.checker.select import selected
from xeptools.checker.surroundings import Surroundings
from xeptools.source import parse


@pytest.mark.parametrize("today", [dt.date.min, dt.date(2025, 6, 1), dt.date.max])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("status", ["Experimental", "Proposed", "Deferred", "Stable"])
def test_any_day(day: str, status: str, today: dt.date) -> None:
    text = f"<number>0900</number>\n<status>{status}</status>\n<lastcall>{day}</lastcall>\n"
    for version in ("0.1", "0.1.0"):
        revision = f"<revision><version>{version}</version><date>{day}</date><initials>ae</initials>"
        source = parse(assemble(f"{text}{revision}<remark>First.</remark></revision>\n").data)
        found = check_document(source, "xep-0900", selected(EVERYTHING), EVERYTHING, Surroundings(today))
        assert found
