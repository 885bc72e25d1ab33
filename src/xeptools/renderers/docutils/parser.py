"""XEP sources for docutils' own commands: ``docutils --parser=xeptools --writer=html5 xep-0363.xml``."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes, parsers

from xeptools.diagnostics import Severity
from xeptools.model import Xep
from xeptools.renderers.docutils.document import page
from xeptools.resolver import resolve
from xeptools.source import Source, find_root, parse
from xeptools.tree import Neighbours
from xeptools.tree.folder import name_of

_NEEDED = {"syntax_highlight": "long", "tab_width": 8}
"""Settings that the writer of LaTeX asks for, and that only the parser of reStructuredText has."""


def _folder(_setting: str, value: str, *_parser: object, **_config: object) -> str:
    """Give the name of a folder; raises ValueError, which docutils' commands tell, where it is none."""
    if not Path(value).is_dir():
        raise ValueError(f"{value}: no such folder")
    return value


class Parser(parsers.Parser):
    """Reads a XEP source into a doctree with title, facts, contents, body and appendices."""

    supported = ("xep", "xeptools")
    settings_spec = (
        "XEP Source Options",
        None,
        (
            (
                "The folder that gives entities and facts of others (default: the one the source lies in).",
                ["--xep-tree"],
                {"metavar": "<directory>", "validator": _folder},
            ),
        ),
    )
    config_section = "xeptools parser"
    config_section_dependencies = ("parsers",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill an empty ``document``; what is wrong with the source is told as docutils tells it."""
        self.setup_parse(inputstring, document)
        for name, value in _NEEDED.items():
            document.settings.setdefault(name, value)
        path = document.current_source or ""
        tree = getattr(document.settings, "xep_tree", None)
        root = Path(tree) if tree else find_root(Path(path)) if Path(path).is_file() else None
        xep = resolve(read(inputstring, path, root))
        tell(xep, document)
        corpus = Neighbours(root) if root else {}
        document.append(page(xep, corpus, name=name_of(path) or "draft", contents=True))
        self.finish_parse()


def read(text: str, path: str, root: Path | None) -> Source:
    """Read the source ``text`` that came from ``path`` and belongs to the tree at ``root``."""
    return parse(text.encode("utf-8", "replace"), tree=root, name=path or None)


def tell(xep: Xep, document: nodes.document) -> None:
    """Report what reading found at its line of the source, and that it is none."""
    if xep.origin.root not in ("", "xep"):
        report = document.reporter.warning
        report(f"no XEP source: its root is <{xep.origin.root}>", source=xep.origin.path, line=1)
    for found in xep.diagnostics:
        report = document.reporter.error if found.severity is Severity.ERROR else document.reporter.warning
        report(found.message, source=found.path, line=found.span.start.line if found.span else None)
