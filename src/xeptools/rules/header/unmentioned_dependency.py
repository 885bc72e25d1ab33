"""What the document depends on is mentioned in its text.

A dependency that no section speaks of is often left over from another document (XEP-0143 §3.2).
"""

import re

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, SpecKind


@rule(Severity.ADVICE, default=False)
def unmentioned_dependency(header: Header, written: Written) -> Problems:
    body = written.utf8[written.utf8.find(b"</header") :]
    mentioned = {(found[1].lower(), int(found[2])) for found in _MENTION.finditer(body)}
    for spec in header.dependencies:
        if spec.kind is not SpecKind.OTHER and (spec.kind.encode(), int(spec.number)) not in mentioned:
            yield Problem(spec, f"no section mentions {spec.text}")


_MENTION = re.compile(rb"\b(xep|rfc)[- ]?([0-9]{1,5})(?![0-9])", re.IGNORECASE)
