"""OpenDocument text: docutils' writer, telling of the document and not of the machine that wrote it."""

from __future__ import annotations

import re
import zipfile
from html import escape
from typing import Any

from docutils import nodes
from docutils.writers import odf_odt

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP archive knows."""
_META = re.compile(r"<(meta:creation-date|dc:date|meta:initial-creator|dc:creator)(?: ?/>|>[^<]*</\1>)")


class Writer(odf_odt.Writer):
    """Writes the same bytes for the same document, whoever runs it and when."""

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
