"""A Deferred document becomes Experimental again when a version with more than editorial changes arrives.

So says XEP-0001 §8, without exception; readers would take the new version for a dead one.
"""

from xeptools.checker import Problem, Problems, Replace, Today, later, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Block, Header, Paragraph, Plain, Status
from xeptools.model.version import version_parts
from xeptools.model.walk import text_of

_YEAR = 365
_BY_SCRIPT = "defer"


@rule(Severity.WARNING)
def revival_due(header: Header, today: Today) -> Problems:
    if header.status.text != Status.DEFERRED or not header.revisions:
        return
    newest = header.revisions[0]
    parts = version_parts(newest.version)
    if parts is None or parts[2] != 0 or newest.date is None or later(newest.date, _YEAR) < today:
        return
    # The script that defers a document adds a version of its own.
    if any(_BY_SCRIPT in _words(block) for block in newest.remark):
        return
    message = f"version {newest.version} of {newest.date} is new and more than editorial"
    fix = mend("set the status to Experimental", Replace(header.status, Status.EXPERIMENTAL))
    yield Problem(header.status, message, "set the status to Experimental", fix)


def _words(block: Block) -> str:
    return text_of(block.content).lower() if isinstance(block, Paragraph | Plain) else ""
