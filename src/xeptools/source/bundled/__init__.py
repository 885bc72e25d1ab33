"""The entities that come with the package, for a draft that lies in no tree.

A tree brings its own ``xep.ent``; a lone document has this. The names are those that authors of XEPs
know; the texts are made from tables, so that a fact stands once. To add an entity, add a line:

* ``xeps.tsv``: number and title; makes ``xepNNNN``.
* ``rfcs.tsv``: number and title; makes ``rfcNNNN``, always four digits.
* ``works.tsv``: other specifications: names, label, where it is, title. *Where* is ``RFC NNNN`` (its
  title then stands in ``rfcs.tsv``), the name of an Internet-Draft, an address, or empty where nothing
  can be linked to.
* ``organisations.tsv``: names, label, address (may be empty), a sentence that says what it is.
* ``registries.tsv``: names, and the page's name in the XMPP Registrar's folder.
* ``words.tsv``: names and the plain text they stand for: elements, error conditions, forms of address.
* ``wordings.txt``: paragraphs, notes and legal notices: the name on a line of its own, the markup
  below it, an empty line after it. A block that begins with ``#`` is a remark.

The first line of a table names its columns. A tab parts them, a blank the several names of one entity;
empty columns at the end may be left out. All is UTF-8, and all but ``wordings.txt`` is plain text
without markup.

Not here, because they belong to a tree or to one document: the authors, and the formula pieces of the
Encrypted Sessions documents.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_Texts = Iterator[tuple[str, str]]
"""Names, parted by blanks, and the replacement text that all of them stand for."""

_FOLDER = Path(__file__).parent
_PREDEFINED = frozenset({"amp", "apos", "gt", "lt", "quot"})  # known to every parser (XML 1.0 §4.6)


@cache
def bundled_entities() -> Mapping[str, str]:
    """Give each entity's replacement text (XML 1.0 §4.5) by its name.

    The text is XML: it may hold markup, ``&lt;`` and the like, and references to other entities of
    this mapping. The first call builds it, later ones give the same read-only mapping.
    """
    titles = dict(_rows("rfcs.tsv"))
    entities: dict[str, str] = {}
    for texts in (
        _characters(),
        _words(),
        _registries(),
        _xeps(),
        _rfcs(titles),
        _works(titles),
        _organisations(),
        _wordings(),
    ):
        for names, text in texts:
            for name in names.split():
                entities[name] = text
    return MappingProxyType(entities)


def _characters() -> _Texts:
    """Give the named characters of HTML 4 (section 24), which authors expect: nbsp, mdash, copy."""
    from html.entities import name2codepoint  # noqa: PLC0415

    return ((name, chr(code)) for name, code in name2codepoint.items() if name not in _PREDEFINED)


def _words() -> _Texts:
    return ((names, _escape(text)) for names, text in _rows("words.tsv"))


def _registries() -> _Texts:
    for names, page in _rows("registries.tsv"):
        yield names, _printed(_escape(f"https://xmpp.org/registrar/{page}.html"))


def _xeps() -> _Texts:
    for number, title in _rows("xeps.tsv"):
        address = f"https://xmpp.org/extensions/xep-{number}.html"
        yield f"xep{number}", _reference(f"{title} (XEP-{number})", f"XEP-{number}: {title}", address)


def _rfcs(titles: Mapping[str, str]) -> _Texts:
    for number in titles:
        yield f"rfc{number}", _reference(f"RFC {int(number)}", *_rfc(number, titles))


def _works(titles: Mapping[str, str]) -> _Texts:
    for names, label, where, title in _rows("works.tsv"):
        series, _, name = where.partition(" ")
        if series == "RFC":
            yield names, _reference(label, *_rfc(name, titles))
        elif where.startswith("draft-"):
            address = f"https://datatracker.ietf.org/doc/{where}/"
            yield names, _reference(label, f"{title}, Internet-Draft, work in progress", address)
        else:
            yield names, _reference(label, title, where)


def _organisations() -> _Texts:
    for names, label, address, sentence in _rows("organisations.tsv"):
        yield names, _reference(label, f"{sentence} See" if address else sentence.rstrip("."), address)


def _wordings() -> _Texts:
    for block in _read("wordings.txt").split("\n\n"):
        name, _, markup = block.partition("\n")
        if not name.startswith("#"):
            yield name, markup.rstrip()


def _rfc(number: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """Give what the note on an RFC says, and its address, which has no leading zeros."""
    plain = number.lstrip("0")
    return f"RFC {plain}: {titles[number]}", f"https://www.rfc-editor.org/rfc/rfc{plain}"


def _reference(label: str, about: str, address: str) -> str:
    """Write a reference, in the one shape of all: a linked label, and a note that prints the address.

    An article before the label stays outside the link. Without an address there is no link.
    """
    article, label = ("the ", label[4:]) if label.startswith("the ") else ("", label)
    label, about, address = _escape(label), _escape(about), _escape(address)
    if address:
        label = f"<link url='{address}'>{label}</link>"
        about = f"{about} {_printed(address)}"
    return f"{article}<span class='ref'>{label}</span> <note>{about}.</note>"


def _printed(address: str) -> str:
    return f"&lt;<link url='{address}'>{address}</link>&gt;"


def _escape(text: str) -> str:
    """Write plain text as XML, fit for content and for an attribute value in single quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;")


def _rows(table: str) -> Iterator[list[str]]:
    """Give a table's rows, each as wide as its heading."""
    heading, *lines = _read(table).splitlines()
    for line in lines:
        cells = line.split("\t")
        yield cells + [""] * (heading.count("\t") + 1 - len(cells))


def _read(file: str) -> str:
    return (_FOLDER / file).read_text(encoding="utf-8")
