"""The rules of the checker say of a XEP source what ``license check`` says of it."""

# What follows has notices as data. REUSE-IgnoreStart

from pathlib import Path

import pytest

from engine import TODAY, only
from notice_texts import elements, flat, notice, xep
from xeptools.checker.run import Orders, Target, check_all
from xeptools.license import check, notices
from xeptools.license.records import diagnostics

GOOD = f"<legal>{elements(notice())}</legal>"
PUBLIC = f"<legal><copyright>{notices.PUBLIC_DOMAIN}</copyright>" + "".join(
    f"<{part}/>" for part in notices.PARTS[1:]
)
ALTERED = GOOD.replace("free of charge", "for a fee")
FOREIGN = GOOD.replace("the XMPP Standards Foundation (XSF)", "Example Works Ltd")
EARLIER = f"<legal>{flat().replace('<', '&lt;')}</legal>"
HEADERS = {
    "good": (GOOD, ""),
    "old wording": (f"<legal>{elements(notice('1', years='2011'))}</legal>", ""),
    "altered": (ALTERED, "license/altered-notice"),
    "an element is empty": (GOOD.replace(notice()[3], ""), "license/altered-notice"),
    "foreign": (FOREIGN, "license/foreign-holder"),
    "before 2008": (EARLIER, "license/outdated-notice"),
    "public domain": (f"{PUBLIC}</legal>", "license/public-domain"),
    "another": ("<legal>Licensed under the Apache License, Version 2.0.</legal>", "license/other-notice"),
    "none": ("", "license/missing-notice"),
    "empty": ("<legal/>", "license/missing-notice"),
    "in a comment": ("<!-- &LEGALNOTICE; -->", "license/missing-notice"),
    "in CDATA": ("<![CDATA[&LEGALNOTICE;]]>", "license/missing-notice"),
}


def names(path: Path, rules: str = "license/*") -> list[str]:
    target = Target(str(path), path.stem, path.parent)
    (checked,) = check_all([target], Orders(only(rules), TODAY))
    return [one.rule for one in checked.diagnostics if one.rule != "license/notice-written-out"]


@pytest.mark.parametrize(
    ("case", "lent"),
    # An entity lends an element, so what is none stands in the document itself.
    [
        (case, lent)
        for case, (header, _) in HEADERS.items()
        for lent in (False, True)
        if not lent or "<legal" in header
    ],
)
def test_rule_and_command_agree(tmp_path: Path, case: str, lent: bool) -> None:
    header, expected = HEADERS[case]
    declared = header.replace('"', "&#34;") if lent else GOOD
    (tmp_path / "xep.ent").write_text(f'<!ENTITY LEGALNOTICE "{declared}">\n', "utf-8")
    path = tmp_path / "xep-0001.xml"
    path.write_bytes(xep("&LEGALNOTICE;" if lent else header))
    assert names(path) == ([expected] if expected else [])
    assert [one.rule for one in diagnostics(check([str(path)]))] == ([expected] if expected else [])


def test_a_part_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "xep.ent").write_text("<!ENTITY a 'b'>\n")
    path = tmp_path / "xep-0001.xml"
    path.write_bytes(xep(GOOD.replace("<liability>", "<!--").replace("</liability>", "-->")))
    assert names(path) == []
    told = names(path, "document/missing-element")
    assert set(told) == {"document/missing-element"}
