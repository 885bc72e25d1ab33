"""What a draft can say beyond what docutils knows, and what becomes of what nobody knows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.directives.tables import CSVTable
from docutils.parsers.rst.languages import en as english
from docutils.parsers.rst.states import Inliner
from docutils.utils import unescape

from xeptools.renderers.docutils.role import mention


class Captioned(CodeBlock):
    """``code-block`` with the options that Sphinx and MyST have: with a ``caption`` it is an example.

    Those for the numbers and the colours of lines are read and say nothing, for a XEP has neither.
    """

    option_spec: ClassVar[dict[str, Any]] = {
        **CodeBlock.option_spec,
        "caption": directives.unchanged_required,
        "dedent": directives.unchanged,
        **dict.fromkeys(
            ("emphasize-lines", "force", "linenos", "lineno-start", "number-lines"), directives.unchanged
        ),
    }

    def run(self) -> list[nodes.Node]:
        """Give the code, in a container with its caption where it has one."""
        caption = self.options.pop("caption", "")
        self.options.pop("number-lines", None)
        if "dedent" in self.options:
            self._dedent(self.options["dedent"])
        made: list[nodes.Node] = super().run()  # type: ignore[no-untyped-call]
        if not caption:
            return made
        said = nodes.paragraph(caption, caption, classes=["caption"])
        held = nodes.container("", said, *made, classes=["example"])
        held.line = self.lineno
        for code in made:
            if isinstance(code, nodes.Element):
                held["ids"] += code["ids"]
                held["names"] += code["names"]
        return [held]

    def _dedent(self, count: str | None) -> None:
        """Take so many characters off each line; without a count the blanks that all begin with."""
        lines = list(self.content)
        if (count or "").isdecimal():
            lines = [line[int(count or 0) :] for line in lines]
        else:
            lines = textwrap.dedent("\n".join(lines)).split("\n")
        for index, line in enumerate(lines):
            self.content[index] = line


class Lined(CSVTable):
    """``csv-table``, whose cells know its line: docutils counts theirs from the first."""

    def run(self) -> Sequence[nodes.table | nodes.system_message]:
        """Give the table."""
        made = super().run()
        for node in made:
            for inner in node.findall(nodes.Element):
                inner.line = self.lineno
        return made


_OTHERWISE = "write what it says without it"


class Unread(Directive):
    """A directive that is unknown, or that says what a XEP has no place for: its words are shown as code."""

    has_content = True  # without arguments and options all that it says is

    def run(self) -> list[nodes.Node]:
        """Give the words as they stand, and tell."""
        known = self.name.lower() in UNREAD
        what = "is not read in drafts" if known else "is unknown"
        told: list[nodes.Node] = [
            self.state_machine.reporter.error(
                f'the directive "{self.name}" {what}',
                *([_as_typed("\n".join(self.content))] if self.content else []),
                line=self.lineno,
                hint=_OTHERWISE if known else _meant(self.name, (*READ_DIRECTIVES, *english.directives)),
            )
        ]
        return told


def _as_typed(text: str) -> nodes.literal_block:
    return nodes.literal_block(text, text)


def _meant(name: str, known: Iterable[str]) -> str:
    """Give the hint that names a known one of about that name."""
    near = get_close_matches(name.lower(), sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else _OTHERWISE


UNREAD = frozenset({"raw", "include", "meta", "header", "footer", "title"})
"""Markup of other formats, files, and parts of a page that a XEP does not have."""
READ_DIRECTIVES = {
    "code-block": Captioned,
    "sourcecode": Captioned,
    "code": Captioned,
    "csv-table": Lined,
    **dict.fromkeys(sorted(UNREAD), Unread),
}


def xep_role(
    name: str,  # noqa: ARG001
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: Mapping[str, Any] = MappingProxyType({}),  # noqa: ARG001
    content: Sequence[str] = (),  # noqa: ARG001
) -> tuple[list[Any], list[Any]]:
    """Read ``:xep:`30```, a reference to a XEP by its number; or ``:xep:`text <30#place>```, a link."""
    named = mention(text)
    if named is None:
        told = inliner.reporter.error(f"{unescape(text)!r} is no number of a XEP", line=lineno)
        return [inliner.problematic(rawtext, rawtext, told)], [told]
    label = f"XEP-{named.number}"
    if named.text or "#" in named.address:
        return [nodes.reference(rawtext, named.text or label, refuri=named.address)], []
    return [nodes.inline(rawtext, label, classes=["xep"], xep=named.number)], []


def dfn_role(
    name: str,  # noqa: ARG001
    rawtext: str,
    text: str,
    lineno: int,  # noqa: ARG001
    inliner: Inliner,  # noqa: ARG001
    options: Mapping[str, Any] = MappingProxyType({}),  # noqa: ARG001
    content: Sequence[str] = (),  # noqa: ARG001
) -> tuple[list[Any], list[Any]]:
    """Read ``:dfn:`term```, the place where a term is defined."""
    return [nodes.emphasis(rawtext, unescape(text), classes=["dfn"])], []


READ_ROLES = {"xep": xep_role, "dfn": dfn_role}


def unread_role(
    name: str,
    rawtext: str,  # noqa: ARG001
    text: str,
    lineno: int,
    inliner: Inliner,
    options: Mapping[str, Any] = MappingProxyType({}),  # noqa: ARG001
    content: Sequence[str] = (),  # noqa: ARG001
) -> tuple[list[Any], list[Any]]:
    """Give the words of a role that is unknown as plain text, and tell."""
    message = f'the role "{name}" is unknown: its words stay as plain text'
    hint = _meant(name, (*READ_ROLES, *english.roles))
    return [nodes.Text(unescape(text))], [inliner.reporter.error(message, line=lineno, hint=hint)]


class Vocabulary(dict[str, Any]):
    """A register of docutils in which every name that docutils itself has not is one of ours."""

    def __init__(self, known: Mapping[str, Any], builtin: Mapping[str, Any], unread: object) -> None:
        """``builtin`` are the names that docutils finds by itself later; ``unread`` stands for any other."""
        super().__init__(known)
        self._builtin = builtin
        self._unread = unread

    def __contains__(self, name: object) -> bool:
        """Whether docutils need not look for a name elsewhere."""
        return super().__contains__(name) or bool(name and name not in self._builtin)

    def __missing__(self, name: str) -> object:
        """What is unknown."""
        return self._unread
