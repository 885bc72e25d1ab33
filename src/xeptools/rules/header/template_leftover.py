"""Nothing of the template's header is left.

The template names a dependency `Etc.` and a tag `template`, which stand for the author's own
(xep-template.xml).
"""

from xeptools.checker import Problem, Problems, Remove, Written, mend, rule
from xeptools.checker.places import Node
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.tree import Facts


@rule(Severity.WARNING)
def template_leftover(header: Header, own: Facts, written: Written) -> Problems:
    if own.name.endswith("template"):
        return
    for spec in header.dependencies:
        if spec.text.rstrip(".").lower() == "etc":
            fix = mend("leave it out", Remove(spec))
            yield Problem(spec, f"the dependency {spec.text!r} is left over from the template", fix=fix)
    for tag in header.tags:
        if tag.text == "template":
            # A list without tags would be a fault of its own, so it goes with its only one.
            gone = tag if len(header.tags) > 1 else _list(header, written)
            hint = "write tags of the document's own, or leave <tags> out"
            change = mend("leave it out", Remove(gone)) if gone is not None else None
            yield Problem(tag, "the tag 'template' is left over from the template", hint, change)


def _list(header: Header, written: Written) -> Node | None:
    return next((child for child in written.children(header) if child.name == "tags"), None)
