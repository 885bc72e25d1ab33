"""Each finding that is no rule can be explained: the tables have just what the code tells."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import xeptools
from xeptools.authoring import findings as draft
from xeptools.renderers.typst import findings as printed

SOURCES = Path(xeptools.__file__).parent


@pytest.mark.parametrize(
    ("meanings", "where", "told"),
    [
        (draft.MEANINGS, "authoring/*.py", r"findings\.(?:tell|error)\(\s*\"([a-z-]+)\""),
        (printed.MEANINGS, "renderers/**/*.py", r"\"print/([a-z-]+)\""),
    ],
    ids=["draft", "print"],
)
def test_what_is_told_has_a_meaning(meanings: Mapping[str, str], where: str, told: str) -> None:
    found = {name for file in SOURCES.glob(where) for name in re.findall(told, file.read_text("utf-8"))}
    assert found == meanings.keys()
