"""Comments that silence rules, and what is told of those that do not."""

from assembly import assemble
from engine import check, only

BOTH = only("prose/doubled-word", "sections/no-anchor", "document/useless-pragma")
IGNORE = "<!-- xeptools: ignore prose/doubled-word said so -->"


def told(fragment: str) -> list[str]:
    return [f"{one.rule} {one.message}" for one in check(fragment, BOTH)]


def test_a_pragma_speaks_of_the_next_element_with_all_in_it() -> None:
    assert told(f"{IGNORE}\n<ul><li>in in it</li><li><p>the the last</p></li></ul>") == []
    assert told(f"{IGNORE}\n<p>in in it</p>\n<p>the the last</p>") == [
        "prose/doubled-word 'the' stands twice"
    ]


def test_a_pragma_before_the_root_speaks_of_the_file() -> None:
    text = assemble("<p>in in it</p>\n<p>the the last</p>").text
    assert [one.message for one in check(text.encode(), BOTH)] != []
    assert check(text.replace("<xep>", f"{IGNORE}\n<xep>", 1).encode(), BOTH) == []


def test_a_pragma_names_groups_and_several_rules() -> None:
    both = "<!-- xeptools: ignore prose, sections/no-anchor -->"
    assert told(f"{both}\n<section1 topic='A'><p>in in it</p></section1>") == []


def test_a_habit_is_told_of_what_is_left() -> None:
    pragma = "<!-- xeptools: ignore sections/no-anchor -->"
    bodies = [f"<section1 topic='{title}'><p>Tea.</p></section1>\n" for title in "ABC"]
    assert told(f"{pragma}\n{''.join(bodies)}") == [
        "sections/no-anchor the section 'B' has no anchor (and 1 more like it)"
    ]


def test_a_pragma_that_silences_nothing_is_told() -> None:
    assert told(f"{IGNORE}\n<p>in it</p>") == [
        "document/useless-pragma this pragma silences nothing: prose/doubled-word finds no fault here"
    ]
    half = "<!-- xeptools: ignore prose/doubled-word, sections/no-anchor -->"
    (one,) = check(f"{half}\n<p>in in it</p>", BOTH)
    assert "sections/no-anchor" in one.message
    assert one.fix is None, "half of it is of use"
    (one,) = check(f"{IGNORE}\n<p>in it</p>", BOTH)
    assert one.fix is not None
    assert told(f"<ul><li>in in it</li>{IGNORE}</ul>")[1:] == [
        "document/useless-pragma this pragma silences nothing: prose/doubled-word finds no fault here"
    ]


def test_a_pragma_for_a_rule_that_is_not_kept_may_be_of_use() -> None:
    kept = only("sections/no-anchor", "document/useless-pragma")
    assert check(f"{IGNORE}\n<p>in it</p>", kept) == []


def test_words_that_only_look_like_a_pragma() -> None:
    fragment = f"<example caption='E'><![CDATA[{IGNORE}]]></example>\n<p>in in it</p>"
    assert told(fragment) == ["prose/doubled-word 'in' stands twice"]


def test_reading_rules_are_silenced_too() -> None:
    chosen = only("document/undeclared-entity", "document/useless-pragma")
    pragma = "<!-- xeptools: ignore document/undeclared-entity -->"
    assert check(f"{pragma}\n<p>&nowhere;</p>", chosen) == []
    text = assemble(f"{pragma}\n<p>Thé &nowhere;</p>").text.replace("'UTF-8'", "'UTF-16'")
    assert check(text.encode("utf-16"), chosen) == []
