"""The abstract ends like a sentence.

Other text follows it in the list and in mails.
"""

from xeptools.checker import Problem, Problems, Replace, Stretch, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header
from xeptools.model.walk import text_of


@rule(Severity.ADVICE, default=False)
def abstract_without_period(header: Header) -> Problems:
    text = text_of(header.abstract).rstrip()
    if text[-1:].isalnum():
        last = Stretch(Field(text, header.abstract_at), len(text) - 1, len(text))
        fix = mend("end it with a full stop", Replace(last, f"{text[-1]}."))
        yield Problem(last, "the abstract does not end in a full stop", fix=fix)
