"""What stands in ``<shortname>`` where a document has no short name."""

from __future__ import annotations

import re

_SPELLINGS = {
    "not yet assigned": "NOT_YET_ASSIGNED",
    "to be assigned": "NOT_YET_ASSIGNED",
    "to be determined": "NOT_YET_ASSIGNED",
    "tba": "NOT_YET_ASSIGNED",
    "tbd": "NOT_YET_ASSIGNED",
    "n/a": "N/A",
    "na": "N/A",
    "none": "N/A",
}
"""How authors have said it, and the two spellings that the published stylesheet and list know."""


def placeholder(shortname: str) -> str:
    """The right spelling of a placeholder; empty where ``shortname`` is a short name."""
    return _SPELLINGS.get(re.sub(r"[\s_-]+", " ", shortname).strip("<> ").casefold(), "")
