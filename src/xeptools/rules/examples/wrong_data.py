"""What an example gives as data is of the type that the schema of its namespace has.

Nine times in ten it is the type that is too narrow (a port as ``xs:short``), or the value that stands for
another; so this is advice. Where it is the document's own schema, see schemas/narrow; what the examples of
the document that has the schema do themselves is told only there.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.breaches import Breach
from xeptools.stanzas.clash import violation_place
from xeptools.stanzas.doubt import is_in_doubt
from xeptools.stanzas.elision import is_elided, is_placeholder
from xeptools.stanzas.examples import Examples


@rule(Severity.ADVICE)
def wrong_data(examples: Examples) -> Problems:
    told = {(snippet.block.at, found.element.index) for snippet, found in examples.disagreements}
    for snippet, found in examples.violations:
        element = found.element
        if found.breach is not Breach.DATA or element.namespace in examples.local.own:
            continue
        if is_elided(element) or is_placeholder(found.value or "x"):
            continue
        if (snippet.block.at, element.index) not in told and not is_in_doubt(found, examples):
            place = Stretch(snippet.block, *violation_place(snippet, found))
            yield Problem(place, found.message, found.hint)
