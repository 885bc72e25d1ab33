"""A folder of XEPs: finding its documents, and the facts that pages know of one another."""

from xeptools.tree.anchors import Anchors, anchors_among
from xeptools.tree.facts import Corpus, Facts, corpus_of, facts_of
from xeptools.tree.folder import Document, Tree
from xeptools.tree.neighbours import Neighbours

__all__ = [
    "Anchors",
    "Corpus",
    "Document",
    "Facts",
    "Neighbours",
    "Tree",
    "anchors_among",
    "corpus_of",
    "facts_of",
]
