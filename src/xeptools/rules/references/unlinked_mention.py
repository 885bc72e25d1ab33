"""A XEP or an RFC that the text names is linked where it is named first.

The entity ``&xep0030;`` gives the title, a link and a note; bare characters leave the reader to search. Later
mentions may be ``<cite>XEP-0030</cite>`` or nothing but the number (xep-template.xml).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Rewrite, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section, Xep
from xeptools.tree import Facts

_MENTION = re.compile(r"\b(XEP-|RFC )([0-9]{4})\b")


@rule(Severity.ADVICE, default=False, typed_only=True)
def unlinked_mention(
    prose: Prose, section: Section | None, xep: Xep, written: Written, own: Facts
) -> Problems:
    if section is None or prose.kind is not ProseKind.BODY:
        return
    for found in _MENTION.finditer(prose.words):
        series = found[1][:3].lower()
        name = f"{series}{found[2]}"
        if (series == "xep" and found[2] == own.number) or written.entities.get(name) is None:
            continue
        if not _is_linked(name, xep):
            where = prose.stretch(*found.span())
            fix = proposal(f"write &{name};", Rewrite(where, f"&{name};"))
            yield Problem(where, f"nothing in the document links to {found[0]}", f"write &{name};", fix)


def _is_linked(name: str, xep: Xep) -> bool:
    address = f"{name[:3]}-{name[3:]}." if name.startswith("xep") else f"rfc{name[3:].lstrip('0')}"
    return any(address in link.url.lower() for link in xep.links)
