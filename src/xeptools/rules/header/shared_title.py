"""No two documents have the same title, unless one replaces the other.

Titles stand alone in lists and in the subjects of mails. The younger document is told.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.tree import Corpus, Facts


@rule(Severity.WARNING)
def shared_title(header: Header, own: Facts, corpus: Corpus) -> Problems:
    if not own.number.isdigit():
        return
    title = header.title.text.casefold()
    for number, other in corpus.items():
        if number >= own.number or other.title.casefold() != title:
            continue
        if number not in own.supersedes and own.number not in other.superseded_by:
            yield Problem(
                header.title, f"XEP-{number} has the same title", "give this one a title of its own"
            )
