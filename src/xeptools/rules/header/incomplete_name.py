"""An author has a first name and a surname.

Both are required (XEP-0001 §4), and bibliographies sort by the second.
"""

from xeptools.checker import Part, Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author


@rule(Severity.WARNING, typed_only=True)
def incomplete_name(author: Author, written: Written) -> Problems:
    for part, value in (("firstname", author.firstname), ("surname", author.surname)):
        # One that is not there at all is told as a missing element.
        if not value and any(child.name == part for child in written.children(author)):
            yield Problem(Part(author, part), f"the <{part}> of an author is empty", "write the name out")
