"""Entities of a tree take the place of what says the same: authors, notes, links within the document."""

from pathlib import Path

import pytest

from drafts import made
from xeptools.authoring import Form

ENTITIES = """\
<!ENTITY ada "<author><firstname>Ada</firstname><surname>Example</surname>
  <email>ada@example.org</email></author>">
<!ENTITY BOIL "<note>At sea level, see <link url='https://example.org/'>https://example.org/</link>.</note>">
<!ENTITY NAMES "(see <link url='#ns'>Names</link> on this)">
"""
RST = """\
T
=

:Author: Ada Example
:Email: ada@example.org
:Author: Ada Example
:Email: other@example.org

One
---

It boils [1]_, or not [2]_ (see `Names <#ns>`__ on this).

.. [1] At sea level, see https://example.com/moved.
.. [2] Elsewhere.

.. _ns:

Names
~~~~~
"""
MARKDOWN = """\
---
authors:
  - name: Ada Example
    email: ada@example.org
  - name: Ada Example
    email: other@example.org
---

# T

## One

It boils[^1], or not[^2] (see [Names](#ns) on this).

[^1]: *At* sea level, see <https://example.com/moved>.

[^2]: Elsewhere.

### Names <a id="ns"></a>
"""


@pytest.mark.parametrize(("text", "form"), [(RST, Form.RST), (MARKDOWN, Form.MARKDOWN)])
def test_entities_say_the_same(text: str, form: Form, tmp_path: Path) -> None:
    (tmp_path / "xep.ent").write_text(ENTITIES, "utf-8")
    draft = made(text, form, tmp_path)
    content = draft.content.decode()
    assert draft.diagnostics == []
    assert "  &ada;\n  <author>\n" in content
    assert content.count("<author>") == 1
    assert "<p>It boils&BOIL;, or not<note>Elsewhere.</note> &NAMES;.</p>" in content
