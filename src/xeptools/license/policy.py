"""What a file must carry, which of several notices stands for it, and what to do: the policy, once.

``docs/reference/license-policy.md`` says the same in prose, alternative by alternative.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from xeptools.diagnostics import Span
from xeptools.frozen import frozen
from xeptools.license.document import Document
from xeptools.license.notices import HOLDER, PUBLIC_DOMAIN_XEPS
from xeptools.license.verdict import Notice, Verdict


class Context(StrEnum):
    """What a file is, as far as its notice goes."""

    XEP = "xep"
    """A XEP source: it must carry the notice itself, in ``<legal>``."""
    ENTITIES = "entities"
    """An entity file that lends notices."""
    SCHEMA = "schema"
    """An XML Schema that says which XEP it is from."""
    BUNDLE = "bundle"
    """Another file that says that it holds material of the XSF."""
    FILE = "file"
    """Anything else; nothing is asked of it."""


@frozen
class Report:
    """One file's verdict."""

    path: str
    verdict: Verdict
    context: Context
    notices: tuple[Notice, ...]
    remedy: str
    """What to do; empty where nothing needs doing."""
    span: Span | None = None
    """The lines that a remedy speaks of; None where none is needed, or the file as a whole is meant."""

    @property
    def failed(self) -> bool:
        """Whether the file must carry the notice and does not."""
        return bool(self.remedy)


_RANK = (
    Verdict.ALTERED,
    Verdict.MODIFIED_MIT,
    Verdict.PRE_2008,
    Verdict.MIT_SOFTWARE,
    Verdict.PUBLIC_DOMAIN,
    Verdict.OTHER,
)
"""Which of several notices stands for a file that is no XEP: the first of these that it has.

An altered notice comes first, so that a good one beside it hides nothing. Then what concerns XEP
material, because it is the question that was asked; then the rest.
"""


def overall(notices: Sequence[Notice]) -> Verdict:
    """Give the verdict of a file with these notices."""
    have = {notice.verdict for notice in notices}
    return next((verdict for verdict in _RANK if verdict in have), Verdict.MISSING)


def document_verdict(document: Document) -> Verdict:
    """Give the verdict of a XEP source: that of its ``<legal>`` alone, of two the worse."""
    if not document.legals:
        return Verdict.MISSING
    verdicts = {notice.verdict for notice in document.legals}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.ALTERED


def document_remedy(document: Document, verdict: Verdict) -> str:
    """Say what a XEP source needs; empty where it carries what it must."""
    legal = document.legals[0] if document.legals else None
    if verdict is Verdict.MODIFIED_MIT:
        return ""
    if verdict is Verdict.PUBLIC_DOMAIN:
        if document.number in PUBLIC_DOMAIN_XEPS:
            return ""
        three = ", ".join(PUBLIC_DOMAIN_XEPS)
        return f"only XEP-{three} are in the public domain: write &LEGALNOTICE; instead"
    if verdict is Verdict.MISSING:
        if document.unresolved:
            name, line = document.unresolved[0]
            return (
                f"&{name}; (line {line}) stands for nothing here: declare and use the tree's entity file "
                "(<!ENTITY % ents SYSTEM 'xep.ent'> and %ents;), and keep xep.ent where that says"
            )
        if document.misplaced:
            return f"move <legal> (line {document.misplaced}) into the header, between abstract and number"
        return "write &LEGALNOTICE; between abstract and number"
    if legal is not None and legal.origin:
        if verdict is Verdict.ALTERED:
            return f"restore the published text where {legal.origin} is declared"
        return f"{legal.origin} lends another licence here: use the xep.ent of the XEP series"
    if verdict is Verdict.PRE_2008:
        return "XEPs have had another licence since 2008-01-23: write &LEGALNOTICE; instead"
    return "restore the published text: write &LEGALNOTICE; in place of this notice"


def remedy(
    context: Context, verdict: Verdict, notices: Sequence[Notice], xep_named: Callable[[], str]
) -> str:
    """Say what another file needs; empty where nothing is asked of it or all is well.

    ``xep_named`` gives the number of the XEP that it names, or an empty string.
    """
    if context is Context.FILE and not any(_concerns_foundation(notice) for notice in notices):
        return ""
    source = f"XEP-{xep}" if verdict is not Verdict.ALTERED and (xep := xep_named()) else "the XEP"
    if verdict is Verdict.ALTERED:
        return "restore the published text; the differences are listed"
    if verdict is Verdict.PRE_2008:
        return f"take {source} as published after 2008-01-23, with its present notice"
    if context is Context.ENTITIES and verdict in {Verdict.OTHER, Verdict.MIT_SOFTWARE, Verdict.MISSING}:
        return "declare LEGALNOTICE with the published text"
    if verdict is Verdict.MISSING and context in {Context.SCHEMA, Context.BUNDLE}:
        return (
            f"put the notice of {source} into the file, or declare it: "
            "xeptools license report --format dep5 (or reuse) writes the text"
        )
    return ""


def _concerns_foundation(notice: Notice) -> bool:
    """Whether a notice in any file is one of the XSF's, so that an altered one is worth a word."""
    return notice.holder == HOLDER or (notice.family != "mit" and notice.verdict is not Verdict.OTHER)
