"""Any tree that the model can hold becomes a sound file of each format that is text or made of it."""

import json
import re

import jsonschema
from hypothesis import given, settings
from lxml import etree

from renderers.test_epub import book
from renderers.test_epub import dangling as dangling_in
from renderers.test_markdown import dangling, read
from trees import documents
from xeptools import model
from xeptools.renderers import bibtex, bibxml, markdown, text
from xeptools.renderers.json import render, schema

ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_tree_is_sound(xep: model.Xep) -> None:
    name = f"inbox/{xep.header.title.text}"
    made = [
        markdown.render(xep, name=name),
        text.render(xep, name=name),
        render(xep),
        bibtex.render(xep.header, name),
        bibxml.render(xep.header, name),
    ]
    assert not [shown for shown in made if ACTS.search(shown)]
    read(made[0])
    assert dangling(made[0]) == []
    jsonschema.Draft202012Validator(schema()).validate(json.loads(made[2]))
    etree.fromstring(made[4].encode())
    assert dangling_in(book(xep, name)) == []
