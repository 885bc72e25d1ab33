"""A Stable or Final protocol has a short name.

Its namespaces and registries are called by it (XEP-0053 §4).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status, Type


@rule(Severity.WARNING)
def no_shortname(header: Header) -> Problems:
    shortname, status = header.shortname, header.status.text
    if (
        status in (Status.DRAFT, Status.FINAL)
        and header.type.text == Type.STANDARDS_TRACK
        and shortname.text == "NOT_YET_ASSIGNED"
    ):
        message = f"the document is {Status(status).shown} and has no short name yet"
        yield Problem(
            shortname, message, "take the one in the document's namespace, or write 'N/A' if it has none"
        )
