"""The copyright is the XMPP Standards Foundation's.

Authors assign it when they submit a document (XEP-0001 §18); the permissions speak for the foundation and for
nobody else. A notice that is right but for its holder grants what its holder perhaps did not.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.license.verdict import Notice
from xeptools.model import Header


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def foreign_holder(notice: Notice, header: Header) -> Problems:
    if header.legal is None:
        return
    for difference in notice.differences:
        if difference.part == "holder":
            where = header.legal if notice.origin else Part(header.legal, "copyright")
            yield Problem(
                where,
                f"the holder of the copyright is {difference.found}",
                f"it is the {difference.expected}, once the authors have assigned it",
            )
