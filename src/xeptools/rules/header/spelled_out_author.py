"""An author whom the shared entities know is brought in by them.

Then an address that changes is changed in one place.
"""

from collections.abc import Iterator

from xeptools.checker import Problem, Problems, Rewrite, Whole, Written, mend, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author


@rule(Severity.ADVICE, default=False, typed_only=True)
def spelled_out_author(author: Author, written: Written) -> Problems:
    if not author.name:
        return
    for name, text in _authors(written):
        if not _has(text, firstname=author.firstname, surname=author.surname):
            continue
        complete = not author.note and _has(
            text, org=author.org, email=author.email, jid=author.jid, uri=author.uri
        )
        change = Rewrite(Whole(author), f"&{name};")
        fix = (mend if complete else proposal)(f"write &{name};", change)
        hint = f"write &{name};" if complete else f"write &{name};, if what it says of them will do"
        yield Problem(author, f"{author.name} is spelled out", hint, fix)
        return


def _authors(written: Written) -> Iterator[tuple[str, str]]:
    """The shared entities that bring in an author."""
    for declared in written.entities.files:
        for name, text in declared.items():
            if "<author>" in text:
                yield name, text


def _has(text: str, **parts: str) -> bool:
    """Whether an author's markup says all that is given."""
    return all(f"<{part}>{value}</{part}>" in text for part, value in parts.items() if value)
