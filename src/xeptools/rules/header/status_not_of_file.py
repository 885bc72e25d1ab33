"""A proposal has the status `ProtoXEP`, and a document with a number has another.

The list, the mails and the scripts of the editors take the one for the other (XEP-0143 §3.2).
"""

from xeptools.checker import Problem, Problems, Replace, mend, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.tree import Facts
from xeptools.tree.folder import number_in_name


@rule(Severity.ERROR)
def status_not_of_file(header: Header, own: Facts) -> Problems:
    status = header.status
    if status.text not in set(Status):
        return
    if number_in_name(own.name):
        if status.text == Status.PROTOXEP:
            fix = proposal("write 'Experimental'", Replace(status, Status.EXPERIMENTAL))
            hint = "an accepted document begins as Experimental, a Humorous one as Active"
            yield Problem(status, "a document with a number is no proposal any more", hint, fix)
    elif status.text != Status.PROTOXEP and (own.proposal or header.number.text.lower() == "xxxx"):
        fix = mend("write 'ProtoXEP'", Replace(status, Status.PROTOXEP))
        yield Problem(status, f"a proposal has the status {status.text!r}", "write 'ProtoXEP'", fix)
