"""Which entities a document may use, and what each stands for.

The tree's ``xep.ent`` lies beside the document or above it and is read once, however many
documents use it. A document outside any tree borrows the entities bundled with the package.
Nothing outside the tree is ever opened, and no address is ever fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from xeptools.source import limits
from xeptools.source.bundled import bundled_entities
from xeptools.source.declarations import Declaration, Doctype, read_declarations
from xeptools.source.text import decode

ENTITY_FILE = "xep.ent"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with the declarations; ``step`` is the declaration of the document that led there."""

    rule: str
    message: str
    hint: str
    step: Declaration


class Entities:
    """The entities in scope of one document: its own, then those of the files it uses."""

    __slots__ = ("_own", "_shared", "external", "troubles", "uses_file")

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._shared: list[Mapping[str, str]] = []
        self.external: set[str] = set()
        """Names declared with a system identifier: refused, never read."""
        self.troubles: list[Trouble] = []
        self.uses_file = False
        """Whether the document uses any entity file (``%ents;``)."""

    def get(self, name: str) -> str | None:
        """The replacement text of ``&name;``, or None where nothing declares it."""
        text = self._own.get(name)
        if text is None:
            for shared in self._shared:
                text = shared.get(name)
                if text is not None:
                    break
        return text

    def own(self) -> Mapping[str, str]:
        """The entities that the document itself declares (those in force)."""
        return self._own

    def declare(self, step: Declaration) -> None:
        """Take a declaration of the document's own, unless the name is taken."""
        # The first declaration wins (XML 1.0 §4.2), also over one of a file used before it.
        if step.name in self.external or self.get(step.name) is not None:
            return
        if step.text is None:
            self.external.add(step.name)
        elif len(self._own) < limits.DECLARATIONS:
            self._own[step.name] = step.text

    def share(self, declared: Mapping[str, str]) -> None:
        """Let the document use a file's entities from here on."""
        self.uses_file = True
        self._shared.append(declared)


def entities_of(doctype: Doctype | None, folder: Path | None, root: Path | None) -> Entities:
    """The entities in scope of a document in ``folder`` that belongs to the tree at ``root``.

    Both are None for a document without a place; ``root`` alone is None for a lone draft. A tree
    without an entity file has the bundled one, as a lone draft does.
    """
    entities = Entities()
    if doctype is None:
        return entities
    parameters: dict[str, Declaration] = {}
    for step in doctype.steps:
        if step.use:
            declared = parameters.get(step.name)
            if declared is None:
                entities.troubles.append(
                    Trouble(
                        "document/undeclared-entity",
                        f"parameter entity %{step.name}; is not declared",
                        "",
                        step,
                    )
                )
            else:
                _use(entities, declared, step, folder, root)
        elif step.parameter:
            parameters.setdefault(step.name, step)
        else:
            entities.declare(step)
    return entities


def _use(
    entities: Entities, declared: Declaration, step: Declaration, folder: Path | None, root: Path | None
) -> None:
    if declared.text is not None:
        for inner in read_declarations(declared.text.encode()):
            if inner.name and not inner.parameter:
                entities.declare(inner)
        return
    shared = Path(declared.system).name == ENTITY_FILE and "://" not in declared.system
    if root is None or (shared and not (root / ENTITY_FILE).exists()):
        if shared:
            entities.share(bundled_entities())
        else:
            entities.troubles.append(_refusal(declared, step, "it is not the shared entity file"))
        return
    path, reason = _inside(declared.system, folder or root, root)
    if path is None:
        entities.troubles.append(_refusal(declared, step, reason))
        return
    table = read_entity_file(path)
    entities.share(table.texts)
    if table.trouble:
        entities.troubles.append(
            Trouble("document/broken-entity-file", f"{path.name}: {table.trouble}", "", step)
        )


def _refusal(declared: Declaration, step: Declaration, reason: str) -> Trouble:
    return Trouble(
        "document/external-entity",
        f"%{declared.name}; names {declared.system!r}, which is not read: {reason}",
        f"use <!ENTITY % ents SYSTEM '{ENTITY_FILE}'> and declare what it lacks in the document itself",
        step,
    )


def _inside(system: str, folder: Path, root: Path) -> tuple[Path | None, str]:
    """The file that ``system`` names, if it lies in the tree after all links are followed."""
    if ":" in system or system.startswith("/") or "\\" in system or "\0" in system:
        return None, "it is an address or an absolute path"
    # inbox/ carries a link to the tree's file; where git could not make links it is absent or a
    # line of text. Whatever a document calls it, xep.ent is the tree's.
    if system.rpartition("/")[2] == ENTITY_FILE:
        path = root / ENTITY_FILE
        if path.is_file() and not path.is_symlink():
            return path, ""
    else:
        path = folder / system
    try:
        real, real_root = path.resolve(strict=True), root.resolve()
    except (OSError, RuntimeError):
        return None, "there is no such file"
    if not real.is_relative_to(real_root):
        return None, "it leads out of the tree"
    if not real.is_file():
        return None, "it is not a file"
    return real, ""


def find_root(path: Path) -> Path | None:
    """The tree that ``path`` lies in: the nearest folder with a ``xep.ent``, at or above it.

    The search ends at the top of a git checkout, so that a stray file far above is not taken for
    the tree's. A ``xep.ent`` that only says where the real one is (git's form of a link where links
    cannot be made) does not make a tree.
    """
    folder = path if path.is_dir() else path.parent
    folder = folder.absolute()
    for candidate in (folder, *folder.parents):
        entity_file = candidate / ENTITY_FILE
        if entity_file.is_file() and not entity_file.is_symlink() and not _is_flat_link(entity_file):
            return candidate
        if (candidate / ".git").exists():
            break
    return None


def _is_flat_link(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(200)
    except OSError:
        return False
    return len(head) < 200 and head.strip().endswith(ENTITY_FILE.encode()) and b"<" not in head


@dataclass(frozen=True, slots=True)
class EntityFile:
    """What an entity file declares, in its order."""

    texts: Mapping[str, str]
    declarations: tuple[Declaration, ...]
    trouble: str


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
        decoded = decode(file.read(limits.DOCUMENT_BYTES + 1))
    if decoded.trouble:
        return EntityFile({}, (), decoded.trouble)
    texts: dict[str, str] = {}
    declarations: list[Declaration] = []
    end = 0
    for step in read_declarations(decoded.utf8):
        end = step.end
        if step.name and not step.parameter:
            if len(declarations) >= limits.DECLARATIONS:
                return EntityFile(
                    texts, tuple(declarations), f"more than {limits.DECLARATIONS:,} declarations"
                )
            declarations.append(step)
            if step.text is not None:
                texts.setdefault(step.name, step.text)
    trouble = ""
    if end < len(decoded.utf8):
        line = decoded.utf8.count(b"\n", 0, end) + 1
        trouble = f"line {line} cannot be read as a declaration; what follows it is not known"
    return EntityFile(texts, tuple(declarations), trouble)
