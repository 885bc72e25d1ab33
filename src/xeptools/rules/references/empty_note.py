"""A note says something.

An empty one leaves a number in the text and an empty line among the notes.
"""

from xeptools.checker import Problem, Problems, Remove, Whole, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Note
from xeptools.model.walk import text_of


@rule(Severity.WARNING, typed_only=True)
def empty_note(note: Note) -> Problems:
    if not text_of(note.content).strip():
        yield Problem(note, "the note is empty", fix=mend("remove the note", Remove(Whole(note))))
