"""The head of a draft: a field for everything that the header of a XEP has.

docs/reference/draft-format.md describes it; what is written here is what an import reads.
"""

from collections.abc import Iterator

from xeptools.model import Author, Header, Spec
from xeptools.renderers.matter.front import dated

OF_AUTHORS = ("Author", "Surname", "Organization", "Email", "JID", "Web", "Author note")
"""The fields that speak of an author; the first of them begins each."""


def fields(header: Header) -> Iterator[tuple[str, str]]:
    """Give names and values in their order, without those that the header lacks.

    Title, abstract and the Council's note are not among them: they may have more than a value.
    """
    for name, value in _values(header):
        if value:
            yield name, value


def _values(header: Header) -> Iterator[tuple[str, str]]:
    newest = header.newest
    yield "Number", header.number.text
    yield "Version", newest.version if newest else ""
    yield "Date", dated(newest) if newest else ""
    yield "Status", header.status.text
    yield "Type", header.type.text
    yield "Short name", header.shortname.text
    for author in header.authors:
        yield from _author(author)
    yield "SIG", header.sig.text
    yield "Approver", _row([field.text for field in header.approvers])
    yield "Dependencies", _specs(header.dependencies)
    yield "Supersedes", _specs(header.supersedes)
    yield "Superseded by", _specs(header.superseded_by)
    yield "Tags", _row([field.text for field in header.tags])
    for schema in header.schemas:
        yield "Schema", f"{schema.ns} {schema.url}".strip()
    yield "Registry", "yes" if header.registry else ""
    yield "Discuss", header.discuss.text
    yield "Last Call", _row([field.text for field in header.lastcalls])
    yield "Interim", "yes" if header.interim else ""
    yield "Expires", header.expires.text


def _author(author: Author) -> Iterator[tuple[str, str]]:
    """Give an author; the last word of the name is the surname unless a field says otherwise."""
    yield "Author", author.name or author.org or "N. N."
    if author.surname != author.name.rpartition(" ")[2]:
        yield "Surname", author.surname or "-"
    yield "Organization", author.org
    yield "Email", author.email
    yield "JID", author.jid
    yield "Web", author.uri
    yield "Author note", "yes" if author.note else ""


def _specs(specs: tuple[Spec, ...]) -> str:
    return _row([spec.text for spec in specs])


def _row(values: list[str]) -> str:
    """Give several values; a comma in one of them is not one between them."""
    return ", ".join(value.replace(",", ";") for value in values if value)
