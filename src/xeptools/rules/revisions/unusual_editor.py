"""A revision that an editor made has the initials `XEP Editor (xy)`.

Scripts write them so, and look for them to tell an editor's change from an author's.
"""

import re

from xeptools.checker import Part, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision

_EDITOR = re.compile(r"(?:xep[- ]?)?editor[ :,]*\(?\s*(?:editor:?\s*)?([a-z]{2,4})\s*\)?", re.IGNORECASE)


@rule(Severity.ADVICE, default=False)
def unusual_editor(revision: Revision) -> Problems:
    found = _EDITOR.fullmatch(revision.initials)
    if found is None:
        return
    usual = f"XEP Editor ({found[1].lower()})"
    if revision.initials != usual:
        place = Part(revision, "initials")
        yield Problem(
            place, f"an editor's initials read {usual!r}", "", mend(f"write {usual!r}", Replace(place, usual))
        )
