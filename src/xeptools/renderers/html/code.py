"""Examples and code: coloured by kind of token, with what the author marked in them."""

from itertools import groupby

from xeptools.model import Mark, MarkKind
from xeptools.renderers.highlight import highlight
from xeptools.renderers.html.markup import Html, texts
from xeptools.renderers.matter import listing, styled

_ELEMENTS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong"}


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
        parts.append(f"{opened}{_coloured([(kind, part) for kind, part, _ in runs])}{closed}")
    return Html(f"<pre><code>{''.join(parts)}</code></pre>")


def _coloured(tokens: list[tuple[str, str]]) -> Html:
    parts = zip(tokens, texts([part for _, part in tokens]), strict=True)
    return Html(
        "".join([f'<span class="{kind}">{part}</span>' if kind else part for (kind, _), part in parts])
    )
