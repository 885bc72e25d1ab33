"""An author can be reached: there is an e-mail address, a Jabber ID or a web address.

XEP-0001 §4 asks for the first two, the guidelines want one of the three at least (XEP-0143 §3.2). An author
with a note on them (`<authornote/>`) is left in peace.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author


@rule(Severity.ERROR, typed_only=True)
def author_without_contact(author: Author) -> Problems:
    if not (author.email or author.jid or author.uri or author.note):
        name = author.name or "an author"
        yield Problem(author, f"nobody can reach {name}", "add <email> and <jid>")
