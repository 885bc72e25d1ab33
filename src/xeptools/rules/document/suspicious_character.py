"""The file has no characters that readers cannot see or that turn their text around.

Controls, zero-width and bidirectional ones can make a line look like another to its reviewer; U+FFFD is
where a character was lost. What keeps an example from being read is told there.
"""

import re

from xeptools.checker import Problem, Problems, Written, occurrences, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples

_SUSPICIOUS = re.compile(
    "[\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]"
)
_MOST = 100
"""Characters that are told one by one."""


@rule(Severity.WARNING)
def suspicious_character(written: Written, examples: Examples) -> Problems:
    if written.utf8.isascii():
        return
    everywhere = list(occurrences(_SUSPICIOUS, written.utf8.decode()))
    more = f" (and {len(everywhere) - _MOST:,} more like it)" if len(everywhere) > _MOST else ""
    for number, (found, place) in enumerate(everywhere[:_MOST], 1):
        if any(snippet.is_at_fault(place.start, place.end) for snippet in examples.snippets):
            continue
        code = f"U+{ord(found[0]):04X}"
        hint = "leave it out, or write the character that was meant"
        message = f"here stands {code}, which nobody sees" + (more if number == _MOST else "")
        yield Problem(place, message, hint)
