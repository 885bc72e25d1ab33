"""Examples and code: coloured by kind of token, with what the author marked in them."""

from collections.abc import Iterable
from itertools import groupby

from xeptools.model import Mark, MarkKind
from xeptools.renderers.highlight import highlight
from xeptools.renderers.html.markup import Html, text
from xeptools.renderers.matter import listing, styled

_Run = tuple[str, str]
_ELEMENTS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong"}
_LONGEST = 100
"""Characters of a run that is worth remembering."""
_MOST = 30_000
"""Runs that are remembered; twice as many as the published documents have."""


def code_block(source: str, marks: tuple[Mark, ...] = ()) -> Html:
    """Give a box of code."""
    body, marks = listing(source, marks)
    tokens = highlight(body)
    if not marks:
        return Html(f"<pre><code>{_coloured(tokens)}</code></pre>")
    parts = []
    for styles, runs in groupby(styled(tokens, marks), key=lambda run: run[2]):
        opened = "".join([f"<{_ELEMENTS[style]}>" for style in styles])
        closed = "".join([f"</{_ELEMENTS[style]}>" for style in reversed(styles)])
        parts.append(f"{opened}{_coloured((kind, part) for kind, part, _ in runs)}{closed}")
    return Html(f"<pre><code>{''.join(parts)}</code></pre>")


class _Spans(dict[_Run, Html]):
    """The markup of each run that was met: nearly all names, attributes and values come again."""

    def __missing__(self, run: _Run) -> Html:
        kind, part = run
        made = Html(f'<span class="{kind}">{text(part)}</span>') if kind else text(part)
        if len(part) <= _LONGEST and len(self) < _MOST:
            self[run] = made
        return made


_SPANS = _Spans()


def _coloured(runs: Iterable[_Run]) -> Html:
    return Html("".join(map(_SPANS.__getitem__, runs)))
