"""What stands inside a line of running text.

Plain text is a ``str``. Every other kind is a frozen class of its own with its place (see
``xeptools.model.blocks``), and :data:`Inline` is the closed union over which renderers ``match``.
"""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen


class LinkKind(StrEnum):
    """Where a link leads, decided once by the resolver."""

    INTERNAL = "internal"
    """``#anchor`` in the same document."""
    XEP = "xep"
    """Another XEP; :attr:`Link.number` has its four digits."""
    EXTERNAL = "external"
    """``http`` or ``https`` elsewhere."""
    ADDRESS = "address"
    """``mailto:`` or ``xmpp:``."""
    RELATIVE = "relative"
    """A path on the site that carries the page."""
    REFUSED = "refused"
    """Anything else (``javascript:``, ``data:`` …): shown as text, never as a link."""


@frozen
class Emphasis:
    """``<em>``."""

    content: Inlines
    at: int


@frozen
class Strong:
    """``<strong>``."""

    content: Inlines
    at: int


@frozen
class Monospace:
    """``<tt>``: protocol words in running text."""

    content: Inlines
    at: int


@frozen
class Cite:
    """``<cite>``: the title of another work, often ``XEP-NNNN``.

    ``number`` has the four digits where the text is exactly a XEP's number.
    """

    content: Inlines
    number: str | None
    at: int


@frozen
class Defined:
    """``<dfn>``: the defining instance of a term."""

    content: Inlines
    at: int


@frozen
class Phrase:
    """``<span>`` or ``<acronym>``: ``classes`` are the author's (``ref``, ``sub``, ``super`` …)."""

    classes: tuple[str, ...]
    content: Inlines
    at: int


@frozen
class Link:
    """``<link>``. ``url`` is free of control characters and white space at its ends."""

    kind: LinkKind
    url: str
    content: Inlines
    number: str | None
    at: int


@frozen
class NoteMark:
    """The place where a note is mentioned.

    ``mention`` counts the mentions of this one note from 1, so that each has an id of its own.
    """

    number: int
    mention: int
    at: int


@frozen
class LineBreak:
    """``<br/>``."""

    at: int


@frozen
class Image:
    """``<img>``. ``src`` is a ``data:`` URI of a known type, or a path on the site, or empty where refused.

    ``width`` and ``height`` are CSS pixels, None where the author gave none.
    """

    src: str
    alt: str
    width: int | None
    height: int | None
    at: int


@frozen
class Unresolved:
    """An entity reference that nothing declares: printed as a visible mark."""

    name: str
    at: int


Inline = (
    str
    | Emphasis
    | Strong
    | Monospace
    | Cite
    | Defined
    | Phrase
    | Link
    | NoteMark
    | LineBreak
    | Image
    | Unresolved
)
Inlines = tuple[Inline, ...]
