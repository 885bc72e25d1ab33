"""Front and back matter: what every format says of a document around its body, in the model's own nodes."""

from xeptools.renderers.matter.back import APPENDICES, Appendix, Part, appendices
from xeptools.renderers.matter.front import Fact, authored, dated, front, rights
from xeptools.renderers.matter.notices import OUTDATED, notice, stations, warning
from xeptools.renderers.matter.references import (
    PUBLISHED,
    archive,
    label,
    published,
    specifications,
    status_shown,
    xep_address,
)

__all__ = [
    "APPENDICES",
    "OUTDATED",
    "PUBLISHED",
    "Appendix",
    "Fact",
    "Part",
    "appendices",
    "archive",
    "authored",
    "dated",
    "front",
    "label",
    "notice",
    "published",
    "rights",
    "specifications",
    "stations",
    "status_shown",
    "warning",
    "xep_address",
]
