"""What becomes of each construct: ``rst`` and ``markdown`` fences are drafts, ``xml`` what is made of them.

What is told of it stands in a fence ``told``, a finding a line, with
its line in the draft.
"""

import pytest

from cases import Case, cases, rewrite
from drafts import body, made
from xeptools.authoring import Form

CASES = [*cases("authoring", "rst"), *cases("authoring", "markdown")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}-{case.id}")
def test_construct(case: Case, fix: bool) -> None:
    form = Form.RST if case.language == "rst" else Form.MARKDOWN
    draft = made(case.source, form)
    told = "".join(
        f"{found.span.start.line if found.span else '-'}: {found.message}\n" for found in draft.diagnostics
    )
    said = {"xml": body(draft), **({"told": told} if told or "told" in case.expected else {})}
    for language, text in said.items():
        if fix:
            rewrite(case, language, text)
        else:
            assert case.expected.get(language) == text
