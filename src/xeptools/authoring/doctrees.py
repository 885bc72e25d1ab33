"""From the text of a draft to a doctree: the two parsers, and the settings that keep them harmless.

They read the draft and nothing else: no file is included, no configuration is looked for, nothing raw comes
through, and no address is opened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers import Parser
from docutils.parsers.rst import Parser as RestructuredText
from docutils.parsers.rst import directives, roles

from xeptools.authoring.directives import OURS, xep_role
from xeptools.authoring.findings import Findings, line_of
from xeptools.authoring.substitutions import Reader
from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError

_WARNING = 2
"""The level of docutils' messages from which on they are told."""
_SAFE: dict[str, Any] = {
    "_disable_config": True,
    "auto_id_prefix": "id",
    "docinfo_xform": False,
    "doctitle_xform": False,
    "embed_stylesheet": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "input_encoding": "unicode",
    "raw_enabled": False,
    "report_level": _WARNING,
    "sectnum_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "toc_backlinks": False,
    "traceback": True,
    "warning_stream": False,
}
_MARKDOWN: dict[str, Any] = {
    "line_length_limit": 1_000_000,
    "myst_all_links_external": True,
    "myst_enable_extensions": ["deflist", "colon_fence"],
    "myst_footnote_sort": False,
    "myst_footnote_transition": False,
    "myst_highlight_code_blocks": False,
    "myst_suppress_warnings": ["myst.header"],
    "raw_enabled": True,
}
"""Data of pictures and rows of tables stand on one line in Markdown; HTML in it comes through as raw nodes,
of which only a few tags are read and all else is text."""


def restructured(text: str, findings: Findings) -> nodes.document:
    """Give the doctree of a draft in reStructuredText; RecursionError where it nests too deeply."""
    return _doctree(text, RestructuredText(), {}, findings)


def markdown(text: str, findings: Findings) -> nodes.document:
    """Give the doctree of a draft in Markdown; its raw parts are kept for whoever reads the tree.

    XeptoolsError where the extra is not installed, RecursionError where the draft nests too deeply.
    """
    try:
        from myst_parser.parsers.docutils_ import Parser as MystMarkdown  # noqa: PLC0415
    except ImportError:
        raise XeptoolsError("Markdown needs myst-docutils: pip install 'xeptools[markdown]'") from None
    return _doctree(text, MystMarkdown(), _MARKDOWN, findings)


def _doctree(text: str, parser: Parser, settings: dict[str, Any], findings: Findings) -> nodes.document:
    with _vocabulary():
        made = publish_doctree(
            text,
            source_path=findings.path,
            reader=Reader(),
            parser=parser,
            settings_overrides={**_SAFE, **settings},
        )
    _tell(made, findings)
    return made


@contextlib.contextmanager
def _vocabulary() -> Iterator[None]:
    """Have our directives and roles for as long as a draft is read, and its own roles no longer than that."""
    shared = vars(directives)["_directives"], vars(roles)["_roles"]
    kept = [dict(known) for known in shared]
    for name, directive in OURS.items():
        directives.register_directive(name, directive)
    roles.register_local_role("xep", xep_role)
    try:
        yield
    finally:
        for known, before in zip(shared, kept, strict=True):
            known.clear()
            known.update(before)


def _tell(made: nodes.document, findings: Findings) -> None:
    """Tell what the parser has to say, and take it out of the tree."""
    told = [*made.findall(nodes.system_message), *made.parse_messages, *made.transform_messages]
    for message in told:
        if message["level"] < _WARNING:
            continue
        line = message.get("line") or line_of(message)
        severity = Severity.ERROR if message["level"] > _WARNING else Severity.WARNING
        words = " ".join(child.astext() for child in message.children[:1]).split()
        findings.tell("syntax", " ".join(words).rstrip("."), line, severity=severity)
    for message in list(made.findall(nodes.system_message)):
        if message.parent is not None:
            message.parent.remove(message)
