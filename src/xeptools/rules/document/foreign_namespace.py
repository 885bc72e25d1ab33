"""The elements of the format are in no namespace.

The stylesheet, the DTD and every script look for them without one: a document in a namespace has, for them,
no title, no sections and no text (`xep.dtd`).
"""

from xeptools.checker import Attribute, Problem, Problems, Remove, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.source.grammar import GRAMMAR


@rule(Severity.ERROR)
def foreign_namespace(written: Written) -> Problems:
    for element in written.namespaces():
        if element.name in GRAMMAR:
            place = Attribute(element, "xmlns")
            fix = mend("leave it out", Remove(place))
            message = f"<{element.name}> belongs to no namespace, and this puts it into one"
            yield Problem(place, message, "leave out the attribute xmlns", fix)
