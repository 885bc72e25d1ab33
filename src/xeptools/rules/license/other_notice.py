"""A XEP is under the licence of the series.

Another licence in `<legal>`, the header of a program's source for one, or an entity of the right name that
stands for another notice (other document series have such files), grants and demands something else.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.license.verdict import Notice, Verdict
from xeptools.model import Header


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def other_notice(notice: Notice, header: Header) -> Problems:
    if notice.verdict in {Verdict.OTHER, Verdict.MIT_SOFTWARE}:
        what = f"{notice.origin} lends" if notice.origin else "the header has"
        hint = "use the xep.ent of the series" if notice.origin else "write &LEGALNOTICE; in its place"
        yield Problem(header.legal, f"{what} another notice than that of the series", hint)
