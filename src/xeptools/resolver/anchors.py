"""Addresses inside a page: unique, and the same in every build.

An anchor that the author gave is kept. A section without one gets one made from its title, so
that it does not move when a section is put before it. Of two equal ones the second is numbered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from xeptools.resolver.links import anchor_name

FIXED = (
    "main", "faults", "top", "toc", "docmeta", "status-notice", "appendices", "appendix-docinfo",
    "appendix-authorinfo", "appendix-legal", "appendix-xmpp", "appendix-discuss", "appendix-conformance",
    "appendix-notes", "appendix-revs", "appendix-biblatex",
)  # fmt: skip
"""What a page has besides its sections; the world links to these."""

_NOTE = re.compile(r"note-[0-9]+(-[0-9]+)?")
"""A note, and each place that mentions it."""


_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Anchors:
    """The anchors of one document, given out in document order."""

    def __init__(self, own: Iterable[str]) -> None:
        """``own`` are all anchors that the author gave: a made one never takes the name of any of them."""
        self._taken: set[str] = set(FIXED)
        self._own = {anchor_name(name) for name in own}
        self._next: dict[str, int] = {}

    def own(self, name: str) -> str:
        """An author's anchor; changed only where it stands twice in the document or is the page's own."""
        return self._claim(anchor_name(name))

    def made(self, name: str) -> str:
        """An anchor of ours, out of the way of the author's."""
        return self._claim(name, self._own)

    def taken(self, name: str) -> bool:
        """Whether an anchor is given out already, or the page's own."""
        return name in self._taken

    def for_title(self, title: str) -> str:
        """An anchor for a section without one."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        slug = _NOT_SLUG.sub("-", plain).strip("-")[:60].rstrip("-")
        return self.made(f"sect-{slug}" if slug else "sect")

    def _claim(self, name: str, avoid: set[str] | None = None) -> str:
        if _NOTE.fullmatch(name):
            name = f"sect-{name}"
        candidate = name
        # Where the last search ended is remembered: ten thousand equal titles cost ten thousand steps.
        count = self._next.get(name, 2)
        while candidate in self._taken or (avoid is not None and candidate in avoid):
            candidate = f"{name}-{count}"
            count += 1
        self._next[name] = count
        self._taken.add(candidate)
        return candidate
