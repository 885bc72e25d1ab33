"""The skeleton that all pages share, and the static files that go with it."""

import base64
import posixpath
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from xeptools.renderers.html.markup import NOTHING, Html, address, text
from xeptools.renderers.matter import PUBLISHED, spelled


@cache
def static_files() -> Mapping[str, bytes]:
    """Give the files that linked pages share, by name."""
    folder = Path(__file__).with_name("static")
    return {name: (folder / name).read_bytes() for name in ("xep.css", "xep.js")}


def root_of(static: str | None) -> str | None:
    """Give the path from a page to the top of its site, where the static files lie; None for a lone page."""
    if static is None:
        return None
    folder = posixpath.dirname(static.rstrip("/"))
    return f"{folder}/" if folder else ""


_CONTROLS = [bytes([code]) for code in (*range(0x20), 0x7F) if code not in b"\t\n\r"]


def document(title: str, body: Iterable[Html], *, static: str | None, head: Html = NOTHING) -> bytes:
    """Give a whole page, in UTF-8.

    ``title`` is plain text, ``body`` what stands between the site's head and foot and holds the
    ``main`` element with the id ``main``, ``head`` more metadata. ``static`` is the relative path to
    the folder of :func:`static_files` (``static/``); without it the page carries them in itself.
    """
    # A piece that is all ASCII is encoded at no cost, so one quotation mark makes slow but its own piece.
    page = b"".join([piece.encode() for piece in (_top(title, static, head), *body, _BOTTOM)])
    # Thirty searches for a byte in a page take a fifth of the time of one look at each of its characters.
    for control in _CONTROLS:
        if control in page:
            return spelled(page.decode()).encode()
    return page


def _top(title: str, static: str | None, head: Html) -> Html:
    root = root_of(static)
    home = PUBLISHED if root is None else f"{root}index.html"
    return Html(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{_looks(static)}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(title)}</title>\n{head}</head>\n"
        '<body id="top">\n<a class="skip" href="#main">Skip to the text</a>\n'
        f'<header class="site"><a href="{address(home)}">XMPP Extension Protocols</a></header>\n'
    )


_BOTTOM = Html(
    '<footer class="site"><a href="https://xmpp.org/">XMPP Standards Foundation</a> '
    '<a href="#top">Back to the top</a></footer>\n</body>\n</html>\n'
)


@cache
def _looks(static: str | None) -> Html:
    """Give style, script, and the policy (CSP 3) that lets the page run and fetch nothing else."""
    if static is None:
        style, script = (static_files()[name].decode() for name in ("xep.css", "xep.js"))
        return Html(
            f"{_policy(_hash(style), _hash(script))}<style>{style}</style>\n"
            f'<script type="module">{script}</script>\n'
        )
    # A page opened from a disk has no origin to be its own, so the scheme is named too.
    own = "'self' file:"
    return Html(
        f'{_policy(own, own)}<link rel="stylesheet" href="{address(f"{static}xep.css")}">\n'
        f'<script src="{address(f"{static}xep.js")}" defer></script>\n'
    )


def _policy(style: str, script: str) -> str:
    rules = (
        "default-src 'none'",
        f"style-src {style}",
        f"script-src {script}",
        "img-src 'self' file: data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'


def _hash(content: str) -> str:
    import hashlib  # noqa: PLC0415  # slow to import, and only a page that stands on its own needs it

    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
