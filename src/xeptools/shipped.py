"""The data that travels with the package but has its own place in a checkout."""

from pathlib import Path


def shipped(name: str) -> Path:
    """Give the folder ``name`` that ships with the package, ``schemas`` for instance.

    A wheel carries it inside the package; a checkout, an editable install and an unpacked sdist
    have it at the top of the project, two levels above. ``LookupError`` where neither is so,
    which is a fault of the packaging and not of the caller.
    """
    package = Path(__file__).parent
    for place in (package / name, package.parents[1] / name):
        if place.is_dir():
            return place
    raise LookupError(f"xeptools was packaged without its folder {name!r}")
