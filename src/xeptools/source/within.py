"""Files of a tree that a document may name: none outside it, whatever the document says."""

from __future__ import annotations

from pathlib import Path


def file_within(name: str, folder: Path, root: Path) -> tuple[Path | None, str]:
    """The file that ``name`` means in ``folder``, if it lies in ``root`` after all links are followed.

    With None comes the reason, in words.
    """
    if not is_relative(name):
        return None, "it is an address or an absolute path"
    try:
        real, real_root = (folder / name).resolve(strict=True), root.resolve()
    except (OSError, RuntimeError):
        return None, "there is no such file"
    if not real.is_relative_to(real_root):
        return None, "it leads out of the tree"
    if not real.is_file():
        return None, "it is not a file"
    return real, ""


def is_relative(name: str) -> bool:
    """Whether ``name`` is a path that begins in the folder where it is used, on any system."""
    return not (name.startswith("/") or {":", "\\", "\0"} & set(name))
