"""What RFC 6120 and RFC 6121 define: types of stanzas, kinds and conditions of errors; and XHTML."""

STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas"

TYPES = {
    "iq": frozenset({"get", "set", "result", "error"}),
    "message": frozenset({"normal", "chat", "groupchat", "headline", "error"}),
    "presence": frozenset(
        {"error", "probe", "subscribe", "subscribed", "unavailable", "unsubscribe", "unsubscribed"}
    ),
}
"""The types of each stanza (RFC 6120 §8.2.3; RFC 6121 §4.7.1, §5.2.2)."""

SHOWS = frozenset({"away", "chat", "dnd", "xa"})
"""How available somebody is who is (RFC 6121 §4.7.2.1)."""

ERROR_TYPES = frozenset({"auth", "cancel", "continue", "modify", "wait"})
"""RFC 6120 §8.3.2."""

_CONDITIONS = """
bad-request conflict feature-not-implemented forbidden gone internal-server-error item-not-found jid-malformed
not-acceptable not-allowed not-authorized policy-violation recipient-unavailable redirect
registration-required remote-server-not-found remote-server-timeout resource-constraint
service-unavailable subscription-required undefined-condition unexpected-request
"""
CONDITIONS = frozenset(_CONDITIONS.split())
"""The defined conditions of stanza errors (RFC 6120 §8.3.3)."""
FORMER_CONDITIONS = frozenset({"payment-required"})
"""RFC 3920 §9.3.3 had it; nothing has taken its place."""

_XHTML = "http://www.w3.org/1999/xhtml"
_XHTML_IM = "http://jabber.org/protocol/xhtml-im"


def is_of_web(namespace: str, around: str) -> bool:
    """Whether an element is one of XHTML proper, of which the schema has only what XHTML-IM takes.

    ``around`` is the namespace of the element that it stands in, empty where it stands alone.
    """
    return namespace == _XHTML and around not in (_XHTML, _XHTML_IM)
