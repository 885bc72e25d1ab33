"""The document carries a legal notice, where a reader gets it.

Every XEP does (XEP-0001 §18), in `<legal>` between abstract and number. A reference in a comment or in CDATA
is no reference, and an empty `<legal>` grants nothing.
"""

import re

from xeptools.checker import InsertBefore, Problem, Problems, Raw, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import FaultKind, Header, Legal, Xep

_CDATA = re.compile(rb"<!\[CDATA\[(?:(?!\]\]>).)*?&LEGALNOTICE;.*?\]\]>", re.DOTALL)


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def missing_notice(xep: Xep, header: Header, written: Written) -> Problems:
    legal = header.legal
    if header.at < 0 or (legal is not None and not _is_empty(legal, xep)):
        return
    # An entity that is not declared may have been to bring it in, and is told of itself.
    if any(told.rule == "document/undeclared-entity" for told in xep.diagnostics):
        return
    if legal is not None:
        yield Problem(legal, "the legal notice is empty", "write &LEGALNOTICE;")
    elif hidden := _hidden(written):
        what, place = hidden
        yield Problem(place, f"the reference to the legal notice stands in {what}", "take it out of there")
    elif not any(fault.name == "legal" and fault.kind is FaultKind.MISPLACED_ELEMENT for fault in xep.faults):
        fix = None
        if header.number.at >= 0 and written.entities.get("LEGALNOTICE") is not None:
            fix = proposal("refer to the notice", InsertBefore(header.number, "&LEGALNOTICE;"))
        yield Problem(
            header, "the document carries no legal notice", "write &LEGALNOTICE; before <number>", fix
        )


def _is_empty(legal: Legal, xep: Xep) -> bool:
    if any(fault.parent == "legal" and fault.kind is FaultKind.STRAY_TEXT for fault in xep.faults):
        return False  # the words stand in it without its elements, as they did until 2007
    parts = (legal.copyright, legal.permissions, legal.warranty, legal.liability, legal.conformance)
    return not any(piece.strip() if isinstance(piece, str) else True for part in parts for piece in part)


def _hidden(written: Written) -> tuple[str, Raw] | None:
    """Where in the file a reference stands that no parser sees."""
    for comment in written.comments:
        if "&LEGALNOTICE;" in written.text(comment):
            return "a comment", comment
    if found := _CDATA.search(written.utf8):
        return "CDATA", Raw(*found.span())
    return None
