"""The facts of a tree's documents for one document's sake: each is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from xeptools.errors import XeptoolsError
from xeptools.tree.facts import Facts, facts_of
from xeptools.tree.folder import Tree, number_in_name


class Neighbours(Mapping[str, Facts]):
    """A Corpus of the tree at ``root`` that reads only the headers asked for; empty where that is no tree."""

    def __init__(self, root: Path) -> None:
        self._root = root
        try:
            documents = Tree(root).documents
        except XeptoolsError:
            documents = ()
        self._documents = {
            number: one for one in documents if (number := number_in_name(one.name)) and not one.proposal
        }
        self._known: dict[str, Facts] = {}

    def __getitem__(self, number: str) -> Facts:
        if number not in self._known:
            self._known[number] = facts_of(self._documents[number], self._root)
        return self._known[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
