"""Only a Deprecated document expires.

`<expires>` is the day on which it may become Obsolete, and goes when it does (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, Remove, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.WARNING)
def needless_expiry(header: Header, written: Written) -> Problems:
    if header.expires.at < 0 or header.interim or header.status.text == Status.DEPRECATED:
        return
    for child in written.children(header):
        if child.name == "expires":
            message = f"a document that is {header.status.text or 'without a status'} does not expire"
            yield Problem(child, message, "leave <expires> out", mend("leave it out", Remove(child)))
