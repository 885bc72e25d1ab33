"""There is no processing instruction but the XML declaration and the one for `xep.xsl`.

Others are left over from tools of long ago, and name files that are not there.
"""

from xeptools.checker import Problem, Problems, Remove, Written, mend, rule
from xeptools.diagnostics import Severity


@rule(Severity.ADVICE, default=False)
def stray_instruction(written: Written) -> Problems:
    for instruction in written.instructions:
        text = written.text(instruction)
        if not text.startswith("<?xml ") and "xep.xsl" not in text:
            fix = mend("leave it out", Remove(instruction))
            yield Problem(instruction, "this instruction means nothing to anybody", "leave it out", fix)
