"""The formats that documents are rendered to: one function and one line in a table for each.

A renderer's own module is imported when it is first used, for each brings libraries with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen

if TYPE_CHECKING:
    from xeptools.diagnostics import Diagnostic
    from xeptools.model import Xep
    from xeptools.source import Source
    from xeptools.tree.facts import Corpus


@frozen
class Setting:
    """Where a rendered document will stand."""

    corpus: Corpus
    """The facts of the documents that it may name."""
    name: str
    """Its own name as a tree calls it: ``xep-0030``, ``inbox/foo``; ``draft`` without one."""
    static: str | None = None
    """The relative path to the static files that pages of a site share; None where it stands alone."""
    source: Source | None = None
    """The document as written, for the format that shows it so, for pictures and the places of findings."""
    standard: str = "ua-1"
    """What a PDF promises to be, a key of ``xeptools.renderers.pdf.STANDARDS``."""


@frozen
class Rendered:
    """The bytes of a file, and what its renderer has to tell about the document."""

    content: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Format:
    """One way to render a document."""

    title: str
    """What it is, in a few words for ``--help``."""
    suffix: str
    """How its files end."""
    render: Callable[[Xep, Setting], Rendered]
    series: str = ""
    """What stands before a document's name, where readers look for such a name, and then for ``XEP-NNNN``."""

    def path(self, name: str) -> str:
        """Give the path of a document's file below the top of a site; ``name`` as in :class:`Setting`."""
        if not self.series:
            return f"{name}{self.suffix}"
        folder, slash, stem = name.rpartition("/")
        if stem.startswith("xep-"):
            stem = f"XEP-{stem.removeprefix('xep-')}"
        return f"{folder}{slash}{self.series}{stem}{self.suffix}"

    def fits(self, file: str) -> bool:
        """Whether a file of that name is one of this format, in large letters or small ones."""
        return file.lower().startswith(self.series.lower()) and file.lower().endswith(self.suffix)


def _html(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import html  # noqa: PLC0415

    return Rendered(
        html.render(xep, setting.corpus, name=setting.name, static=setting.static, source=setting.source)
    )


def _pdf(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import pdf  # noqa: PLC0415

    made = pdf.render(xep, setting.corpus, setting.name, setting.standard, setting.source)
    return Rendered(made.content, made.diagnostics)


def _typst(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import typst  # noqa: PLC0415

    made = typst.render(xep, setting.corpus, setting.name, setting.source)
    return Rendered(made.source.encode(), made.diagnostics)


def _bibtex(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import bibtex  # noqa: PLC0415

    return _encoded(bibtex.render(xep.header, setting.name))


def _bibxml(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import bibxml  # noqa: PLC0415

    return _encoded(bibxml.render(xep.header, setting.name))


def _markdown(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import markdown  # noqa: PLC0415

    return _encoded(markdown.render(xep, setting.corpus, name=setting.name))


def _text(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import text  # noqa: PLC0415

    return _encoded(text.render(xep, setting.corpus, name=setting.name))


def _epub(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import epub  # noqa: PLC0415

    made = epub.render(xep, setting.corpus, name=setting.name, source=setting.source)
    return Rendered(made.content, made.diagnostics)


def _json(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers import json  # noqa: PLC0415

    return _encoded(json.render(xep, setting.corpus))


def _xml(_xep: Xep, setting: Setting) -> Rendered:
    from xeptools.source.expanded import expanded  # noqa: PLC0415

    if setting.source is None:
        raise XeptoolsError("XML is made of the source of a document, which has to be given too")
    return Rendered(expanded(setting.source))


def _rst(xep: Xep, setting: Setting) -> Rendered:
    from xeptools.renderers.docutils import rst  # noqa: PLC0415

    return _encoded(rst.render(xep, setting.corpus, name=setting.name))


def _docutils(form: str) -> Callable[[Xep, Setting], Rendered]:
    def render(xep: Xep, setting: Setting) -> Rendered:
        from xeptools.renderers.docutils import writers  # noqa: PLC0415

        return Rendered(writers.render(xep, setting.corpus, name=setting.name, form=form))

    return render


def _encoded(text: str) -> Rendered:
    return Rendered(text.encode("utf-8", "replace"))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("a page for browsers", ".html", _html),
        "pdf": Format("pages to print and to keep", ".pdf", _pdf),
        "typst": Format("the source of those pages, for Typst", ".typ", _typst),
        "markdown": Format("CommonMark with tables and footnotes", ".md", _markdown),
        "text": Format("plain text for mail, 72 columns", ".txt", _text),
        "epub": Format("a book for readers of EPUB 3", ".epub", _epub),
        "json": Format("the document as data", ".json", _json),
        "xml": Format("the source with its entities expanded", ".xml", _xml),
        "bibtex": Format("an entry for BibTeX and BibLaTeX", ".bib", _bibtex),
        "bibxml": Format("an entry for the documents of the IETF", ".xml", _bibxml, "reference.XSF."),
        "rst": Format("reStructuredText", ".rst", _rst),
        "latex": Format("LaTeX source, for XeLaTeX and LuaLaTeX", ".tex", _docutils("latex")),
        "odt": Format("a text for office programs", ".odt", _docutils("odt")),
        "man": Format("a manual page", ".7", _docutils("man")),
        "docutils-xml": Format("the doctree of docutils as XML", ".doctree.xml", _docutils("docutils-xml")),
        "pseudoxml": Format("the doctree of docutils, to look at", ".pxml", _docutils("pseudoxml")),
    }
)
"""By the name that the command line knows, in the order in which help lists them."""


def render(
    xep: Xep,
    form: str = "html",
    *,
    corpus: Corpus = MappingProxyType({}),
    name: str = "draft",
    source: Source | None = None,
) -> bytes:
    """Render a document to one of :data:`FORMATS`, and give the bytes of the file.

    ``corpus`` has the facts of the documents that it may name, ``name`` is its own as a tree calls it
    (``xep-0030``), and ``source`` the document as written: ``xml`` is made of it, and the pictures of its
    tree come with it. What a renderer has to tell about the document is in ``FORMATS[form].render``.
    XeptoolsError for a format that there is not, or one that needs the source.
    """
    if form not in FORMATS:
        raise XeptoolsError(f"there is no format {form!r}, but {listed()}")
    return FORMATS[form].render(xep, Setting(corpus, name, source=source)).content


def listed() -> str:
    """Give the names of all, as a sentence has them."""
    *most, last = FORMATS
    return f"{', '.join(most)} or {last}" if most else last
