"""A value of the header has no white space around it, and a title none but single blanks.

Scripts and the stylesheet compare values letter by letter and put them in addresses and subjects: ` XEP-0030`
becomes no link, and ` Standards` is not `Standards`.
"""

import re
from collections.abc import Iterator

from xeptools.checker import Problem, Problems, Raw, Replace, Written, mend, rule
from xeptools.diagnostics import Severity

_PADDED = re.compile(
    rb"<(title|number|status|lastcall|type|sig|approver|spec|shortname|tag|discuss|expires"
    rb"|email|jid|uri|version|date)>"
    rb"(\s+[^<\s][^<]*|[^<]*?[^<\s]\s+)</\1\s*>"
)
_TITLE = re.compile(rb"<(title)>([^<]*?[^<\s](?:\s{2,}|[\t\r\n])[^<\s][^<]*)</title\s*>")


@rule(Severity.WARNING)
def untrimmed_value(written: Written) -> Problems:
    for found in _suspects(written.utf8):
        if any(comment.start < found.start() < comment.end for comment in written.comments):
            continue
        value = Raw(*found.span(2))
        trimmed = " ".join(written.text(value).split())
        yield Problem(
            value,
            f"the value of <{found[1].decode()}> has white space that does not belong to it",
            fix=mend("leave it out", Replace(value, trimmed)),
        )


def _suspects(utf8: bytes) -> Iterator[re.Match[bytes]]:
    end = max(0, utf8.find(b"</header"))
    padded = list(_PADDED.finditer(utf8, 0, end))
    yield from padded
    if not any(found[1] == b"title" for found in padded):
        yield from _TITLE.finditer(utf8, 0, end)
