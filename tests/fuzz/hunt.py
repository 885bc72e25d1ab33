"""Read, check and render damaged documents, and tell which of them hurt.

    cd tests && python -m fuzz.hunt [FIRST [COUNT]]      (seeds; default: 0 20000)
    cd tests && python -m fuzz.hunt --show SEED          (writes the document of a seed)

A process of its own, so that its memory is that of the documents. The last line has the figures as
JSON; the exit status is 1 where a document raised, took too long or took too much memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fuzz.mutation import Original, mutant, of_cases, originals
from xeptools.checker.document import check_document
from xeptools.checker.entity_file import check_entity_file
from xeptools.checker.repair import repaired
from xeptools.checker.rule import Rule
from xeptools.checker.select import Selection, selected
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Severity
from xeptools.renderers import html
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.resolver import resolve
from xeptools.source import parse
from xeptools.stanzas.catalog import Catalog
from xeptools.tree import Tree, anchors_among, corpus_of, facts_of
from xeptools.workers import spread

OWN = Path(__file__).parent.parent.parent / "xeps"
EVERYTHING = Selection(select=("all",), level=Severity.ADVICE)
TODAY = dt.date(2026, 7, 1)
COUNT = 20_000
SECONDS = 10
"""Of processor time, a thousand times what a document takes."""
OTHERS = sorted(FORMATS.keys() - {"html", "pdf"})
"""Formats of which every third document gets one; a PDF is made of the Typst source that is among them."""
MEGABYTES = 400
"""That a worker may grow by."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a document did."""

    failure: str
    """The traceback; empty where all is well."""
    seconds: float
    grown: int
    """Megabytes that the worker has grown by since its first document."""
    judged: bool
    """Whether it was well-formed, so that rules and renderer saw it."""


@dataclass
class Trial:
    """Puts one damaged document after the other through everything, in whichever process."""

    kinds: Sequence[Sequence[Original]]
    around: Mapping[Path, Surroundings]
    rules: list[Rule] = field(default_factory=lambda: selected(EVERYTHING))

    @cached_property
    def _before(self) -> int:
        signal.signal(signal.SIGPROF, _too_long)
        return _peak()

    def __call__(self, seed: int) -> Outcome:
        before = self._before
        document = mutant(self.kinds, seed)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        failure, judged = "", False
        try:
            judged = self.read(document, OTHERS[seed // 3 % len(OTHERS)] if seed // 3 % 3 == 0 else "")
        except Exception:  # noqa: BLE001  # whatever it is, it is what we look for
            failure = traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return Outcome(failure, time.process_time() - start, _peak() - before, judged)

    def read(self, document: Original, form: str) -> bool:
        """Parse, resolve, check, mend and render, in ``form`` too; give whether it was well-formed."""
        around = self.around[document.root]
        if document.name.endswith(".ent"):
            check_entity_file(document.name, document.data, self.rules, EVERYTHING, around)
            return True
        source = parse(document.data, tree=document.root, name=f"{document.name}.xml")
        xep = resolve(source)
        html.render(xep, around.corpus, name=document.name, static="static/")
        if form:
            FORMATS[form].render(xep, Setting(around.corpus, document.name, source=source))
        found = check_document(source, document.name, self.rules, EVERYTHING, around)
        fixes = [one.fix for one in found if one.fix is not None and one.fix.safe]
        if fixes and source.well_formed:
            mended = parse(repaired(document.data, fixes), tree=document.root)
            assert mended.well_formed, f"not well-formed after {sorted({fix.label for fix in fixes})}"
        return source.well_formed


def _too_long(*_: object) -> None:
    raise TimeoutError(f"took more than {SECONDS} seconds")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def surroundings(root: Path) -> Surroundings:
    """What is known beside a document of that tree."""
    documents = Tree(root).documents
    facts = [facts_of(document, root) for document in documents if not document.proposal]
    return Surroundings(TODAY, corpus_of(facts), anchors_among(documents), Catalog(documents, root, facts))


def trees() -> list[Path]:
    """The project's own documents, and the published ones where they are."""
    published = os.environ.get("XEPTOOLS_CORPUS")
    return [OWN, Path(published)] if published else [OWN]


def _first_of_each(failures: Mapping[int, str]) -> Iterable[int]:
    """Of the failures that end in the same place the first."""
    return {tuple(failures[seed].splitlines()[-3:]): seed for seed in sorted(failures, reverse=True)}.values()


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("first", nargs="?", type=int, default=0)
    options.add_argument("count", nargs="?", type=int, default=COUNT)
    options.add_argument("--show", type=int, metavar="SEED")
    given = options.parse_args()
    roots = trees()
    kinds = [of_cases(OWN), *map(originals, roots)]
    if given.show is not None:
        sys.stdout.buffer.write(mutant(kinds, given.show).data)
        return 0
    trial = Trial(kinds, {root: surroundings(root) for root in roots})
    seeds = range(given.first, given.first + given.count)
    outcomes = dict(zip(seeds, spread(trial, seeds, jobs=os.cpu_count() or 1), strict=True))
    failures = {seed: outcome.failure for seed, outcome in sorted(outcomes.items()) if outcome.failure}
    for seed in sorted(_first_of_each(failures)):
        sys.stdout.write(f"seed {seed}\n{failures[seed]}{mutant(kinds, seed).data!r}\n\n")
    figures: dict[str, Any] = {
        "documents": len(outcomes),
        "well-formed": sum(outcome.judged for outcome in outcomes.values()),
        "failures": len(failures),
        "slowest": max((round(outcome.seconds, 2), seed) for seed, outcome in outcomes.items()),
        "megabytes": max(outcome.grown for outcome in outcomes.values()),
        "seconds": round(sum(outcome.seconds for outcome in outcomes.values())),
    }
    sys.stdout.write(f"{json.dumps(figures)}\n")
    return 1 if failures or figures["megabytes"] > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
