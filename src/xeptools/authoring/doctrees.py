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
from docutils.parsers.rst.languages import en as english

from xeptools.authoring.directives import READ_DIRECTIVES, READ_ROLES, Unread, Vocabulary, unread_role
from xeptools.authoring.dropped import tell_dropped
from xeptools.authoring.findings import Findings, line_of
from xeptools.authoring.substitutions import Reader
from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError

_WARNING = 2
"""The level of docutils' messages from which on they are told."""
_READ_ANYWAY = ("Title underline too short", "Title overline too short")
"""How messages begin that quote what was read."""
_NO_TITLE = (
    "Possible title underline, too short",
    "Possible incomplete section title",
    "Unexpected possible title overline",
)
"""How those begin that are mere information, though a title is lost: the line is below four signs too."""
_AS_LONG = "make the lines under and above a title as long as the title"
_UNQUOTED = ("Directive '", "Unknown directive type", "Duplicate footnote definition")
"""How those of MyST begin that quote nothing of what was not."""
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
    return _told(_doctree(text, RestructuredText(), {}, findings), findings)


def markdown(text: str, findings: Findings) -> nodes.document:
    """Give the doctree of a draft in Markdown; its raw parts are kept for whoever reads the tree.

    XeptoolsError where the extra is not installed, RecursionError where the draft nests too deeply.
    """
    try:
        from myst_parser.parsers.docutils_ import Parser as MystMarkdown  # noqa: PLC0415
    except ImportError:
        raise XeptoolsError("Markdown needs myst-docutils: pip install 'xeptools[markdown]'") from None
    made = _doctree(text, MystMarkdown(), _MARKDOWN, findings)
    _forget_stale_lines(made)
    return _told(made, findings)


def _forget_stale_lines(made: nodes.document) -> None:
    """Take the line off what has that of the last directive above it, for want of one that MyST knows."""
    reached = 0
    for node in made.findall():
        if node.line and node.line < reached:
            node.line = None
        reached = max(reached, node.line or 0)


def _doctree(text: str, parser: Parser, settings: dict[str, Any], findings: Findings) -> nodes.document:
    with _vocabulary():
        return publish_doctree(
            text,
            source_path=findings.path,
            reader=Reader(),
            parser=parser,
            settings_overrides={**_SAFE, **settings},
        )


def _told(made: nodes.document, findings: Findings) -> nodes.document:
    """Give the doctree without what the parser has to say of it, which is told."""
    tell_dropped(made, findings)
    _tell(made, findings)
    return made


@contextlib.contextmanager
def _vocabulary() -> Iterator[None]:
    """Have our directives and roles for as long as a draft is read, and its own roles no longer than that."""
    registers, known = vars(directives), vars(roles)
    kept = registers["_directives"], known["_roles"]
    registers["_directives"] = Vocabulary({**kept[0], **READ_DIRECTIVES}, english.directives, Unread)
    known["_roles"] = Vocabulary({**kept[1], **READ_ROLES}, english.roles, unread_role)
    try:
        yield
    finally:
        registers["_directives"], known["_roles"] = kept


def _tell(made: nodes.document, findings: Findings) -> None:
    """Tell what the parser has to say; what it could not read stands in the tree as it was typed."""
    standing = list(made.findall(nodes.system_message))
    for message in standing:
        typed = _unread(message, findings)
        _say(message, typed, findings)
        kept = nodes.literal_block(typed, typed)
        kept.line = message.get("line")
        message.parent.replace(message, kept if typed else [])
    for message in (*made.parse_messages, *made.transform_messages):
        if message not in standing:
            _say(message, "", findings)


def _say(message: nodes.system_message, typed: str, findings: Findings) -> None:
    words = " ".join(" ".join(child.astext() for child in message.children[:1]).split()).rstrip(".")
    line = message.get("line") or line_of(message)
    if words.startswith(_NO_TITLE):
        what = "this may be a title, but the line under it or above it is too short: it is text"
        findings.tell("syntax", what, line, _AS_LONG)
    elif words.startswith(_READ_ANYWAY):
        findings.tell(
            "syntax", "the line under this title or above it is shorter than the title", line, _AS_LONG
        )
    elif message["level"] >= _WARNING:
        severity = Severity.ERROR if message["level"] > _WARNING else Severity.WARNING
        shown = f"{words}: it is shown as code" if typed else words
        findings.tell("syntax", shown, line, message.get("hint", ""), severity)


def _unread(message: nodes.system_message, findings: Findings) -> str:
    """Give what a message is about, where the tree has nothing of it."""
    words = message.children[0].astext() if message.children else ""
    if words.startswith(_READ_ANYWAY):
        return ""
    if quoted := [child for child in message.children if isinstance(child, nodes.literal_block)]:
        return quoted[0].astext()
    return findings.typed(message.get("line", 0)) if words.startswith(_UNQUOTED) else ""
