"""XEP sources as pages of a documentation."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from xeptools.renderers.docutils import document
from xeptools.renderers.docutils.parser import read, tell
from xeptools.renderers.matter import PUBLISHED
from xeptools.resolver import resolve
from xeptools.source.entities import ENTITY_FILE
from xeptools.sphinx.series import corpus_of, root_of
from xeptools.tree.folder import name_of

_PAGE = re.compile(r"(?:.*/)?xep-[0-9]{4}")
_ADDRESS = re.compile(rf"{re.escape(PUBLISHED)}(xep-[0-9]{{4}})\.html((?:#.*)?)")


class XepParser(Parser):
    """Reads ``*.xml``. The theme has its own table of contents, so the page has none."""

    supported = ("xep",)

    def parse(self, inputstring: str, document_: nodes.document) -> None:
        """Fill the doctree of a page, whose quotes and dashes stay those of the specification."""
        document_.settings.smart_quotes = False
        env: BuildEnvironment = document_.settings.env
        path, root = str(env.doc2path(env.docname)), root_of(env)
        source = read(inputstring, path, root)
        if root and source.entities.uses_file and (root / ENTITY_FILE).is_file():
            env.note_dependency(str(root / ENTITY_FILE))
        xep = resolve(source)
        tell(xep, document_)
        made = document.page(xep, corpus_of(env), name=name_of(path), contents=False)
        for block in made.findall(nodes.literal_block):
            block["language"] = block["classes"].pop()
            block["force"] = True  # examples leave things out, which is no mistake
        document_.append(made)


def read_again(
    _app: Sphinx, env: BuildEnvironment, added: set[str], _changed: set[str], removed: set[str]
) -> set[str]:
    """Give all pages when there is one XEP more or less among them, for any may have a link to it."""
    return env.found_docs if any(map(_PAGE.fullmatch, added | removed)) else set()


def lead_to_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let links to XEPs that are pages of this documentation lead there."""
    pages = {PurePosixPath(page).name: page for page in app.env.found_docs}
    for link in doctree.findall(nodes.reference):
        found = _ADDRESS.fullmatch(link.get("refuri", "")) if "xep" in link["classes"] else None
        if found and found[1] in pages:
            link["refuri"] = app.builder.get_relative_uri(docname, pages[found[1]]) + found[2]
            link["internal"] = True
