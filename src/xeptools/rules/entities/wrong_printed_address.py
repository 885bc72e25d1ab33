"""The address that an entity prints is the one that it links to.

On paper the printed one is all there is. A link to an archive's copy of the printed address is let pass.
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.source.references import unescape
from xeptools.tree.citations import citation_of

_LINK = re.compile(rb"<link url=[\"'](?P<address>[^\"'<]*)[\"']>\s*(?P<printed>[a-z]+://[^<]*\S)\s*</link>")


@rule(Severity.WARNING)
def wrong_printed_address(file: EntityFile) -> Problems:
    for declaration in file.declarations:
        for link in _LINK.finditer(file.utf8, declaration.start, declaration.end):
            address, printed = (link[part].decode() for part in ("address", "printed"))
            if unescape(address).endswith(unescape(printed)):
                continue
            one = citation_of(declaration, file.utf8)
            if one is not None and one.strays:  # entities/wrong-page
                continue
            place = Raw(*link.span("printed"))
            yield Problem(
                place,
                f"&{declaration.name}; prints another address than it links to",
                f"the link leads to {address}",
                mend("print the address of the link", Replace(place, address)),
                ((Raw(*link.span("address")), "the link"),),
            )
