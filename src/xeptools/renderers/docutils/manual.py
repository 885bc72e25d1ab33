"""Manual pages: docutils' writer, with what it lacks for documents that come from strangers.

To roff a line that begins with a dot or an apostrophe is a request, and a backslash begins an escape wherever
it stands. The writer sees to that in running text but not in titles and in the head of the page.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.writers import manpage

from xeptools.renderers.docutils.tables import loosen


class ManualTranslator(manpage.Translator):
    """Escapes titles and the head of the page like any other text."""

    _docinfo: dict[str, Any]
    _docinfo_keys: list[str]

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it after the class
        """Write text; ``T}`` at its beginning would end a cell of a table."""
        self.body.append(self._escaped(str(node)))

    def visit_docinfo_item(self, node: nodes.Element, name: str) -> None:
        """Keep what the head of the page says."""
        said = self._escaped(" ".join(node.astext().split()))
        if name == "author":
            self._docinfo[name].append(said)
        else:
            self._docinfo[name] = said
        self._docinfo_keys.append(name)
        raise nodes.SkipNode

    def first_child(self, node: nodes.Node) -> int:
        """Tell, as 1 or 0, whether the node is the first in its parent that is seen."""
        shown = (
            child for child in node.parent.children if not isinstance(child, nodes.label | nodes.Invisible)
        )
        return int(next(shown, None) is node)

    def visit_title(self, node: nodes.title) -> None:
        """Begin a heading."""
        said = self._escaped(" ".join(node.astext().replace("\u00a0", " ").split()))
        if isinstance(node.parent, nodes.document):
            self._docinfo["title"] = said
            raise nodes.SkipNode
        if isinstance(node.parent, nodes.section):
            self.ensure_eol()
            self.body.append(f".{'SH' if self.section_level == 1 else 'SS'} {said}\n")
            raise nodes.SkipNode
        if isinstance(node.parent, nodes.table):
            self.ensure_eol()
            self.body.append(f".sp\n{said}\n")
            raise nodes.SkipNode
        super().visit_title(node)

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Begin a note with its number, even where it says nothing."""
        self.ensure_eol()
        self.body.append(f".IP [{node[0].astext()}] 5\n")

    def visit_container(self, _node: nodes.container) -> None:
        """Begin a figure apart from what stands above."""
        self.ensure_eol()
        self.body.append(".sp\n")

    def visit_table(self, node: nodes.table) -> None:
        """Begin a table below its caption."""
        self.ensure_eol()
        super().visit_table(node)

    def _escaped(self, text: str) -> str:
        escaped = self.deunicode(self.encode_special_chars(text.replace("\\", "\\e")))
        if escaped.startswith((".", "T}")):
            escaped = "\\&" + escaped
        return escaped.replace("\n.", "\n\\&.").replace("\nT}", "\n\\&T}")


class Writer(manpage.Writer):
    """Writes with :class:`ManualTranslator`."""

    def __init__(self) -> None:
        super().__init__()
        self.translator_class: Any = ManualTranslator


def prepare(made: nodes.document) -> None:
    """Make of a doctree what a manual page is made of.

    The head of a page has a name, a section, a date and a version; what else the document says of itself
    stands at its end, among the appendices.
    """
    title = next(node for node in made.children if isinstance(node, nodes.title))
    label, *said = title.children
    facts = next(node for node in made.children if isinstance(node, nodes.docinfo))
    kept: list[nodes.Node] = [node for node in facts.children if isinstance(node, nodes.version | nodes.date)]
    kept += [_fact("manual section", "7"), _fact("manual group", "XMPP Extension Protocols")]
    facts.clear()
    facts += kept
    title.clear()
    title += nodes.Text(label.astext().rstrip(": ").lower())
    made.insert(1, nodes.subtitle("", "", *said))
    loosen(made, entirely=True)


def _fact(name: str, value: str) -> nodes.field:
    return nodes.field("", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", value)))
