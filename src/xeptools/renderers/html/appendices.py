"""Appendices A to I: what there is to know about a document apart from what it says."""

from collections.abc import Iterable
from functools import cache

from xeptools.model import Author, Header, Inlines, Note, Revision, Xep
from xeptools.renderers.html.blocks import blocks, permalink
from xeptools.renderers.html.code import code_block
from xeptools.renderers.html.front import fact_list, time
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import Html, address, attribute, element, join, text
from xeptools.renderers.html.site import Site
from xeptools.renderers.matter import APPENDICES, NO_NOTES, Fact, archive, authored, back


def appendices(xep: Xep, name: str, site: Site) -> list[Html]:
    """Give all nine, each under its public address, and what stands around them."""
    header = xep.header
    contents = (
        Html(f'<div id="docmeta">{_facts(back.information(header, name, site.corpus), site)}</div>\n'),
        _authors(header.authors, site),
        join(
            Html(f"<h4>{title}</h4>\n<p>{inlines(said, site)}</p>\n")
            for title, said in back.legal(header.legal)
        ),
        _standing(back.RELATION),
        Html(f"<p>{inlines(back.venue(header), site)}</p>\n"),
        _standing(back.CONFORMANCE),
        _notes(xep.notes, site),
        _revisions(header, site),
        element("figure", code_block(back.entry(header, name)), class_="listing"),
    )
    heading = permalink("appendices", Html("Appendices"))
    return [
        Html(f'<section id="appendices"><h2>{heading}</h2>\n'),
        *[
            _appendix(letter, f"appendix-{part}", title, content)
            for (letter, part, title), content in zip(APPENDICES, contents, strict=True)
        ],
        Html("</section>\n"),
    ]


def _appendix(letter: str, anchor: str, title: str, content: Html) -> Html:
    label = permalink(anchor, Html(f"Appendix {letter}"))
    return Html(f'<section id="{anchor}"><h3>{label} {title}</h3>\n{content}</section>\n')


@cache
def _standing(said: Inlines) -> Html:
    """Give a paragraph that is the same in all documents."""
    return Html(f"<p>{inlines(said, Site({}, None))}</p>\n")


def _facts(facts: Iterable[Fact], site: Site) -> Html:
    return fact_list([(name, inlines(value, site)) for name, value in facts])


def _authors(authors: tuple[Author, ...], site: Site) -> Html:
    each = join(
        Html(f"<div><h4>{inlines(authored(author), site)}</h4>\n{_facts(back.reach(author), site)}</div>\n")
        for author in authors
    )
    return Html(f'<div class="authors">\n{each}</div>\n')


def _notes(notes: tuple[Note, ...], site: Site) -> Html:
    if not notes:
        return Html(f"<p>{NO_NOTES}</p>\n")
    return Html(f'<ol class="notes">\n{join(_note(note, site) for note in notes)}</ol>\n')


def _note(note: Note, site: Site) -> Html:
    """Give a note with the ways back to each place that mentions it."""
    number, said = note.number, inlines(note.content, site)
    back = " ".join(
        f'<a href="#note-{number}-{mention}" role="doc-backlink" '
        f'aria-label="Back to mention {mention} of note {number}">{"↩" if mention == 1 else mention}</a>'
        for mention in range(1, note.mentions + 1)
    )
    return Html(f'<li id="note-{number}">{said}&nbsp;<span class="back">{back}</span></li>\n')


def _revisions(header: Header, site: Site) -> Html:
    items = join(_revision(revision, header, site) for revision in header.revisions)
    return Html(f'<ol class="revisions">\n{items}</ol>\n')


def _revision(revision: Revision, header: Header, site: Site) -> Html:
    version = permalink(revision.anchor, Html(f"Version {text(revision.version)}"))
    who = f" <span>{text(revision.initials)}</span>" if revision.initials else ""
    kept = ""
    if url := archive(header, revision):
        label = attribute(f"archived page of version {revision.version}")
        kept = f' <a href="{address(url)}" aria-label="{label}">archived page</a>'
    return Html(
        f'<li id="{attribute(revision.anchor)}"><div class="version"><strong>{version}</strong> '
        f"<span>{time(revision)}</span>{who}{kept}</div>\n"
        f'<div class="remark">{blocks(revision.remark, site)}</div></li>\n'
    )
