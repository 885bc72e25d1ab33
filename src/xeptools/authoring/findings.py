"""What is said of a draft: with its line, and once."""

from __future__ import annotations

import re

from docutils import nodes

from xeptools.diagnostics import Diagnostic, Place, Severity, Span

MEANINGS = {
    "dangling-link": "A link within the draft names nothing that is in it.",
    "empty": "There is nothing in the draft, so nothing is written.",
    "front-matter": "The YAML at the head of a draft in Markdown cannot be read, or has a value of no use.",
    "illegal-character": "XML has no place for this character: U+FFFD stands for it.",
    "left-out": "These words have no place in a XEP, or stand where each format writes its own: left out.",
    "misplaced-field": "A field that belongs to an author stands before any author and is left out.",
    "not-representable": "A XEP has no such thing: the nearest that it has stands there instead.",
    "refused-link": "A page would not link to this address: only the text of the link stays.",
    "repeated-field": "A field says another thing than the first of its name, or than the revision history.",
    "syntax": "The parser of reStructuredText or Markdown cannot read what stands there as it is meant.",
    "too-deep": "The draft nests deeper than a draft may, and is not read.",
    "too-large": "The draft, or what it makes of its notes, is larger than a document may be.",
    "unclear-field": "A field that is yes or no is neither, or a surname is at neither end of the name.",
    "unknown-field": "A draft has no field of that name; it is left out.",
    "unreadable-revision": "An entry of the revision history does not begin with a version and a date.",
    "unused-note": "Nothing refers to a note, so it is a paragraph.",
    "wrong-encoding": "The draft is not UTF-8 and is not read.",
}
"""What may be said of a draft, by the name behind ``draft/``."""

_MOST = 1_000
_QUOTED = 200
"""Characters of a draft in a message."""
_UNDERLINE = re.compile(r"([-=~^#*+.\"'])\1* *")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,}|:{3,})[ ]*(.*?)[ ]*$")


class Findings:
    """The findings of one draft, in the order in which they were made."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line.encode("utf-8", "replace")) + 1)
        self._found: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All findings by their place, those without one first."""
        return sorted(self._found, key=lambda one: one.span.start.offset if one.span else -1)

    def line(self, number: int) -> str:
        """Give a line of the draft; nothing where there is none."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def typed(self, number: int) -> str:
        """Give what begins in a line of a draft in Markdown: a fence with what is in it, or a note."""
        below = self._lines[number:]
        begun = _FENCE.match(self.line(number))
        if begun is None:
            return self._indented(number)
        text = [begun[2]]
        for inner in below:
            if (end := _FENCE.match(inner)) and not end[2] and end[1].startswith(begun[1]):
                break
            text.append(inner)
        return "\n".join(text).strip("\n")

    def _indented(self, number: int) -> str:
        """Give a line with those below that go on with it; behind an empty one only indented ones do."""
        text = [self.line(number)]
        for inner in self._lines[number:]:
            if inner.strip() and not text[-1].strip() and not inner.startswith("    "):
                break
            text.append(inner)
        return "\n".join(text).strip("\n")

    def tell(
        self,
        rule: str,
        message: str,
        at: nodes.Node | int | None = None,
        hint: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Note what is wrong, at a line or at a node of the doctree."""
        line = self._begin(line_of(at) if isinstance(at, nodes.Node) else at)
        if len(self._found) < _MOST:
            found = Diagnostic(self.path, self._span(line), f"draft/{rule}", severity, message, hint)
            self._found[found] = None

    def error(self, rule: str, message: str, at: nodes.Node | int | None = None, hint: str = "") -> None:
        """Note an error."""
        self.tell(rule, message, at, hint, Severity.ERROR)

    def _begin(self, number: int | None) -> int | None:
        """Give the line that is meant: docutils names the line under a title, and the one behind code."""
        while number and number > 1 and not self.line(number).strip():
            number -= 1
        if number and _UNDERLINE.fullmatch(self.line(number)) and self.line(number - 1).strip():
            number -= 1
        return number

    def _span(self, line: int | None) -> Span | None:
        if line is None or not 0 < line <= len(self._lines):
            return None
        text = self._lines[line - 1]
        start = len(text) - len(text.lstrip())
        end = max(start + 1, len(text.rstrip()))
        offset = self._starts[line - 1]
        return Span(
            Place(line, start + 1, offset + start),
            Place(line, end + 1, offset + len(text[:end].encode("utf-8", "replace"))),
        )


def shortened(said: str) -> str:
    """Give the words of something as a message quotes them."""
    return said if len(said) <= _QUOTED else f"{said[: _QUOTED - 1]}…"


def line_of(node: nodes.Node | None) -> int | None:
    """Give the line on which ``node`` begins; that of what is in it, or of the element around it."""
    inner = node.findall() if node is not None else ()
    if found := next((one.line for one in inner if one.line), None):  # MyST gives 0 to what it makes itself
        return found
    while node is not None:
        if node.line:
            return node.line
        node = node.parent
    return None
