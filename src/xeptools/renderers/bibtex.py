"""A BibTeX file with the entry of one document."""

from xeptools.model import Header
from xeptools.renderers.bibliography import bibtex
from xeptools.renderers.matter import published_at
from xeptools.renderers.matter.characters import spelled


def render(header: Header, name: str) -> str:
    """Give the file; ``name`` is the document's as a tree calls it: ``xep-0030``, ``inbox/kettle``."""
    return spelled(bibtex(header, published_at(name))) + "\n"
