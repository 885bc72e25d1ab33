"""The legal notice is `&LEGALNOTICE;`, not a copy of its text.

A copy keeps the year and the address of the day it was made, and may differ by a word that nobody sees
(check 10 of the conformance script).
"""

from xeptools.checker import Problem, Problems, Rewrite, Whole, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Legal


@rule(Severity.WARNING)
def notice_written_out(legal: Legal, written: Written) -> Problems:
    if written.from_entity(legal):
        return
    fix = None
    if written.entities.uses_file and written.entities.get("LEGALNOTICE") is not None:
        # Whether the copy says the same is for a person to see: xeptools license check tells.
        fix = proposal("refer to it", Rewrite(Whole(legal), "&LEGALNOTICE;"))
    yield Problem(legal, "the legal notice is written out", "write &LEGALNOTICE; in its place", fix)
