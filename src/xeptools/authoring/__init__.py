"""Drafts in reStructuredText or Markdown, made into XEP sources as editors like them."""

from xeptools.authoring.draft import Draft, Form, compose

__all__ = ["Draft", "Form", "compose"]
