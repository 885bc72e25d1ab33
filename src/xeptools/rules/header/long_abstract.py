"""The abstract is one or two sentences.

So the guidelines ask (XEP-0143 §3.2): it stands in lists, in mails and under search results, where a third
sentence is not read.
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header
from xeptools.model.walk import text_of

MOST = 2
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|[A-Z])\.")
_END = re.compile(r"[.!?][)\"'”’]*\s+(?=[\"'“(]*[A-Z])")


@rule(Severity.WARNING)
def long_abstract(header: Header) -> Problems:
    abstract = Field(text_of(header.abstract).rstrip(), header.abstract_at)
    text = _ABBREVIATION.sub(lambda found: "_" * len(found[0]), abstract.text)
    ends = [found.end() for found in _END.finditer(text)]
    if len(ends) >= MOST:
        yield Problem(
            Stretch(abstract, ends[MOST - 1], len(text)),
            f"the abstract has {len(ends) + 1} sentences",
            "keep the one or two that say what the document is, and move the rest to the introduction",
        )
