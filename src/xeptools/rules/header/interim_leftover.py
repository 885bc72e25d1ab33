"""`<interim/>` goes when the document is accepted or advanced.

It says that the version is published provisionally, so only one that is marked as such (`1.1rc1`) may have it
(docs/PROCESSING.md, accepting and advancing).
"""

from xeptools.checker import Problem, Problems, Remove, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.tree import Facts


@rule(Severity.WARNING)
def interim_leftover(header: Header, own: Facts, written: Written) -> Problems:
    if not header.interim or not own.numbered or "rc" in own.version.lower():
        return
    for child in written.children(header):
        if child.name == "interim":
            message = f"version {own.version} is not provisional any more"
            yield Problem(child, message, fix=mend("leave it out", Remove(child)))
