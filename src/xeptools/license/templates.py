"""The published notices as patterns over :class:`~xeptools.license.words.Words`.

A pattern matches a text word for word, its slots (years, address, URL) filled in. Nothing here
measures likeness.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from xeptools.frozen import frozen
from xeptools.license import notices
from xeptools.license.words import plain_words

_SLOT = re.compile(r"\{(\w+)\}")
_YEAR = r"(?:19|20)\d\d"
_URL = r"https?://\S+"
_HOME = r"(?:(?:link|url|href|a) )*https?://(?:www\.)?(?:xmpp|jabber)\.org/? "
YEARS = rf"(?P<years>{_YEAR}(?: (?:-|to|,|, and|and|through) (?:{_YEAR}|\d\d|present))*) "
_SLOTS = {
    "years": YEARS,
    "year": rf"(?P<years>{_YEAR}(?: - (?:{_YEAR}|year))?) ",  # the policy printed "1999 - [year]"
    # Markdown and escaped markup write an address twice.
    "url": rf"(?P<url>{_URL}(?: \( {_URL} \))?|(?:(?:link|url|href|a) )+{_URL}(?: {_URL})?(?: (?:link|a))?) ",
    "policy": rf"(?:\( )?{_URL} (?:{_URL} )?(?:\) )?",
    "terms": rf"(?:\( )?(?P<terms>(?:(?:link|url|href|a) )*{_URL}(?: (?:{_URL}|link|a))*?) (?:\) )?",
    "address": r"(?P<address>(?:xmpp standards foundation|xsf) , [^()]{1,160}?) ",
    "body": rf"(?P<body>{notices.HOLDER.lower()}|{notices.FORMER_HOLDER.lower()}) ",
    "short": "(?P<short>xsf|jsf) ",
    "on": "(?:on )?",
    "next": r"(?:\( including the next paragraph \) )?",
    "who": r"(?P<who>(?:[^ ]+ ){1,12}?)",
}
# Words that the SPDX guidelines let differ, where these texts have them (guideline B.11), and what may
# be left out: the words that only make the warning stand out.
_VARIANTS = (
    ("note well : ", "(?:note well : )?"),
    ("sublicense", "sub ?license"),
    ("non infringement", "non ?infringement"),
    ("noninfringement", "non ?infringement"),
    ("copyright holders", "copyright (?:holders|owners)"),
    # In the documents that is a link, whose address stands beside it where text has no links.
    (
        "by the xmpp standards foundation ",
        rf"by the (?:{_HOME})?xmpp standards foundation (?:(?:\( )?{_HOME}(?:link |a )*(?:\) )?)?",
    ),
)
_KEY = 5
"""Words of a key."""
_NEGATIONS = frozenset(
    {"not", "no", "only", "non", "except", "unless", "without", "if", "for", "may", "shall"}
)


@frozen
class Template:
    """One published wording of one part."""

    part: str
    wording: str
    """``P``, ``W1``, ``W2``, ``L1``, ``L2``, or what else tells it from the others of its part."""
    expression: str
    """The pattern as it is written; compiling all of them takes longer than reading many files."""
    sample: str
    """A text that the pattern matches, as it is printed, to tell differences from."""
    key: str
    """Words without which the pattern cannot match: looking for them is quicker."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Match the joined words of a text."""
        return _compiled(self.expression)

    def accepts(self, slots: Mapping[str, str]) -> bool:
        """Whether what stands in the slots may stand there."""
        return (
            ("years" not in slots or _rising(slots["years"]))
            and ("address" not in slots or _is_address(slots["address"]))
            and ("who" not in slots or _is_party(slots["who"]))
        )


def _rising(years: str) -> bool:
    told = re.findall(r"\b\d{4}\b", years)
    return told == sorted(told)


def _is_address(address: str) -> bool:
    """A published one to the letter, or another one altogether.

    What shares a number with a published address and not the rest is that address with words changed.
    """
    words = set(address.split())
    return address in ADDRESSES or not (_NEGATIONS | NUMBERS_IN_ADDRESSES) & words


def _is_party(who: str) -> bool:
    """The words of the text, or somebody's name in their place (SPDX allows it)."""
    words = set(who.split())
    return bool(re.fullmatch("the authors or copyright (?:holders|owners) ", who)) or not (
        words & (_NEGATIONS | {"authors", "copyright", "holders", "owners"})
    )


def pattern_of(text: str) -> str:
    """Write the regular expression of a template over joined words, with a blank behind each word."""
    out: list[str] = []
    for number, piece in enumerate(_SLOT.split(text)):
        if number % 2:
            slot = _SLOTS[piece]
            out.append(f"(?P={piece}) " if slot in out else slot)
        elif words := plain_words(piece):
            literal = " ".join(map(re.escape, words.split())) + " "
            for one, variant in _VARIANTS:
                literal = literal.replace(one, variant)
            out.append(literal)
    return "".join(out)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("(?<= )" + pattern)


def _template(part: str, wording: str, text: str, pattern: str = "") -> Template:
    sample = text.replace("{years}", f"1999 - {notices.LATEST_YEAR}")
    sample = sample.replace("{url}", notices.POLICY_URL).replace("{address}", notices.ADDRESSES[0])
    sample = sample.replace("{who}", "the authors or copyright holders")
    key = " ".join(plain_words(text.replace("## NOTE WELL: ", "").partition("{")[0]).split()[:_KEY])
    return Template(part, wording, pattern or pattern_of(text), _SLOT.sub("", sample), key)


SPECIFICATION = (
    _template("copyright", "", notices.COPYRIGHT),
    _template("permissions", "P", notices.PERMISSIONS),
    *(_template("warranty", name, text) for name, text in notices.WARRANTY.items()),
    *(_template("liability", name, text) for name, text in notices.LIABILITY.items()),
    *(_template("conformance", name, text) for name, text in notices.CONFORMANCE.items()),
)
"""The parts of the modified MIT notice."""

_MIT = notices.MIT_PERMISSIONS + " " + notices.MIT_DISCLAIMER
MIT = _template(
    "permissions",
    "",
    _MIT,
    # SPDX lets the software be called Materials, which are then spoken of in the plural.
    pattern_of(_MIT)
    .replace("software and associated", "software and (?:or )?associated")
    .replace("the software is provided", "the (?:software|materials) (?:is|are) provided")
    .replace("the software ", "the (?:software|materials) "),
)

TERMS = tuple(_template("permissions", family, text) for family, text in notices.FLAT_TERMS.items())
"""What the notices before 2008 permit, by family."""
FLAT = tuple(
    _template("legal", family, f"{subject} {notices.FLAT_COPYRIGHT} {terms}")
    for subject in notices.FLAT_SUBJECTS
    for family, terms in notices.FLAT_TERMS.items()
)
"""The same notices in one piece, which is how they stood until 2007-11-08."""
CC_WARRANTY = _template("warranty", "CC", notices.CC_WARRANTY)

PUBLIC_DOMAIN = _template("copyright", "PD", notices.PUBLIC_DOMAIN)

ADDRESSES = frozenset(map(plain_words, notices.ADDRESSES))
NUMBERS_IN_ADDRESSES = frozenset(word for address in ADDRESSES for word in address.split() if word.isdigit())
