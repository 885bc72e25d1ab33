"""A line of running text in reStructuredText, with no more escapes than reading it back needs.

The rules for what begins and ends markup are those of the reStructuredText specification ("Inline markup
recognition rules").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from docutils import nodes
from docutils.utils import urischemes

from xeptools.renderers.docutils.rst.runs import Kind, Run, runs

KEPT = "\0"
"""Stands for a blank at which no line may be broken."""
SEPARATOR = f"\\{KEPT}"
"""What parts markup from its neighbour without being seen."""

_BEFORE = frozenset("'\"([{<-/:")
_AFTER = frozenset("'\")]}>-/\\:.,;!?")
_CLOSING = frozenset("'\")]}>’”»›")

_SCHEME = re.compile(r"(?<![\w.+-])([A-Za-z][A-Za-z0-9.+-]*):(?=\S)")
_REFERENCE = re.compile(r"(?<=[^\W_])_(?=_*(?!\w))|(?<=[\]`|])_")
_START = re.compile(r"(?<![^\W_])[*`|](?!\s)")
_MAIL = re.compile(r"(?<=\S)@(?=\S)")
_ROLES = {
    Kind.SUBSCRIPT: ":sub:",
    Kind.SUPERSCRIPT: ":sup:",
    Kind.TITLE: "",
    Kind.DEFINED: ":dfn:",
}

Picture = Callable[[nodes.image], str]
"""Gives the name by which a picture can be put into a line."""


def line(content: Iterable[nodes.Node], names: Mapping[str, str], picture: Picture) -> str:
    """Give a line; ``names`` has what the places that it may lead to are called."""
    written = ""
    for run in runs(content):
        if run.kind is Kind.TEXT:
            written = _after_markup(written, run.text)
            continue
        if run.kind is Kind.NOTE and written and not written[-1].isspace():
            written += KEPT  # a mark has to stand apart from its word
        shown = _marked(run, names, picture)
        if not shown:
            written = _after_markup(written, run.text)
            continue
        before = written[-1:]
        apart = not before or before.isspace() or before == KEPT or before in _BEFORE
        if not apart or (before in _BEFORE and run.text[:1] in _CLOSING) or written.endswith("\\" + before):
            written += SEPARATOR
        written += shown + _END
    return written.replace(_END, "")


_END = "\x01"
"""Stands behind markup until it is known what follows."""


def _after_markup(written: str, text: str) -> str:
    """Add plain text, which may have to be parted from what stands before."""
    ended = written.endswith(_END)
    bare = written.removesuffix(_END)
    if ended and not (text[0].isspace() or text[0] in _AFTER):
        return bare + SEPARATOR + escaped(text)
    return bare + escaped(text)


def escaped(text: str) -> str:
    """Give plain text so that nothing in it is taken for markup or an address."""
    text = text.replace("\\", "\\\\")
    text = _START.sub(r"\\\g<0>", text)
    text = _REFERENCE.sub(r"\\_", text)
    text = _MAIL.sub(r"\\@", text)
    return _SCHEME.sub(_unlinked, text)


def _unlinked(found: re.Match[str]) -> str:
    return f"{found[1]}\\:" if found[1].lower() in urischemes.schemes else found[0]


def _marked(run: Run, names: Mapping[str, str], picture: Picture) -> str:
    """Give a stretch with its markup; nothing where it has to be plain text."""
    text = run.text.replace("\\", "\\\\")
    match run.kind:
        case Kind.NOTE:
            return f"[{run.text}]_"
        case Kind.PICTURE:
            assert isinstance(run.target, nodes.image)
            return f"|{picture(run.target)}|"
        case Kind.EMPHASIS:
            return f"*{_star(text)}*"
        case Kind.STRONG:
            return f"**{_star(text)}**"
        case Kind.LITERAL:
            if "``" in run.text or run.text.startswith("`") or run.text.endswith(("`", "\\")):
                return f":literal:`{_quoted(text)}`".replace(" ", KEPT)
            return f"``{run.text}``".replace(" ", KEPT)
        case Kind.LINK:
            return _link(run, text)
        case Kind.PLACE:
            name = names.get(str(run.target))
            return f"`{_quoted(text)} <{name}_>`__" if name else ""
        case _:
            return f"{_ROLES[run.kind]}`{_quoted(text)}`"


def _star(text: str) -> str:
    return text.replace("*", "\\*")


def _quoted(text: str) -> str:
    return text.replace("`", "\\`")


def _link(run: Run, text: str) -> str:
    url = str(run.target)
    target = f"<{url[:-1]}\\_>" if url.endswith("_") else f"<{url}>"
    return f"`{target}`__" if run.text == url else f"`{_quoted(text)} {target}`__"
