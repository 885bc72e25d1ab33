"""The entity of a XEP prints the title that the document has.

A title that changes in the document is forgotten here: readers then look for a specification that no
longer goes by that name.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Corpus
from xeptools.tree.citations import as_literal, citations


@rule(Severity.WARNING)
def outdated_title(file: EntityFile, corpus: Corpus) -> Problems:
    for one in citations(file):
        if one.series != "xep" or one.number not in corpus:
            continue
        title = " ".join(corpus[one.number].title.split())
        old = [words for words in one.titles if words.text != title]
        if old and title:
            places = [Raw(words.start, words.end) for words in old]
            written = as_literal(title, one.quote)
            yield Problem(
                places[0],
                f"&{one.name}; says '{old[0].text}', the document is called '{title}'",
                "",
                mend("print the title of the document", *(Replace(place, written) for place in places)),
                tuple((place, "and here") for place in places[1:]),
            )
