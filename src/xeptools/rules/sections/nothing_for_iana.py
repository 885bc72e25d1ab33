"""Where IANA has nothing to do, the section says so in the usual words.

IANA's staff look for them (XEP-0143, IANA Considerations). A sentence that says just this is replaced by
`--fix`; one that says more is not.
"""

import re

from xeptools.checker import Inside, Problem, Problems, Rewrite, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Paragraph, Section
from xeptools.model.walk import text_of

_NOTHING = re.compile(r"\b(?:no|not|none|nothing|without)\b", re.IGNORECASE)
_USUAL = "This document requires no interaction with"
_MOST = 160
_IANA = r"(?:the )*(?:Internet Assigned Numbers Authority \(IANA\)|IANA)"
_THIS = r"[Tt]his (?:document|extension|proposal|protocol|specification|XEP)"
_DEED = rf"(?:(?:interactions?|actions?) with {_IANA}|IANA (?:interactions?|actions?))"
_ALONE = re.compile(
    rf"{_THIS} (?:requires no|does not require(?: any)?) {_DEED}"
    rf"|{_THIS} (?:has|makes) no (?:actions?|considerations?|requests?) (?:for|of) {_IANA}"
    rf"|No {_DEED}(?: is| are)? (?:necessary|needed|required)(?: (?:as a result of|by|for) {_THIS})?"
    r"|None(?: required)?"
)


@rule(Severity.ADVICE, default=False)
def nothing_for_iana(section: Section, written: Written) -> Problems:
    if section.title != "IANA Considerations" or len(section.content) != 1:
        return
    only = section.content[0]
    if not isinstance(only, Paragraph):
        return
    text = " ".join(text_of(only.content).split())
    if len(text) < _MOST and _NOTHING.search(text) and not text.startswith(_USUAL):
        says_no_more = _ALONE.fullmatch(text.rstrip(".")) and written.entities.get("IANA") is not None
        fix = mend("use them", Rewrite(Inside(only), f"{_USUAL} &IANA;.")) if says_no_more else None
        yield Problem(only, "the usual words are others", f"write '{_USUAL} &IANA;.'", fix)
