"""The label and the note of an entity link to one page.

The note prints the address for those who read on paper; where the two differ, one was forgotten when the
page moved.
"""

from urllib.parse import urlsplit

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.tree.citations import citations


@rule(Severity.WARNING)
def differing_links(file: EntityFile) -> Problems:
    for one in citations(file):
        # What is wrong by itself, and not because the other is another one, has rules of its own.
        if one.page.text == one.target.text or one.strays:
            continue
        if not all(urlsplit(address.text).netloc for address in (one.page, one.target)):
            continue
        places = [Raw(one.target.start, one.target.end)]
        if one.printed.text == one.target.text:
            places.append(Raw(one.printed.start, one.printed.end))
        page = file.utf8[one.page.start : one.page.end].decode()
        yield Problem(
            places[0],
            f"the note of &{one.name}; links to another page than its label",
            f"the label links to {page}",
            proposal("link to the page of the label", *(Replace(place, page) for place in places)),
            ((Raw(one.page.start, one.page.end), "the label links here"),),
        )
