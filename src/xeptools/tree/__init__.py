"""A folder of XEPs: finding its documents, and the facts that pages know of one another."""

from xeptools.tree.facts import Corpus, Facts, corpus_of, facts_of
from xeptools.tree.folder import Document, Tree

__all__ = ["Corpus", "Document", "Facts", "Tree", "corpus_of", "facts_of"]
