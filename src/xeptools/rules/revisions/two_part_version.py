"""The newest version has three parts.

The third one tells an editorial change from another, and mails are sent by it; the scripts that triage
change requests demand it since 2017. Older entries keep the addresses of their archived pages.
"""

import datetime as dt

from xeptools.checker import Part, Problem, Problems, Replace, Today, later, mend, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.model.version import fits_proposal, version_parts

_DEMANDED = dt.date(2017, 1, 1)
_NEW = 90
"""Days in which a version may not have been published yet."""


@rule(Severity.WARNING)
def two_part_version(header: Header, today: Today) -> Problems:
    older = {version_parts(revision.version) for revision in header.revisions[1:]}
    for newest in header.revisions[:1]:
        if newest.date is None or newest.date < _DEMANDED or newest.version.count(".") != 1:
            continue
        if header.status.text == Status.PROTOXEP and not fits_proposal(newest.version):
            continue  # the version does not fit the status, which is told: lifecycle/version-not-of-status
        if version_parts(newest.version) in older:
            continue  # another number is due, which is told: revisions/duplicate-version
        if newest.version.replace(".", "").isdigit() and version_parts(newest.version) is not None:
            place = Part(newest, "version")
            whole = f"{newest.version}.0"
            message = f"version {newest.version} has no third part"
            # The address of the archived page of what is published already would lead nowhere.
            fix = mend if later(newest.date, _NEW) >= today else proposal
            yield Problem(place, message, f"write {whole}", fix(f"write {whole}", Replace(place, whole)))
