"""Tags are written in small letters.

Whoever looks for `pubsub` does not find `Pubsub`.
"""

from xeptools.checker import Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.ADVICE, default=False)
def capital_tag(header: Header) -> Problems:
    for tag in header.tags:
        small = tag.text.lower()
        if small != tag.text:
            fix = mend(f"write {small!r}", Replace(tag, small))
            yield Problem(tag, f"the tag {tag.text!r} has capital letters", fix=fix)
