"""Each numbered document has its entity, by which others cite it.

Whoever accepts a document adds one (`xep-README.xml`, and `makeent.py` of the published series writes
it). A Rejected document is let pass: nobody is to build on it, and the published file leaves these out.
"""

from bisect import bisect_left
from itertools import groupby

from xeptools.checker import EntityFile, InsertAfter, Problem, Problems, Raw, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Status
from xeptools.source.declarations import Declaration
from xeptools.tree import Corpus, Facts
from xeptools.tree.citations import PAGES, citation_of, citation_of_xep

_LISTED = 3


@rule(Severity.WARNING)
def missing_entity(file: EntityFile, corpus: Corpus) -> Problems:
    declared = {one.name: one for one in reversed(file.declarations)}
    missing = [
        facts
        for number, facts in sorted(corpus.items())
        if f"xep{number}" not in declared and facts.status != Status.REJECTED
    ]
    series = sorted(name for name in declared if name.startswith("xep") and name[3:].isdigit())

    def before(facts: Facts) -> str:
        """The entity that this one belongs behind."""
        at = bisect_left(series, f"xep{facts.number}")
        return series[at - 1] if at else ""

    for name, gap in groupby(missing, before):
        documents = list(gap)
        more = f" and {len(documents) - _LISTED} more" if len(documents) > _LISTED else ""
        listed = ", ".join(f"XEP-{one.number} ({one.title})" for one in documents[:_LISTED]) + more
        if not declared:
            yield Problem(None, f"no entity for {listed}", "others cite a document by its entity")
            continue
        neighbour = declared[name] if name else file.declarations[-1]
        place = Raw(neighbour.start, neighbour.end)
        pages = _pages(neighbour, file.utf8)
        markup = "\n".join(
            f'<!ENTITY xep{one.number} "{citation_of_xep(one.number, one.title, pages)}" >'
            for one in documents
        )
        label = "declare it" if len(documents) == 1 else "declare them"
        yield Problem(
            place,
            f"no entity for {listed}",
            "it belongs behind this one" if len(documents) == 1 else "they belong behind this one",
            mend(label, InsertAfter(place, markup)),
        )


def _pages(neighbour: Declaration, utf8: bytes) -> str:
    """Where the file says that the pages are."""
    citation = citation_of(neighbour, utf8)
    if citation is None or citation.series != "xep":
        return PAGES
    return citation.page.text.rpartition("xep-")[0]
