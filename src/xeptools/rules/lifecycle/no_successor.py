"""A Deprecated or Obsolete document says what replaces it.

The warning on its page names the successor; there may be none, so this is a question and no verdict.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.ADVICE, default=False)
def no_successor(header: Header) -> Problems:
    if header.status.text in (Status.DEPRECATED, Status.OBSOLETE) and not header.superseded_by:
        message = f"the document is {header.status.text} and names no successor"
        yield Problem(header.status, message, "put it in <supersededby> if there is one")
