"""What the parsers leave out without a word, or what a draft says that they show to nobody: told here."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.parsers.rst.languages import en as english

from xeptools.authoring.findings import Findings, line_of, shortened
from xeptools.authoring.tables import rows

_ONE_COLON = re.compile(r"([\w-]+):(?:\s|$)")
_INFO = re.compile(r"[ >*+-]*(?:`{3,}|~{3,})\s*[^\s{]\S*\s+(\S.*)")
_RULE = re.compile(r"[ >]*[-:|][-:| ]*")
_BAR = re.compile(r"(?<!\\)\|")


def tell_dropped(document: nodes.document, findings: Findings) -> None:
    """Look through the doctree of a draft for what it does not have, and for what stays unseen in it."""
    for node in document.findall(nodes.Element):
        match node:
            case nodes.comment():
                _comment(node, findings)
            case nodes.table():
                _cells(node, findings)
            case nodes.literal_block():
                _info(node, findings)
            case nodes.reference() | nodes.image():
                if title := node.get("reftitle") or node.get("title"):
                    _tell("a XEP has no titles of links and pictures", title, node, findings)
            case _:
                pass


def _tell(why: str, what: str, at: nodes.Node | int, findings: Findings, hint: str = "") -> None:
    findings.tell("left-out", f"{why}: left out: {shortened(' '.join(what.split()))!r}", at, hint)


def _comment(node: nodes.comment, findings: Findings) -> None:
    """Tell of what is hardly meant for a comment: a directive with one colon, words in a break of MyST."""
    text = node.astext()
    found = _ONE_COLON.match(text)
    if found and found[1].lower() in english.directives:
        at = line_of(node) or 0
        while at > 1 and not findings.line(at).rstrip().endswith(text.partition("\n")[0].rstrip()):
            at -= 1  # docutils has the line on which a comment ends
        _tell("with one colon this is a comment", text, at, findings, f"write '.. {found[1]}::'")
    elif "block_break" in node["classes"] and text:
        _tell("a XEP has no such breaks", text, node, findings)


def _cells(node: nodes.table, findings: Findings) -> None:
    """Tell of cells in a pipe table for which its head has no columns."""
    first = node.line or 0
    if not _RULE.fullmatch(findings.line(first + 1)):
        return
    for index, row in enumerate(rows(node)):
        at = first + index + (1 if index else 0)  # below the head is the rule
        cells = _BAR.split(findings.line(at).lstrip(" >").rstrip().removeprefix("|"))
        if dropped := " | ".join(cells[len(row.children) :]).strip(" |"):
            what, hint = "the head of this table has fewer columns", "give the head as many cells"
            _tell(what, dropped, at, findings, hint)


def _info(node: nodes.literal_block, findings: Findings) -> None:
    """Tell of words behind the language of a fence."""
    if found := _INFO.match(findings.line(line_of(node) or 0)):
        hint = "put it into a line in bold above the code"
        _tell("a XEP says of code no more than its caption", found[1], node, findings, hint)
