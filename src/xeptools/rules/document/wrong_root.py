"""The outermost element is `<xep>`.

Nothing else is a document of the series, and of nothing else can more be judged than that it is XML.
"""

from xeptools.checker import Problem, Problems, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.model import Origin


@rule(Severity.ERROR, stops=True)
def wrong_root(origin: Origin) -> Problems:
    if origin.well_formed and origin.root != "xep":
        hint = did_you_mean(origin.root, ("xep",)) or "a XEP is written as xep-template.xml shows"
        yield Problem(None, f"the outermost element is <{origin.root}>, not <xep>", hint)
