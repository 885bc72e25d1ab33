"""Doctrees read back: what docutils makes of what was written, and what stands in it."""

import io
import re
from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree

UNSAID = nodes.generated, nodes.footnote_reference, nodes.label, nodes.comment, nodes.system_message


def read(rst: str) -> nodes.document:
    """Read reStructuredText as docutils does by default; a warning fails the test."""
    told = io.StringIO()
    settings = {"warning_stream": told, "halt_level": 5, "_disable_config": True}
    made = publish_doctree(rst, settings_overrides=settings)
    assert told.getvalue() == "", rst
    return made


def said(section: nodes.Element) -> str:
    """Give the author's text in a section, without that of its subsections, numbers and white space."""
    parts = (
        part for child in section.children if not isinstance(child, nodes.section) for part in _texts(child)
    )
    return re.sub(r"\s+", "", "".join(parts))


def sections(document: nodes.Element) -> list[nodes.section]:
    """Give the sections of the body in order: all before the appendices."""
    found = list(document.findall(nodes.section))
    ends = [number for number, section in enumerate(found) if section[0].astext() == "Appendices" or
            section[0].astext().endswith("\u00a0Appendices")]  # fmt: skip
    return found[: ends[-1]]


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif not isinstance(node, UNSAID):
        for child in node.children:
            yield from _texts(child)


def check_grammar(made: nodes.document) -> None:
    """Every element holds what the doctree's definition lets it hold, and no reference leads nowhere."""
    for node in made.findall(nodes.Element):
        assert node.validate_content() == [], node.pformat()
        assert not isinstance(node, nodes.raw)
    ids = {one for node in made.findall(nodes.Element) for one in node["ids"]}
    assert {node["refid"] for node in made.findall(nodes.Element) if "refid" in node} <= ids


def check_braces(latex: str) -> None:
    """Outside of escapes and comments, what opens closes."""
    depth = 0
    for sign in re.findall(r"\\.|(?<!\\)%.*|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def check_requests(page: str) -> None:
    """No line begins a request of roff that the writer does not use."""
    macros = "TH|SH|SS|sp|IP|TP|TS|TE|EX|EE|INDENT|UNINDENT|nf|fi|B|UR|UE|MT|ME|RS|RE|in|de1?|nr|ds|ie?|el"
    known = rf"(?:{macros}|\.|\\\"|$)"
    for line in page.splitlines():
        assert not line.startswith(".") or re.match(rf"\. *{known}", line), line
        assert not line.startswith("'") or line.startswith("'\\\" t"), line
        assert not re.match(r"\.\s*(so|sy|pso|open|opena|mso|pi|cf|trf)\b", line), line
