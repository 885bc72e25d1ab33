"""What is told of an altered notice is what was altered, in its part and line, and nothing else."""

import pytest

from notice_texts import LAYOUTS, PARTS, elements, mit, notice, xep
from xeptools.license import Verdict, check_bytes
from xeptools.license.records import sentence

# What follows has notices as data. REUSE-IgnoreStart

APACHE = (
    'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in '
    "compliance with the License. You may obtain a copy of the License at "
    "http://www.apache.org/licenses/LICENSE-2.0. Unless required by applicable law or agreed to in writing, "
    'software distributed under the License is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR '
    "CONDITIONS OF ANY KIND, either express or implied."
)


def told(paragraphs: list[str], name: str = "text.txt") -> list[str]:
    """Give what is told of the altered notice in a file, which is the only one."""
    report = check_bytes(LAYOUTS[name](paragraphs).encode(), name)
    assert report.verdict is Verdict.ALTERED
    (found,) = report.notices
    return [sentence(difference) for difference in found.differences]


def told_of_source(paragraphs: list[str]) -> list[str]:
    """The same of a XEP source."""
    (found,) = check_bytes(xep(f"<legal>{elements(paragraphs)}</legal>"), "x.xml").notices
    assert found.verdict is Verdict.ALTERED
    return [sentence(difference) for difference in found.differences]


CHANGES = [
    (0, "is copyright", "is, as we hear, copyright", "in copyright was added: ', as we hear,'"),
    (0, "Extension Protocol", "Protocol", "in copyright is missing: 'Extension'"),
    (
        1,
        "Permission is hereby granted, free of charge",
        "Anybody may, for good",
        "in permissions: 'Anybody may, for good' stands for 'Permission is hereby granted, free of charge'",
    ),
    (0, "1999 – 2024", "2024 – 1999", "in copyright: '2024 – 1999' stands for '1999 - 2024'"),
    (1, "modify, merge", "merge", "in permissions is missing: ', modify'"),
    (2, "OR CONDITIONS OF ANY", "OF ANY", "in warranty is missing: 'OR CONDITIONS'"),
    (3, "In no event and under", "Under", "in liability is missing: 'In no event and'"),
    (
        4,
        "XMPP Extension Protocol has",
        "document has",
        "in conformance: 'document' stands for 'XMPP Extension Protocol'",
    ),
]


@pytest.mark.parametrize("layout", ["text.txt", "hash.py", "comment.xsd"])
@pytest.mark.parametrize(("part", "published", "changed", "expected"), CHANGES)
def test_one_change(layout: str, part: int, published: str, changed: str, expected: str) -> None:
    paragraphs = notice()
    assert published in paragraphs[part]
    paragraphs[part] = paragraphs[part].replace(published, changed)
    assert told(paragraphs, layout) == [expected]
    assert told_of_source(paragraphs) == [expected]


def test_two_changes_in_two_parts() -> None:
    paragraphs = notice()
    paragraphs[1] = paragraphs[1].replace("modify, merge", "merge")
    paragraphs[3] = paragraphs[3].replace("special, ", "")
    assert told(paragraphs) == [
        "in permissions is missing: ', modify'",
        "in liability is missing: ', special'",
    ]


@pytest.mark.parametrize("part", range(2))
def test_a_part_that_is_not_there(part: int) -> None:
    paragraphs = notice()
    paragraphs.pop(part)
    (said,) = told(paragraphs)
    assert said.startswith(f"in {PARTS[part]} is missing: ")


@pytest.mark.parametrize("order", [(1, 0, 2, 3, 4), (1, 2, 3, 4, 0), (4, 0, 1, 2, 3), (0, 1, 3, 2, 4)])
def test_another_order(order: tuple[int, ...]) -> None:
    names = ", ".join(PARTS[number] for number in order)
    expected = f"the parts stand as {names}, not as {', '.join(PARTS)}"
    assert told([notice()[number] for number in order]) == [expected]


def test_a_part_in_the_element_of_another() -> None:
    paragraphs = notice()
    paragraphs[2:4] = paragraphs[3], paragraphs[2]
    assert told_of_source(paragraphs) == [
        "the parts stand as liability in <warranty>, not as warranty in <warranty>",
        "the parts stand as warranty in <liability>, not as liability in <liability>",
    ]


def test_a_part_without_its_element() -> None:
    whole = elements(notice())
    for name, here in (("", "legal"), ("licence", "licence")):
        tags = (f"<{name}>", f"</{name}>") if name else ("", "")
        legal = whole.replace("<permissions>", tags[0]).replace("</permissions>", tags[1])
        (found,) = check_bytes(xep(f"<legal>{legal}</legal>"), "x.xml").notices
        assert [sentence(one) for one in found.differences] == [
            f"the parts stand as permissions in <{here}>, not as permissions in <permissions>"
        ]
    (alone,) = check_bytes(xep(f"<legal>{notice()[0]}</legal>"), "x.xml").notices
    assert alone.verdict is Verdict.ALTERED
    assert [one.part for one in alone.differences] == ["order", *PARTS[1:]]


@pytest.mark.parametrize(("at", "part"), [(1, "permissions"), (2, "warranty")])
def test_a_sentence_more(at: int, part: str) -> None:
    paragraphs = notice()
    paragraphs[at] += " You must pay."
    assert told(paragraphs) == [f"in {part} was added: 'You must pay.'"]
    paragraphs = notice()
    paragraphs.insert(at, "You must pay.")
    assert told(paragraphs) == [f"in {PARTS[at]} was added: 'You must pay.'"]


def test_the_longer_wording_with_a_word_changed_is_not_the_shorter_one() -> None:
    paragraphs = notice("1")
    paragraphs[2] = paragraphs[2].replace("tort, or otherwise", "tort")
    assert told(paragraphs) == ["in warranty is missing: 'or otherwise,'"]


def test_the_name_of_a_holder_ends_with_its_paragraph() -> None:
    grant = mit().partition("Foundation ")[2]
    report = check_bytes(f"Copyright (c) 2020 Ada Example\n\nNever {grant}\n".encode(), "x.txt")
    assert report.verdict is Verdict.ALTERED
    assert [sentence(one) for one in report.notices[0].differences] == ["in permissions was added: 'Never'"]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_words_that_other_licences_have_too_are_theirs(count: int) -> None:
    for paragraphs in ([*notice()[:count], APACHE], [APACHE, *notice()[:count]]):
        assert check_bytes("\n\n".join(paragraphs).encode(), "x.txt").verdict is Verdict.MODIFIED_MIT
