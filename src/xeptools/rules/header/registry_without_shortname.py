"""A document with `<registry/>` has a short name.

The registry's address is made of it (xep.xsl).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.shortname import placeholder


@rule(Severity.ERROR)
def registry_without_shortname(header: Header) -> Problems:
    if header.registry and placeholder(header.shortname.text):
        message = "the document has a registry, and no short name to address it by"
        yield Problem(header.shortname, message, "write one, or leave out <registry/>")
