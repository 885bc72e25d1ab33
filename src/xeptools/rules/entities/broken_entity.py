"""The text of an entity is well-formed by itself.

What it opens it must close: it is put in wherever it is used (XML 1.0 §4.3.2), and takes every document
that uses it along.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, rule
from xeptools.diagnostics import Severity
from xeptools.source import parse


@rule(Severity.ERROR)
def broken_entity(file: EntityFile) -> Problems:
    # All at once, and one by one only where something is wrong.
    if _well_formed("".join(f"<e>{text}</e>" for text in file.texts.values())):
        return
    for declaration in file.declarations:
        if declaration.text is not None and not _well_formed(declaration.text):
            yield Problem(
                Raw(declaration.start, declaration.end),
                f"the text of &{declaration.name}; is not well-formed",
                "close what it opens",
            )


def _well_formed(content: str) -> bool:
    return parse(f"<e>{content}</e>".encode()).well_formed
