"""The notice that a document carries, for the rules on it: judged only where it is not today's."""

from __future__ import annotations

from xeptools.license.verbatim import is_current
from xeptools.license.verdict import Notice
from xeptools.model import Xep
from xeptools.source import Source


def notice_in(source: Source, xep: Xep) -> Notice | None:
    """Judge the ``<legal>`` of a document; None where there is none, or it is the one of ``xep.ent`` today.

    Lines count from the notice's first one. An entity lends what it stands for in the tree, for a lone
    draft what the bundled one of its name does: the draft is judged as it will be read.
    """
    legal = xep.header.legal
    if legal is None:
        return None
    name = next((one.name for one in xep.origin.references if one.at == legal.at), "")
    if name:
        text = source.entities.get(name)
        if text is not None and is_current(text):
            return None
        markup = f"&{name};".encode()
    else:
        first, last = source.tokens.tag(legal.at), source.tokens.close(legal.at)
        if first is None or last is None:
            return None
        markup = source.utf8[first.start : last.end]
    from xeptools.license.document import header_notices  # noqa: PLC0415  # most documents need no patterns

    return next(iter(header_notices(markup, source.entities)), None)
