"""xeptools: parse, check, render and publish XMPP Extension Protocols.

The public surface; each name is imported when it is first used, so that ``xeptools --version``
does not pay for an XML parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xeptools.checker.run import check
    from xeptools.diagnostics import Diagnostic, Severity, Span
    from xeptools.errors import XeptoolsError
    from xeptools.model import Xep
    from xeptools.resolver import resolve
    from xeptools.source import Source, parse

__all__ = ["Diagnostic", "Severity", "Source", "Span", "Xep", "XeptoolsError", "check", "parse", "resolve"]

_ROOMS = {
    "Parser": "xeptools.renderers.docutils.parser",  # where docutils looks for it: --parser=xeptools
    "check": "xeptools.checker.run",
    "Diagnostic": "xeptools.diagnostics",
    "Severity": "xeptools.diagnostics",
    "Source": "xeptools.source",
    "Span": "xeptools.diagnostics",
    "Xep": "xeptools.model",
    "XeptoolsError": "xeptools.errors",
    "parse": "xeptools.source",
    "resolve": "xeptools.resolver",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
