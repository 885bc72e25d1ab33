"""The few fields that another page may know of a XEP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import Header, SpecKind
from xeptools.model.walk import text_of
from xeptools.resolver import Front, front_of
from xeptools.source import parse
from xeptools.source.document import parse_front
from xeptools.tree.folder import INBOX, Document, number_in_name


@frozen
class Facts:
    """What a page says of a document it names: a XEP page depends on its own text and on these."""

    number: str
    """Four digits; ``xxxx`` for a proposal."""
    name: str
    """As :attr:`Document.name`: ``xep-0030``, ``inbox/kettle``."""
    title: str
    abstract: str
    status: str
    """As in the source, so ``Draft`` and not ``Stable``."""
    type: str
    version: str
    date: dt.date | None
    """Of the newest revision."""
    shortname: str
    supersedes: tuple[str, ...]
    superseded_by: tuple[str, ...]
    """Four-digit numbers."""
    proposal: bool
    """Whether it lies in ``inbox/``."""

    @property
    def numbered(self) -> bool:
        """Whether it has a number, and is no proposal or template."""
        return self.number.isdigit() and not self.proposal

    @property
    def listed(self) -> bool:
        """Whether others find it under its number: a copy with another name is not what they name."""
        return bool(number_in_name(self.name))


_NEEDED = (
    "title", "abstract", "number", "status", "type", "shortname", "supersedes", "supersededby", "revision",
)  # fmt: skip
"""What stands before the newest revision, unless the author has an order of his own."""

Corpus = Mapping[str, Facts]
"""A tree's numbered documents by four-digit number."""


def corpus_of(facts: Iterable[Facts]) -> Corpus:
    """The numbered documents among ``facts``, by number."""
    return {one.number: one for one in facts if one.listed}


def facts_of(document: Document, root: Path) -> Facts:
    """The facts of one document of the tree at ``root``.

    Reads no further than the newest revision, which is all that other pages show. Never raises on
    bad input; a file that cannot be opened gives facts without content.
    """
    try:
        source = parse_front(document.path, tree=root)
        front = front_of(source)
        if not (source.well_formed and front.has(*_NEEDED)):
            front = front_of(parse(document.path, tree=root))
    except XeptoolsError:
        number = number_in_name(document.name)
        return Facts(
            number, document.name, document.name, "", "", "", "", None, "", (), (), document.proposal
        )
    return _facts(front, document)


def facts_in(header: Header, name: str) -> Facts:
    """The facts of a document that is read already; ``name`` as :attr:`Document.name`, or empty."""
    newest = header.newest
    return Facts(
        number=number_in_name(name) or header.number.text,
        name=name,
        title=header.title.text or name,
        abstract=text_of(header.abstract),
        status=header.status.text,
        type=header.type.text,
        version=newest.version if newest else "",
        date=newest.date if newest else None,
        shortname=header.shortname.text,
        supersedes=tuple(spec.number for spec in header.supersedes if spec.kind is SpecKind.XEP),
        superseded_by=tuple(spec.number for spec in header.superseded_by if spec.kind is SpecKind.XEP),
        proposal=name.startswith(f"{INBOX}/"),
    )


def _facts(front: Front, document: Document) -> Facts:
    newest = front.newest()
    return Facts(
        # The file's name is the address that others link to, so it decides where both are given.
        number=number_in_name(document.name) or front.field("number").text,
        name=document.name,
        title=front.field("title").text or document.name,
        abstract=text_of(front.abstract()[0]),
        status=front.field("status").text,
        type=front.field("type").text,
        version=newest.version if newest else "",
        date=newest.date if newest else None,
        shortname=front.field("shortname").text,
        supersedes=tuple(spec.number for spec in front.specs("supersedes") if spec.kind is SpecKind.XEP),
        superseded_by=tuple(spec.number for spec in front.specs("supersededby") if spec.kind is SpecKind.XEP),
        proposal=document.proposal,
    )
