"""The entity of a XEP has the one form of all: `Title (XEP-NNNN)` with a link, and a note.

Bibliographies and scripts take title and number out of it (`makeent.py` of the published series writes
the form): blanks too many, a number with words behind it or a note without its full stop spoil that.
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, Rewrite, mend, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Corpus
from xeptools.tree.citations import PAGES, citation_of, citation_of_xep, is_regular, value_of

_SERIES = re.compile(r"xep(\d{4})")


@rule(Severity.WARNING)
def unusual_form(file: EntityFile, corpus: Corpus) -> Problems:
    for declaration in file.declarations:
        named = _SERIES.fullmatch(declaration.name)
        if named is None or declaration.text is None or is_regular(declaration, file.utf8):
            continue
        number = named[1]
        one = citation_of(declaration, file.utf8)
        titles = {words.text for words in one.titles} if one is not None else set()
        title = corpus[number].title if number in corpus else titles.pop() if len(titles) == 1 else ""
        pages, joint, _ = one.page.text.rpartition("xep-") if one is not None else ("", "", "")
        value = value_of(declaration, file.utf8)
        place = Raw(value.start, value.end)
        form = citation_of_xep(number, title or "Title", pages if joint else PAGES, value.quote)
        yield Problem(
            place,
            f"&{declaration.name}; has not the form of the others",
            f"write {form}",
            mend("write it in the form of all", Rewrite(place, form)) if title else None,
        )
