"""The HTML page of a XEP: readable without a script, narrow or wide, light or dark, on paper too.

``xeptools.renderers.html.page`` has the skeleton that other pages of a site share.
"""

from types import MappingProxyType

from xeptools.model import Xep
from xeptools.renderers.html.appendices import appendices
from xeptools.renderers.html.blocks import sections
from xeptools.renderers.html.contents import contents
from xeptools.renderers.html.front import banner, faults, front
from xeptools.renderers.html.markup import Html
from xeptools.renderers.html.metadata import metadata
from xeptools.renderers.html.page import document, root_of, static_files
from xeptools.renderers.html.site import Site, embedding
from xeptools.renderers.matter import full_title
from xeptools.source import Source
from xeptools.tree.facts import Corpus

__all__ = ["render", "static_files"]


def render(
    xep: Xep,
    corpus: Corpus = MappingProxyType({}),
    *,
    name: str,
    static: str | None = None,
    source: Source | None = None,
) -> bytes:
    """Give the page of a document, in UTF-8.

    ``corpus`` has the facts of the documents it may name. ``name`` is the page's own name without
    its ending, seen from the top of the site (``xep-0030``, ``inbox/foo``): canonical, alternate and
    archive addresses are made from it. ``static`` is the relative path to the shared static files
    (``static/``, ``../static/``); without it the page stands on its own. Pictures that are files of the
    tree come with the page if it is given the ``source`` that names them.
    """
    root = root_of(static)
    site = Site(corpus, root, embedding(source.pictures)) if source else Site(corpus, root)
    body = [
        Html('<main id="main" class="xep">\n'),
        banner(xep.header, site),
        faults(xep, site),
        front(xep, site),
        contents(xep),
        Html('<div class="text">\n'),
        *[sections((section,), site) for section in xep.sections],
        *appendices(xep, name, site),
        Html("</div>\n</main>\n"),
    ]
    return document(full_title(xep.header), body, static=static, head=metadata(xep.header, name))
