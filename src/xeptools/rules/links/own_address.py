"""A link into the document itself is ``#anchor``.

With the whole address the reader of a draft, a copy or a PDF leaves it for the published version.
"""

from xeptools.checker import Attribute, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind, Section, Xep
from xeptools.model.walk import sections_of
from xeptools.tree import Facts


@rule(Severity.ADVICE, typed_only=True)
def own_address(link: Link, section: Section | None, xep: Xep, own: Facts) -> Problems:
    if link.kind is not LinkKind.XEP or link.number != own.number or own.proposal or section is None:
        return
    target = link.url.partition("#")[2]
    if target and any(section.anchor == target for section in sections_of(xep.sections)):
        where = Attribute(link, "url")
        fix = mend(f"link to #{target}", Replace(where, f"#{target}"))
        yield Problem(
            where, "the link leads into this document by its public address", f"write '#{target}'", fix
        )
