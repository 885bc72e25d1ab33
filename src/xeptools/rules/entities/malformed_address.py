"""The addresses in entities can be followed.

A slip in one (`http:://`) is a dead link in every document that uses the entity (RFC 3986 §3).
"""

import re
from urllib.parse import urlsplit

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity

_LINK = re.compile(rb"<link url=[\"'](?P<address>[^\"'<]*)[\"']>(?P<printed>[^<]*)</link>")
_START = re.compile(r"(https?)[:/]*", re.IGNORECASE)


@rule(Severity.ERROR)
def malformed_address(file: EntityFile) -> Problems:
    for declaration in file.declarations:
        for link in _LINK.finditer(file.utf8, declaration.start, declaration.end):
            address = link["address"].decode()
            if _can_be_followed(address):
                continue
            parts = ["address", "printed"] if link["printed"] == link["address"] else ["address"]
            meant = _START.sub(r"\1://", address, count=1)
            mended = _can_be_followed(meant)
            yield Problem(
                Raw(*link.span("address")),
                f"&{declaration.name}; links to {address or 'no address'}, which leads nowhere",
                f"write {meant}" if mended else "give the address of the page",
                mend("correct the address", *(Replace(Raw(*link.span(part)), meant) for part in parts))
                if mended
                else None,
            )


def _can_be_followed(address: str) -> bool:
    """Whether it is an address; one on the same page or in the same folder is."""
    if not address or any(char.isspace() for char in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme not in ("http", "https") or bool(parts.hostname and "." in parts.hostname)
    except ValueError:
        return False
