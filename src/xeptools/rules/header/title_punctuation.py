"""A title does not end in a full stop or another mark of punctuation.

It is followed by other words on the page, in the list and in the subject of mails.
"""

from xeptools.checker import Problem, Problems, Remove, Stretch, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.WARNING)
def title_punctuation(header: Header) -> Problems:
    title = header.title
    if title.text.endswith((".", ":", ";", ",")) and not title.text.endswith(".."):
        mark = Stretch(title, len(title.text) - 1, len(title.text))
        yield Problem(mark, f"the title ends in {title.text[-1]!r}", fix=mend("leave it out", Remove(mark)))
