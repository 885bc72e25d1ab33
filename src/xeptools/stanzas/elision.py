"""What an author left out, or put in the place of something: then nobody can say that it is wrong."""

from __future__ import annotations

import re

from xeptools.stanzas.element import Element

_DOTS = re.compile(r"\.{2,}|…|^\s*\.\s*$|\[\s*(?:snip|etc\.?|more)", re.IGNORECASE | re.MULTILINE)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_NOTE = re.compile(r"\A(?:\[[^\[\]]*\]|\(.*\)|[.…]|\\n|\s)++\Z", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"""\.{2,} | … | [\[\]{}<>|%$*?#] | \s | ^[A-Z][A-Z0-9_/:-]*$ | ^(?:some|your|the|my|any)[-_'\s] | '
      | ^(?:b64|base64|value|string|integer|number|count|boolean|true/false|[a-z]+/[a-z/]+)$ | XX | xxx""",
    re.VERBOSE,
)


def has_dots(text: str) -> bool:
    """Whether a text has an ellipsis in any of the notations in use."""
    return _DOTS.search(text) is not None


def is_note(text: str) -> bool:
    """Whether a text is nothing but an ellipsis or a remark in brackets."""
    return not text.strip() or _NOTE.match(text) is not None


def is_elided(element: Element) -> bool:
    """Whether something is left out directly inside an element: dots, a remark in brackets, a comment."""
    if element.comments:
        return True
    return bool(element.text.strip()) and (
        has_dots(element.text) or _BRACKETED.search(element.text) is not None
    )


def is_placeholder(value: str) -> bool:
    """Whether a value stands for another: ``[node]``, ``...``, ``some-id``, ``{form-type}``, ``a|b``."""
    return _PLACEHOLDER.search(value.strip()) is not None
