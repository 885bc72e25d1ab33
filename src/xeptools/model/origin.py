"""What the raw file says about itself, as plain data, so that nobody above looks back at lxml."""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen


class FaultKind(StrEnum):
    """The ways in which a document breaks the format's content models."""

    UNKNOWN_ELEMENT = "unknown-element"
    MISPLACED_ELEMENT = "misplaced-element"
    STRAY_TEXT = "stray-text"
    MISSING_ELEMENT = "missing-element"
    REPEATED_ELEMENT = "repeated-element"


@frozen
class Fault:
    """One breach: ``name`` (an element) in ``parent``."""

    kind: FaultKind
    name: str
    parent: str
    at: int


@frozen
class Reference:
    """One ``&name;`` in the document, outside attribute values."""

    name: str
    at: int


@frozen
class Origin:
    """The file as a file."""

    path: str
    """As the caller named it."""
    encoding: str
    """``UTF-8`` or ``UTF-16``: what the bytes are, whatever the declaration says."""
    declared_encoding: str
    """As the XML declaration has it, or empty."""
    root: str
    """The name of the outermost element; empty where there is none."""
    system_id: str
    """Of the DOCTYPE, or empty."""
    stylesheets: tuple[str, ...]
    """The data of each xml-stylesheet instruction before the root."""
    references: tuple[Reference, ...]
    expanded: int
    """Characters that references brought in."""
    well_formed: bool
