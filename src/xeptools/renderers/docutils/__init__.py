"""A document as a doctree, and through it what docutils writes: LaTeX, OpenDocument, manual pages and more.

docutils is known here, where drafts are read and in the Sphinx extension, and nowhere else. Nothing of a
document is ever raw markup to it, and it reads no file: neither settings of the user nor pictures.
"""
