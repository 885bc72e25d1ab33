"""The licences that a declaration may name, each with its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
    parts: tuple[Terms, ...] = ()
    """The licences of an expression that offers a choice or grants an exception; empty for one licence."""

    @property
    def singles(self) -> tuple[Terms, ...]:
        """The licences in it, itself where it is one."""
        return self.parts or (self,)

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
    "opl-1.0": Terms("OPUBL-1.0", "OPUBL-1.0", notices.FLAT_TERMS["opl-1.0"]),
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


_TOKEN = re.compile(r"[()]|[A-Za-z0-9](?:[\w.:+-]*[\w+])?")
_OPERATORS = frozenset({"AND", "OR", "WITH"})


def terms_declared(expression: str) -> list[Terms]:
    """Give the licences of an SPDX expression, all of which apply; what stands behind it does not count.

    A choice, or a licence with an exception, is one of them: no part of it holds by itself
    (SPDX 2.3, annex D).
    """
    tokens: list[str] = []
    end = 0
    for found in _TOKEN.finditer(expression):
        one = found[0].upper() if found[0].upper() in _OPERATORS else found[0]
        bracket = one in "()"
        name = not bracket and one not in _OPERATORS
        before = next((other for other in reversed(tokens) if other not in "()"), "AND")
        if expression[end : found.start()].strip() or (not bracket and name != (before in _OPERATORS)):
            break
        tokens.append(one)
        end = found.end()
    while tokens and tokens[-1] in {*_OPERATORS, "("}:
        tokens.pop()
    if "OR" not in tokens and "WITH" not in tokens:
        return [_single(one) for one in tokens if one not in "()" and one != "AND"]
    bases = [
        one
        for at, one in enumerate(tokens)
        if one not in {*_OPERATORS, "(", ")"} and tokens[at - 1] != "WITH"
    ]
    spdx = " ".join(_single(one).spdx if one in bases else one for one in tokens)
    spdx = spdx.replace("( ", "(").replace(" )", ")")
    whole = Terms(_in_debian(tokens), f"({spdx})" if "OR" in tokens else spdx, "")
    return [replace(whole, parts=tuple(_single(one) for one in bases))]


def together(terms: Sequence[Terms]) -> str:
    """Give the licences that all apply as one licence field of DEP-5."""
    return joined(terms, lambda one: one.debian)


def joined(terms: Sequence[Terms], written: Callable[[Terms], str]) -> str:
    """Join licences that all apply, each as ``written``; behind a choice a comma parts them (DEP-5)."""
    return (", and " if any(one.parts for one in terms) else " and ").join(map(written, terms))


def _in_debian(tokens: Sequence[str]) -> str:
    """The expression in DEP-5, which has no brackets: a comma binds less than ``and`` and ``or`` do."""
    written = ""
    depth = 0
    for at, one in enumerate(tokens):
        match one:
            case "(":
                depth += 1
            case ")":
                depth -= 1
            case "AND" | "OR":
                loose = depth == 0 and {"(", ")"} & {*tokens}
                written += f"{',' if loose else ''} {one.lower()} "
            case "WITH":
                written += " with "
            case _ if tokens[at - 1] == "WITH":
                written += f"{one.replace('-exception', '').replace('exception', '')} exception"
            case _:
                written += _single(one).debian
    return written


def _single(name: str) -> Terms:
    if name.upper() == "MIT":
        return SOFTWARE
    return specification("") if name.lower() == "licenseref-xsf-xep" else _identified(name)
