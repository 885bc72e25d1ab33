"""The parts of the header stand in the order of the format, and those of an author and a revision too.

Validation fails otherwise (xep.dtd), and with it the editors' check.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Written, rule
from xeptools.diagnostics import Severity

# fmt: off
_ORDERS = (
    ("title", "abstract", "legal", "number", "status", "lastcall", "interim", "type", "sig", "approver",
     "dependencies", "supersedes", "supersededby", "shortname", "tags", "schemaloc", "registry", "discuss",
     "expires", "author", "revision", "councilnote"),
    ("firstname", "surname", "authornote", "org", "email", "jid", "uri"),
    ("version", "date", "initials", "remark"),
    ("ns", "url"),
)
# fmt: on
_PLACES = {
    name.encode(): (order, rank) for order, names in enumerate(_ORDERS) for rank, name in enumerate(names)
}
_NEIGHBOURS = re.compile(
    rb"(?:</(?P<end>\w+)\s*>|<(?P<empty>\w+)\s*/>)(?=(?:\s|&[\w.-]+;|<!--.*?-->)*<(?P<next>\w+))", re.DOTALL
)


@rule(Severity.ERROR)
def misordered_element(written: Written) -> Problems:
    for found in _NEIGHBOURS.finditer(written.utf8, 0, max(0, written.utf8.find(b"</header"))):
        first = found["end"] or found["empty"]
        order, rank = _PLACES.get(first, (-1, 0))
        next_order, next_rank = _PLACES.get(found["next"], (-2, 0))
        if order != next_order or rank <= next_rank:
            continue
        if any(comment.start < found.start() < comment.end for comment in written.comments):
            continue
        message = f"<{found['next'].decode()}> stands behind <{first.decode()}>"
        hint = f"the order is {', '.join(_ORDERS[order])}"
        yield Problem(Raw(found.start("next") - 1, found.end("next")), message, hint)
