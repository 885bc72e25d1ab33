"""The number of a proposal is written `xxxx`, in small letters.

So the guidelines and the template have it (XEP-0143 §3.2); scripts take capitals too.
"""

from xeptools.checker import Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.ADVICE, default=False)
def capital_placeholder(header: Header) -> Problems:
    number = header.number
    if number.text != "xxxx" and number.text.lower() == "xxxx":
        yield Problem(
            number, f"the placeholder is {number.text!r}", fix=mend("write 'xxxx'", Replace(number, "xxxx"))
        )
