"""The plain MIT text, which XEPs' tools carry as a header: word for word, whoever holds the copyright."""

from __future__ import annotations

from collections.abc import Iterator

from xeptools.license.boundaries import goes_on, opens
from xeptools.license.differences import differences
from xeptools.license.hits import Phrases, grouped, parts_in, phrases_in
from xeptools.license.statements import statement_before
from xeptools.license.templates import MIT
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.license.words import Words

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
_ENOUGH = 2
"""Different phrases that make a text an altered MIT text; one alone is in other licences too."""
_EXAMINED = 40


def software_notices(words: Words) -> Iterator[Notice]:
    """Find each MIT text, whole or altered."""
    whole = parts_in(words, [MIT])
    loose = phrases_in(words, {MIT.part: _PHRASES}, {MIT.part: MIT.sample}, whole)
    for number, group in enumerate(grouped([*whole, *loose])):
        start = max(min(hit.first - hit.offset for hit in group), 0)
        statement = statement_before(words, start)
        found: list[Difference] = []
        if group[0].template is not None:
            verdict = Verdict.MIT_SOFTWARE
            if more := goes_on(words, group[0].last):
                found = [Difference(MIT.part, words.line(group[0].last), "", more)]
            if statement is None and not opens(words, start):
                found.append(
                    Difference(MIT.part, words.lines[start], "", words.quote(max(start - 5, 0), start))
                )
        elif len({hit.offset for hit in group}) < _ENOUGH:
            continue
        elif number < _EXAMINED:
            found = list(differences(words, MIT.part, group, [MIT.sample], (0, len(words))))
        if found or group[0].template is None:
            verdict = Verdict.ALTERED
        yield Notice(
            verdict=verdict,
            family="mit",
            wording="",
            holder=statement.holder if statement else "",
            years=statement.years if statement else "",
            line=words.line(statement.first if statement else start),
            end_line=words.line(group[-1].last - 1),
            differences=tuple(found),
        )
