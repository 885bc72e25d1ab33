"""Every element is one of the format's.

The page shows the text of an unknown one, but nothing of what it was meant to do.
"""

from xeptools.checker import Problem, Problems, Written, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.source.grammar import GRAMMAR

_MEANT = {
    **dict.fromkeys(("b", "bold"), "<strong>"),
    **dict.fromkeys(("i", "italic", "emph", "emphasis", "u"), "<em>"),
    **dict.fromkeys(("kbd", "samp", "var", "literal"), "<tt>"),
    **dict.fromkeys(("pre", "listing", "programlisting", "sourcecode", "artwork"), "<code> or <example>"),
    **dict.fromkeys(("a", "xref", "eref", "ulink"), "<link url='…'>"),
    **dict.fromkeys(("para", "t", "simpara"), "<p>"),
    **dict.fromkeys(("section", "h1", "h2", "h3", "h4", "h5", "h6"), "<section1 topic='…'> to <section5>"),
    **dict.fromkeys(("itemizedlist", "menu", "dir"), "<ul>"),
    **dict.fromkeys(("orderedlist",), "<ol>"),
    **dict.fromkeys(("listitem", "item"), "<li>"),
    **dict.fromkeys(("image", "figure", "picture"), "<img>"),
    **dict.fromkeys(("footnote",), "<note>"),
    **dict.fromkeys(("q", "quote"), "quotation marks, or <blockquote>"),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot", "caption", "row"), "<table caption='…'> with <tr> alone in it"
    ),
}
"""What authors bring from HTML, DocBook and the format of RFCs, and what it is here."""


@rule(Severity.ERROR)
def unknown_element(fault: Fault, written: Written) -> Problems:
    if fault.kind is FaultKind.UNKNOWN_ELEMENT:
        meant = _MEANT.get(fault.name.casefold())
        hint = (
            f"write {meant}"
            if meant
            else did_you_mean(fault.name, GRAMMAR) or "leave out its tags, or show it in <code>"
        )
        if fault.parent in ("example", "code"):
            hint = "put what is shown into a CDATA section: <![CDATA[ … ]]>"
        # What has a prefix has a name that nobody typed.
        name = written.name(fault) if fault.name.startswith("{") else fault.name
        yield Problem(fault, f"the format has no element <{name}>", hint)
