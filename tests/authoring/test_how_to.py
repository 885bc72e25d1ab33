"""The drafts that docs/how-to/write-a-draft.md shows become clean proposals."""

import re

import pytest

from drafts import DAY, made
from sites import PROJECT
from xeptools.authoring import Form
from xeptools.checker.document import check_document
from xeptools.checker.select import Selection, selected
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Severity
from xeptools.source import parse

PAGE = PROJECT / "docs/how-to/write-a-draft.md"
DEFAULT = Selection(level=Severity.WARNING)


def shown(language: str) -> str:
    """The draft in a language, as the page has it."""
    fence = re.compile(rf"^(`{{3,}}){language}\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
    found = fence.search(PAGE.read_text("utf-8"))
    assert found
    return found[2]


@pytest.mark.parametrize(("language", "form"), [("rst", Form.RST), ("markdown", Form.MARKDOWN)])
def test_example_becomes_a_clean_proposal(language: str, form: Form) -> None:
    draft = made(shown(language), form)
    assert draft.diagnostics == []
    source = parse(draft.content, name="bell.xml")
    found = check_document(source, "inbox/bell", selected(DEFAULT), DEFAULT, Surroundings(DAY))
    assert found == []


def test_both_say_the_same() -> None:
    assert made(shown("rst")).content == made(shown("markdown"), Form.MARKDOWN).content
