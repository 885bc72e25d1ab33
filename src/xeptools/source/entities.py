"""Which entities a document may use, and what each stands for.

The tree's ``xep.ent`` lies beside the document or above it and is read once, however many
documents use it. A document outside any tree borrows the entities bundled with the package.
Nothing outside the tree is ever opened, and no address is ever fetched.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from xeptools.frozen import frozen
from xeptools.source import limits
from xeptools.source.bundled import bundled_entities
from xeptools.source.declarations import Declaration, Doctype, read_declarations
from xeptools.source.text import Decoded, decode
from xeptools.source.within import file_within, is_relative

ENTITY_FILE = "xep.ent"


@frozen
class Trouble:
    """Something wrong with the declarations; ``step`` is the declaration of the document that led there."""

    rule: str
    message: str
    hint: str
    step: Declaration


class Entities:
    """The entities in scope of one document: its own, then those of the files it uses."""

    __slots__ = ("_own", "bundled", "files", "troubles", "uses_file")

    def __init__(self) -> None:
        self._own: dict[str, str | None] = {}
        self.files: list[Mapping[str, str]] = []
        """What each entity file declares that the document uses."""
        self.troubles: list[Trouble] = []
        self.bundled = False
        """Whether the shared ones are those of the package, which names no authors, and not a tree's."""
        self.uses_file = False
        """Whether the document uses an entity file (``%ents;``), be it one that cannot be read."""

    def get(self, name: str) -> str | None:
        """The replacement text of ``&name;``, or None where nothing in the tree declares it."""
        if name in self._own:
            return self._own[name]
        for file in self.files:
            text = file.get(name)
            if text is not None:
                return text
        return None

    def is_external(self, name: str) -> bool:
        """Whether the document declares the entity with a system identifier: such a one is never read."""
        return name in self._own and self._own[name] is None

    def own(self) -> Mapping[str, str]:
        """The entities that the document itself declares (those in force)."""
        return {name: text for name, text in self._own.items() if text is not None}

    def names(self) -> set[str]:
        """The names of all entities in scope."""
        return set(self._own).union(*self.files)

    def declare(self, step: Declaration) -> None:
        """Take a declaration of the document's own, unless the name is taken."""
        # The first declaration wins (XML 1.0 §4.2), also over one of a file used before it.
        if step.name not in self._own and self.get(step.name) is None:
            self._own[step.name] = step.text


def entities_of(doctype: Doctype | None, folder: Path | None, root: Path | None) -> Entities:
    """The entities in scope of a document in ``folder`` that belongs to the tree at ``root``.

    Both are None for a document without a place; ``root`` alone is None for a lone draft. A tree
    without an entity file has the bundled one, as a lone draft does.
    """
    entities = Entities()
    parameters: dict[str, Declaration] = {}
    used: set[str] = set()
    taken = 0
    # The declarations in a parameter entity stand where it is used, and may use others.
    pending: list[Iterator[Declaration]] = [iter(doctype.steps if doctype is not None else ())]
    while pending:
        step = next(pending[-1], None)
        if step is None:
            pending.pop()
            continue
        if not step.name:
            continue
        if len(pending) == 1:
            cause = step
        taken += 1
        if taken > limits.DECLARATIONS:
            message = f"more than {limits.DECLARATIONS:,} declarations"
            hint = "no published document needs that many; the rest is left out"
            entities.troubles.append(Trouble("document/limit-reached", message, hint, cause))
            break
        if not step.use:
            if step.parameter:
                parameters.setdefault(step.name, step)
            else:
                entities.declare(step)
        elif (declared := parameters.get(step.name)) is None:
            message = f"parameter entity %{step.name}; is not declared"
            hint = f"declare it on the line before: <!ENTITY % {step.name} SYSTEM '{ENTITY_FILE}'>"
            entities.troubles.append(Trouble("document/undeclared-entity", message, hint, cause))
        elif step.name not in used:  # a second time it would declare nothing new
            used.add(step.name)
            if declared.text is None:
                _use_file(entities, declared, cause, folder, root)
            else:
                pending.append(read_declarations(declared.text.encode()))
    return entities


def _use_file(
    entities: Entities, declared: Declaration, cause: Declaration, folder: Path | None, root: Path | None
) -> None:
    entities.uses_file = True
    if len(entities.files) >= limits.ENTITY_FILES:
        file: EntityFile | str = f"it is one more than the {limits.ENTITY_FILES} that a document may use"
    else:
        file = _file(declared.system, folder, root)
    if isinstance(file, str):
        entities.troubles.append(_refusal(declared, cause, file))
        return
    entities.files.append(file.texts)
    entities.bundled = entities.bundled or file.texts is bundled_entities()
    if file.trouble:
        message = f"{declared.system.rpartition('/')[2]}: {file.trouble}"
        entities.troubles.append(
            Trouble("document/broken-entity-file", message, "mend the file of entities first", cause)
        )


def _file(system: str, folder: Path | None, root: Path | None) -> EntityFile | str:
    """The file that ``system`` names, if it lies in the tree or is the bundled one; or why it is not read."""
    shared = system.rpartition("/")[2] == ENTITY_FILE and "://" not in system
    plain = is_relative(system)
    if root is not None and shared and plain and (file := _of_tree(root)) is not None:
        return file
    if shared and (root is None or not (root / ENTITY_FILE).exists()):
        return EntityFile(bundled_entities(), (), "")
    if root is None:
        return "it is not the shared entity file"
    # inbox/ carries a link to the tree's file; where git could not make links it is absent or a
    # line of text. Whatever a document calls it, xep.ent is the tree's.
    place = (ENTITY_FILE, root) if shared and plain else (system, folder or root)
    path, reason = file_within(*place, root)
    return reason if path is None else read_entity_file(path)


def _refusal(declared: Declaration, step: Declaration, reason: str) -> Trouble:
    return Trouble(
        "document/external-entity",
        f"%{declared.name}; names {declared.system!r}, which is not read: {reason}",
        f"use <!ENTITY % ents SYSTEM '{ENTITY_FILE}'> and declare what it lacks in the document itself",
        step,
    )


def _of_tree(root: Path) -> EntityFile | None:
    """The tree's own entity file, with one question to the system, for nearly every document uses it.

    None where it is no plain file: whether a link leads astray takes more questions.
    """
    path = os.path.join(root, ENTITY_FILE)  # noqa: PTH118  # a Path takes longer to make than a file to find
    try:
        state = os.lstat(path)
        return _read(path, state.st_mtime_ns, state.st_size) if stat.S_ISREG(state.st_mode) else None
    except OSError:
        return None


def find_root(path: Path) -> Path | None:
    """The tree that ``path`` lies in: the nearest folder with a ``xep.ent``, at or above it.

    The search ends at the top of a git checkout, so that a stray file far above is not taken for
    the tree's. A ``xep.ent`` that only says where the real one is (a link, or git's form of one where
    links cannot be made) does not make a tree.
    """
    folder = path if path.is_dir() else path.parent
    # What stands before ".." is not above the file, though it is among the parents of such a path.
    folder = folder.resolve() if ".." in folder.parts else folder.absolute()
    for candidate in (folder, *folder.parents):
        entity_file = candidate / ENTITY_FILE
        if entity_file.is_file() and not _points_elsewhere(entity_file):
            return candidate
        if (candidate / ".git").exists():
            break
    return None


def _points_elsewhere(path: Path) -> bool:
    if path.is_symlink():
        return not path.resolve().is_relative_to(path.parent.resolve())
    try:
        with path.open("rb") as file:
            head = file.read(200)
    except OSError:
        return False
    return len(head) < 200 and head.strip().endswith(ENTITY_FILE.encode()) and b"<" not in head


@frozen
class EntityFile:
    """What an entity file declares, in its order."""

    texts: Mapping[str, str]
    declarations: tuple[Declaration, ...]
    """Every general entity; a name may stand twice, the first counts."""
    trouble: str
    utf8: bytes = b""
    """The file itself; the declarations' places count in it."""
    read: int = 0
    """The bytes of it up to which it could be read."""


def read_entity_file(path: Path) -> EntityFile:
    """Read an entity file, once for each state of it.

    What cannot be opened gives an empty table and the trouble in words; never raises.
    """
    try:
        state = path.stat()
        return _read(str(path), state.st_mtime_ns, state.st_size)
    except OSError as error:
        return EntityFile({}, (), error.strerror or "cannot be read")


@lru_cache(maxsize=16)
def _read(path: str, _mtime: int, size: int) -> EntityFile:
    if size > limits.DOCUMENT_BYTES:
        return EntityFile({}, (), f"larger than {limits.DOCUMENT_BYTES:,} bytes")
    with Path(path).open("rb") as file:
        return entity_file_of(decode(file.read(limits.DOCUMENT_BYTES + 1)))


def entity_file_of(decoded: Decoded) -> EntityFile:
    """What the text of an entity file declares."""
    if decoded.trouble:
        return EntityFile({}, (), decoded.trouble)
    texts: dict[str, str] = {}
    declarations: list[Declaration] = []
    end = 0
    for step in read_declarations(decoded.utf8):
        end = step.end
        if step.name and not step.parameter:
            if len(declarations) >= limits.DECLARATIONS:
                trouble = f"more than {limits.DECLARATIONS:,} declarations"
                return EntityFile(texts, tuple(declarations), trouble, decoded.utf8, step.start)
            declarations.append(step)
            if step.text is not None:
                texts.setdefault(step.name, step.text)
    trouble = ""
    if end < len(decoded.utf8):
        line = decoded.utf8.count(b"\n", 0, end) + 1
        trouble = f"line {line} cannot be read as a declaration; what follows it is not known"
    return EntityFile(texts, tuple(declarations), trouble, decoded.utf8, end)
