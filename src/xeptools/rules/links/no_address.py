"""A link has an address.

The DTD gives it an empty one where the author gave none, so nothing else tells of it.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, SetAttribute, Written, proposal, rule
from xeptools.diagnostics import Severity

_BARE = re.compile(rb"<link\b(?![^<>]*\burl\s*=\s*(?:\"\s*[^\"\s]|'\s*[^'\s]))")
_ADDRESS = re.compile(r"https?://[^\s<>&]+")


@rule(Severity.ERROR)
def no_address(written: Written) -> Problems:
    starts = {found.start() for found in _BARE.finditer(written.utf8)}
    for link in written.elements("link") if starts else ():
        tag = written.tag(link)
        if tag is None or tag.start not in starts:
            continue
        inside = written.inside(link)
        text = " ".join(written.text(inside).split()) if inside is not None else ""
        fix = (
            proposal(f"link to {text}", SetAttribute(link, "url", text)) if _ADDRESS.fullmatch(text) else None
        )
        yield Problem(Attribute(link, "url"), f"the link {text!r} has no address", "give it a url", fix)
