"""The namespace of a schema is one that its document speaks of.

A target namespace that neither the text nor another example mentions was mostly copied with the schema of
another document, or forgotten when the version went up.
"""

import re
from collections.abc import Iterable

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.nearness import distance

_VERSION = re.compile(r"\d+(?:\.\d+)*")
_LETTERS = 3
"""By which a misspelt namespace differs at most; most of them begin alike."""

_MOST = 50
"""Schemas whose namespaces are looked for, each in the whole document: ten times as many as any has."""


@rule(Severity.WARNING)
def unused_namespace(examples: Examples) -> Problems:
    used = examples.used - {""}
    for schema in examples.schemas[:_MOST]:
        namespace = schema.namespace
        if not namespace or not examples.is_unused(schema):
            continue
        place = Stretch(schema.snippet.block, *schema.place(0, "targetNamespace"))
        other = [one for one in sorted(used) if _VERSION.sub("N", one) == _VERSION.sub("N", namespace)]
        meant = other[0] if other else _near(namespace, used)
        hint = f"did you mean {meant}?" if meant else "correct it, or say what it is for"
        yield Problem(place, f"nothing else in this document mentions the namespace {namespace}", hint)


def _near(namespace: str, used: Iterable[str]) -> str:
    return next((one for one in sorted(used) if distance(namespace, one, _LETTERS) <= _LETTERS), "")
