"""No new document is in the public domain.

Three early XEPs are; `xep.ent` says of `&PUBLICDOMAINNOTICE;` that new ones use `&LEGALNOTICE;`, and the IPR
policy leaves no choice.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.license.notices import PUBLIC_DOMAIN_XEPS
from xeptools.license.verdict import Notice, Verdict
from xeptools.model import Header


@rule(Severity.ERROR, causes=("license/notice-written-out",))
def public_domain(notice: Notice, header: Header) -> Problems:
    if notice.verdict is Verdict.PUBLIC_DOMAIN and header.number.text not in PUBLIC_DOMAIN_XEPS:
        three = f"{', '.join(PUBLIC_DOMAIN_XEPS[:-1])} and {PUBLIC_DOMAIN_XEPS[-1]}"
        yield Problem(
            header.legal,
            f"of all XEPs only {three} are in the public domain",
            "write &LEGALNOTICE; in its place",
        )
