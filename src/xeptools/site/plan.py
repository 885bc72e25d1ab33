"""Which page comes from which document, and where it lies; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from xeptools.tree import Document


@dataclass(frozen=True, slots=True)
class Page:
    """One page to make."""

    document: Document
    path: PurePosixPath
    """Below the output folder: ``xep-0030.html``, ``inbox/foo.html``."""

    @property
    def static(self) -> str:
        """The relative address of the static files."""
        return "../" * (len(self.path.parts) - 1) + "static/"


def plan(documents: Iterable[Document]) -> tuple[Page, ...]:
    """Give each document its page."""
    return tuple(Page(document, PurePosixPath(f"{document.name}.html")) for document in documents)
