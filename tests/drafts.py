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


def body(draft: Draft) -> str:
    """What a draft was made into, without its header."""
    return draft.content.decode().partition("</header>\n")[2].removesuffix("</xep>\n").strip("\n") + "\n"


def there_and_back(xep: Xep, form: Form, tree: Path | None) -> Xep:
    """A document rendered as a draft, and what that is made into."""
    write = rst.render if form is Form.RST else markdown.render
    draft = made(write(xep, name="xep-9999"), form, tree)
    return resolve(parse(draft.content, tree=tree))
