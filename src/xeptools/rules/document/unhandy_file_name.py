"""The file of a proposal is named in lower-case letters, digits and hyphens, and not after its series.

The name is the proposal's address. A second point hides the file from the script that triages change
requests, and a name that begins with `xep` looks like an accepted document (check 3 of the conformance
script).
"""

import re

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.tree import Facts

_HANDY = re.compile(r"(?!xep|protoxep)[a-z0-9]+(?:-[a-z0-9]+)*")


@rule(Severity.ERROR)
def unhandy_file_name(_header: Header, own: Facts) -> Problems:
    if not own.proposal or not own.name:
        return
    stem = own.name.rpartition("/")[2]
    if not _HANDY.fullmatch(stem):
        plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        plain = re.sub(r"^(?:proto)?xep-?", "", plain) or "a-name"
        yield Problem(None, f"{stem}.xml is no name for a proposal", f"name it {plain}.xml")
