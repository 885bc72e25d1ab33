"""How a document's surroundings are named and addressed: other documents, mailboxes, published copies."""

import os
import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin

from xeptools.model import (
    Header,
    Image,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Revision,
    Spec,
    SpecKind,
    Strong,
    Vulnerability,
)
from xeptools.tree.facts import Corpus
from xeptools.tree.folder import INBOX, number_in_name

PUBLISHED = "https://xmpp.org/extensions/"
"""Where the XSF publishes the series; the home of every canonical address."""
_TEMPLATE = "xep-template"
"""What new documents begin as, which is published beside the series."""
REGISTRAR = "https://xmpp.org/registrar/"

_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+")


def label(header: Header) -> str:
    """Give the document's name in the series; the ``xxxx`` that stands for a number is shown in capitals."""
    number = header.number.text or "xxxx"
    return f"XEP-{number.upper() if set(number) == {'x'} else number}"


def status_shown(status: str) -> str:
    """Give the word that a reader sees: ``Draft`` has been called Stable since 2021 (XEP-0001 1.25)."""
    return "Stable" if status == "Draft" else status


def full_title(header: Header) -> str:
    """Give number and title in one line: ``XEP-0030: Service Discovery``."""
    return f"{label(header)}: {header.title.text}" if header.title.text else label(header)


def published_at(name: str, ending: str = "html") -> str:
    """Give the address of a document at the XSF's, by its name in a tree.

    Empty for a draft on its author's disk, which has none.
    """
    listed = number_in_name(name) or name.startswith(f"{INBOX}/") or name == _TEMPLATE
    return f"{PUBLISHED}{quote(os.fsencode(name))}.{ending}" if listed else ""


def archive(header: Header, revision: Revision) -> str:
    """Give the address at which a revision is kept for good; empty in a proposal, which is not."""
    number = header.number.text
    return f"{PUBLISHED}attic/xep-{number}-{revision.version}.html" if number.isdigit() else ""


def web(url: str, shown: str = "") -> Inline:
    """Give a link to ``url``; what is no address on the web, as it is shown."""
    if not url.startswith(("https://", "http://")):
        return shown or url
    return Link(LinkKind.EXTERNAL, url, (shown or url,), None, -1)


def mailbox(scheme: str, written: str) -> Inline:
    """Give an address to write to (``mailto`` or ``xmpp``); where it is not one, as it was written."""
    if not _MAILBOX.fullmatch(written):
        return written
    return Link(LinkKind.ADDRESS, f"{scheme}:{written}", (written,), None, -1)


def within(anchor: str, shown: str) -> Inline:
    """Give a link to another place in the document."""
    return Link(LinkKind.INTERNAL, f"#{anchor}", (shown,), None, -1)


def xep_address(url: str, number: str) -> str:
    """Give where a XEP is published, whatever way the author linked it; a fragment stays."""
    _, mark, fragment = url.partition("#")
    return f"{PUBLISHED}xep-{number}.html{mark}{fragment}"


def address_of(link: Link) -> str:
    """Give where a link leads from a file that lies anywhere; empty where it must not be followed.

    A path on the site is that of the published site, and a place in the document stays ``#anchor``.
    """
    match link.kind:
        case LinkKind.XEP if link.number:
            return xep_address(link.url, link.number)
        case LinkKind.RELATIVE:
            return _on_site(link.url)
        case LinkKind.REFUSED:
            return ""
        case _:
            return link.url


def picture_address(image: Image) -> str:
    """Give where a picture of the published site lies; empty for one in the document, and a refused one."""
    return _on_site(image.src) if image.src and not image.src.startswith("data:") else ""


def _on_site(path: str) -> str:
    return urljoin(PUBLISHED, path)


def vulnerability(cve: Vulnerability) -> Inlines:
    """Give what a vulnerability is called and about, with its places in the public records."""
    name, said, records = vulnerability_parts(cve)
    return (Strong((name,), -1), " ", *said, *((" (records: ", *records, ")") if records else ()))


def vulnerability_parts(cve: Vulnerability) -> tuple[str, Inlines, Inlines]:
    """Give the name of a vulnerability, what it is about, and its places in the public records, if any."""
    said: Inlines = (Link(LinkKind.EXTERNAL, cve.url, cve.content, None, -1),) if cve.url else cve.content
    if not cve.identifier:
        return "CVE", said, ()
    name = f"CVE-{cve.identifier.upper().removeprefix('CVE-')}"
    record = quote(name)
    records = in_a_row(
        [
            (web(f"https://nvd.nist.gov/vuln/detail/{record}", "NVD"),),
            (web(f"https://www.cve.org/CVERecord?id={record}", "CVE"),),
        ]
    )
    return name, said, records


def specification(spec: Spec, corpus: Corpus, *, standing: bool = False) -> Inline:
    """Give what ``<spec>`` names: a XEP by number and title, an RFC as a link, anything else as written.

    With ``standing`` a XEP's status is written out, where it matters too much to wait for a hover.
    """
    match spec.kind:
        case SpecKind.XEP:
            facts = corpus.get(spec.number)
            shown = f"XEP-{spec.number}: {facts.title}" if facts else f"XEP-{spec.number}"
            if facts and standing:
                shown += f" ({status_shown(facts.status)})"
            return Link(LinkKind.XEP, xep_address("", spec.number), (shown,), spec.number, -1)
        case SpecKind.RFC:
            number = spec.number.lstrip("0")
            return web(f"https://www.rfc-editor.org/rfc/rfc{number}.html", f"RFC {number}")
        case SpecKind.OTHER:
            return spec.text


def specifications(specs: tuple[Spec, ...], corpus: Corpus, *, standing: bool = False) -> Inlines:
    """Give several of them, one after the other."""
    return in_a_row([(specification(spec, corpus, standing=standing),) for spec in specs])


def in_a_row(parts: Iterable[Inlines]) -> Inlines:
    """Give the parts with a comma between them, without those that are empty."""
    return tuple(node for part in parts if any(part) for node in (", ", *part))[1:]
