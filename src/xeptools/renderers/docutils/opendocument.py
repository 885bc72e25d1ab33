"""OpenDocument text: docutils' writer, telling of the document and not of the machine that wrote it.

The writer leads a link within the document to a reference mark, which an office program follows only after
it has filled a field in; here it leads to a bookmark. In the contents the writer puts 9999 for each page,
which stays until somebody has the contents made anew; here they are links without pages.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from typing import Any

from docutils import nodes
from docutils.writers import odf_odt
from docutils.writers.odf_odt import SubElement

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP archive knows."""
_META = re.compile(r"<(meta:creation-date|dc:date|meta:initial-creator|dc:creator)(?: ?/>|>[^<]*</\1>)")


_FORMATTING = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CODE = {
    f"{_FORMATTING}margin-left": "0in",
    f"{_FORMATTING}background-color": "#f3f4f6",
    f"{_FORMATTING}border": "none",
    f"{_FORMATTING}padding": "0.06in",
}
_CODE_SIZE = "8.5pt"
"""Eighty columns are then as wide as the text of a page."""


class Translator(odf_odt.ODFTranslator):
    """Gives a document its elements."""

    def retrieve_styles(self, extension: str) -> None:
        """Read the writer's styles, and make those of code quiet and narrow enough for its lines."""
        super().retrieve_styles(extension)
        styles: Any = self.dom_stylesheet
        for style in styles.iter(f"{_STYLE}style"):
            if style.get(f"{_STYLE}name", "").removesuffix("-indented") == "rststyle-codeblock":
                for properties in style.iter(f"{_STYLE}paragraph-properties"):
                    properties.attrib.update(_CODE)
                size = SubElement(style, f"{_STYLE}text-properties")
                size.set(f"{_FORMATTING}font-size", _CODE_SIZE)

    def append_pending_ids(self, el: Any) -> None:
        """Put the bookmarks that are due at the beginning of an element."""
        for name in self.pending_ids:
            SubElement(el, "text:bookmark", attrib={"text:name": name})
        self.pending_ids = []

    def visit_reference(self, node: nodes.reference) -> None:
        """Begin a link, within the document or out of it."""
        href = node["refuri"] if "refuri" in node else f"#{node['refid']}"
        link = self.append_child("text:a", attrib={"xlink:href": href, "xlink:type": "simple"})
        self.set_current_element(link)

    def depart_reference(self, _node: nodes.reference) -> None:
        """End a link."""
        self.set_to_parent()

    def update_toc_page_numbers(self, el: Any) -> None:
        """Leave pages out of the contents: nobody knows them before a program has set the text."""

    def visit_docinfo(self, node: nodes.docinfo) -> None:
        """Write a fact of the header in a line, its name before it."""
        super().visit_docinfo(node)
        for fact in node:
            assert isinstance(fact, nodes.Element)
            if isinstance(fact, nodes.field):
                label, told = fact.children
                name, said = label.astext(), [part for line in told.children for part in line.children]
            else:
                name, said = self.language.labels[fact.tagname], fact.children
            line = nodes.paragraph("", "", nodes.strong("", f"{name}:"), nodes.Text(" "), *said)
            line.walkabout(self)
        self.depart_docinfo(node)
        raise nodes.SkipNode


class Writer(odf_odt.Writer):
    """Writes the same bytes for the same document, whoever runs it and when."""

    def __init__(self) -> None:
        super().__init__()
        self.translator_class = Translator

    def write_zip_str(
        self,
        zfile: zipfile.ZipFile,
        name: str,
        bytes_: Any,
        compress_type: int = zipfile.ZIP_DEFLATED,
    ) -> None:
        """Add a file that is as old as an archive allows."""
        member = zipfile.ZipInfo(name, _EPOCH)
        member.external_attr = 0o100644 << 16
        member.compress_type = compress_type
        zfile.writestr(member, bytes_)

    def create_meta(self) -> str:
        """Name the authors and the day of the document's newest revision."""
        assert self.document is not None
        told = {
            "creator": ", ".join(node.astext() for node in self.document.findall(nodes.author)),
            "date": next((node.astext() for node in self.document.findall(nodes.date)), ""),
        }

        def filled(found: re.Match[str]) -> str:
            said = told["creator" if "creator" in found[1] else "date"]
            return f"<{found[1]}>{escape(said)}</{found[1]}>" if said else ""

        return _META.sub(filled, super().create_meta())


def plain_listings(made: nodes.document) -> None:
    """Take the colours out of the code: the writer would repeat the words in them."""
    for block in made.findall(nodes.literal_block):
        shown = block.astext()
        block.clear()
        block.append(nodes.Text(shown))
