"""What a page says about the standing of its document, in words for those who may not know the process."""

from xeptools.model import Header, Status, Type
from xeptools.renderers.html.markup import NOTHING, Html, text
from xeptools.renderers.html.site import Site, specifications, status_shown, tone

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


_COMMENTS = 'Comments are welcome at <a href="mailto:standards@xmpp.org">standards@xmpp.org</a>.'


def banner(header: Header, site: Site) -> Html:
    """Give the bar that stays in view over a document on which nothing new should be built, or nothing."""
    status = header.status.text
    if status not in OUTDATED and not header.superseded_by:
        return NOTHING
    reason = f": {OUTDATED[Status(status)]}" if status in OUTDATED else ""
    standing = Html(f"<strong>{text(status_shown(status))}</strong>{text(reason)}.") if reason else NOTHING
    use = NOTHING
    if header.superseded_by:
        use = Html(
            f" <span>Superseded by {specifications(header.superseded_by, site, standing=True)}.</span>"
        )
    return Html(
        f'<div class="banner {tone(status) if reason else "over"}" role="note"><p>{standing}{use}</p></div>\n'
    )


def notice(header: Header, site: Site) -> Html:
    """Give the box that explains the document's status to its readers."""
    status = header.status.text
    words = [_PAIRS.get((status, header.type.text)) or _STATUS.get(status, "")]
    if header.interim:
        words.append("This version is published provisionally.")
    if status == Status.PROPOSED and header.lastcalls:
        words.append(f"The Last Call ends on {header.lastcalls[0].text}.")
    if status == Status.DEPRECATED and header.expires.text:
        words.append(f"It expires on {header.expires.text}.")
    said = text(" ".join(" ".join(words).split()))
    if header.superseded_by:
        said = Html(f"{said} Its place is taken by {specifications(header.superseded_by, site)}.")
    if status == Status.PROPOSED:
        said = Html(f"{said} {_COMMENTS}")
    if not said:
        return NOTHING
    return Html(
        f'<div id="status-notice" class="notice {tone(status)}" role="note"><p>{said.strip()}</p></div>\n'
    )


def lifecycle(header: Header) -> Html:
    """Give the stations of the document's life, with the present one marked; nothing where it is at none."""
    status = header.status.text
    way = _WAYS.get(header.type.text, _OTHER_WAY)
    stations = [station for station in _LIFE if station == status or station in way]
    if status not in stations:
        return NOTHING
    items = "".join(
        f'<li class="{tone(station)}" aria-current="step">{station.shown}</li>'
        if station == status
        else f"<li>{station.shown}</li>"
        for station in stations
    )
    return Html(f'<ol class="lifecycle" aria-label="Life of this document">{items}</ol>\n')
