"""What is wrong with a document, where, and what to do about it; one output format a file."""

from xeptools.diagnostics.diagnostic import Diagnostic, Edit, Fix, Place, Severity, Span, has_errors

__all__ = ["Diagnostic", "Edit", "Fix", "Place", "Severity", "Span", "has_errors"]
