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
    from xeptools.renderers.formats import render
    from xeptools.resolver import resolve
    from xeptools.site.build import build
    from xeptools.source import Source, parse
    from xeptools.tree import Tree

__all__ = [
    "Diagnostic", "Severity", "Source", "Span", "Tree", "Xep", "XeptoolsError", "build", "check", "parse",
    "render", "resolve",
]  # fmt: skip

_ROOMS = {
    "Parser": "xeptools.renderers.docutils.parser",  # where docutils looks for it: --parser=xeptools
    "build": "xeptools.site.build",
    "check": "xeptools.checker.run",
    "Diagnostic": "xeptools.diagnostics",
    "Severity": "xeptools.diagnostics",
    "Source": "xeptools.source",
    "Span": "xeptools.diagnostics",
    "Tree": "xeptools.tree",
    "Xep": "xeptools.model",
    "XeptoolsError": "xeptools.errors",
    "parse": "xeptools.source",
    "render": "xeptools.renderers.formats",
    "resolve": "xeptools.resolver",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
