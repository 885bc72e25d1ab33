"""What is said about the standing of a document, in words for those who may not know the process."""

from xeptools.model import Header, Inlines, Status, Strong, Type
from xeptools.renderers.matter.references import mailbox, specifications, status_shown
from xeptools.tree.facts import Corpus

_STATUS: dict[str, str] = {
    Status.PROTOXEP: """
        This is a proposal. The XMPP Standards Foundation has received it, but has neither accepted it
        into the series nor approved any part of it. It becomes a XEP if the approving body agrees to
        publish it; until then everything in it may change, and it may go no further.""",
    Status.EXPERIMENTAL: """
        Publication does not mean approval: this document is open to discussion and may still change in
        ways that break what was built on it. Try it out, tell the authors what you find, and think twice
        before you rely on it in production.""",
    Status.PROPOSED: """
        The authors have asked for this document to advance, and it is now being reviewed: it is in Last
        Call, or waits for the vote of the approving body. This is the time to say what is missing or
        wrong.""",
    Status.DRAFT: """
        This is a Stable standard. It has been reviewed at length and is meant to be implemented and
        deployed. It may still change, but rarely and with care.""",
    Status.FINAL: """
        This is a Final standard. It has proven itself in independent implementations, will not change in
        substance, and is a safe base for software and for other specifications.""",
    Status.ACTIVE: "This document is Active: it has been approved and is in use.",
    Status.DEFERRED: """
        Nobody has worked on this document for a year or more, so it has been put aside until somebody
        brings a new revision. Feel free to experiment with it, but do not build production software on
        it.""",
    Status.RETRACTED: """
        The authors have withdrawn this document. It stays here for the record; do not implement it.""",
    Status.REJECTED: """
        The approving body has voted against this document. It stays here for the record; do not implement
        it.""",
    Status.DEPRECATED: """
        The approving body advises against further use of this document. Software that has it may go on
        supporting it for a while; new software should not implement it.""",
    Status.OBSOLETE: """
        This document is out of use. It stays here for the record: do not implement it, and replace it
        where you have it.""",
}
"""What holds for each status, whatever the type (XEP-0001 §8)."""

_PAIRS: dict[tuple[str, str], str] = {
    (Status.EXPERIMENTAL, Type.STANDARDS_TRACK): """
        Publication as a XEP does not mean that the XMPP Standards Foundation has approved this protocol.
        It is here to be explored: implement it as an experiment, tell the authors what you learn, and
        expect changes that break what was built on it. Software for production should wait until it is
        Stable.""",
    (Status.EXPERIMENTAL, Type.INFORMATIONAL): """
        This document describes a practice that its authors recommend, and that the XMPP Standards
        Foundation has not approved yet. Feel free to follow it as an experiment; it may change before it
        is Active.""",
    (Status.EXPERIMENTAL, Type.HISTORICAL): """
        This document sets out to record a protocol that is already in use. Neither the protocol nor the
        record of it has been approved. It may become Active as it is, grow into a standard, or be
        replaced by one.""",
    (Status.EXPERIMENTAL, Type.PROCEDURAL): """
        This document proposes a process for the XMPP Standards Foundation. The process is not in force
        unless the approving body decides so.""",
    (Status.EXPERIMENTAL, Type.HUMOROUS): """
        This document is meant to amuse. Nobody has approved it, and nobody should implement it.""",
    (Status.ACTIVE, Type.STANDARDS_TRACK): """
        This document is in force as it stands, although documents of its type normally become Stable or
        Final rather than Active.""",
    (Status.ACTIVE, Type.HISTORICAL): """
        This document records a protocol as it is used. The record has been approved; it makes no standard
        of the protocol, and a standard may one day take its place.""",
    (Status.ACTIVE, Type.INFORMATIONAL): """
        This document describes a practice that the XMPP Standards Foundation has approved. Follow it
        where it applies; it may be revised as experience grows.""",
    (Status.ACTIVE, Type.PROCEDURAL): """
        This document defines a process or activity of the XMPP Standards Foundation, and it is in force.""",
    (Status.ACTIVE, Type.HUMOROUS): """
        This document is meant to amuse. Enjoy it, and please do not implement it.""",
}
"""Where the type makes a difference."""

OUTDATED = {
    Status.DEFERRED: "put aside for lack of activity",
    Status.RETRACTED: "withdrawn by its authors",
    Status.REJECTED: "refused by the approving body",
    Status.DEPRECATED: "new software should not implement it",
    Status.OBSOLETE: "do not implement it",
}
"""The statuses of which a reader is warned before anything else, and why, in a few words."""

_LIFE = (
    Status.PROTOXEP,
    Status.EXPERIMENTAL,
    Status.DEFERRED,
    Status.RETRACTED,
    Status.PROPOSED,
    Status.REJECTED,
    Status.DRAFT,
    Status.FINAL,
    Status.ACTIVE,
    Status.DEPRECATED,
    Status.OBSOLETE,
)
"""The stations of a document's life in their order."""

_ALL = frozenset({Status.EXPERIMENTAL, Status.PROPOSED, Status.DRAFT, Status.FINAL, Status.ACTIVE})
_WAYS: dict[str, frozenset[Status]] = {
    Type.STANDARDS_TRACK: _ALL - {Status.ACTIVE},
    Type.HUMOROUS: frozenset({Status.ACTIVE}),
}
_OTHER_WAY = _ALL - {Status.DRAFT, Status.FINAL}
"""The stations that documents of a type pass if all goes well; another is shown to those who are there."""


def warning(header: Header, corpus: Corpus) -> Inlines:
    """Warn of a document on which nothing new should be built, and name its successor; else nothing."""
    status = header.status.text
    said: Inlines = ()
    if status in OUTDATED:
        said = (Strong((status_shown(status),), -1), f": {OUTDATED[Status(status)]}.")
    if header.superseded_by:
        successors = specifications(header.superseded_by, corpus, standing=True)
        said = (*said, *((" ",) if said else ()), "Superseded by ", *successors, ".")
    return said


def notice(header: Header, corpus: Corpus) -> Inlines:
    """Explain the document's status to its readers."""
    status = header.status.text
    words = [_PAIRS.get((status, header.type.text)) or _STATUS.get(status) or _unknown(status)]
    if header.interim:
        words.append("This version is published provisionally.")
    if status == Status.PROPOSED and header.lastcalls:
        words.append(f"The Last Call ends on {header.lastcalls[0].text}.")
    if status == Status.DEPRECATED and header.expires.text:
        words.append(f"Its date of expiry is {header.expires.text}.")
    plain = " ".join(" ".join(words).split())
    said: Inlines = (plain,)
    if header.superseded_by:
        said = (*said, " Its place is taken by ", *specifications(header.superseded_by, corpus), ".")
    if status == Status.PROPOSED:
        said = (*said, " Comments are welcome at ", mailbox("mailto", "standards@xmpp.org"), ".")
    return said


def _unknown(status: str) -> str:
    if not status:
        return "This document does not say what its status is."
    return f"“{status}” is no status that the process of the XMPP Standards Foundation knows."


def stations(header: Header) -> tuple[Status, ...]:
    """Give the stations of the document's life, the present one among them; none where it is at none.

    Behind one that ends the life nothing comes, and a life of one station needs no telling.
    """
    status = header.status.text
    way = _WAYS.get(header.type.text, _OTHER_WAY)
    found = tuple(station for station in _LIFE if station == status or station in way)
    if status in {Status.RETRACTED, Status.REJECTED}:
        found = found[: found.index(Status(status)) + 1]
    return found if status in found and len(found) > 1 else ()
