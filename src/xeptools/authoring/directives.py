"""What a draft can say beyond what docutils knows: captions of code, and XEPs by their numbers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.states import Inliner


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


class Refused(Directive):
    """``raw``: markup of other formats means nothing in a XEP."""

    optional_arguments = 100
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"file": directives.path, "url": directives.uri}

    def run(self) -> list[nodes.Node]:
        """Refuse it."""
        raise self.error(f'the directive "{self.name}" is not read in drafts')


_NUMBER = r"(?:XEP-)?([0-9]{1,4})"
_XEP = re.compile(rf"(\S.*?)\s*<{_NUMBER}((?:#\S+)?)>|\s*{_NUMBER}\s*", re.IGNORECASE | re.ASCII)
OURS = {
    "code-block": Captioned,
    "sourcecode": Captioned,
    "code": Captioned,
    "raw": Refused,
    "include": Refused,
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
    found = _XEP.fullmatch(text)
    if found is None:
        told = inliner.reporter.error(f"{text!r} is no number of a XEP", line=lineno)
        return [inliner.problematic(rawtext, rawtext, told)], [told]
    number = (found[2] or found[4]).zfill(4)
    if found[1]:
        address = f"https://xmpp.org/extensions/xep-{number}.html{found[3]}"
        return [nodes.reference(rawtext, found[1], refuri=address)], []
    return [nodes.inline(rawtext, f"XEP-{number}", classes=["xep"], xep=number)], []
