"""Where IANA has nothing to do, the section says so in the usual words.

IANA's staff look for them (XEP-0143, IANA Considerations).
"""

import re

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Paragraph, Section
from xeptools.model.walk import text_of

_NOTHING = re.compile(r"\b(?:no|not|none|nothing|without)\b", re.IGNORECASE)
_USUAL = "This document requires no interaction with"
_MOST = 160


@rule(Severity.ADVICE, default=False)
def nothing_for_iana(section: Section) -> Problems:
    if section.title != "IANA Considerations" or len(section.content) != 1:
        return
    only = section.content[0]
    if isinstance(only, Paragraph):
        text = text_of(only.content)
        if len(text) < _MOST and _NOTHING.search(text) and not text.startswith(_USUAL):
            yield Problem(only, "the usual words are others", f"write '{_USUAL} &IANA;.'")
