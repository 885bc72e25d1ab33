"""The plain MIT text, which XEPs' tools carry as a header: word for word, whoever holds the copyright."""

from __future__ import annotations

from collections.abc import Iterator

from xeptools.license.boundaries import goes_on, leads_in, opens
from xeptools.license.differences import differences
from xeptools.license.hits import Hit, Phrases, grouped, parts_in, phrases_in
from xeptools.license.statements import statement_before
from xeptools.license.templates import MIT
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.license.words import Words, plain_words

# REUSE-IgnoreStart

_PHRASES = Phrases(
    (
        "of this software and associated documentation files",
        "to deal in the software without",
        "to use , copy , modify , merge , publish , distribute",
        "sell copies of the software",
        "to whom the software is furnished",
        "above copyright notice and this permission notice shall be included in all copies or substantial",
    )
)
_X11 = "except as contained in this notice"
"""What follows where the licence is X11, which forbids the use of a name."""

# REUSE-IgnoreEnd

_PLAIN = plain_words(MIT.sample)
_X11_LENGTH = _X11.count(" ") + 1
_ENOUGH = 2
"""Different phrases that make a text an altered MIT text; one alone is in other licences too."""
_EXAMINED = 40


def software_notices(words: Words) -> Iterator[Notice]:
    """Find each MIT text, whole or altered."""
    whole = parts_in(words, [MIT])
    loose = phrases_in(words, {MIT.part: _PHRASES}, {MIT.part: _PLAIN}, whole)
    for number, group in enumerate(grouped([*whole, *loose])):
        start = max(min(hit.first - hit.offset for hit in group), 0)
        statement = statement_before(words, start)
        if group[0].template is not None:
            found = list(_around(words, group[0], stated=statement is not None))
            verdict = Verdict.ALTERED if found else Verdict.MIT_SOFTWARE
        elif len({hit.offset for hit in group}) < _ENOUGH:
            continue
        else:
            reading = number < _EXAMINED
            found = [*differences(words, MIT.part, group, [MIT.sample], (0, len(words)))] if reading else []
            verdict = Verdict.ALTERED
        family = "mit"
        if verdict is Verdict.MIT_SOFTWARE and words.text(group[0].last, group[0].last + _X11_LENGTH) == _X11:
            verdict, family = Verdict.OTHER, "X11"
        yield Notice(
            verdict=verdict,
            family=family,
            wording="",
            holder=statement.holder if statement else "",
            years=statement.years if statement else "",
            line=words.line(statement.first if statement else start),
            end_line=words.line(group[-1].last - 1),
            differences=tuple(found),
        )


def _around(words: Words, text: Hit, *, stated: bool) -> Iterator[Difference]:
    """Words in the sentences of the text that are not of it."""
    if more := goes_on(words, text.last):
        yield Difference(MIT.part, words.line(text.last), "", more)
    if not stated and not opens(words, text.first):
        yield Difference(MIT.part, words.line(text.first), "", leads_in(words, text.first))
