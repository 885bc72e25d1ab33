"""The attribute that declares a namespace is spelled ``xmlns``.

``xmlsn='jabber:x:data'`` is an attribute that nobody reads, and the element stays in the namespace of its
parent.
"""

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.slips import is_slip_of_xmlns


@rule(Severity.ERROR)
def misspelt_xmlns(examples: Examples) -> Problems:
    for snippet, element in examples.elements:
        for name, value in element.attributes.items():
            if is_slip_of_xmlns(name, value):
                start, _ = snippet.attribute(element, name)
                place = Stretch(snippet.block, start, start + len(name))
                fix = proposal("write xmlns", Replace(place, "xmlns"))
                yield Problem(place, f"{name}='{value}' declares no namespace", "write xmlns", fix)
