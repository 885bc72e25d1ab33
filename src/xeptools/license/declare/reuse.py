"""REUSE 3.3: REUSE.toml, and the texts for LICENSES/."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from xeptools.license.declare.collect import Declared, stanzas
from xeptools.license.declare.patterns import patterns, reuse
from xeptools.license.declare.terms import UNKNOWN


def render(declared: Sequence[Declared]) -> str:
    """Write REUSE.toml for the files of which something is known.

    ``aggregate``: what a file says of itself holds beside it. Of the others REUSE demands that somebody
    finds out, so they are left out.
    """
    paths = [one.path for one in declared]
    blocks = ["version = 1\n"]
    for terms, holders, files in stanzas([one for one in declared if one.known]):
        identifiers = [one.spdx for one in terms if one is not UNKNOWN]
        if not identifiers:
            continue
        # REUSE-IgnoreStart
        lines = [
            "[[annotations]]",
            f"path = {_strings(patterns([one.path for one in files], paths, reuse, deep=False))}",
            'precedence = "aggregate"',
            f"SPDX-FileCopyrightText = {_strings(list(holders) or ['NOASSERTION'])}",
            f"SPDX-License-Identifier = {_string(' AND '.join(identifiers))}",
        ]
        # REUSE-IgnoreEnd
        comments = [comment for one in files for comment in one.comments]
        blocks.append("".join(f"# {comment}\n" for comment in comments) + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def texts(declared: Sequence[Declared]) -> Mapping[str, str]:
    """Give the files of LICENSES/ by name; those of licences that SPDX knows come from ``reuse download``."""
    terms = {
        one
        for file in declared
        for whole in file.terms
        for one in whole.singles
        if one is not UNKNOWN and one.text
    }
    return {f"{one.spdx}.txt": one.notice + "\n" for one in sorted(terms) if _own(one.spdx)}


def _own(identifier: str) -> bool:
    """Whether the text is ours to give: SPDX has none for it, or it is the short MIT text."""
    return identifier.startswith("LicenseRef-") or identifier == "MIT"


def _strings(values: Sequence[str]) -> str:
    return _string(values[0]) if len(values) == 1 else "[" + ", ".join(map(_string, values)) + "]"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a basic string of TOML is one of JSON
