"""A standard section has its standard anchor.

The world links to `#security` and `#registrar` without looking; the template has them all. An anchor that
has been published is kept, so this is for new documents.
"""

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section
from xeptools.model.standard import STANDARD


@rule(Severity.ADVICE, default=False)
def unusual_anchor(section: Section) -> Problems:
    usual = STANDARD.get(section.title, "")
    accepted = {usual, "ack", "acks"} if section.title == "Acknowledgements" else {usual}
    if section.level == 1 and usual and section.own_anchor and section.anchor not in accepted:
        message = f"the usual anchor of this section is {usual!r}"
        hint = "write it in a new document; one that is published keeps its own"
        yield Problem(Attribute(section, "anchor"), message, hint)
