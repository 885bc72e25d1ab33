"""A XEP or an RFC that has a shared entity is referred to by it.

The entity has the title and a note besides the link, and follows when one of them changes (XEP-0143 §3.5).
"""

import re

from xeptools.checker import Problem, Problems, Rewrite, Whole, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind, Section
from xeptools.tree import Facts

_RFC = re.compile(r"https?://[^/]+/.*\brfc([0-9]{3,5})(?:\.(?:txt|html))?/?", re.IGNORECASE)


@rule(Severity.ADVICE, default=False, typed_only=True)
def hand_made_link(link: Link, section: Section | None, written: Written, own: Facts) -> Problems:
    if "#" in link.url or section is None:
        return  # an entity cannot point into a document
    if link.kind is LinkKind.XEP and link.number != own.number:
        name = f"xep{link.number}"
    elif found := _RFC.fullmatch(link.url):
        name = f"rfc{found[1].zfill(4)}"
    else:
        return
    if written.entities.get(name) is not None:
        fix = proposal(f"write &{name};", Rewrite(Whole(link), f"&{name};"))
        yield Problem(link, f"&{name}; gives this link with title and note", f"write &{name};", fix)
