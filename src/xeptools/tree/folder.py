"""A folder of XEPs: which documents it holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen

_NUMBERED = re.compile(r"xep-([0-9]{4})\.xml")
_BEGINS = re.compile(r"xep-[0-9]{4}")
INBOX = "inbox"


@frozen
class Document:
    """One source file of a tree."""

    path: Path
    name: str
    """The path below the tree without its ending, with forward slashes: ``xep-0030``, ``inbox/kettle``."""
    proposal: bool
    """Whether it lies in ``inbox/``."""
    size: int
    """Bytes."""

    @property
    def listed(self) -> bool:
        """Whether it is one of the series: numbered, or a proposal; the template for new ones is neither."""
        return self.proposal or bool(number_in_name(self.name))

    @property
    def copied(self) -> bool:
        """Whether its name only begins like that of a numbered document: ``xep-0030_old``."""
        return not self.listed and _BEGINS.match(self.name) is not None


class Tree:
    """The documents of a folder: ``xep-*.xml`` and ``inbox/*.xml``, by name.

    Only regular files that lie in the folder count: a link that leads out of it would let a
    stranger's change publish any file of the machine that builds it.
    """

    def __init__(self, root: str | os.PathLike[str]) -> None:
        """Look into ``root``; raises XeptoolsError where it is no folder or holds no document."""
        self.root = Path(root)
        if not self.root.is_dir():
            raise XeptoolsError(f"{self.root}: no such folder")
        real = self.root.resolve()
        self.skipped: list[str] = []
        """What is named like a document and is none, with the reason, in words."""
        found = [
            *self._documents(self.root, real, proposal=False),
            *self._documents(self.root / INBOX, real, proposal=True),
        ]
        if not found:
            raise XeptoolsError(
                f"{self.root}: no XEPs here (a tree has xep-NNNN.xml files, and inbox/ for proposals)"
            )
        self.documents: tuple[Document, ...] = tuple(found)

    def document(self, number: str) -> Document | None:
        """The numbered document with these four digits."""
        name = f"xep-{number}"
        return next((document for document in self.documents if document.name == name), None)

    def _documents(self, folder: Path, real_root: Path, *, proposal: bool) -> list[Document]:
        found: list[Document] = []
        if not folder.is_dir():
            return found
        if not _leads_into(real_root, folder):
            self.skipped.append(f"{folder}: a link that does not lead into the tree")
            return found
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as problem:
            self.skipped.append(f"{folder}: {problem.strerror}")
            return found
        for entry in entries:
            if not entry.name.endswith(".xml") or not (proposal or entry.name.startswith("xep-")):
                continue
            path = folder / entry.name
            if entry.is_symlink() and not _leads_into(real_root, path):
                self.skipped.append(f"{path}: a link that does not lead into the tree")
            elif not entry.is_file():
                self.skipped.append(f"{path}: no regular file")
            else:
                stem = entry.name.removesuffix(".xml")
                name = f"{INBOX}/{stem}" if proposal else stem
                found.append(Document(path, name, proposal, entry.stat().st_size))
        return found


def _leads_into(real_root: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(real_root)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def name_of(path: str | os.PathLike[str]) -> str:
    """What a tree calls the file at ``path``: ``xep-0030``, ``inbox/kettle``; empty for an empty path."""
    file = Path(path)
    return f"{INBOX}/{file.stem}" if file.stem and file.absolute().parent.name == INBOX else file.stem


def number_in_name(name: str) -> str:
    """The four digits in a numbered document's file name; empty where it has none."""
    found = _NUMBERED.fullmatch(f"{name}.xml")
    return found[1] if found else ""
