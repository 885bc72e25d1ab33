"""Every attribute is one that the format knows on its element.

What is unknown is ignored, and the document does not validate (`xep.dtd`).
"""

from xeptools.checker import Attribute, Problem, Problems, Written, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.source.grammar import GRAMMAR


@rule(Severity.ERROR)
def unknown_attribute(written: Written) -> Problems:
    for element, names in written.attribute_names():
        model = GRAMMAR.get(element.name)
        if model is None or model.attributes.issuperset(names):
            continue
        known, free = sorted(model.attributes), sorted(model.attributes.difference(names))
        for name in names:
            if name not in model.attributes:
                near = did_you_mean(name, free)
                hint = near or (f"it has: {', '.join(known)}" if known else "it has none")
                message = f"<{element.name}> has no attribute {name!r}"
                yield Problem(Attribute(element, name), message, hint)
