"""The header: who wrote what, when, under which status and which notice."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from xeptools.frozen import frozen
from xeptools.model.blocks import Blocks
from xeptools.model.inlines import Inlines


class Status(StrEnum):
    """A document's state in the process of XEP-0001 §8."""

    PROTOXEP = "ProtoXEP"
    EXPERIMENTAL = "Experimental"
    PROPOSED = "Proposed"
    DRAFT = "Draft"
    FINAL = "Final"
    ACTIVE = "Active"
    DEFERRED = "Deferred"
    RETRACTED = "Retracted"
    REJECTED = "Rejected"
    DEPRECATED = "Deprecated"
    OBSOLETE = "Obsolete"

    @property
    def shown(self) -> str:
        """The word a reader sees: ``Draft`` has been called Stable since 2021 (XEP-0001 1.25)."""
        return "Stable" if self is Status.DRAFT else self.value


class Type(StrEnum):
    """A document's type (XEP-0001 §3)."""

    STANDARDS_TRACK = "Standards Track"
    INFORMATIONAL = "Informational"
    HISTORICAL = "Historical"
    HUMOROUS = "Humorous"
    PROCEDURAL = "Procedural"


@frozen
class Field:
    """One value, white space folded, and its place; ``at`` is -1 where the element is missing."""

    text: str
    at: int


class SpecKind(StrEnum):
    """What a ``<spec>`` names."""

    XEP = "xep"
    RFC = "rfc"
    OTHER = "other"


@frozen
class Spec:
    """``<spec>`` in dependencies, supersedes or supersededby; ``number`` is a XEP's or an RFC's."""

    kind: SpecKind
    number: str
    text: str
    at: int


@frozen
class Author:
    """``<author>``; absent parts are empty, ``uri`` is http(s), ``note``: the text has a note on them."""

    firstname: str
    surname: str
    org: str
    email: str
    jid: str
    uri: str
    note: bool
    at: int

    @property
    def name(self) -> str:
        """First name and surname as printed."""
        return f"{self.firstname} {self.surname}".strip()


@frozen
class Revision:
    """``<revision>``. ``date`` is None where ``date_text`` is not an ISO 8601 date."""

    version: str
    date: dt.date | None
    date_text: str
    initials: str
    remark: Blocks
    anchor: str
    """``revision-history-vVERSION``, unique in the document."""
    at: int


@frozen
class Legal:
    """The notice by part (XEP-0001 §18); a part that the source lacks is empty."""

    copyright: Inlines
    permissions: Inlines
    warranty: Inlines
    liability: Inlines
    conformance: Inlines
    at: int


@frozen
class SchemaLocation:
    """``<schemaloc>``: a label (often short, not always a URI) and where the schema is published."""

    ns: str
    url: str
    at: int


@frozen
class Header:
    """The header; lists keep the author's order, missing single values are empty Fields."""

    title: Field
    abstract: Inlines
    abstract_at: int
    legal: Legal | None
    number: Field
    """Four digits, or ``xxxx`` in a proposal, or a word (``README``)."""
    status: Field
    type: Field
    sig: Field
    shortname: Field
    discuss: Field
    """The name of the list before ``@xmpp.org``, or empty."""
    expires: Field
    lastcalls: tuple[Field, ...]
    interim: bool
    approvers: tuple[Field, ...]
    dependencies: tuple[Spec, ...]
    supersedes: tuple[Spec, ...]
    superseded_by: tuple[Spec, ...]
    tags: tuple[Field, ...]
    schemas: tuple[SchemaLocation, ...]
    registry: bool
    authors: tuple[Author, ...]
    revisions: tuple[Revision, ...]
    """Newest first where the author kept the rule."""
    councilnote: Blocks
    at: int

    @property
    def newest(self) -> Revision | None:
        """The newest revision, which is the first."""
        return self.revisions[0] if self.revisions else None

    @property
    def day(self) -> dt.date | None:
        """That of the newest revision whose date can be read."""
        return next((revision.date for revision in self.revisions if revision.date), None)
