"""No two documents have the same short name, unless one replaces the other.

Registries, namespaces and bibliographies tell documents apart by it (XEP-0053 §4). The younger document is
told.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.shortname import placeholder
from xeptools.tree import Corpus, Facts


@rule(Severity.WARNING)
def shared_shortname(header: Header, own: Facts, corpus: Corpus) -> Problems:
    name = own.shortname.casefold()
    if not own.number.isdigit() or not name or placeholder(name):
        return
    for number, other in corpus.items():
        if number >= own.number or other.shortname.casefold() != name:
            continue
        if number not in own.supersedes and own.number not in other.superseded_by:
            message = f"XEP-{number} ({other.title}) has the same short name"
            yield Problem(header.shortname, message, "give this one a name of its own")
