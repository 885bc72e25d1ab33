"""An entity for a XEP or an RFC is declared in the shared file, for all to use.

Authors declare it in their document, because only editors change the file; an editor moves it (XEP-0143).
"""

import re

from xeptools.checker import Problem, Problems, Raw, Written, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Facts

_SERIES = re.compile(r"(?:xep|rfc)\d{4,5}")


@rule(Severity.WARNING)
def own_series_entity(written: Written, own: Facts) -> Problems:
    doctype = written.doctype
    if doctype is None or not own.numbered:
        return
    for step in doctype.steps:
        is_shared = any(step.name in file for file in written.entities.files)
        if not step.parameter and not step.use and _SERIES.fullmatch(step.name) and not is_shared:
            message = f"&{step.name}; is declared for this document alone"
            yield Problem(Raw(step.start, step.end), message, "an editor moves it to xep.ent")
