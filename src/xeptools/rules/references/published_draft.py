"""An Internet-Draft that has become an RFC is cited as that.

Drafts expire after six months and change until the end; the RFC is what was agreed (RFC 2026 §2.2).
"""

import re

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Xep
from xeptools.rules.references.obsolete_rfc import cited, table

_DRAFT = re.compile(r"\b(draft-[a-z0-9-]+?)(?:-[0-9]{2})?(?:\.(?:txt|html))?(?=[/#?]|$)")


@rule(Severity.ADVICE)
def published_draft(xep: Xep, written: Written) -> Problems:
    published = table("published_drafts.tsv")
    told: set[str] = set()
    for node, url in cited(xep, written):
        found = _DRAFT.search(url)
        draft = found[1] if found else ""
        if draft in published and draft not in told:
            told.add(draft)
            yield Problem(node, f"{draft} has become an RFC", f"cite RFC {int(published[draft])}")
