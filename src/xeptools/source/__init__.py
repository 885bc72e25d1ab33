"""The document as its author wrote it: bytes, syntax, declarations, entities and the place of every token."""

from xeptools.source.document import Source, parse
from xeptools.source.entities import find_root

__all__ = ["Source", "find_root", "parse"]
