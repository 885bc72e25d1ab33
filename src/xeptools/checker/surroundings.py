"""What is known beside the file that is checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from xeptools.frozen import frozen
from xeptools.stanzas.catalog import Catalog
from xeptools.tree import Anchors, Corpus


@frozen
class Surroundings:
    """The day, and the tree."""

    today: dt.date
    corpus: Corpus = field(default_factory=dict)
    """The tree's documents; empty where there is no tree."""
    anchors: Anchors = field(default_factory=dict)
    """Those of the tree's numbered documents."""
    catalog: Catalog = field(default_factory=Catalog)
    """The schemas of the tree and of this project."""
