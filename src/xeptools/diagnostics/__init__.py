"""What is wrong with a document, where, and what to do about it; one output format a file."""

from xeptools.diagnostics.diagnostic import Diagnostic, Place, Severity, Span, has_errors

__all__ = ["Diagnostic", "Place", "Severity", "Span", "has_errors"]
