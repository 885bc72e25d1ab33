"""The facts of a tree's documents, remembered from one run to the next.

What is remembered hangs on the content of the documents and of the entity file, and on the version of
this program; deleting it is always safe.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from xeptools.__about__ import __version__
from xeptools.errors import XeptoolsError
from xeptools.tree.facts import Facts, facts_of
from xeptools.tree.folder import INBOX, Document
from xeptools.workers import spread
from xeptools.writing import make_folder, write

_FIELDS = tuple(field.name for field in fields(Facts))
_FEW = 63
"""Documents that one process reads before another would have started."""


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make anew; None where nobody knows."""
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place, "xeptools", "cache") if place else None
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():  # any other is to be ignored (XDG Base Directory Specification)
        return given / "xeptools"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "xeptools"


def facts_of_all(
    documents: Sequence[Document], root: Path, *, cache: Path | None = None, jobs: int = 1
) -> list[Facts]:
    """The facts of documents of the tree at ``root``, in their order.

    ``cache`` is the folder in which they are remembered, None for none; ``jobs`` processes share what
    is not.
    """
    if cache is None:
        return _read(documents, root, jobs)
    key = _key(root)
    place = cache / f"facts-{blake2b(os.fsencode(root.resolve()), digest_size=8).hexdigest()}.json"
    known = _remembered(place, key)
    digests = [_digest(document) for document in documents]
    missing = [index for index, digest in enumerate(digests) if digest not in known]
    read = _read([documents[index] for index in missing], root, jobs)
    for index, facts in zip(missing, read, strict=True):
        known[digests[index]] = facts
    if missing:
        _remember(place, key, {digest: known[digest] for digest in digests})
    return [known[digest] for digest in digests]


def _read(documents: Sequence[Document], root: Path, jobs: int) -> list[Facts]:
    return spread(partial(facts_of, root=root), documents, jobs, few=_FEW)


def _key(root: Path) -> str:
    """Whatever the facts hang on besides the documents."""
    digest = blake2b(f"{__version__} {_FIELDS}".encode(), digest_size=16)
    for folder in (root, root / INBOX):
        for path in sorted(folder.glob("*.ent")):  # documents may use others beside the shared one
            digest.update(os.fsencode(path.name) + b"\0" + _content(path) + b"\0")
    return digest.hexdigest()


def _digest(document: Document) -> str:
    digest = blake2b(document.name.encode("utf-8", "surrogateescape"), digest_size=16)
    digest.update(b"\0")
    digest.update(_content(document.path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _remembered(place: Path, key: str) -> dict[str, Facts]:
    try:
        stored = json.loads(place.read_text("utf-8"))
        if stored["key"] != key:
            return {}
        return {digest: _facts(values) for digest, values in stored["facts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # not there, or not as we wrote it


def _remember(place: Path, key: str, known: Mapping[str, Facts]) -> None:
    stored = {"key": key, "facts": {digest: list(_plain(facts)) for digest, facts in known.items()}}
    try:
        make_folder(place.parent)
        write(place, json.dumps(stored, ensure_ascii=False).encode())
    except (XeptoolsError, UnicodeEncodeError):
        pass  # the next run reads again, that is all


def _plain(facts: Facts) -> Iterable[Any]:
    return (value.isoformat() if isinstance(value, dt.date) else value for value in astuple(facts))


def _facts(values: Sequence[Any]) -> Facts:
    given = dict(zip(_FIELDS, values, strict=True))
    given["date"] = dt.date.fromisoformat(given["date"]) if given["date"] else None
    for name in ("supersedes", "superseded_by"):
        given[name] = tuple(given[name])
    return Facts(**given)
