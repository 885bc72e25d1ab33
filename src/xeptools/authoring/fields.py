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

from xeptools.authoring.findings import Findings
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
_FOLDED = {re.sub("[ _-]", "", name): name for name in (*NAMES, *AUTHOR_NAMES)} | _ALIASES
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MAIL = re.compile(r"(.*?)\s*<([^<>@\s]+@[^<>\s]+)>")
_LONGEST = 100_000
"""Characters of YAML at the head of a draft."""


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
        return whole.removesuffix(surname).strip(), surname


@dataclass(slots=True)
class Fields:
    """What the head of a draft says."""

    values: dict[str, list[str]] = field(default_factory=dict)
    authors: list[Author] = field(default_factory=list)
    council: list[nodes.Node] = field(default_factory=list)

    def one(self, name: str, default: str = "") -> str:
        """Give the only value of a field; ``default`` where it is absent."""
        return next((value for value in self.values.get(name, ()) if value), default)

    def several(self, name: str) -> list[str]:
        """Give the values of a field in which commas stand between several."""
        parts = (part.strip() for value in self.values.get(name, ()) for part in value.split(","))
        return [part for part in parts if part]

    def take(self, name: str, value: str, findings: Findings, line: int | None) -> None:
        """Keep the value of the field called ``name``; tell of a name that means nothing."""
        folded = re.sub(r"[\s_-]", "", name).lower()
        known = _FOLDED.get(folded)
        if known is None:
            near = get_close_matches(folded, _FOLDED, n=1, cutoff=0.75)
            hint = f"did you mean {_FOLDED[near[0]]!r}?" if near else ""
            findings.tell("unknown-field", f"{name[:60]!r} is no field of a draft", line, hint)
        elif known == "author":
            found = _MAIL.fullmatch(value)
            self.authors.append(
                Author({"author": found[1], "email": found[2]} if found else {"author": value})
            )
        elif known in AUTHOR_NAMES:
            if not self.authors:
                findings.tell("misplaced-field", f"{name!r} stands before any author", line)
                return
            self.authors[-1].values[known] = value
        else:
            self.values.setdefault(known, []).append(value)


def from_list(
    fields: nodes.field_list, into: Fields, findings: Findings, plain: Callable[[Sequence[nodes.Node]], str]
) -> None:
    """Read a list of fields in reStructuredText; ``plain`` gives the words of what stands in one."""
    for item in fields.children:
        name, body = item.children
        said = name.astext()
        if re.sub(r"[\s_-]", "", said).lower() == "councilnote":
            into.council = list(body.children)
            continue
        into.take(said, plain(body.children), findings, item.line or name.line)


def front_matter(text: str, findings: Findings) -> tuple[Fields, str]:
    """Read the YAML at the head of a draft in Markdown; give the draft with empty lines in its place.

    YAML is read without any type: a number stays as it is written. XeptoolsError where the extra that
    brings its library is not installed.
    """
    fields = Fields()
    found = _FRONT.match(text)
    if found is None:
        return fields, text
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    if len(found[0]) > _LONGEST:
        findings.error("front-matter", f"the YAML at the head has more than {_LONGEST:,} characters", 1)
        return fields, rest
    read = _yaml(found[1] or "", findings)
    if isinstance(read, dict):
        for name, value in read.items():
            for key, said in _flat(str(name), value, findings, 0):
                fields.take(key, said, findings, _line_of(key, text))
    elif read is not None:
        findings.error("front-matter", "the YAML at the head is no list of names and values", 1)
    return fields, rest


def _yaml(text: str, findings: Findings) -> Any:
    try:
        import yaml  # noqa: PLC0415
    except ImportError:
        raise XeptoolsError("Markdown needs myst-docutils: pip install 'xeptools[markdown]'") from None
    try:
        # Makes nothing but strings, lists and mappings of strings.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        findings.error("front-matter", f"YAML: {getattr(wrong, 'problem', None) or 'cannot be read'}", line)
    except RecursionError:
        findings.error("front-matter", "the YAML at the head nests too deeply", 1)
    return None


def _flat(name: str, value: Any, findings: Findings, depth: int) -> Iterator[tuple[str, str]]:
    """Give what YAML says as names and values one after the other; an author may be a mapping."""
    match value:
        case str():
            yield name, " ".join(value.split())
        case list() if depth == 0:
            if all(isinstance(one, str) for one in value) and name.lower() not in (
                "author",
                "authors",
                "schema",
            ):
                yield name, ", ".join(value)
            else:
                for one in value:
                    yield from _flat(name, one, findings, depth + 1)
        case dict() if depth <= 1:
            inner = [(str(key), one) for key, one in value.items()]
            inner.sort(key=lambda pair: pair[0].lower() not in ("name", "author"))
            for key, one in inner:
                yield from _flat(key, one, findings, depth + 2)
        case _:
            findings.error("front-matter", f"{name[:60]!r} is neither text nor a list of texts", 1)


def _line_of(key: str, text: str) -> int:
    found = re.search(rf"^[\s-]*{re.escape(key)}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
