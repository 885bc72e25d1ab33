"""The head of a draft: a field for everything that the header of a XEP has."""

from __future__ import annotations

from docutils import nodes

from xeptools.model import Header
from xeptools.renderers.docutils.blocks import blocks
from xeptools.renderers.docutils.inlines import line
from xeptools.renderers.docutils.places import Place
from xeptools.renderers.matter.characters import spelled
from xeptools.renderers.matter.fields import fields as said_of


def fields(header: Header, place: Place) -> nodes.field_list:
    """Give the fields in their order, without those that the header lacks."""
    made = nodes.field_list()
    for name, value in said_of(header):
        made += _field(name, [nodes.paragraph("", spelled(value))])
    if said := line(header.abstract, place):
        made += _field("Abstract", [nodes.paragraph("", "", *said)])
    if council := blocks(header.councilnote, place):
        made += _field("Council note", council)
    return made


def _field(name: str, content: list[nodes.Node]) -> nodes.field:
    return nodes.field("", nodes.field_name("", name), nodes.field_body("", *content))
