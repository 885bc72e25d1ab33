"""What a document registers as its own, it registers with its own number.

A feature, a namespace, a Jingle application or transport is registered by the document that defines it, which
`<doc>` names (XEP-0030 §10.2, XEP-0166 §15); another number is mostly a leftover of the document
that the submission was copied from. Form types, datatypes and the like are not looked at, as documents add to
those of others.
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.tree import Facts

_OWN = frozenset({"var", "ns", "transport", "application"})
_NUMBER = re.compile(r"\bXEP-([0-9]{4})\b")


@rule(Severity.WARNING)
def foreign_submission(examples: Examples, facts: Facts) -> Problems:
    if not facts.numbered:
        return
    for snippet, entry in examples.elements:
        for doc in entry.children if entry.name in _OWN and not entry.namespace else ():
            named = _NUMBER.findall(doc.text) if doc.name == "doc" else []
            if named and facts.number not in named:
                place = Stretch(snippet.block, *snippet.characters(doc, doc.text.strip()))
                message = (
                    f"this registers what XEP-{named[0]} defines, and the document is XEP-{facts.number}"
                )
                yield Problem(place, message, f"write XEP-{facts.number}, or leave it to that document")
