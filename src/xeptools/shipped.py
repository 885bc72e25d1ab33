"""The data that travels with the package but has its own place in a checkout."""

from pathlib import Path

_IN_CHECKOUT = {"cases": "tests/rules"}
"""Where a checkout has what a wheel has under another name."""


def shipped(name: str) -> Path:
    """Give the folder ``name`` that ships with the package: ``schemas``, or ``cases`` of the rules.

    A wheel carries it inside the package; a checkout, an editable install and an unpacked sdist
    have it in the project, whose top is two levels above. ``LookupError`` where neither is so,
    which is a fault of the packaging and not of the caller.
    """
    package = Path(__file__).parent
    for place in (package / name, package.parents[1] / _IN_CHECKOUT.get(name, name)):
        if place.is_dir():
            return place
    raise LookupError(f"xeptools was packaged without its folder {name!r}")
