"""``:xep:`0363```: a XEP by number, title and status."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from xeptools.renderers.docutils.inlines import address
from xeptools.renderers.matter import status_shown, xep_address
from xeptools.sphinx.series import corpus_of, number_of, root_of
from xeptools.tree import Facts


class XepRole(ReferenceRole):
    """Names a XEP and leads to it; with a text of its own (``:xep:`slots <0363#x>```) only leads there."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Give the link, or a warning where that is no number or the tree has no such XEP."""
        written, mark, fragment = self.target.partition("#")
        number = number_of(written)
        if not number:
            told = self.inliner.reporter.warning(f"{written!r} is not the number of a XEP", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, told)], [told]
        facts = corpus_of(self.env).get(number)
        told_too = []
        if facts is None and root_of(self.env):
            told_too = [self.inliner.reporter.warning(f"the tree has no XEP-{number}", line=self.lineno)]
        shown = self.title if self.has_explicit_title else _named(number, facts)
        url = address(xep_address(f"{mark}{fragment}", number))
        link = nodes.reference("", shown, refuri=url, classes=["xep"], internal=False)
        if facts:
            link["reftitle"] = f"{_named(number, facts)} ({status_shown(facts.status)})"
        if facts and not self.has_explicit_title:
            standing = nodes.inline("", status_shown(facts.status), classes=["xep-status"])
            return [link, nodes.Text(" ("), standing, nodes.Text(")")], told_too
        return [link], told_too


def _named(number: str, facts: Facts | None) -> str:
    return f"XEP-{number}: {facts.title}" if facts else f"XEP-{number}"
