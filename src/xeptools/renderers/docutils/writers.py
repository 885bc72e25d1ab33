"""The formats that docutils' own writers make of a doctree."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial
from types import MappingProxyType
from typing import Any

from docutils import core, nodes
from docutils.writers import UnfilteredWriter, Writer, docutils_xml, pseudoxml, xetex

from xeptools.frozen import frozen
from xeptools.model import Xep
from xeptools.renderers.docutils import manual, opendocument
from xeptools.renderers.docutils.document import SAFE, doctree
from xeptools.renderers.docutils.tables import loosen
from xeptools.tree.facts import Corpus

_PREAMBLE = r"""
% Fonts with more characters than those of TeX, where they are installed
\IfFontExistsTF{Linux Libertine O}{\setmainfont{Linux Libertine O}}{}
\IfFontExistsTF{Linux Biolinum O}{\setsansfont{Linux Biolinum O}}{}
\IfFontExistsTF{DejaVu Sans Mono}{\setmonofont[HyphenChar=None,Scale=MatchLowercase]{DejaVu Sans Mono}}{}
% Lines of code have eighty characters, and words of prose may be long
\usepackage[margin=25mm]{geometry}
\usepackage{parskip}
\setlength{\emergencystretch}{5em}
\newcommand{\DUCLASScode}{\footnotesize}
\newcommand{\DUrolecaption}[1]{\textbf{#1}}
% No page ends between a caption and its code
\makeatletter\@beginparpenalty=10000\makeatother
"""


_MANY = 100
"""Children among which one is not looked for."""


@frozen
class Writing:
    """How one writer is used."""

    writer: Callable[[], Writer[Any] | UnfilteredWriter[Any]]
    pictures: bool = False
    """Whether it can show a picture that comes as a ``data:`` URI."""
    contents: bool = True
    """Whether its readers want a table of contents."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    before: Callable[[nodes.document], None] | None = None
    """What has to be done to the doctree first."""


WRITERS: Mapping[str, Writing] = MappingProxyType(
    {
        "latex": Writing(
            xetex.Writer,
            settings={
                "documentoptions": "a4paper",
                "latex_preamble": _PREAMBLE,
                "legacy_column_widths": False,
                "syntax_highlight": "long",
                "tab_width": 8,
                "use_latex_citations": True,
                "use_latex_toc": False,
            },
            before=partial(loosen, entirely=False),
        ),
        "odt": Writing(
            opendocument.Writer,
            settings={"create_links": True, "language_code": "en-US"},
            before=opendocument.plain_listings,
        ),
        "man": Writing(manual.Writer, contents=False, before=manual.prepare),
        "docutils-xml": Writing(docutils_xml.Writer, pictures=True),
        "pseudoxml": Writing(pseudoxml.Writer, pictures=True),
    }
)


def render(xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str, form: str) -> bytes:
    """Give the document in one of the formats of :data:`WRITERS`, in UTF-8.

    ``corpus`` has the facts of the documents it may name; ``name`` is its own as a tree calls it.
    """
    writing = WRITERS[form]
    made = doctree(xep, corpus, name=name, pictures=writing.pictures, contents=writing.contents)
    if writing.before:
        writing.before(made)
    _know_places(made)
    written: bytes = core.publish_from_doctree(
        made, writer=writing.writer(), settings_overrides={**SAFE, **writing.settings}
    )
    return written


def _know_places(made: nodes.document) -> None:
    """Let elements know where each of many children stands: writers ask that of one after the other."""
    for element in made.findall(nodes.Element):
        if len(element) > _MANY:
            places = {id(child): place for place, child in enumerate(element.children)}
            element.index = partial(_place, element, places)  # type: ignore[method-assign]


def _place(
    element: nodes.Element,
    places: Mapping[int, int],
    item: nodes.Node,
    start: int = 0,
    stop: int = sys.maxsize,
) -> int:
    place = places.get(id(item), -1)
    if start <= place < min(stop, len(element)) and element.children[place] is item:
        return place
    return element.children.index(item, start, stop)
