"""Each published notice is recognised, in each form that it has had."""

import pytest

from notice_texts import YEARS, elements, flat, mit, notice, published, wrapped, xep
from xeptools.license import Notice, Verdict, check_bytes, notices


def only_notice(data: bytes, name: str = "text.txt") -> Notice:
    report = check_bytes(data, name)
    (found,) = report.notices
    assert report.verdict is found.verdict
    return found


@pytest.mark.parametrize("parts", [*published()])
def test_modified_mit(parts: list[str]) -> None:
    wording = "W1+L1" if "In no event shall the XMPP" in parts[2] else "W2+L2"
    for data, name in (
        (wrapped(parts).encode(), "text.txt"),
        (xep(f"<legal>{elements(parts)}</legal>"), "x.xml"),
    ):
        found = only_notice(data, name)
        assert (found.verdict, found.wording, found.holder) == (Verdict.MODIFIED_MIT, wording, notices.HOLDER)
        assert found.parts == notices.PARTS
        assert not [difference for difference in found.differences if difference.matters]


@pytest.mark.parametrize("years", YEARS)
def test_years_are_told(years: str) -> None:
    found = only_notice(wrapped(notice(years=years)).encode())
    assert found.years == {"1999 to 2024": "1999-2024", "1999, 2003-2024": "1999, 2003-2024"}.get(
        years, years.replace(" – ", "-").replace(" - ", "-").replace("—", "-")
    )


def test_unknown_address_is_told_and_accepted() -> None:
    parts = notice(address="XMPP Standards Foundation, 1 Example Street, Springfield", years="1999 - 2031")
    found = only_notice(wrapped(parts).encode())
    assert found.verdict is Verdict.MODIFIED_MIT
    told = {(difference.part, difference.matters) for difference in found.differences}
    assert told == {("years", False), ("address", False)}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://xmpp.org/about/xsf/ipr-policy", ""),
        ("<http://www.xmpp.org/about/xsf/ipr-policy/>", ""),
        ("<http://xmpp.org/extensions/ipr-policy.shtml>", "http://xmpp.org/extensions/ipr-policy.shtml"),
        ("<https://Policy.example/ipr>", "https://Policy.example/ipr"),
    ],
)
def test_another_address_of_the_policy_is_told_and_accepted(url: str, expected: str) -> None:
    parts = notice(url=url)
    source = xep(f"<legal>{elements(parts)}</legal>")
    for data, name in ((wrapped(parts).encode(), "x.txt"), (source, "x.xml")):
        found = only_notice(data, name)
        assert found.verdict is Verdict.MODIFIED_MIT
        told = [(one.part, one.found, one.matters) for one in found.differences]
        assert told == ([("url", expected, False)] if expected else [])


def test_old_wording_is_information() -> None:
    found = only_notice(wrapped(notice("1")).encode())
    assert [(difference.part, difference.matters) for difference in found.differences] == [("wording", False)]


@pytest.mark.parametrize("years", ["1999 - 2008", "1999 - 2024", "2010"])
def test_software(years: str) -> None:
    found = only_notice(mit(years=years).encode())
    assert (found.verdict, found.family, found.holder) == (Verdict.MIT_SOFTWARE, "mit", notices.HOLDER)
    assert found.years == years.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        mit(who="EXAMPLE CORPORATION"),
        mit(who="THE AUTHORS OR COPYRIGHT OWNERS"),
        mit().replace(
            "this permission notice shall", "this permission notice (including the next paragraph) shall"
        ),
        mit().replace("limitation the", "limitation on the"),
        mit().replace('(the "Software")', '(the "Materials")').replace(" the Software", " the Materials"),
        mit().replace("XMPP Standards Foundation", "Example Author"),
        mit().partition("Foundation ")[2],
    ],
)
def test_software_as_spdx_lets_it_vary(text: str) -> None:
    assert only_notice(text.encode()).verdict is Verdict.MIT_SOFTWARE


@pytest.mark.parametrize("family", ["cc-by-2.5", "opl-1.0"])
@pytest.mark.parametrize(
    ("body", "short"), [("XMPP Standards Foundation", "XSF"), ("Jabber Software Foundation", "JSF")]
)
def test_before_2008(family: str, body: str, short: str) -> None:
    text = flat(family, body, short)
    for data, name in (
        (text.encode(), "text.txt"),
        (xep(f"<legal>{text.replace('<', '&lt;')}</legal>"), "x.xml"),
    ):
        found = only_notice(data, name)
        assert (found.verdict, found.family, found.holder) == (Verdict.PRE_2008, family, body)
        assert found.years == "1999-2007"


def test_before_2008_in_parts_looks_new_and_is_not() -> None:
    parts = notice(years="1999 - 2008", can="may")
    terms = flat().partition("Policy (<http://www.xmpp.org/extensions/ipr-policy.shtml>). ")[2]
    old = [parts[4], parts[0], terms, notices.CC_WARRANTY]
    names = ("conformance", "copyright", "permissions", "warranty")
    legal = "".join(f"<{n}>{t.replace('<', '&lt;')}</{n}>" for n, t in zip(names, old, strict=True))
    found = only_notice(xep(f"<legal>{legal}</legal>"), "x.xml")
    assert (found.verdict, found.family) == (Verdict.PRE_2008, "cc-by-2.5")
    assert only_notice(wrapped(old).encode()).verdict is Verdict.PRE_2008


def test_lines_are_those_of_the_file() -> None:
    text = "first line\n\n" + wrapped(notice())
    found = only_notice(text.encode())
    assert (found.line, found.end_line) == (3, text.count("\n") + 1)
