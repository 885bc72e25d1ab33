"""The notices of XEPs: whether one is there, whole and the right one, and what to do where not."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xeptools.license.checking import check, check_bytes
    from xeptools.license.policy import Context, Report
    from xeptools.license.verdict import Difference, Notice, Verdict

__all__ = ["Context", "Difference", "Notice", "Report", "Verdict", "check", "check_bytes"]

_PLACES = {
    "check": "xeptools.license.checking",
    "check_bytes": "xeptools.license.checking",
    "Context": "xeptools.license.policy",
    "Report": "xeptools.license.policy",
    "Difference": "xeptools.license.verdict",
    "Notice": "xeptools.license.verdict",
    "Verdict": "xeptools.license.verdict",
}


def __getattr__(name: str) -> Any:
    # Imported when first used: the checker's rules need a verdict's names, and no patterns for that.
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
