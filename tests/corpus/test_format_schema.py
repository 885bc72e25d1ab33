"""All but the truly invalid published documents follow schemas/xep.xsd.

A document that does not follow it has at least one of the faults below, and each of them is a fault
by a rule that is told without the schema. So neither a schema that is too strict nor one that
accepts too much passes.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from sites import PROJECT
from xeptools.model import Status, Type

TYPES_OF_OLD = {"Organizational", "SIG Formation", "SIG Proposal"}

# What is known to be wrong, and why; a tree need not have each of these documents.
KNOWN = {
    "inbox/dsig": {"a word that is no status", "a word that is no type"},
    "inbox/emoji-markup": {"markup in the abstract"},
    "inbox/iap": {"an entity that nothing declares"},
    "inbox/notification-filter": {"two revisions in one"},
    "inbox/sensors": {"a date that no calendar has"},
    "xep-0037": {"a date that no calendar has"},
    "xep-0384": {"a reference in a link"},
    "xep-0397": {"a reference in a link"},
    "xep-0412": {"a date that no calendar has"},
}


class Shared(etree.Resolver):
    """Finds the tree's DTD and entity file wherever a document looks for them.

    In ``inbox/`` they are links, which some ways of copying a tree turn into files of one line.
    """

    def __init__(self, tree: Path) -> None:
        super().__init__()
        self.tree = tree

    def resolve(self, *request: Any) -> Any:
        """Give the file of the name that is asked for (URL, public id, context) from the top of the tree."""
        url, _, context = request
        return self.resolve_filename(str(self.tree / Path(url).name), context)  # type: ignore[attr-defined]


def words(root: etree._Element, *names: str) -> Iterator[str]:
    """The text of each element of these names, white space folded."""
    return (" ".join(str(element.xpath("string()")).split()) for element in root.iter(*names))


def no_day(text: str) -> bool:
    """Whether ``text`` is not a day written as XEP-0143 asks, year first and in full."""
    try:
        return dt.date.fromisoformat(text).isoformat() != text
    except ValueError:
        return True


FAULTS: dict[str, Callable[[etree._Element], bool]] = {
    "a reference in a link": lambda root: any(
        child.tag != "cite" for link in root.iter("link") for child in link
    ),
    "markup in the abstract": lambda root: any(len(abstract) for abstract in root.iter("abstract")),
    "two revisions in one": lambda root: any(
        len(revision.findall("version")) > 1 for revision in root.iter("revision")
    ),
    "a date that no calendar has": lambda root: any(map(no_day, words(root, "date", "lastcall", "expires"))),
    "a word that is no status": lambda root: not {*words(root, "status")} <= {*Status},
    "a word that is no type": lambda root: not {*words(root, "type")} <= {*Type} | TYPES_OF_OLD,
    "a word that is no approving body": lambda root: (
        not {*words(root, "approver")} <= {"Council", "Board", "Editor"}
    ),
    "a number that is none": lambda root: any(
        not re.fullmatch(r"[0-9]{4}|xxxx|XXXX|README", number) for number in words(root, "number")
    ),
}


def read(path: Path, tree: Path) -> etree._Element | None:
    """The document with its entities expanded; None where one is not declared, for want of ``%ents;``."""
    parser = etree.XMLParser(load_dtd=True, resolve_entities=True, no_network=True, huge_tree=True)
    parser.resolvers.add(Shared(tree))
    try:
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        if not re.match(r"Entity '.*' not defined", error.msg):
            raise
        return None


@pytest.fixture(scope="module")
def verdicts(corpus: Path) -> dict[str, tuple[str, set[str]]]:
    """By document: what the schema says, and the faults that it has."""
    schema = etree.XMLSchema(etree.parse(PROJECT / "schemas" / "xep.xsd"))
    found: dict[str, tuple[str, set[str]]] = {}
    for path in sorted([*corpus.glob("xep-*.xml"), *corpus.glob("inbox/*.xml")]):
        root = read(path, corpus)
        name = path.relative_to(corpus).with_suffix("").as_posix()
        if root is None:
            found[name] = "cannot be read", {"an entity that nothing declares"}
        else:
            complaint = "" if schema.validate(root) else str(schema.error_log)
            found[name] = complaint, {fault for fault, has in FAULTS.items() if has(root)}
    return found


def test_only_the_invalid_are_refused(verdicts: dict[str, tuple[str, set[str]]]) -> None:
    refused = {name: complaint for name, (complaint, faults) in verdicts.items() if complaint and not faults}
    assert refused == {}


def test_the_invalid_are_refused(verdicts: dict[str, tuple[str, set[str]]]) -> None:
    accepted = {name: faults for name, (complaint, faults) in verdicts.items() if faults and not complaint}
    assert accepted == {}


def test_the_invalid_are_few_and_known(verdicts: dict[str, tuple[str, set[str]]]) -> None:
    invalid = {name: faults for name, (_, faults) in verdicts.items() if faults}
    assert {name: invalid.get(name) for name in KNOWN if name in verdicts} == {
        name: faults for name, faults in KNOWN.items() if name in verdicts
    }
    assert len(invalid) <= len(verdicts) * 0.03
