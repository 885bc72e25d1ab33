"""Where pages lie."""

from pathlib import Path

from xeptools.site.plan import plan
from xeptools.tree import Document


def test_pages_lie_as_their_documents_do_and_find_the_shared_files() -> None:
    numbered = Document(Path("tree/xep-0001.xml"), "xep-0001", proposal=False, size=1)
    proposal = Document(Path("tree/inbox/kettle.xml"), "inbox/kettle", proposal=True, size=1)
    pages = plan([numbered, proposal])
    assert [(str(page.path), page.static) for page in pages] == [
        ("xep-0001.html", "static/"),
        ("inbox/kettle.html", "../static/"),
    ]
