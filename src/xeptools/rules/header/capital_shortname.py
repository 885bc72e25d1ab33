"""A short name is written in small letters, with hyphens between words.

So namespaces are written that are made of it (XEP-0053 §4).
"""

from xeptools.checker import Problem, Problems, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.shortname import placeholder


@rule(Severity.ADVICE, default=False)
def capital_shortname(header: Header) -> Problems:
    text = header.shortname.text
    usual = text.lower().replace("_", "-")
    if usual != text and not placeholder(text):
        fix = proposal(f"write {usual!r}", Replace(header.shortname, usual))
        yield Problem(header.shortname, f"the short name {text!r} has capitals or underscores", fix=fix)
