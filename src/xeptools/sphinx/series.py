"""The tree of XEPs that a documentation draws on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from xeptools.source import find_root
from xeptools.tree import Corpus, Facts, Neighbours

_KEPT = "xeptools"


def settle(app: Sphinx, config: Config) -> None:
    """Make the setting an absolute path, for a page does not know where ``conf.py`` lies.

    Raises ConfigError where it names no folder.
    """
    if config.xeptools_tree:
        root = Path(app.confdir) / config.xeptools_tree
        if not root.is_dir():
            raise ConfigError(f"xeptools_tree: {root} is no folder")
        config.xeptools_tree = str(root)


def root_of(env: BuildEnvironment) -> Path | None:
    """Give the tree that the setting names, or the one in which the page that is being read lies."""
    named = env.config.xeptools_tree
    return Path(named) if named else find_root(Path(env.doc2path(env.docname)))


def corpus_of(env: BuildEnvironment) -> Corpus:
    """Give the facts of the tree, read when they are asked for; kept as long as one page is read.

    The page is read again when a document changes whose facts it has asked for.
    """
    root = root_of(env)
    if _KEPT not in env.temp_data:
        env.temp_data[_KEPT] = _Noting(root, env) if root else {}
    corpus: Corpus = env.temp_data[_KEPT]
    return corpus


class _Noting(Mapping[str, Facts]):
    """The facts of the tree at ``root``, which tells ``env`` what the page that asks depends on."""

    def __init__(self, root: Path, env: BuildEnvironment) -> None:
        self._root, self._env, self._known = root, env, Neighbours(root)

    def __getitem__(self, number: str) -> Facts:
        facts = self._known[number]
        self._env.note_dependency(str(self._root / f"{facts.name}.xml"))
        return facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
