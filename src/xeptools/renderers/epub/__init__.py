"""An EPUB 3.3 book of a document, made of the markup of its HTML page."""

from types import MappingProxyType

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.frozen import frozen
from xeptools.model import Xep
from xeptools.renderers.epub.chapters import chapters
from xeptools.renderers.epub.container import container
from xeptools.renderers.epub.cover import cover
from xeptools.renderers.epub.package import navigation, package
from xeptools.renderers.epub.pictures import Pictures
from xeptools.source import Source
from xeptools.tree.facts import Corpus


@frozen
class Book:
    """An EPUB file, and what could not be put into it."""

    content: bytes
    diagnostics: tuple[Diagnostic, ...]


def render(
    xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str, source: Source | None = None
) -> Book:
    """Give the book: a cover, the front of the document, contents, a chapter a section, and the appendices.

    ``name`` is the document's as a tree calls it, ``corpus`` knows those that it names, and ``source``, the
    document as written, the pictures of its tree. The same document gives the same bytes: every time in it
    is that of the newest revision. A picture that is not in it is told, with its place in ``source``.
    """
    pictures = Pictures(source)
    made = chapters(xep, corpus, name, pictures)
    day = xep.header.day
    files = {
        "package.opf": package(xep.header, name, day, made, pictures),
        "nav.xhtml": navigation(xep, made),
        "cover.svg": cover(xep.header),
        **{chapter.file: chapter.content for chapter in made},
    }
    return Book(
        container(files, pictures.files, day),
        tuple(
            Diagnostic(
                xep.origin.path,
                source.span(image.at) if source else None,
                "book/simplified",
                Severity.WARNING,
                "a picture is no PNG, JPEG, GIF or WebP of the document or its tree, so the book lacks it",
                "embed it as data:",
            )
            for image in pictures.left_out
        ),
    )
