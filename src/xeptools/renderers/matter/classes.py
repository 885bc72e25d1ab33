"""What the classes say that authors give to paragraphs and divisions."""

from xeptools.model import Division, Paragraph

_BOXES = frozenset({"box", "note", "info", "example"})


def boxed(block: Paragraph | Division) -> bool:
    """Whether a block is set apart from the text around it."""
    return not _BOXES.isdisjoint(block.classes)
