"""The notice is the one of 2008 and later.

Until 2008-01-23 XEPs were under the Creative Commons Attribution License 2.5, before 2005-10-04 under the
Open Publication License. The change (IPR policy 1.4) was made so that text, examples and schemas can go into
free software.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.license.verdict import Notice, Verdict
from xeptools.model import Header

_CALLED = {"cc-by-2.5": "CC-BY 2.5", "opl-1.0": "the Open Publication License"}


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def outdated_notice(notice: Notice, header: Header) -> Problems:
    if notice.verdict is Verdict.PRE_2008:
        lent = f"{notice.origin} lends the notice" if notice.origin else "the notice is"
        hint = "use the xep.ent of today" if notice.origin else "write &LEGALNOTICE; in its place"
        yield Problem(header.legal, f"{lent} of the years before 2008 ({_CALLED[notice.family]})", hint)
