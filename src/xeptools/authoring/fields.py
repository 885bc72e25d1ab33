"""The fields at the head of a draft: one set of names for both markup languages.

docs/reference/draft-format.md describes them. In reStructuredText they are a list of fields under the title,
in Markdown the YAML between two lines of ``---`` at the start. Capitals, blanks, hyphens and underscores in a
name do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from docutils import nodes

from xeptools.authoring.findings import Findings, shortened
from xeptools.errors import XeptoolsError

NAMES = (
    "title", "number", "version", "date", "status", "type", "short name", "sig", "approver", "dependencies",
    "supersedes", "superseded by", "tags", "schema", "registry", "discuss", "last call", "interim", "expires",
    "abstract", "council note", "initials", "remark",
)  # fmt: skip
"""Fields of the document."""
AUTHOR_NAMES = ("author", "surname", "organization", "email", "jid", "web", "author note")
"""Fields of an author: they speak of the last ``author`` above them."""
_ALIASES = {
    "authors": "author", "name": "author", "organisation": "organization", "org": "organization",
    "uri": "web", "homepage": "web", "shortname": "short name", "schemas": "schema", "mail": "email",
    "supersededby": "superseded by", "supersede": "supersedes", "lastcall": "last call",
    "authornote": "author note", "councilnote": "council note", "dependson": "dependencies",
}  # fmt: skip


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


_FOLDED = {_folded(name): name for name in (*NAMES, *AUTHOR_NAMES)} | _ALIASES
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MAIL = re.compile(r"(.*?)\s*<([^<>@\s]+@[^<>\s]+)>")
_SEVERAL = frozenset(
    {"approver", "dependencies", "supersedes", "superseded by", "tags", "schema", "last call"}
)
_REVISION = ("version", "date", "initials", "remark")
"""What a revision has, where YAML lists several."""
_PEOPLE = re.compile(r",\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_FLAGS = frozenset({"registry", "interim", "author note"})
_EACH = ("author", "schema")
"""Names whose values are one field each."""
_DEEPEST = 5
_LONGEST = 100_000
"""Characters of YAML at the head of a draft."""


def field_called(name: str) -> str | None:
    """Give the name of a field in whatever way it is written; None where nobody knows it."""
    return _FOLDED.get(_folded(name))


@dataclass(slots=True)
class Author:
    """An author as the fields tell."""

    values: dict[str, str]

    @property
    def name(self) -> tuple[str, str]:
        """First name and surname: the last word, unless a field says otherwise.

        A hyphen says that there is none; reStructuredText takes it for a list without words.
        """
        whole = self.values.get("author", "")
        surname = self.values.get("surname", whole.rpartition(" ")[2])
        if surname in ("", "-"):
            return whole, ""
        first = self._without(surname)
        return whole if first is None else first, surname

    def has(self, surname: str) -> bool:
        """Whether a surname stands at either end of the name, or says that there is none."""
        return surname in ("", "-") or self._without(surname) is not None

    def _without(self, surname: str) -> str | None:
        words, last = self.values.get("author", "").split(), surname.split()
        if words[-len(last) :] == last:
            return " ".join(words[: -len(last)])
        if words[: len(last)] == last:  # as in Japanese
            return " ".join(words[len(last) :])
        return None


@dataclass(slots=True)
class Fields:
    """What the head of a draft says."""

    values: dict[str, list[str]] = field(default_factory=dict)
    authors: list[Author] = field(default_factory=list)
    council: list[nodes.Node] = field(default_factory=list)
    history: list[dict[str, str]] = field(default_factory=list)
    """The revisions that the head lists, newest first."""
    lines: dict[str, int] = field(default_factory=dict)
    """Where the fields stand that have one value."""

    def one(self, name: str, default: str = "") -> str:
        """Give the only value of a field; ``default`` where it is absent."""
        return next((value for value in self.values.get(name, ()) if value), default)

    def several(self, name: str) -> list[str]:
        """Give the values of a field in which commas stand between several."""
        parts = (part.strip() for value in self.values.get(name, ()) for part in value.split(","))
        return [part for part in parts if part]

    def take(self, name: str, value: str, findings: Findings, line: int | None) -> None:
        """Keep the value of the field called ``name``; tell of what means nothing."""
        known = field_called(name)
        if known is None:
            near = get_close_matches(_folded(name), _FOLDED, n=1, cutoff=0.75)
            hint = f"did you mean {_FOLDED[near[0]]!r}?" if near else ""
            what = f"{name[:60]!r} is no field of a draft"
            findings.tell("unknown-field", f"{what}: left out: {shortened(value)!r}", line, hint)
            return
        if known in _FLAGS and value.lower() not in ("yes", "true", "no", "false", ""):
            what = f"{name!r} is neither yes nor no: taken for yes: {shortened(value)!r}"
            findings.tell("unclear-field", what, line)
        if known == "author":
            for one in _people(value):
                found = _MAIL.fullmatch(one)
                self.authors.append(
                    Author({"author": found[1], "email": found[2]} if found else {"author": one})
                )
        elif known in AUTHOR_NAMES:
            if not self.authors:
                what = f"{name!r} stands before any author: left out: {shortened(value)!r}"
                findings.tell("misplaced-field", what, line, "put it below the name of its author")
                return
            author = self.authors[-1]
            if known == "surname" and not author.has(value):
                what = f"{name!r} stands at neither end of the name of its author: {shortened(value)!r}"
                findings.tell("unclear-field", what, line, "give the whole name as that of the author")
            self._once(name, author.values.setdefault(known, value), value, findings, line)
        elif known == "council note":
            self.council.append(nodes.paragraph(value, value))
        elif known in _SEVERAL:
            self.values.setdefault(known, []).append(value)
        else:
            self.lines.setdefault(known, line or 0)
            self._once(name, self.values.setdefault(known, [value])[0], value, findings, line)

    @staticmethod
    def _once(name: str, kept: str, value: str, findings: Findings, line: int | None) -> None:
        if kept != value:
            what = f"{name!r} stands twice: left out: {shortened(value)!r}"
            findings.tell("repeated-field", what, line, "keep one of them")

    def tell_unlike(self, version: str, date: str, findings: Findings) -> None:
        """Tell of fields that speak of the only revision where a history has others, newest first."""
        for name, known in (("version", version), ("date", date), ("initials", ""), ("remark", "")):
            if (value := self.one(name)) and value != known:
                what = f"{name!r} is not that of the revision history: left out: {shortened(value)!r}"
                findings.tell("repeated-field", what, self.lines.get(name), "put it into the history")


def _people(value: str) -> list[str]:
    """Part the names of several authors; ``Example, Ada`` is one, and so are ``Example & Sons``."""
    if ";" in value:
        return [one.strip() for one in value.split(";") if one.strip()]
    people = [one for one in _PEOPLE.split(value) if one]
    return people if all(" " in one for one in people) else [value]


def from_list(
    fields: nodes.field_list, into: Fields, findings: Findings, plain: Callable[[Sequence[nodes.Node]], str]
) -> None:
    """Read a list of fields in reStructuredText; ``plain`` gives the words of what stands in one."""
    for item in fields.children:
        name, body = item.children
        said = name.astext()
        if field_called(said) == "council note":
            into.council += body.children
            continue
        into.take(said, plain(body.children), findings, item.line or name.line)


def front_matter(text: str, findings: Findings) -> tuple[Fields, str] | None:
    """Read the YAML at the head of a draft in Markdown; give the draft with empty lines in its place.

    None where the head cannot be read, as a finding says. YAML is read without any type: a number stays as
    it is written. XeptoolsError where the extra that brings its library is not installed.
    """
    fields = Fields()
    found = _FRONT.match(text)
    if found is None:
        return fields, text
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    if len(found[0]) > _LONGEST:
        findings.error("front-matter", f"the YAML at the head has more than {_LONGEST:,} characters", 1)
        return None
    read = _yaml(found[1] or "", findings)
    if read is None:
        return None
    if read.id != "mapping":
        findings.error("front-matter", "the YAML at the head is no list of names and values", 1)
        return None
    for name, value in read.value:
        if _folded(str(name.value)) == "revisions":
            fields.lines.setdefault("revisions", value.start_mark.line + 2)
            fields.history += _history(value, findings)
            continue
        for key, said, line in _flat(name, value, findings, 0):
            fields.take(key, said, findings, line)
    return fields, rest


def _yaml(text: str, findings: Findings) -> Any:
    """Give the nodes of YAML, which know their lines; no value is made of any. None for a finding."""
    try:
        import yaml  # noqa: PLC0415
    except ImportError:
        raise XeptoolsError("Markdown needs myst-docutils: pip install 'xeptools[markdown]'") from None
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader) or yaml.MappingNode("", [])  # comments alone
    except yaml.YAMLError as wrong:
        problem = getattr(wrong, "problem", None) or "cannot be read"
        # What has no end is told where it begins.
        where = "context_mark" if "end of stream" in problem else "problem_mark"
        mark = getattr(wrong, where, None)
        findings.error("front-matter", f"YAML: {problem}", mark.line + 2 if mark is not None else 1)
    except RecursionError:
        findings.error("front-matter", "the YAML at the head nests too deeply", 1)
    return None


def _history(value: Any, findings: Findings) -> Iterator[dict[str, str]]:
    """Give the revisions of a list in YAML, each with what it says; what else is in it is told."""
    for one in value.value if value.id == "sequence" else [value]:
        told: dict[str, str] = {}
        for name, said in one.value if one.id == "mapping" else [(value, one)]:
            key = str(name.value).lower()
            if said.id == "scalar" and key in _REVISION and one.id == "mapping":
                told[key] = " ".join(said.value.split())
            else:
                what = f"this is none of {', '.join(_REVISION)} of a revision: left out"
                line = said.start_mark.line + 2
                findings.error("front-matter", f"{what}: {shortened(_scalars(said, 0))!r}", line)
        if told:
            yield told


def _flat(name: Any, value: Any, findings: Findings, depth: int) -> Iterator[tuple[str, str, int]]:
    """Give what YAML says as names, values and lines one after the other; an author may be a mapping."""
    key = str(name.value)
    line = value.start_mark.line + 2
    match value.id:
        case "scalar":
            yield key, " ".join(value.value.split()), line
        case "sequence" if depth == 0:
            if all(one.id == "scalar" for one in value.value) and field_called(key) not in _EACH:
                yield key, ", ".join(one.value for one in value.value), line
            else:
                for one in value.value:
                    yield from _flat(name, one, findings, depth + 1)
        case "mapping" if depth <= 1:
            inner = sorted(value.value, key=lambda pair: field_called(str(pair[0].value)) != "author")
            for part, one in inner:
                yield from _flat(part, one, findings, depth + 2)
        case _:
            what = f"{key[:60]!r} is neither text nor a list of texts"
            findings.error("front-matter", f"{what}: left out: {shortened(_scalars(value, 0))!r}", line)


def _scalars(node: Any, depth: int) -> str:
    """Give the texts in YAML, as far as a message has room for them."""
    if node.id == "scalar" or depth > _DEEPEST:
        return str(node.value) if node.id == "scalar" else ""
    parts = [part for one in node.value[:_DEEPEST] for part in (one if isinstance(one, tuple) else (one,))]
    return " ".join(_scalars(part, depth + 1) for part in parts)
