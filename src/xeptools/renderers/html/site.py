"""Where a page stands: what it may know of other documents, and how its links reach them."""

import re
from collections.abc import Callable
from functools import lru_cache

from xeptools.frozen import frozen
from xeptools.model import Image
from xeptools.renderers.html.markup import NOTHING, Html, address, file_url, text
from xeptools.renderers.matter import status_shown, xep_address
from xeptools.source import limits
from xeptools.source.pictures import Pictures
from xeptools.tree.facts import Corpus

_NUMBER = re.compile(r"\(?\bXEP-[0-9]{4}\b\)?(?![^<]*>)")
"""What a XEP is called, outside of tags."""


def _as_written(image: Image) -> str:
    return image.src


@frozen
class Site:
    """The neighbours of one page."""

    corpus: Corpus
    root: str | None
    """The relative path to the folder of the numbered documents (``""``, ``"../"``); None for a lone page."""
    picture: Callable[[Image], str] = _as_written
    """Gives the address that a page has for a picture."""

    def xep(self, number: str, url: str = "") -> Html:
        """Give the address of a XEP as it may stand in ``href``; ``url`` is how the author wrote it.

        The neighbouring page where the site has one, else the published document; a fragment stays.
        """
        _, mark, fragment = url.partition("#")
        facts = self.corpus.get(number)
        if facts is None or self.root is None:
            return address(xep_address(url, number))
        return address(f"{self.root}{file_url(facts.name)}.html{mark}{fragment}")


def embedding(pictures: Pictures) -> Callable[[Image], str]:
    """Give what puts pictures that are files of the tree into a page, as long as it has room for them."""
    room = limits.ALL_PICTURES_BYTES

    def embedded(image: Image) -> str:
        nonlocal room
        uri = pictures.embedded(image.src)
        if uri in ("", image.src) or len(uri) > room:
            return image.src
        room -= len(uri)
        return uri

    return embedded


def reference(content: Html, shown: str, number: str, url: str, site: Site) -> Html:
    """Give a link to a XEP that also says what the reader does not see in its text ``shown``.

    Number, title and current status of the target come with the link as text that is drawn while
    it is hovered or focused and read aloud always; what the link's text already holds is not said twice.
    """
    facts = site.corpus.get(number)
    unsaid = _unsaid(facts.number, facts.title, facts.status, shown) if facts else NOTHING
    return Html(f'<a class="xep" href="{site.xep(number, url)}">{_unbroken(content)}{unsaid}</a>')


@lru_cache(maxsize=4096)
def _unbroken(content: Html) -> Html:
    """Keep a number in one line: a browser may break it at its hyphen."""
    return Html(_NUMBER.sub(r'<span class="nb">\g<0></span>', content))


@lru_cache(maxsize=4096)
def _unsaid(number: str, title: str, status: str, shown: str) -> Html:
    unsaid = [f"XEP-{number}"] if number not in shown else []
    if title.casefold() not in shown.casefold():
        unsaid.append(title)
    name, standing = ": ".join(unsaid), status_shown(status)
    if f"({standing})" in shown:
        standing = ""
    said = f"{name} ({standing})" if name and standing else name or standing
    return Html(f'<span class="tip {tone(status)}"> {text(said)}</span>') if said else NOTHING


_TONES = {
    "Draft": "firm",
    "Final": "firm",
    "Active": "firm",
    "Experimental": "young",
    "Proposed": "young",
    "ProtoXEP": "young",
    "Deferred": "idle",
    "Retracted": "over",
    "Rejected": "over",
    "Deprecated": "over",
    "Obsolete": "over",
}


def tone(status: str) -> str:
    """Give the class that colours a status: may be relied on, may change, rests, or is over."""
    return _TONES.get(status, "idle")
