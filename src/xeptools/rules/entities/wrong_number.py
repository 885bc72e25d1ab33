"""The entity of a XEP or an RFC prints the number that it is named after.

Who writes `&xep0003;` sees no other number, and every reader of the document does.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.tree.citations import citations


@rule(Severity.ERROR)
def wrong_number(file: EntityFile) -> Problems:
    for one in citations(file):
        wrong = [Raw(words.start, words.end) for words in one.numbers if int(words.text) != int(one.number)]
        if wrong:
            printed = next(words.text for words in one.numbers if int(words.text) != int(one.number))
            number = one.number if one.series == "xep" else one.number.lstrip("0")
            series = one.series.upper()
            yield Problem(
                wrong[0],
                f"&{one.name}; prints the number {printed}",
                f"write {number}, or name the entity {one.series}{printed}",
                mend(f"print the number of the {series}", *(Replace(place, number) for place in wrong)),
                tuple((place, "and here") for place in wrong[1:]),
            )
