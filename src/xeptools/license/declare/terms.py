"""The licences that a declaration may name, each with its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xeptools.license import notices
from xeptools.license.verdict import Notice, Verdict


@dataclass(frozen=True, slots=True, order=True)
class Terms:
    """One licence, as each system calls it."""

    debian: str
    """Short name in a Debian copyright file (DEP-5)."""
    spdx: str
    """Identifier for SPDX and REUSE; ``LicenseRef-`` where SPDX has none."""
    text: str
    """Paragraphs parted by empty lines; empty where the name says it all."""
    copyright: str = ""
    """The sentence that belongs before the text where nothing else states the copyright."""

    @property
    def notice(self) -> str:
        """The text as it can stand by itself."""
        return f"{self.copyright}\n\n{self.text}" if self.copyright else self.text


def specification(wording: str) -> Terms:
    """Give the terms of XEPs in the wording that a file has (``W1+L1``, otherwise today's).

    The two differ in what they disclaim, so they are two licences where a package has both.
    """
    number = "1" if wording.startswith(("W1", "L1")) else "2"
    name = "XSF-XEP-2008" if number == "1" else "XSF-XEP"
    conformance = notices.CONFORMANCE["can"].format(url=notices.POLICY_URL, address=notices.ADDRESSES[0])
    parts = (
        notices.PERMISSIONS,
        notices.WARRANTY[f"W{number}"],
        notices.LIABILITY[f"L{number}"],
        conformance,
    )
    return Terms(name, f"LicenseRef-{name}", "\n\n".join(parts), notices.CURRENT["copyright"])


_SOFTWARE_PARTS = (
    notices.MIT_PERMISSIONS.format(on="", next="").replace(" The above", "\n\nThe above"),
    notices.MIT_DISCLAIMER.format(who="THE AUTHORS OR COPYRIGHT HOLDERS"),
)
SOFTWARE = Terms("Expat", "MIT", "\n\n".join(_SOFTWARE_PARTS))
PUBLIC_DOMAIN = Terms("public-domain", "LicenseRef-XSF-public-domain", notices.PUBLIC_DOMAIN)
UNKNOWN = Terms(
    "UNKNOWN", "NOASSERTION", "Nothing is known of the licence of these files: it has to be found out."
)
_EARLIER = {
    "cc-by-2.5": Terms("CC-BY-2.5", "CC-BY-2.5", notices.FLAT_TERMS["cc-by-2.5"]),
    "opl-1.0": Terms("OPL-1.0", "OPUBL-1.0", notices.FLAT_TERMS["opl-1.0"]),
}
_FILLED = {
    "{terms}": "(http://creativecommons.org/licenses/by/2.5/)",
    "{url}": "http://www.opencontent.org/openpub/",
}


def terms_of(notice: Notice) -> Terms | None:
    """Give the terms that a notice states; None where it does not say clearly."""
    match notice.verdict:
        case Verdict.MODIFIED_MIT:
            return specification(notice.wording)
        case Verdict.MIT_SOFTWARE:
            return SOFTWARE
        case Verdict.PUBLIC_DOMAIN:
            return PUBLIC_DOMAIN
        case Verdict.PRE_2008:
            terms = _EARLIER[notice.family]
            text = terms.text
            for slot, value in _FILLED.items():
                text = text.replace(slot, value)
            return Terms(terms.debian, terms.spdx, text)
        case Verdict.OTHER if any(character.isdigit() for character in notice.family):
            # A declared identifier; a name alone, without a version, is not enough to declare.
            return _identified(notice.family)
        case _:
            return None


_LATER = re.compile(r"(?P<name>(?:A|L)?GPL|GFDL)-(?P<number>\d(?:\.\d)?)(?P<suffix>\+|-or-later|-only)?")
_COMMON = re.compile(r"(?:L?GPL-[23](?:\.1)?|GFDL-1\.[23]|Apache-2\.0|MPL-[12]\.[01]|CC0-1\.0)")
"""What base-files installs in /usr/share/common-licenses (Debian Policy 12.5)."""


def _identified(name: str) -> Terms:
    """Give a licence by its identifier: SPDX writes GPL-3.0-or-later what Debian writes GPL-3+."""
    debian = spdx = name
    if found := _LATER.fullmatch(name):
        number = found["number"].removesuffix(".0")
        later = found["suffix"] in {"+", "-or-later"}
        debian = f"{found['name']}-{number}{'+' if later else ''}"
        longer = number if "." in number else f"{number}.0"
        spdx = f"{found['name']}-{longer}-{'or-later' if later else 'only'}"
    file = debian.removesuffix("+")
    common = f"On Debian systems the full text is in /usr/share/common-licenses/{file}."
    return Terms(debian, spdx, common if _COMMON.fullmatch(file) else "")
