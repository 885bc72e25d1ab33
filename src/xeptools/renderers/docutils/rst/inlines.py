"""A line of running text in reStructuredText, with no more escapes than reading it back needs.

The rules for what begins and ends markup are those of the reStructuredText specification ("Inline markup
recognition rules").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

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
    return "".join(_pieces(content, names, picture))


_END = "\x01"
"""What stands before a stretch that follows markup."""


def _pieces(content: Iterable[nodes.Node], names: Mapping[str, str], picture: Picture) -> Iterator[str]:
    """Give each stretch of a line with what parts it from the one before."""
    tail = ""  # the last two characters; the line itself is not touched again, however long it is
    for run in runs(content):
        shown = "" if run.kind is Kind.TEXT else _marked(run, names, picture)
        if shown:
            if run.kind is Kind.NOTE and tail and not tail[-1].isspace():
                yield KEPT  # a mark has to stand apart from its word
                tail = tail[-1] + KEPT
            yield f"{SEPARATOR if _must_part(tail, run) else ''}{shown}"
            tail = _END
        else:
            piece = escaped(run.text)
            if tail == _END and not (run.text[0].isspace() or run.text[0] in _AFTER):
                piece = SEPARATOR + piece
            yield piece
            tail = (tail + piece)[-2:]


def _must_part(tail: str, run: Run) -> bool:
    """Whether markup can only begin behind a separator where ``tail`` is what ends before it."""
    before = tail[-1:]
    apart = not before or before.isspace() or before == KEPT or before in _BEFORE
    return not apart or (before in _BEFORE and run.text[:1] in _CLOSING) or tail[:-1] == "\\"


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
