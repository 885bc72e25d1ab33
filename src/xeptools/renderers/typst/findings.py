"""What may be said of a document that is printed."""

MEANINGS = {
    "no-glyph": "No font of the PDF has these characters: their code points are printed.",
    "not-printable": "No PDF can be made of the document: a page that says why stands for it.",
    "simplified": "Paper has no way to show something as the document has it: a simpler form is printed.",
    "unkept-standard": "The PDF is readable, but not what --pdf-standard promises.",
}
"""By the name behind ``print/``, for the Typst source and the PDF that is made of it."""
