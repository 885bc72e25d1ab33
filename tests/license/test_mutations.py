"""A published text with one word changed is never accepted, wherever the word is."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_texts import LAYOUTS, PARTS, elements, notice, published, wrapped, xep
from xeptools.license import Verdict, check_bytes

GOOD = {Verdict.MODIFIED_MIT, Verdict.MIT_SOFTWARE, Verdict.PUBLIC_DOMAIN}
NEGATIONS = ("not", "never", "only", "except", "non-commercial")


def mutations(part: str) -> Iterator[str]:
    """Give ten changes of a part, spread over its length: words dropped, swapped, negated, inserted."""
    words = part.split()
    content = [number for number, word in enumerate(words) if word.isalpha()]
    for number in content[:: max(1, len(content) // 3)][:3]:
        yield " ".join(words[:number] + words[number + 1 :])
        yield " ".join([*words[:number], "not", *words[number:]])
        yield " ".join([*words[: number + 1], "commercial", *words[number + 1 :]])
    number = content[len(content) // 2]
    yield " ".join([*words[: number - 1], words[number], words[number - 1], *words[number + 1 :]])


@pytest.mark.parametrize("parts", [*published()])
def test_ten_mutations_of_each_part(parts: list[str]) -> None:
    for number in range(len(PARTS)):
        changed = [*mutations(parts[number])]
        assert len(changed) >= 7  # the copyright is short
        for text in changed:
            mutated = [*parts[:number], text, *parts[number + 1 :]]
            assert check_bytes("\n\n".join(mutated).encode(), "x.txt").verdict is Verdict.ALTERED, text


@pytest.mark.parametrize("parts", [*published()][::8])
def test_ten_mutations_of_each_part_in_a_xep(parts: list[str]) -> None:
    for number in range(len(PARTS)):
        for text in mutations(parts[number]):
            mutated = [*parts[:number], text, *parts[number + 1 :]]
            report = check_bytes(xep(f"<legal>{elements(mutated)}</legal>"), "x.xml")
            assert report.verdict is Verdict.ALTERED, text
            assert any(difference.matters for difference in report.notices[0].differences)


@given(
    wording=st.sampled_from("12"),
    part=st.integers(0, 4),
    place=st.floats(0, 1, exclude_max=True),
    kind=st.sampled_from(["drop", "swap", "double", "insert"]),
    word=st.sampled_from(NEGATIONS),
    layout=st.sampled_from(["text.txt", "hash.py", "comment.xsd", "page.html", "xep", "string.json"]),
)
@settings(max_examples=400, deadline=None)
def test_any_mutation(wording: str, part: int, place: float, kind: str, word: str, layout: str) -> None:
    parts = notice(wording)
    words = parts[part].split()
    # A dash or a hash alone is no word; "##" and "NOTE WELL:" may be left out as a whole.
    numbers = [
        n for n, one in enumerate(words) if any(letter.isalnum() for letter in one) and "://" not in one
    ]
    number = numbers[int(place * len(numbers))]
    match kind:
        case "drop":
            words.pop(number)
        case "double":
            words.insert(number, words[number])
        case "insert":
            words.insert(number, word)
        case _:
            other = numbers[numbers.index(number) - 1]
            words[number], words[other] = words[other], words[number]
    parts[part] = " ".join(words)
    source = xep(f"<legal>{elements(parts)}</legal>")
    data = source if layout == "xep" else LAYOUTS[layout](parts).encode()
    assert check_bytes(data, "x.xml" if layout == "xep" else layout).verdict not in GOOD


@given(cut=st.floats(0.2, 0.99))
@settings(max_examples=60, deadline=None)
def test_a_text_that_is_cut_off(cut: float) -> None:
    whole = wrapped(notice())
    text = whole[: int(len(whole) * cut)]
    ends = [len(wrapped(notice()[:count])) for count in (2, 3, 4)]
    if not any(-4 < len(text) - end < 6 for end in ends):  # where a part ends the text is a shorter one
        assert check_bytes(text.encode(), "x.txt").verdict not in GOOD


@pytest.mark.parametrize(
    ("published_", "changed"),
    [
        ("Permission is", "\u0420ermission is"),  # Cyrillic
        ("without restriction", "with\u03bfut restriction"),  # Greek
        ("1999 – 2024", "{{YEAR}}"),
        ("© 1999 – 2024 ", ""),
        ("1999 – 2024", "2024 – 1999"),
        ("by the XMPP Standards Foundation (XSF)", "by Example Corporation"),
        ("by the XMPP Standards Foundation (XSF)", "by the Jabber Software Foundation (JSF)"),
        ("Parker, CO 80134", "Denver, CO 80134"),
        ("P.O. Box 787, Parker, CO 80134 USA", "P.O. Box 787, for non-commercial use"),
    ],
)
def test_small_changes_that_matter(published_: str, changed: str) -> None:
    parts = [part.replace(published_, changed) for part in notice()]
    assert parts != notice()
    assert check_bytes(wrapped(parts).encode(), "x.txt").verdict is Verdict.ALTERED
    assert check_bytes(xep(f"<legal>{elements(parts)}</legal>"), "x.xml").verdict is Verdict.ALTERED


def test_differences_are_told_word_by_word() -> None:
    parts = notice()
    parts[1] = parts[1].replace("without restriction", "with restriction")
    (found,) = check_bytes(xep(f"<legal>{elements(parts)}</legal>"), "x.xml").notices
    (difference,) = found.differences
    assert (difference.part, difference.expected, difference.found) == ("permissions", "without", "with")
    assert found.line <= difference.line <= found.end_line
