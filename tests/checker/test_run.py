"""Checking files and trees: facts, changes, baselines, fixes, processes."""

import json
import pickle
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from assembly import assemble
from engine import TODAY, check_path, only
from xeptools.checker.baseline import baseline_of
from xeptools.checker.run import (
    Checked,
    Orders,
    Target,
    _surroundings,
    _Work,
    check,
    check_all,
    targets,
)
from xeptools.checker.select import selection
from xeptools.config import find_config
from xeptools.errors import XeptoolsError
from xeptools.tree import Tree, facts_of
from xeptools.tree.cache import facts_of_all
from xeptools.tree.folder import name_of

ONE_SIDED = Orders(only("lifecycle/one-sided-supersession"), TODAY)
DOUBLED = Orders(only("prose/doubled-word"), TODAY)


def write(root: Path, number: int, fragment: str) -> Path:
    path = root / f"xep-{number:04}.xml"
    path.write_bytes(assemble(f"<number>{number:04}</number>\n{fragment}").data)
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three documents, of which one is replaced by another that does not say so, and one has a fault."""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "xep.ent").write_text("<!ENTITY LEGALNOTICE '<legal/>'>\n")
    write(root, 1, "<supersededby><spec>XEP-0002</spec></supersededby>\n")
    write(root, 2, "<supersedes/>\n")
    write(root, 3, "<p>Boil the the tea.</p>\n")
    return root


def messages(checked: list[Checked]) -> list[str]:
    return [one.message for file in checked for one in file.diagnostics]


def test_documents_are_judged_against_the_tree(tree: Path) -> None:
    assert messages(check_path(tree, ONE_SIDED)) == ["XEP-0002 does not say that it supersedes this document"]
    assert messages(check_path(tree / "xep-0001.xml", ONE_SIDED)) != []
    write(tree, 2, "<supersedes><spec>XEP-0001</spec></supersedes>\n")
    assert messages(check_path(tree, ONE_SIDED)) == []


def test_a_file_elsewhere_stands_in_its_place_in_the_tree(tree: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    # It knows its own facts, and those of the tree, never those of another named file.
    first = write(other, 2, "<supersedes><spec>XEP-0001</spec></supersedes>\n")
    second = write(other, 1, "<supersededby><spec>XEP-0002</spec></supersededby>\n")
    files = [*targets(str(first), tree), *targets(str(second), tree)]
    assert [messages([one]) for one in check_all(files, ONE_SIDED)] == [
        [],
        ["XEP-0002 does not say that it supersedes this document"],
    ]


def test_a_document_that_the_tree_lacks_is_unknown(tree: Path) -> None:
    write(tree, 1, "<supersededby><spec>XEP-0777</spec></supersededby>\n")
    assert messages(check_path(tree, ONE_SIDED)) == []
    alone = write(tree.parent, 1, "<supersededby><spec>XEP-0002</spec></supersededby>\n")
    assert messages(check_path(alone, ONE_SIDED)) == []


def test_a_folder_in_a_tree_is_checked(tree: Path) -> None:
    inbox = tree / "inbox"
    inbox.mkdir()
    with pytest.raises(XeptoolsError, match="no XEPs here"):
        check_path(inbox, DOUBLED)
    (inbox / "kettle.xml").write_bytes(assemble("<p>Boil the the tea.</p>").data)
    (checked,) = check_path(inbox, DOUBLED)
    assert messages([checked]) == ["'the' stands twice"]
    (target,) = targets(str(inbox), None)
    assert (target.name, target.root) == ("inbox/kettle", tree)


def test_work_can_be_handed_to_another_process(tree: Path) -> None:
    """Where the system cannot fork, all that a process needs travels to it."""
    (tree / "xeptools.toml").write_text("severity = { prose = 'error' }\nselect = ['prose/doubled-word']\n")
    orders = replace(DOUBLED, selection=selection(find_config(tree)))
    files = targets(str(tree), None)
    work = pickle.loads(pickle.dumps(_Work(orders, _surroundings(files, orders), None, {})))
    assert messages([work(target) for target in files]) == ["'the' stands twice"]


def test_the_entity_file_of_a_tree_is_checked(tree: Path) -> None:
    (tree / "xep.ent").write_text("<!ENTITY tea 'tea'>\n<!ENTITY tea 'milk'>\n")
    orders = Orders(only("entities/duplicate-entity"), TODAY)
    assert messages(check_path(tree, orders)) == ["&tea; is declared already"]
    assert messages(check_path(tree / "xep.ent", orders)) == ["&tea; is declared already"]


def test_a_broken_entity_file_is_told_once(tree: Path) -> None:
    (tree / "xep.ent").write_text(
        "<!ENTITY LEGALNOTICE '<legal/>'>\n<!ENTITY tea 'tea'\n<!ENTITY milk 'milk'>\n"
    )
    for number in (1, 2):
        write(tree, number, "<p>&milk;</p>")
    rules = ("document/undeclared-entity", "document/broken-entity-file", "entities/unreadable-declaration")
    orders = Orders(only(*rules), TODAY)
    message = "line 2 cannot be read as a declaration; what follows it is not known"
    assert [(one.path, one.message) for file in check_path(tree, orders) for one in file.diagnostics] == [
        (str(tree / "xep.ent"), message)
    ]
    (alone,) = check_path(tree / "xep-0001.xml", orders)
    assert [one.message for one in alone.diagnostics] == [f"xep.ent: {message}"]


@pytest.mark.parametrize("name", ["xep-template.xml", "xep-README.xml"])
def test_what_is_in_no_list_is_judged_where_it_is_named(tree: Path, name: str) -> None:
    (tree / "xep-0003.xml").rename(tree / name)
    assert [Path(one.path).name for one in check_path(tree, DOUBLED)] == [
        "xep-0001.xml",
        "xep-0002.xml",
        "xep.ent",
    ]
    assert messages(check_path(tree / name, DOUBLED)) == ["'the' stands twice"]


def test_copy_of_a_numbered_document_is_judged_with_its_tree(tree: Path) -> None:
    (tree / "xep-0003.xml").rename(tree / "xep-0002_old.xml")
    assert messages(check_path(tree, DOUBLED)) == ["'the' stands twice"]


def test_proposals_are_judged_with_their_tree(tree: Path) -> None:
    (tree / "inbox").mkdir()
    (tree / "xep-0003.xml").rename(tree / "inbox" / "kettle.xml")
    assert messages(check_path(tree, DOUBLED)) == ["'the' stands twice"]


def test_processes_find_the_same(tree: Path) -> None:
    for number in range(10, 40):
        write(tree, number, f"<p>Boil the the tea {number}.</p>\n" * (number % 3))
    one = check_path(tree, DOUBLED)
    assert len(messages(one)) == 31
    assert check_path(tree, replace(DOUBLED, jobs=3)) == one


def test_content_may_be_given(tree: Path) -> None:
    data = (tree / "xep-0003.xml").read_bytes()
    target = Target("xep-0003.xml", name_of("xep-0003.xml"), tree, data)
    (checked,) = check_all([target], DOUBLED)
    assert checked.diagnostics[0].path == "xep-0003.xml"
    assert [*checked.lines.values()] == ["<p>Boil the the tea.</p>"]


def test_names_are_those_of_a_tree() -> None:
    assert name_of("xep-0030.xml") == "xep-0030"
    assert name_of("xeps/inbox/kettle.xml") == "inbox/kettle"


def test_a_file_that_is_no_baseline_is_refused(tree: Path) -> None:
    (tree / "baseline.json").write_text("[]")
    with pytest.raises(XeptoolsError, match="this is no baseline"):
        check_path(tree, replace(DOUBLED, baseline=tree / "baseline.json"))


def test_facts_are_remembered_by_content(tree: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    documents = Tree(tree).documents
    plain = [facts_of(one, tree) for one in documents]
    assert facts_of_all(documents, tree, cache=cache) == plain
    (stored,) = cache.iterdir()
    # The next run takes what it finds there, so it did not read the documents.
    stored.write_text(stored.read_text("utf-8").replace('"Kettles"', '"Remembered"'), "utf-8")
    assert [one.title for one in facts_of_all(documents, tree, cache=cache)] == ["Remembered"] * 3
    write(tree, 2, "<title>New</title>\n")
    assert [one.title for one in facts_of_all(Tree(tree).documents, tree, cache=cache)] == [
        "Remembered",
        "New",
        "Remembered",
    ]
    (tree / "xep.ent").write_text("<!ENTITY other 'entities'>\n")
    assert facts_of_all(Tree(tree).documents, tree, cache=cache)[0].title == "Kettles"
    stored.write_text(stored.read_text("utf-8").replace('"Kettles"', '"Remembered"'), "utf-8")
    (tree / "more.ent").write_text("<!ENTITY more 'entities'>\n")
    assert facts_of_all(Tree(tree).documents, tree, cache=cache)[0].title == "Kettles"
    for rubbish in ("", "[]", '{"key": 1}', '{"key": 1, "facts": []}'):
        stored.write_text(rubbish)
        assert facts_of_all(documents, tree, cache=cache)[0] == plain[0]
    cache.chmod(0o500)
    assert facts_of_all(documents, tree, cache=cache)[0] == plain[0]
    cache.chmod(0o700)


def test_a_baseline_knows_what_a_tree_begins_with(tree: Path) -> None:
    path = tree / "baseline.json"
    known = replace(DOUBLED, baseline=path)
    found = [one for file in check_path(tree, DOUBLED) for one in file.diagnostics]
    content, count = baseline_of(found, path)
    path.write_bytes(content)
    assert count == 1
    assert "xep-0003.xml" in json.loads(path.read_text())["findings"]
    assert messages(check_path(tree, known)) == []
    # What moves stays known; what is new is told, be it the same once more.
    write(tree, 3, "<p>Water.</p>\n<p>Boil the the tea.</p>\n")
    assert messages(check_path(tree, known)) == []
    write(tree, 3, "<p>Boil the the tea.</p>\n<p>Pour the the tea.</p>\n")
    assert messages(check_path(tree, known)) == ["'the' stands twice"]


def test_what_cannot_be_read_is_told_and_the_others_are_judged(tree: Path) -> None:
    files = targets(str(tree), None)
    (tree / "xep-0001.xml").unlink()
    (tree / "xep.ent").unlink()
    told = ["the file cannot be read: No such file or directory"]
    orders = Orders(only("prose/doubled-word", "document/unreadable"), TODAY)
    for how, left in ((orders, ["'the' stands twice"]), (replace(orders, fix=True), [])):
        checked = check_all(files, how)
        assert [[one.message for one in file.diagnostics] for file in checked] == [told, [], left, told]
    assert messages(check_all(files, DOUBLED)) == [*told, "'the' stands twice", *told]  # whatever is selected
    with pytest.raises(XeptoolsError, match="No such file"):
        check(tree / "xep-0001.xml")


def test_fixes_are_made_and_what_is_left_is_told(tree: Path) -> None:
    orders = Orders(only("prose/doubled-word", "sections/no-anchor"), TODAY, fix=True)
    write(tree, 3, "<section1 topic='Tea'><p>Boil the the the tea.</p></section1>\n")
    before = (tree / "xep-0003.xml").read_bytes()
    *_, checked = check_path(tree / "xep-0003.xml", orders)
    assert checked.mended == before.replace(b"the the the", b"the")
    assert messages([checked]) == ["the section 'Tea' has no anchor"]
    *_, untouched = check_path(tree / "xep-0002.xml", orders)
    assert untouched.mended is None


# Changes


@pytest.fixture
def checkout(tree: Path) -> Path:
    """The tree under git, with one commit."""
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    git(tree, "init", "-q", "-b", "main")
    git(tree, "config", "user.email", "ada@example.org")
    git(tree, "config", "user.name", "Ada")
    commit(tree)
    return tree


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Change")


def since(folder: Path, revision: str, orders: Orders = DOUBLED) -> list[str]:
    found = check_path(folder, replace(orders, changed_since=revision))
    return [
        f"{Path(one.path).stem}: {file.lines[one.span.start.line]}"
        for file in found
        for one in file.diagnostics
        if one.span is not None
    ]


def test_what_has_not_changed_is_not_told(checkout: Path) -> None:
    assert since(checkout, "HEAD") == []
    write(checkout, 3, "<p>Boil the the tea.</p>\n<p>Water.</p>\n")
    assert since(checkout, "HEAD") == [], "the old fault is not on a changed line"
    write(checkout, 3, "<p>Boil the the tea.</p>\n<p>Pour the the tea.</p>\n")
    assert since(checkout, "HEAD") == ["xep-0003: <p>Pour the the tea.</p>"]
    write(checkout, 3, "<p>Boil the the hot tea.</p>\n")
    assert since(checkout, "HEAD") == ["xep-0003: <p>Boil the the hot tea.</p>"], (
        "who touches the line answers for it"
    )


def test_what_has_not_changed_is_not_mended(checkout: Path) -> None:
    old = "<p>Boil the the tea.</p>\n"
    write(checkout, 3, old * 3)
    commit(checkout)
    path = write(checkout, 3, f"<p/>\n<p>Pour the the tea.</p>\n{old * 3}")
    orders = Orders(only("prose/doubled-word", "prose/empty-paragraph"), TODAY, fix=True)
    checked = check_path(checkout, replace(orders, changed_since="HEAD"))
    (mended,) = (file.mended for file in checked if file.path == str(path))
    assert mended is not None
    assert b"Pour the tea." in mended
    assert mended.count(old.encode()) == 3


def test_a_new_document_is_told_whole(checkout: Path) -> None:
    write(checkout, 4, "<p>Boil the the tea.</p>\n")
    assert since(checkout, "HEAD") == ["xep-0004: <p>Boil the the tea.</p>"]
    commit(checkout)
    assert since(checkout, "HEAD~1") == ["xep-0004: <p>Boil the the tea.</p>"]
    assert since(checkout, "HEAD") == []


def test_a_fault_far_from_its_cause_is_told(checkout: Path) -> None:
    dangling = Orders(only("links/dangling-anchor"), TODAY)
    link = "<section1 topic='A' anchor='a'><p><link url='#b'>B</link></p></section1>\n"
    write(checkout, 3, f"{link}<section1 topic='B' anchor='b'><p>B.</p></section1>\n")
    commit(checkout)
    write(checkout, 3, link)
    assert since(checkout, "HEAD", dangling) == [f"xep-0003: {link}".strip()]


def test_what_another_branch_did_since_is_no_change_of_ours(checkout: Path) -> None:
    git(checkout, "checkout", "-q", "-b", "ours")
    write(checkout, 1, "<p>Pour the the tea.</p>\n")
    commit(checkout)
    git(checkout, "checkout", "-q", "main")
    write(checkout, 3, "<p>Water.</p>\n")
    commit(checkout)
    git(checkout, "checkout", "-q", "ours")
    assert since(checkout, "main") == ["xep-0001: <p>Pour the the tea.</p>"]


def test_what_an_editor_has_open_is_compared(checkout: Path) -> None:
    path = checkout / "xep-0003.xml"
    data = path.read_bytes().replace(b"Boil the the tea.", b"Boil the the tea.</p>\n<p>Pour the the tea.")
    target = Target(str(path), "xep-0003", checkout, data)
    (checked,) = check_all([target], replace(DOUBLED, changed_since="HEAD"))
    assert [*checked.lines.values()] == ["<p>Pour the the tea.</p>"]


def test_git_must_know_the_revision(checkout: Path, tmp_path: Path) -> None:
    for revision in ("nowhere", "--output=x"):
        with pytest.raises(XeptoolsError, match="git"):
            since(checkout, revision)
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(XeptoolsError, match="git"):
        since(write(outside, 3, ""), "HEAD")
