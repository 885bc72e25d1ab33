"""The entity of a XEP or an RFC links to the document that it is named after.

A line that was copied and half changed sends readers to another specification, in every document that
uses the entity.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.tree.citations import citations


@rule(Severity.ERROR)
def wrong_page(file: EntityFile) -> Problems:
    for one in citations(file):
        if not one.strays:
            continue
        places = [Raw(words.start, words.end) for words in one.strays]
        number = one.number if one.series == "xep" else one.number.lstrip("0")
        joint = "-" if one.series == "xep" else " "
        yield Problem(
            places[0],
            f"&{one.name}; gives the address of {one.series.upper()}{joint}{one.strays[0].text}",
            f"write {number}",
            mend("give its own address", *(Replace(place, number) for place in places)),
            tuple((place, "and here") for place in places[1:]),
        )
