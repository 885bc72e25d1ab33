"""``:xep:`0363```: a XEP by number, title and status."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import unescape
from sphinx.util.docutils import SphinxRole

from xeptools.renderers.docutils.inlines import address
from xeptools.renderers.docutils.role import mention
from xeptools.renderers.matter import status_shown
from xeptools.sphinx.series import corpus_of, root_of
from xeptools.tree import Facts


class XepRole(SphinxRole):
    """Names a XEP and leads to it; with a text of its own (``:xep:`slots <0363#x>```) only leads there."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Give the link, or a warning where that is no number or the tree has no such XEP."""
        named = mention(self.text)
        if named is None:
            message = f"{unescape(self.text)!r} is not the number of a XEP"
            told = self.inliner.reporter.warning(message, line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, told)], [told]
        facts = corpus_of(self.env).get(named.number)
        told_too = []
        if facts is None and root_of(self.env):
            told_too = [
                self.inliner.reporter.warning(f"the tree has no XEP-{named.number}", line=self.lineno)
            ]
        shown = named.text or _named(named.number, facts)
        link = nodes.reference("", shown, refuri=address(named.address), classes=["xep"], internal=False)
        if facts:
            link["reftitle"] = f"{_named(named.number, facts)} ({status_shown(facts.status)})"
        if facts and not named.text:
            standing = nodes.inline("", status_shown(facts.status), classes=["xep-status"])
            return [link, nodes.Text(" ("), standing, nodes.Text(")")], told_too
        return [link], told_too


def _named(number: str, facts: Facts | None) -> str:
    return f"XEP-{number}: {facts.title}" if facts else f"XEP-{number}"
