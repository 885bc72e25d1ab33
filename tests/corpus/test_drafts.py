"""Published documents, made into drafts and these into documents again, nearly all say the same.

A sample; docs/reference/draft-format.md has the figures for all, and what the others lose.
"""

from pathlib import Path

import pytest

from drafts import there_and_back
from same import differences
from xeptools import parse, resolve
from xeptools.authoring import Form

STEP = 24


@pytest.mark.parametrize("form", Form)
def test_nearly_all_come_back_as_they_were(corpus: Path, form: Form) -> None:
    paths = sorted([*corpus.glob("xep-[0-9]*.xml"), *(corpus / "inbox").glob("*.xml")])[1::STEP]
    changed: dict[str, dict[str, str]] = {}
    for path in paths:
        before = resolve(parse(path, tree=corpus))
        if found := differences(before, there_and_back(before, form, corpus), stubs=form is Form.RST):
            changed[path.stem] = found
    assert len(changed) <= len(paths) // 10, changed
