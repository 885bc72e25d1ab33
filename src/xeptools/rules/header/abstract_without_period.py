"""The abstract ends like a sentence.

Other text follows it in the list and in mails.
"""

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, mend, rule
from xeptools.diagnostics import Severity


@rule(Severity.ADVICE, default=False)
def abstract_without_period(prose: Prose) -> Problems:
    text = prose.text.rstrip()
    if prose.kind is ProseKind.ABSTRACT and text[-1:].isalnum():
        last = prose.stretch(len(text) - 1, len(text))
        fix = mend("end it with a full stop", Replace(last, f"{text[-1]}."))
        yield Problem(last, "the abstract does not end in a full stop", fix=fix)
