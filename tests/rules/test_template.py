"""The template of the tree: a draft begun from it has one fault for each text that its author must write."""

from sites import PROJECT
from xeptools.checker.discovery import rules
from xeptools.checker.document import check_document
from xeptools.checker.select import Selection
from xeptools.checker.surroundings import Surroundings
from xeptools.model import Paragraph
from xeptools.resolver import resolve
from xeptools.source import parse

LEFTOVER = "sections/leftover-of-template"


def test_what_the_template_says_to_the_author_is_told() -> None:
    source = parse((PROJECT / "xeps" / "xep-template.xml").read_bytes(), name="inbox/kettle.xml")
    xep = resolve(source)
    today = xep.header.revisions[0].date
    assert today is not None
    found = check_document(source, "inbox/kettle", rules(), Selection(), Surroundings(today))
    paragraphs = [
        source.span(block.at)
        for section in xep.sections
        for block in section.content
        if isinstance(block, Paragraph) and section.anchor != "iana"
    ]
    assert [one.span for one in found if one.rule == LEFTOVER] == paragraphs
    assert [one.rule for one in found if one.rule != LEFTOVER] == ["header/template-leftover"] * 3
