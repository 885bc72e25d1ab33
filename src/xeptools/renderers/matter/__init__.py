"""Front and back matter: what every format says of a document around its body, in the model's own nodes."""

from xeptools.renderers.matter.back import APPENDICES, NO_NOTES, Appendix, Part, appendices
from xeptools.renderers.matter.characters import spelled
from xeptools.renderers.matter.front import Fact, authored, dated, faults, front, rights
from xeptools.renderers.matter.listings import Run, listing, styled
from xeptools.renderers.matter.notices import OUTDATED, notice, stations, warning
from xeptools.renderers.matter.numbering import ordinal
from xeptools.renderers.matter.references import (
    PUBLISHED,
    address_of,
    archive,
    full_title,
    label,
    picture_address,
    published_at,
    specifications,
    status_shown,
    vulnerability,
    vulnerability_parts,
    xep_address,
)
from xeptools.renderers.matter.tables import Held, Placed, Slot, grid, heads, placed

__all__ = [
    "APPENDICES",
    "NO_NOTES",
    "OUTDATED",
    "PUBLISHED",
    "Appendix",
    "Fact",
    "Held",
    "Part",
    "Placed",
    "Run",
    "Slot",
    "address_of",
    "appendices",
    "archive",
    "authored",
    "dated",
    "faults",
    "front",
    "full_title",
    "grid",
    "heads",
    "label",
    "listing",
    "notice",
    "ordinal",
    "picture_address",
    "placed",
    "published_at",
    "rights",
    "specifications",
    "spelled",
    "stations",
    "status_shown",
    "styled",
    "vulnerability",
    "vulnerability_parts",
    "warning",
    "xep_address",
]
