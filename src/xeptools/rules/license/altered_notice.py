"""The notice is the published one, word for word.

It "must be exactly" that of the XSF's IPR policy (XEP-0001 §18). Both wordings that were published since 2008
are good, and so is any year and address; a word more or less may be another licence. Likeness counts for
nothing: `without restriction` and `with restriction` are very much alike. `xeptools license check` lists all
differences.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.license.records import sentence
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.model import Header, Legal, Xep

_OWN_RULES = frozenset({"legal", "holder"})
"""Elements and text beside the parts break the format, which its rules tell; the holder has a rule here."""


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def altered_notice(notice: Notice, header: Header, xep: Xep) -> Problems:
    if notice.verdict is not Verdict.ALTERED or header.legal is None:
        return
    absent = {fault.name for fault in xep.faults if fault.parent == "legal"}
    found = [
        difference
        for difference in notice.differences
        if difference.matters and difference.part not in _OWN_RULES | absent
    ]
    if found:
        more = f" (and {len(found) - 1} more differences)" if len(found) > 1 else ""
        hint = (
            f"restore the published text where {notice.origin} is declared"
            if notice.origin
            else "write &LEGALNOTICE; in its place"
        )
        yield Problem(
            _where(found[0], notice, header.legal),
            f"the notice is not the published one: {sentence(found[0])}{more}",
            hint,
        )


def _where(difference: Difference, notice: Notice, legal: Legal) -> Legal | Part:
    whole = notice.origin or difference.part not in notice.parts
    return legal if whole else Part(legal, difference.part)
