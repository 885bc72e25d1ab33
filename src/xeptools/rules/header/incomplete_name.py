"""An author has a first name and a surname.

Both are required (XEP-0001 §4), and bibliographies sort by the second.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author


@rule(Severity.WARNING, typed_only=True)
def incomplete_name(author: Author) -> Problems:
    for part, value in (("firstname", author.firstname), ("surname", author.surname)):
        if not value:
            yield Problem(Part(author, part), f"an author has no <{part}>")
