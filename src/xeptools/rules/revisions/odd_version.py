"""The newest version has nothing but three numbers: no `rc`, no fourth part.

The scripts that triage change requests compare the three parts and stop at anything else. Versions that are
history already keep the addresses of their archived pages.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.version import version_parts


@rule(Severity.WARNING)
def odd_version(header: Header) -> Problems:
    for newest in header.revisions[:1]:
        version = newest.version
        four = version.replace(".", "").isdigit() and version.count(".") > 2
        candidate = version_parts(version) is not None and "rc" in version.lower()
        if four or candidate:
            extra = "a release candidate" if candidate else "more than three parts"
            yield Problem(
                Part(newest, "version"),
                f"version {version} is {extra}" if candidate else f"version {version} has {extra}",
                "write MAJOR.MINOR.EDITORIAL, as in 1.2.0",
            )
