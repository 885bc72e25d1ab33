"""Title and abstract use no entities of the shared file.

The list of XEPs and the mails are made by a reader that does not load it, so that words vanish there
(extract-metadata.py); entities that the document itself declares are safe.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Replace, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header

_SUSPECT = re.compile(rb"<(?:title|abstract)\b[^>]*>[^<]*&[A-Za-z]")
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]*);")


@rule(Severity.ERROR)
def entity_in_abstract(header: Header, written: Written) -> Problems:
    if not _SUSPECT.search(written.utf8, 0, max(0, written.utf8.find(b"</header"))):
        return
    for field in (header.title, Field("", header.abstract_at)):
        inside = written.inside(field)
        if inside is None:
            continue
        for found in _REFERENCE.finditer(written.utf8, inside.start, inside.end):
            name = found[1].decode()
            text = written.entities.get(name)
            if text is None or name in written.entities.own():
                continue
            place = Raw(*found.span())
            plain = "<" not in text and not _REFERENCE.search(text.encode())
            yield Problem(
                place,
                f"the list and the mails lack &{name};, they do not know the shared entities",
                "write out what it stands for",
                mend(f"write {text}", Replace(place, text)) if plain else None,
            )
