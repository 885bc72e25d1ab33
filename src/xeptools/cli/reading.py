"""The documents that a command is called for, and the tree around them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xeptools.cli.options import tree_option
from xeptools.frozen import frozen

if TYPE_CHECKING:  # reading costs an XML parser, which --help must not pay for
    from xeptools.checker.run import Target
    from xeptools.diagnostics import Diagnostic
    from xeptools.model import Xep
    from xeptools.source import Source
    from xeptools.tree import Corpus

file_argument = click.argument("file", metavar="FILE|-")
file_tree_option = tree_option(
    "The tree that gives entities and the facts of other documents.  [default: the one FILE lies in]"
)


@frozen
class Reading:
    """A document as written and as read, and what is known of those around it."""

    source: Source
    xep: Xep
    name: str
    """As a tree would call it: ``xep-0030``, ``inbox/kettle``; ``draft`` without name and number."""
    corpus: Corpus

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What reading found."""
        return self.xep.diagnostics

    def excerpt(self, _path: str, line: int) -> str:
        """Give a line of the source."""
        return self.source.lines.line(line)


def read(file: str, tree: str | None) -> Reading:
    """Read FILE, or standard input for ``-``."""
    from xeptools.resolver import resolve
    from xeptools.source import find_root, parse
    from xeptools.tree import Neighbours
    from xeptools.tree.folder import INBOX, name_of, number_in_name

    if file == "-":
        root = Path(tree) if tree else None
        source = parse(sys.stdin.buffer.read(), tree=root, name="<stdin>")
        name = "draft"
    else:
        path = Path(file)
        root = Path(tree) if tree else find_root(path)
        source = parse(path, tree=root)
        name = name_of(path)
    xep = resolve(source)
    numbered = f"xep-{xep.header.number.text}"
    if number_in_name(numbered) and not (number_in_name(name) or name.startswith(f"{INBOX}/")):
        name = numbered  # standard input, or a copy under another name, of what has its place in the series
    return Reading(source, xep, name, Neighbours(root) if root else {})


def named_by(paths: Sequence[str], tree: str | None, stdin_filename: str = "") -> list[Target]:
    """Give the files to check that PATHs stand for, each once however it is spelled.

    Without a PATH it is the current folder; ``-`` is standard input, which ``stdin_filename`` may give a
    name. ``tree`` is the one to judge all against, if not that which each lies in. XeptoolsError where there
    is no such file, and for a folder without documents.
    """
    from xeptools.checker.run import Target, targets
    from xeptools.errors import XeptoolsError
    from xeptools.source import find_root
    from xeptools.tree.folder import name_of

    root = Path(tree) if tree else None
    files: dict[str, Target] = {}
    for path in dict.fromkeys(paths or (".",)):
        if path == "-":
            around = root or (find_root(Path(stdin_filename)) if stdin_filename else None)
            data = sys.stdin.buffer.read()
            files["-"] = Target(stdin_filename or "<stdin>", name_of(stdin_filename), around, data)
        elif not Path(path).exists():
            raise XeptoolsError(f"{path}: no such file or folder")
        else:
            files.update({os.path.normpath(target.path): target for target in targets(path, root)})
    return list(files.values())
