"""A list of tags has tags in it.

An empty `<tags/>` or `<tag/>` breaks the schema and says nothing (xep.xsd); the element may be left out.
"""

import re

from xeptools.checker import Problem, Problems, Remove, Written, mend, rule
from xeptools.checker.written import Element
from xeptools.diagnostics import Severity
from xeptools.model import Header

_EMPTY = re.compile(rb"<tags?\s*/>|<(tags?)>\s*</\1")


@rule(Severity.WARNING)
def empty_tags(header: Header, written: Written) -> Problems:
    if not _EMPTY.search(written.utf8, 0, max(0, written.utf8.find(b"</header"))):
        return
    filled = {tag.at for tag in header.tags if tag.text}
    for tags in (child for child in written.children(header) if child.name == "tags"):
        inner = written.children(tags)
        for empty in _empty(tags, inner, filled):
            fix = mend("leave it out", Remove(empty))
            yield Problem(empty, f"<{empty.name}> is empty", fix=fix)


def _empty(tags: Element, inner: list[Element], filled: set[int]) -> list[Element]:
    """The elements to remove: the list itself where no tag in it says anything."""
    empty = [tag for tag in inner if tag.at not in filled]
    return [tags] if len(empty) == len(inner) else empty
