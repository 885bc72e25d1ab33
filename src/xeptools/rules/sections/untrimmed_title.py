"""The title of a section has no white space around it, and none but single blanks in it.

Scripts compare titles letter by letter.
"""

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.ADVICE, typed_only=True)
def untrimmed_title(section: Section, written: Written) -> Problems:
    typed = written.attribute(section, "topic") or ""
    if "&" not in typed and typed.strip() and typed != " ".join(typed.split()):
        place = Attribute(section, "topic")
        fix = mend("leave it out", Replace(place, " ".join(typed.split())))
        yield Problem(place, "white space that does not belong to the title", "leave it out", fix)
