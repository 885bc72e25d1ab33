"""A schema lets in what the examples of its document put there.

Any element may carry elements of other namespaces (RFC 6120 §8.4), and a receiver ignores what it does
not know. A schema without a wildcard denies that; where the document's own examples have such a child, it
should not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet

if TYPE_CHECKING:
    from xeptools.stanzas.xsd import Declaration

_HINT = "add <xs:any namespace='##other' processContents='lax'/>"


@rule(Severity.ADVICE)
def unforeseen_child(examples: Examples) -> Problems:
    told: set[tuple[str, str]] = set()
    for snippet in examples.snippets:
        for item in snippet.items:
            for element in item.walk():
                if element.namespace in examples.local.own:
                    declaration = examples.local.declaration(element.namespace, element.name)
                    if declaration is not None:
                        yield from _inside(element, declaration, snippet, examples, told)


def _inside(
    element: Element,
    declaration: Declaration,
    snippet: Snippet,
    examples: Examples,
    told: set[tuple[str, str]],
) -> Problems:
    for child in element.children:
        if child.namespace == element.namespace:
            known = declaration.children.get(child.qname)
            if known is not None:
                yield from _inside(child, known, snippet, examples, told)
        elif (
            child.qname not in declaration.children
            and not declaration.wildcard(child.namespace)
            and (element.qname, child.qname) not in told
        ):
            told.add((element.qname, child.qname))
            schema = examples.local.own[element.namespace]
            place = Stretch(schema.snippet.block, *schema.place(declaration.index))
            related = ((Stretch(snippet.block, *snippet.place(child)), "the child"),)
            what = f"<{child.name} xmlns='{child.namespace}'/>"
            message = f"the schema has no room for {what} in <{element.name}/>"
            yield Problem(place, message, _HINT, related=related)
