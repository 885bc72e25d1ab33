"""Where a page stands: what it may know of other documents, and how its links reach them."""

from dataclasses import dataclass

from xeptools.model import Spec, SpecKind
from xeptools.renderers.html.markup import NOTHING, Html, address, file_url, join, link, text
from xeptools.tree.facts import Corpus, Facts

PUBLISHED = "https://xmpp.org/extensions/"
"""Where the XSF publishes the series; the home of every canonical address."""


def published(name: str) -> bool:
    """Whether a document of that name has an address at the XSF's; a draft on its author's disk has none."""
    return name.startswith(("xep-", "inbox/"))


REGISTRAR = "https://xmpp.org/registrar/"


@dataclass(frozen=True, slots=True)
class Site:
    """The neighbours of one page."""

    corpus: Corpus
    root: str | None
    """The relative path to the folder of the numbered documents (``""``, ``"../"``); None for a lone page."""

    def xep(self, number: str, url: str = "") -> Html:
        """Give the address of a XEP as it may stand in ``href``; ``url`` is how the author wrote it.

        The neighbouring page where the site has one, else the published document; a fragment stays.
        """
        _, mark, fragment = url.partition("#")
        facts = self.corpus.get(number)
        if facts is None or self.root is None:
            return address(f"{PUBLISHED}xep-{number}.html{mark}{fragment}")
        return address(f"{self.root}{file_url(facts.name)}.html{mark}{fragment}")


def status_shown(status: str) -> str:
    """Give the word that a reader sees: ``Draft`` has been called Stable since 2021 (XEP-0001 1.25)."""
    return "Stable" if status == "Draft" else status


def reference(content: Html, shown: str, number: str, url: str, site: Site) -> Html:
    """Give a link to a XEP that also says what the reader does not see in its text ``shown``.

    Number, title and current status of the target come with the link as text that is drawn while
    it is hovered or focused and read aloud always; what the link's text already holds is not said twice.
    """
    facts = site.corpus.get(number)
    unsaid = _unsaid(facts, shown) if facts else NOTHING
    return Html(f'<a class="xep" href="{site.xep(number, url)}">{content}{unsaid}</a>')


def _unsaid(facts: Facts, shown: str) -> Html:
    number, status = f"XEP-{facts.number}", status_shown(facts.status)
    lacks_title = facts.title.casefold() not in shown.casefold()
    name = ": ".join(
        part for part, lacks in ((number, facts.number not in shown), (facts.title, lacks_title)) if lacks
    )
    standing = "" if f"({status})" in shown else status
    said = f"{name} ({standing})" if name and standing else name or standing
    return Html(f'<span class="tip {tone(facts.status)}"> {text(said)}</span>') if said else NOTHING


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


def specification(spec: Spec, site: Site, *, standing: bool = False) -> Html:
    """Give what ``<spec>`` names: a XEP by number and title, an RFC as a link, anything else as written.

    With ``standing`` a XEP's status is written out, where it matters too much to wait for a hover.
    """
    match spec.kind:
        case SpecKind.XEP:
            facts = site.corpus.get(spec.number)
            shown = f"XEP-{spec.number}: {facts.title}" if facts else f"XEP-{spec.number}"
            if facts and standing:
                shown += f" ({status_shown(facts.status)})"
            return reference(text(shown), shown, spec.number, "", site)
        case SpecKind.RFC:
            number = spec.number.lstrip("0")
            return link(f"https://www.rfc-editor.org/rfc/rfc{number}.html", text(f"RFC {number}"))
        case SpecKind.OTHER:
            return text(spec.text)


def specifications(specs: tuple[Spec, ...], site: Site, *, standing: bool = False) -> Html:
    """Give several of them, one after the other."""
    return join((specification(spec, site, standing=standing) for spec in specs), Html(", "))
