"""Examples and code: coloured by kind of token, with what the author marked in them."""

from collections.abc import Iterator
from textwrap import dedent

from xeptools.model import Mark, MarkKind
from xeptools.renderers.highlight import highlight
from xeptools.renderers.html.markup import Html, join, text, texts

_ELEMENTS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong", MarkKind.SPAN: "span"}


def listing(source: str, marks: tuple[Mark, ...]) -> Html:
    """Give a box of code, without the empty lines and the margin that it has in the source."""
    body = source.rstrip()
    start = len(body) - len(body.lstrip("\n"))
    body = body[start:]
    if marks:
        tokens = highlight(body)
        inner = join(_marked(tokens, sorted(marks, key=lambda mark: (mark.start, -mark.end)), start))
    else:
        tokens = highlight(dedent(body) if body.startswith((" ", "\t")) else body)
        parts = zip(tokens, texts([part for _, part in tokens]), strict=True)
        inner = Html(
            "".join([f'<span class="{kind}">{part}</span>' if kind else part for (kind, _), part in parts])
        )
    return Html(f"<pre><code>{inner}</code></pre>")


def _token(kind: str, part: str) -> Html:
    return Html(f'<span class="{kind}">{text(part)}</span>') if kind else text(part)


def _marked(tokens: list[tuple[str, str]], marks: list[Mark], place: int) -> Iterator[Html]:
    """Cut the tokens where marks begin and end; ``place`` is where the first token stands in the source."""
    waiting = marks[::-1]
    opened: list[Mark] = []
    for kind, part in tokens:
        rest, end = part, place + len(part)
        while rest:
            while opened and opened[-1].end <= place:
                yield Html(f"</{_ELEMENTS[opened.pop().kind]}>")
            while waiting and waiting[-1].start <= place:
                mark = waiting.pop()
                if mark.end > place:
                    opened.append(mark)
                    yield Html(f"<{_ELEMENTS[mark.kind]}>")
            borders = [mark.end for mark in opened] + [mark.start for mark in waiting[-1:]]
            cut = min([end, *borders]) - place
            yield _token(kind, rest[:cut])
            rest, place = rest[cut:], place + cut
    for mark in reversed(opened):
        yield Html(f"</{_ELEMENTS[mark.kind]}>")
