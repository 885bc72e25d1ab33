"""An author has an e-mail address.

It is required (XEP-0001 §4), and the editors' triage finds the people who may approve a change by it.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author


@rule(Severity.WARNING, typed_only=True)
def author_without_email(author: Author) -> Problems:
    if not author.email and not author.note and (author.jid or author.uri):
        yield Problem(author, f"{author.name or 'an author'} has no <email>", "add it behind the <surname>")
