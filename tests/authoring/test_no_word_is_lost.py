"""Every word of a draft is in the XEP source, or in a finding that names its line.

Drafts are made of all constructs of both languages, known and unknown, each with words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafts import made
from xeptools import parse
from xeptools.authoring import Draft, Form

Say = Callable[[], str]
"""Gives a word that stands nowhere else."""
Part = Callable[[Say], str]
"""Gives a piece of a draft with such words."""
LONGEST = 12
"""Lines of the longest piece: a finding has the line on which it begins, which MyST now and then counts
one too far."""
WORD = re.compile("w[0-9]+z")


def pieces(*shapes: str) -> list[Part]:
    """Read shapes in which each ``@`` is a word, and each ``?`` the name of a note, which nobody sees."""

    def part(shape: str) -> Part:
        return lambda say: re.sub("@", lambda _: say(), shape.replace("?", say().strip("wz")))

    return [part(shape) for shape in shapes]


INLINE = {
    Form.RST: pieces(
        "@",
        "*@ @*",
        "**@**",
        "``@ <@/>``",
        "`@`",
        ":sub:`@`",
        ":dfn:`@`",
        ":unknown:`@ @`",
        ":ref:`@ <@>`",
        "`@ <https://example.org/@>`__",
        "`@ <javascript:@>`__",
        "`@ <#@>`__",
        ":math:`@`",
        ":xep:`@`",
        ":xep:`@ <30>`",
        "*@",
        "|@|",
        "nowhere@_",
    ),
    Form.MARKDOWN: pieces(
        "@",
        "*@ @*",
        "**@ `@`**",
        "`@ <@/>`",
        "<sub>@</sub>",
        "<@ a='@'>",
        "<b>@",
        "{unknown}`@ @`",
        "{ref}`@ <@>`",
        "{sup}`@`",
        "[@ *@*](https://example.org/@)",
        '[@](https://example.org/ "@ @")',
        "[@](#@)",
        "[@](javascript:@)",
        "![@](@.png)",
        '![@](data:image/png;base64,iVBORw0KGgo= "@")',
        "[![@](data:image/png;base64,iVBORw0KGgo=)](https://example.org/@)",
        "{math}`@`",
        "{xep}`@`",
        "[^@]",
        "[@][@]",
        "~~@~~",
    ),
}
BLOCKS = {
    Form.RST: pieces(
        "%",
        "| %\n| %",
        "- %\n- %\n\n  %",
        "1. %\n2. %",
        "%\n   %\n\n   - %",
        "@ : @\n   @",
        ":@: %",
        "-a @  @ @",
        "@::\n\n   @ @\n\n   @",
        ".. code:: xml\n\n   <@>@</@>",
        ".. code:: xml @ @\n\n   <@/>",
        ".. code-block:: xml\n   :caption: @ @\n\n   <@/>",
        ".. code-block:: xml\n   :unknown: @\n\n   <@/>",
        ".. parsed-literal::\n\n   @ *@*\n   %",
        ".. container:: example\n\n   @ *@*\n\n   .. code:: xml\n\n      <@/>",
        ".. container:: @\n\n   % ".replace(":: @", "::"),
        ".. note:: %",
        ".. admonition:: @\n\n   %\n\n   - %",
        ".. topic:: @\n\n   %",
        ".. unknown:: @\n   :@: @\n\n   @ @",
        ".. versionadded:: @",
        ".. raw:: html\n\n   <b>@</b>",
        ".. meta::\n   :@: @ @",
        ".. header:: @",
        ".. math:: @",
        ".. image:: @.png\n   :alt: @ @",
        ".. image:: data:image/png;base64,iVBORw0KGgo=\n   :alt: @\n   :target: https://example.org/@",
        ".. figure:: @.png\n\n   @\n\n   @",
        ".. list-table:: @\n   :header-rows: 1\n\n   * - @\n     - @\n   * - @\n     - - @\n       - @",
        ".. list-table:: @\n\n   * - @\n     - @\n   * - @",
        "== ==\n@ @\n== ==",
        "======= =======\n@  @\n======= =======\n@  @\n======= =======",
        "  %\n\n  -- @",
        "@ [#]_ @\n\n.. [#] %",
        "@ [Of?]_ @\n\n.. [Of?] @",
        ".. [#] % of nothing",
        "@ [@]_",
        ".. |@| replace:: @",
        ".. |@| unknown:: @",
        ".. note: @ @",
        ".. class:: cve\n\n**CVE-2020-1234** @ `@ <https://example.org/>`__ @",
        ".. class:: cve\n\n@ @",
        ">>> @",
        ".. csv-table:: @\n   :header: @,@\n\n   @,@",
        ".. rubric:: @",
        ".. epigraph:: @\n\n   -- @",
        ".. sidebar:: @\n\n   @",
    ),
    Form.MARKDOWN: pieces(
        "%",
        "- %\n- %\n\n  %",
        "1. %\n2. %",
        "- (a) @\n- (b) @",
        "+ **@**: %\n+ **@**:\n\n  @\n\n  @",
        "@\n: @\n: @",
        "```xml\n<@>@</@>\n```",
        "```xml @ @\n@\n```",
        "    @\n    @",
        "**Example 1.** @ *@*\n\n```xml\n<@/>\n```",
        "**@**\n\n```\n@\n```",
        "**Table.** @ *@*\n\n| @ | @ |\n| - | - |\n| @ | `@` |",
        "| @ | @ |\n| - | - |\n| @ | @ | @ | @ |",
        "> | @ | @ |\n> | - | - |\n> | @ | @ | @ |",
        "| **@** | [@](https://example.org/) |\n| :-: | - |\n| **@** | **@** |\n| @ | << |\n"
        "| • @<br>• @ | ^^ |",
        "**Table.** @\n\n```{list-table} @\n* - @\n  - @\n```",
        "> @ @",
        "> [!NOTE]\n> @\n>\n> - @",
        "> **CVE-2020-1234** @ @\n>\n> @",
        ":::{note}\n%\n:::",
        "```{note} @\n@\n```",
        "```{admonition} @\n%\n```",
        "```{admonition}\n@\n\n@\n```",
        "```{unknown} @\n:@: @\n\n@ @\n```",
        ":::{versionadded} @\n@\n:::",
        "```{raw} html\n<b>@</b>\n```",
        "```{code-block} xml\n:caption: @ @\n<@/>\n```",
        "```{math}\n@\n```",
        "```{figure} @.png\n:alt: @\n\n@\n```",
        "```{eval-rst}\n.. unknown:: @\n\n   @ :unknown:`@`\n```",
        "<div @='@'>\n@\n</div>",
        "<!-- - --> @ @",
        "@[^n?] @\n\n[^n?]: %\n\n    @",
        "[^n?]: @ of nothing",
        "@[^n?]\n\n[^n?]: @\n\n[^n?]: @\n  @",
        "+++ @ @",
        "#### @ `@`\n\n@",
        "@\\\n@",
        "* * *\n\n@",
    ),
}
FRONT = {
    Form.RST: pieces(
        ":Author: @ @\n:Email: @",
        ":Email: @",
        ":Unknown: @ @",
        ":Status: @\n:Status: @",
        ":Registry: @",
        ":Council note: % @\n\n   - @",
        ":Abstract: % @",
        ":Tags: @, @",
        ":Version: @\n:Initials: @\n:Remark: @ @",
    ),
    Form.MARKDOWN: pieces(
        "authors:\n  - name: @ @\n    email: @\n    other: @",
        "email: @",
        "unknown: @ @",
        "status: @\nStatus: @",
        "registry: @",
        "council note: @ @",
        "abstract: @ @",
        "tags: [@, [@]]",
        "version: @\ninitials: @\nremark: @ @",
        "schema:\n  - @ @",
    ),
}
BOXES = {
    Form.RST: pieces(".. note:: %", "%", "- %", ".. important:: @\n\n   @"),
    Form.MARKDOWN: pieces(
        "> **Note from the XMPP Council**\n>\n> @ @\n>\n> - @",
        "> **This document has errors** @",
        "> @",
        "%",
        "- %",
    ),
}
TITLES = st.sampled_from(
    (
        "Document Information",
        "Author Information",
        "Legal Notices",
        "Relation to XMPP",
        "Discussion Venue",
        "Requirements Conformance",
        "Notes",
        "Revision History",
        "BibLaTeX Entry",
    )
)
HISTORY = {
    Form.RST: pieces("0.0.2 (2026-11-22) @\n   @\n\n   - @", "@ @\n   @", "0.0.1 (2026-11-22) fl : @\n   @"),
    Form.MARKDOWN: pieces("#### 0.0.2 (2026-11-22) @\n\n@\n\n- @", "#### @\n\n@", "+ **@**: @"),
}


@st.composite
def drafts(draw: st.DrawFn, form: Form) -> str:
    """Draw a draft: a head, blocks in two sections, and appendices of an author's own."""
    count = iter(range(1_000_000))

    def say() -> str:
        return f"w{next(count)}z"

    def some(parts: list[Part], at_most: int) -> list[str]:
        chosen = draw(st.lists(st.sampled_from(parts), max_size=at_most))
        return [filled(part(say)) for part in chosen]

    def filled(text: str) -> str:
        return re.sub("%", lambda _: " ".join([say(), *some(INLINE[form], 3)]), text)

    def heading(title: str, level: int) -> str:
        return f"{title}\n{'=-~^'[level - 1] * 40}" if form is Form.RST else f"{'#' * level} {title}"

    head = "\n".join(some(FRONT[form], 3))
    titled = heading(f"{say()} {say()}", 1)
    parts = [titled, head] if form is Form.RST else [f"---\n{head}\n---", titled]
    parts += some(BOXES[form], 1)
    for _ in range(2):
        parts += [heading(filled("%"), 2), *some(BLOCKS[form], 4)]
    if draw(st.booleans()):
        parts.append(heading("Appendices", 2))
        for title in draw(st.lists(TITLES, max_size=2, unique=True)):
            inner = HISTORY[form] if title == "Revision History" else BLOCKS[form]
            parts += [heading(title, 3), *some(inner, 2)]
    return "\n\n".join(part for part in parts if part) + "\n"


def lost(text: str, draft: Draft) -> list[str]:
    """Give the words of a draft that went in silence: neither in the source nor in a finding near them."""
    kept = set(WORD.findall(draft.content.decode()))
    told = [(found.span.start.line, found.message) for found in draft.diagnostics if found.span]
    return [
        word
        for number, line in enumerate(text.splitlines(), 1)
        for word in WORD.findall(line)
        if word not in kept
        and not any(-1 <= number - at < LONGEST and word in WORD.findall(said) for at, said in told)
    ]


@pytest.mark.unmeasured
@pytest.mark.parametrize("form", Form)
@given(data=st.data())
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=100
)
def test_every_word_is_kept_or_told(form: Form, data: st.DataObject) -> None:
    text = data.draw(drafts(form))
    draft = made(text, form)
    assert parse(draft.content).well_formed
    assert lost(text, draft) == []
