"""Title, abstract, number, status, type, interest group and short name are not empty.

The page, the list and the mails are made of them (XEP-0001 §17, the schema of a header).
"""

from collections.abc import Iterator

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header
from xeptools.model.walk import text_of


@rule(Severity.ERROR)
def empty_field(header: Header) -> Problems:
    for name, field, hint in _fields(header):
        if field.at >= 0 and not field.text.strip():
            yield Problem(field, f"<{name}> is empty", hint)


def _fields(header: Header) -> Iterator[tuple[str, Field, str]]:
    yield "title", header.title, "say in a few words what the document is about"
    abstract = Field(text_of(header.abstract), header.abstract_at)
    yield "abstract", abstract, "say in one or two sentences what the document is"
    yield "number", header.number, "write 'xxxx' until the document is accepted"
    yield "status", header.status, "write 'ProtoXEP' until the document is accepted"
    yield "type", header.type, "write 'Standards Track' for a protocol"
    yield "sig", header.sig, "write 'Standards'"
    yield "shortname", header.shortname, "write 'NOT_YET_ASSIGNED' until the document has one"
