"""Nothing of the template's header is left.

The template has a title, an abstract, an address, a dependency `Etc.` and a tag `template`, which stand for
the author's own (xep-template.xml).
"""

from xeptools.checker import Part, Problem, Problems, Remove, Written, mend, rule
from xeptools.checker.places import Node
from xeptools.diagnostics import Severity
from xeptools.model import Header, Paragraph
from xeptools.model.walk import text_of
from xeptools.tree import Facts

_TITLES = ("title in a few words", "xep template")
_ABSTRACTS = (
    "this specification defines, in one or two sentences, what a reader needs",
    "this specification provides an example of the format for xmpp extension protocols",
)
_ADDRESS = "you@example.org"


@rule(Severity.WARNING)
def template_leftover(header: Header, own: Facts, written: Written) -> Problems:
    if own.name.endswith("template"):
        return
    title, abstract = header.title.text.casefold(), text_of(header.abstract).strip().casefold()
    if title in _TITLES:
        yield Problem(header.title, "this title is the template's", "give the document its own")
    if abstract.startswith(_ABSTRACTS):
        where = Paragraph((), header.abstract, header.abstract_at)
        yield Problem(where, "this abstract is the template's", "say what the document is for")
    for author in header.authors:
        for part, address in (("email", author.email), ("jid", author.jid)):
            if address.casefold() == _ADDRESS:
                yield Problem(Part(author, part), f"{address} is the template's", "write your own address")
                break
    for spec in header.dependencies:
        if spec.text.rstrip(".").lower() == "etc":
            fix = mend("leave it out", Remove(spec))
            yield Problem(spec, f"the dependency {spec.text!r} is left over from the template", fix=fix)
    for tag in header.tags:
        if tag.text == "template":
            # A list without tags would be a fault of its own, so it goes with its only one.
            gone = tag if len(header.tags) > 1 else _list(header, written)
            hint = "write tags of the document's own, or leave <tags> out"
            change = mend("leave it out", Remove(gone)) if gone is not None else None
            yield Problem(tag, "the tag 'template' is left over from the template", hint, change)


def _list(header: Header, written: Written) -> Node | None:
    return next((child for child in written.children(header) if child.name == "tags"), None)
