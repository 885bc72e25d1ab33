"""``.. xep:: 0363``: a card with what a reader wants to know of a XEP before following the link."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from xeptools.renderers.docutils.role import number_of
from xeptools.renderers.matter import status_shown, xep_address
from xeptools.sphinx.series import corpus_of
from xeptools.tree import Facts


class XepDirective(SphinxDirective):
    """Shows number, title, status, type, version and abstract of a XEP of the tree."""

    required_arguments = 1
    optional_arguments = 0
    has_content = False
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Give the card; where the tree has no such XEP, an error at the directive's place."""
        number = number_of(self.arguments[0])
        facts = corpus_of(self.env).get(number) if number else None
        if facts is None:
            raise self.error(f"no XEP {self.arguments[0]!r} in the tree (xeptools_tree names the folder)")
        return [_card(facts)]


def _card(facts: Facts) -> nodes.container:
    link = nodes.reference(
        "", f"XEP-{facts.number}: {facts.title}", refuri=xep_address("", facts.number), classes=["xep"]
    )
    known = {
        "Status": status_shown(facts.status),
        "Type": facts.type,
        "Version": f"{facts.version} ({facts.date})" if facts.date else facts.version,
        "Superseded by": ", ".join(f"XEP-{number}" for number in facts.superseded_by),
    }
    rows = [
        nodes.field("", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", value)))
        for name, value in known.items()
        if value
    ]
    heading = nodes.paragraph("", "", nodes.strong("", "", link))
    abstract = [nodes.paragraph("", facts.abstract)] if facts.abstract else []
    return nodes.container("", heading, *abstract, nodes.field_list("", *rows), classes=["xep-card"])
