"""Drafts made into documents, and documents into drafts and back."""

import datetime as dt
from pathlib import Path

from xeptools import parse, resolve
from xeptools.authoring import Draft, Form, compose
from xeptools.model import Xep
from xeptools.renderers import markdown
from xeptools.renderers.docutils import rst

DAY = dt.date(2026, 11, 22)


def made(text: str, form: Form = Form.RST, tree: Path | None = None) -> Draft:
    """What becomes of a draft."""
    return compose(text.encode(), form, path=f"draft.{form}", tree=tree, today=DAY)


def body(text: str, form: Form = Form.RST) -> str:
    """What becomes of what stands in one section, without the lines around it."""
    head = (
        "Title\n=====\n\nIntroduction\n------------\n\n"
        if form is Form.RST
        else "# Title\n\n## Introduction\n\n"
    )
    xml = made(head + text, form).content.decode()
    section = xml.partition("<section1 topic='Introduction' anchor='intro'>\n")[2].rpartition("</section1>")[
        0
    ]
    return "".join(line.removeprefix("  ") for line in section.splitlines(keepends=True))


def there_and_back(xep: Xep, form: Form, tree: Path | None) -> Xep:
    """A document rendered as a draft, and what that is made into."""
    write = rst.render if form is Form.RST else markdown.render
    draft = made(write(xep, name="xep-9999"), form, tree)
    return resolve(parse(draft.content, tree=tree))
