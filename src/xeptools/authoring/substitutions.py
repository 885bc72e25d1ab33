"""Substitutions of a draft, unless they would become more than a document may hold.

A name may stand for text with ten names in it, each of which may stand for ten more: docutils puts all of
them in.
"""

from __future__ import annotations

from docutils import nodes
from docutils.readers import standalone
from docutils.transforms import Transform
from docutils.transforms.references import Substitutions

from xeptools.authoring.findings import shortened
from xeptools.source import limits


class Bounded(Substitutions):
    """docutils' transform, after a look at how much it would bring in."""

    def apply(self) -> None:
        """Put text in the place of names; leave the names where it would be too much."""
        sizes: dict[str, int] = {}
        uses = self.document.findall(nodes.substitution_reference)
        if sum(self._size(use, sizes) for use in uses) <= limits.ENTITY_CHARACTERS:
            self._tell_unused()
            super().apply()
            return
        self.document.reporter.error("the substitutions are more than a document may hold: their names stay")
        for use in list(self.document.findall(nodes.substitution_reference)):
            use.replace_self(nodes.Text(f"|{use.astext()}|"))

    def _tell_unused(self) -> None:
        document = self.document
        used = {one["refname"].lower() for one in document.findall(nodes.substitution_reference)}
        for name, definition in document.substitution_defs.items():
            if definition.line and name.lower() not in used:  # MyST makes some of its own, without a line
                said = shortened(" ".join(definition.astext().split()))
                document.reporter.warning(
                    f"nothing refers to the substitution {name!r}: left out: {said!r}", line=definition.line
                )

    def _size(self, use: nodes.substitution_reference, sizes: dict[str, int]) -> int:
        """Count the characters, and one for each name, that a name stands for, those in it included."""
        document = self.document
        name = document.substitution_names.get(use["refname"].lower(), use["refname"])
        if name not in sizes:
            sizes[name] = 1  # of a circle docutils tells
            definition = document.substitution_defs.get(name, nodes.Text(""))
            inner = definition.findall(nodes.substitution_reference)
            sizes[name] += len(definition.astext()) + sum(self._size(one, sizes) for one in inner)
        return sizes[name]


class Reader(standalone.Reader):  # type: ignore[type-arg]  # not generic when it runs
    """docutils' reader of single files, with that transform."""

    def get_transforms(self) -> list[type[Transform]]:
        """Give docutils' transforms with ours in the place of its."""
        return [Bounded if one is Substitutions else one for one in super().get_transforms()]
