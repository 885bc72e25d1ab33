"""What a page says about its document to search engines, libraries and link previews."""

from xeptools.model import Header
from xeptools.model.walk import text_of
from xeptools.renderers.html.markup import Html, address, attribute, join
from xeptools.renderers.matter import full_title, label, published_at, rights, status_shown


def metadata(header: Header, name: str) -> Html:
    """Give description, Dublin Core (RFC 2731), Open Graph, and the canonical and alternate addresses."""
    url = published_at(name)
    description = " ".join(text_of(header.abstract).split())
    named = [
        ("description", description),
        ("author", ", ".join(author.name for author in header.authors)),
        ("DC.Title", header.title.text),
        *(("DC.Creator", author.name) for author in header.authors),
        ("DC.Description", description),
        ("DC.Publisher", "XMPP Standards Foundation"),
        ("DC.Date", header.day.isoformat() if header.day else ""),
        ("DC.Type", f"XMPP Extension Protocol, {header.type.text}, {status_shown(header.status.text)}"),
        ("DC.Format", "text/html"),
        ("DC.Identifier", label(header)),
        ("DC.Language", "en"),
        ("DC.Rights", rights(header)),
    ]
    pictured = [
        ("og:title", full_title(header)),
        ("og:type", "article"),
        ("og:url", url),
        ("og:site_name", "XMPP Extension Protocols"),
        ("og:description", description),
    ]
    return join(
        [
            *(_meta("name", key, value) for key, value in named if value),
            *(_meta("property", key, value) for key, value in pictured if value),
            Html('<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'),
            *(_addresses(name) if url else ()),
        ]
    )


def _addresses(name: str) -> tuple[Html, ...]:
    return (
        Html(f'<link rel="canonical" href="{address(published_at(name))}">\n'),
        _alternate("application/xml", published_at(name, "xml")),
        _alternate("application/pdf", published_at(name, "pdf")),
    )


def _meta(kind: str, key: str, value: str) -> Html:
    return Html(f'<meta {kind}="{key}" content="{attribute(value)}">\n')


def _alternate(kind: str, url: str) -> Html:
    return Html(f'<link rel="alternate" type="{kind}" href="{address(url)}">\n')
