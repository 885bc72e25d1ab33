"""The Sphinx extension: XEPs named, shown and read as pages.

``extensions = ["xeptools.sphinx"]`` gives the role ``:xep:``, the directive ``.. xep::`` and a parser for XEP
sources (``*.xml``). The setting ``xeptools_tree`` names the folder of XEPs that titles and statuses come
from, as seen from ``conf.py``; without it that is the one in which the documentation lies, if any.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from xeptools.__about__ import __version__
from xeptools.sphinx.directive import XepDirective
from xeptools.sphinx.pages import XepParser, lead_to_pages, read_again
from xeptools.sphinx.role import XepRole
from xeptools.sphinx.series import settle

__all__ = ["setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_config_value("xeptools_tree", None, "env", [str])
    app.add_source_suffix(".xml", "xep")
    app.add_source_parser(XepParser)
    app.add_role("xep", XepRole())
    app.add_directive("xep", XepDirective)
    app.connect("config-inited", settle)
    app.connect("env-get-outdated", read_again)
    app.connect("doctree-resolved", lead_to_pages)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
