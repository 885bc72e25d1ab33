"""The abstract stands on one line.

It is copied as it is into the description of the page and into mails.
"""

from xeptools.checker import Problem, Problems, Replace, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header


@rule(Severity.ADVICE, default=False)
def abstract_on_several_lines(header: Header, written: Written) -> Problems:
    inside = written.inside(Field("", header.abstract_at))
    if inside is None:
        return
    text = written.text(inside)
    joined = " ".join(text.split())
    if joined and joined != text and "<" not in text:
        message = "the abstract has line breaks or white space that do not belong to it"
        yield Problem(inside, message, fix=mend("write it on one line", Replace(inside, joined)))
