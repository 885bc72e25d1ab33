"""One file's report, from its bytes: what it is, what it carries, what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from xeptools.diagnostics import Span
from xeptools.license import policy
from xeptools.license.boundaries import opens
from xeptools.license.compare import notices_in
from xeptools.license.document import Document, entity_notices, lent_entities, read_document
from xeptools.license.hits import parts_in
from xeptools.license.layout import decoded, passages, without_data
from xeptools.license.policy import Context, Report
from xeptools.license.templates import SPECIFICATION
from xeptools.license.verdict import Notice, Verdict
from xeptools.license.words import words_of
from xeptools.source.declarations import read_doctype
from xeptools.source.text import Lines, decode

_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]{0,100});")
_SCHEMA = re.compile(r"<(?:\w+:)?schema\b[^>]{0,2000}http://www\.w3\.org/2001/XMLSchema")
_PUBLISHED = re.compile(r"documented\s+by\s+this\s+schema\s+is\s+defined\s+in\s+(?:\w+\s+){0,3}XEP-\d{4}")
"""What the schemas say that the XSF publishes."""
_XEP = re.compile(r"\bxep-(\d{4})\b", re.IGNORECASE)
_CLAIMS = re.compile(
    r"(?:^[^\w\n]*|[,.;:][ \t]+)(?:copyright|\(c\)|©)[ \t]*:?[ \t]*(?:\(c\)|©)?[\d ,–-]*"
    r"(?:by[ ]+)?(?:the[ ]+)?xmpp\s+standards\s+foundation"
    r"|^[^\w\n]*licen[cs]e[^\n]{0,60}(?:xsf/ipr-policy|xsf-ipr-policy|/ipr-policy\.shtml)"
    r"|spdx-license-identifier:[ \t]*licenseref-xsf"
    r"|spdx-(?:file|snippet)copyrighttext:[\d ,–-]*xmpp\s+standards\s+foundation",
    re.IGNORECASE | re.MULTILINE,
)
"""A file that says it is the XSF's."""
_IS_A_XEP = re.compile(r"\bXEP-\d{4}\b|XMPP Extension Protocol")


def report_of(data: bytes, name: str, place: str | None = None) -> Report | None:
    """Judge the file ``name`` by its bytes; None for binary data.

    ``place`` is where it lies, so that a XEP's entity file is found beside it; None for one that lies
    nowhere. Never raises on bad input.
    """
    text = decoded(data)
    if text is None:
        return None
    text = without_data(text)
    document = None
    if "<" in text and "<xep" in text:
        document = read_document(text.encode("utf-8", "replace"), _path(place))
    report = _of_document(document, name) if document is not None else _of_file(text, name, place)
    if not report.remedy:
        return report
    line, end_line = _meant(report, document)
    return replace(report, span=_span(data, line, end_line) if line else None)


def _path(place: str | None) -> Path | None:
    return None if place is None else Path(place)


def _of_document(document: Document, name: str) -> Report:
    verdict = policy.document_verdict(document)
    found = sorted((*document.legals, *document.beside), key=_place)
    return Report(name, verdict, Context.XEP, tuple(found), policy.document_remedy(document, verdict))


def _of_file(text: str, name: str, place: str | None) -> Report:
    declared = []
    if "<" in text and "<!ENTITY" in text and "<legal" in text:
        declared = entity_notices(text.encode("utf-8", "replace"))
    lines = [(notice.line, notice.end_line) for notice in declared]
    found = [
        notice
        for notice in _notices(text, name, place)
        if not any(first <= notice.line <= last for first, last in lines)
    ]
    # What an entity file lends decides, not the licence of the file itself.
    verdict = policy.overall(declared or found)
    context = Context.ENTITIES if declared else _context(text, name, verdict)
    all_ = tuple(sorted((*declared, *found), key=_place))
    need = policy.remedy(context, verdict, all_, partial(_xep_in, text))
    return Report(name, verdict, context, all_, need)


def _xep_in(text: str) -> str:
    """The number of the first XEP that a text names, or empty."""
    found = _XEP.search(text)
    return found[1] if found else ""


def _place(notice: Notice) -> tuple[int, int]:
    return notice.line, notice.end_line


def _meant(report: Report, document: Document | None) -> tuple[int, int]:
    """The lines that the remedy is about; 0 for none in particular."""
    for notice in report.notices:
        if notice.verdict is report.verdict and notice.origin not in {"comment", "example"}:
            return notice.line, notice.end_line
    if document is not None:
        line = document.unresolved[0][1] if document.unresolved else document.misplaced
        return line, line
    return 0, 0


def _span(data: bytes, line: int, end_line: int) -> Span:
    """Whole lines: from the first column of one to the end of another."""
    read = decode(data)
    start = _offset(read.utf8, line)
    end = read.utf8.find(b"\n", _offset(read.utf8, max(line, end_line)))
    lines = Lines(read)
    return Span(lines.place(start), lines.place(end if end >= 0 else len(read.utf8)))


def _offset(utf8: bytes, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = utf8.find(b"\n", at) + 1
        if not at:
            return len(utf8)
    return at


def _notices(text: str, name: str, place: str | None) -> Iterator[Notice]:
    for passage in passages(text, name):
        for notice in notices_in(passage.text, passage.line, tex=passage.tex, apart=passage.apart):
            if notice.family == "public-domain" and not _IS_A_XEP.search(text):
                # The sentence is Python's boilerplate too: of a XEP it says something, of others not here.
                if notice.verdict is Verdict.PUBLIC_DOMAIN:
                    yield replace(notice, verdict=Verdict.OTHER, origin=passage.kind)
            else:
                yield replace(notice, origin=passage.kind)
    if "<" in text and "<!DOCTYPE" in text and "&" in text:
        yield from _lent(text, place)


def _lent(text: str, place: str | None) -> Iterator[Notice]:
    """The notices that a document of another kind (a registry of the XSF) takes from its entity file."""
    doctype = read_doctype(text.encode("utf-8", "replace"))
    if doctype is None or not doctype.steps:
        return
    entities = lent_entities(doctype, _path(place))
    shown = next(passages(text, "document.xml")).text
    for found in _REFERENCE.finditer(shown):
        replacement = entities.get(found[1])
        if replacement is not None and len(replacement) > 40:
            line = 1 + shown.count("\n", 0, found.start()) + shown.count("\v", 0, found.start())
            for passage in passages(" ".join(replacement.split()), "entity.xml"):
                for notice in notices_in(passage.text, line):
                    yield replace(notice, origin=f"entity {found[1]}")


def _context(text: str, name: str, verdict: Verdict) -> Context:
    if "<" in text and "XMLSchema" in text and _SCHEMA.search(text) and _PUBLISHED.search(text):
        return Context.SCHEMA
    if verdict is not Verdict.MISSING and verdict is not Verdict.OTHER:
        return Context.FILE
    # Each claim names the foundation in full, or a licence.
    lowered = text.lower()
    claims = "xmpp" in lowered or ("licen" in lowered and ("xsf" in lowered or "ipr-policy" in lowered))
    claims = claims and (bool(_CLAIMS.search(text)) or _has_copyright(text, name, lowered))
    return Context.BUNDLE if claims else Context.FILE


def _has_copyright(text: str, name: str, lowered: str) -> bool:
    """Whether the copyright sentence of the notice is there, without its permissions."""
    if not all(word in lowered for word in ("extension", "copyright", "foundation")):
        return False
    read = (words_of(passage.text, passage.line, tex=passage.tex) for passage in passages(text, name))
    return any(opens(words, hit.first) for words in read for hit in parts_in(words, SPECIFICATION[:1]))
