"""A XEP that the header names exists.

Its number is beyond the last that the tree and the shared entities know, so the page links to nothing. A
number in between is taken on trust: a tree need not have every document.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Spec, SpecKind
from xeptools.tree import Corpus


@rule(Severity.ERROR)
def unknown_xep(spec: Spec, corpus: Corpus, written: Written) -> Problems:
    if spec.kind is not SpecKind.XEP or not corpus or spec.number in corpus:
        return
    last = max(corpus)
    beyond = spec.number > last or spec.number == "0000"
    if beyond and written.entities.get(f"xep{spec.number}") is None:
        yield Problem(spec, f"there is no XEP-{spec.number}", f"the last one is XEP-{last}")
