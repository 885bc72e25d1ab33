"""The head of a draft: the same fields in both languages, and what is told of wrong ones."""

import pytest

from drafts import made
from xeptools import parse, resolve
from xeptools.authoring import Form
from xeptools.model import Header

RST = """\
Title
=====

:Number: 0045
:Version: 1.10
:Date: 2025-02-03
:Status: Draft
:Type: Historical
:Short name: kettle
:Author: Ada King Example <ada@example.org>
:Surname: King Example
:Author: Yamada Taro
:Surname: Yamada
:Author: Plato
:Surname: -
:Organisation: Academy
:Author note: yes
:SIG: None
:Approver: Council, Board
:Depends on: XMPP Core, XEP-0030
:Superseded_by: XEP-0203
:Tags: water, heat
:Schema: kettle https://xmpp.org/schemas/kettle.xsd
:Schema: https://xmpp.org/schemas/tea.xsd
:Registry: yes
:Discuss: standards
:Last-Call: 2025-01-01, 2024-01-01
:Interim: yes
:Expires: 2030-01-01
:Initials: ake
:Remark: Boiled.
:Abstract: It *boils*
   over.
"""
MARKDOWN = """\
---
title: Title
number: 0045
version: 1.10
date: 2025-02-03
status: Draft
type: Historical
short-name: kettle
authors:
  - name: Ada King Example <ada@example.org>
    surname: King Example
  - name: Yamada Taro
    surname: Yamada
  - name: Plato
    surname: "-"
    organization: Academy
    author_note: yes
sig: None
approver: [Council, Board]
dependencies: XMPP Core, XEP-0030
superseded by: [XEP-0203]
tags:
  - water
  - heat
schemas:
  - kettle https://xmpp.org/schemas/kettle.xsd
  - https://xmpp.org/schemas/tea.xsd
registry: yes
discuss: standards
last call: [2025-01-01, 2024-01-01]
interim: yes
expires: 2030-01-01
initials: ake
remark: Boiled.
abstract: It boils over.
---

# Title
"""


def header(text: str, form: Form) -> Header:
    draft = made(text, form)
    assert draft.diagnostics == []
    xep = resolve(parse(draft.content))
    assert xep.faults == ()
    return xep.header


def test_both_say_the_same() -> None:
    assert made(RST).content == made(MARKDOWN, Form.MARKDOWN).content


@pytest.mark.parametrize(("text", "form"), [(RST, Form.RST), (MARKDOWN, Form.MARKDOWN)])
def test_every_field(text: str, form: Form) -> None:
    said = header(text, form)
    assert (said.title.text, said.number.text, said.shortname.text) == ("Title", "0045", "kettle")
    assert (said.status.text, said.type.text, said.sig.text) == ("Draft", "Historical", "None")
    assert [(one.firstname, one.surname, one.email) for one in said.authors] == [
        ("Ada", "King Example", "ada@example.org"),
        ("Taro", "Yamada", ""),
        ("Plato", "", ""),
    ]
    assert (said.authors[2].org, said.authors[2].note) == ("Academy", True)
    assert [one.text for one in said.approvers] == ["Council", "Board"]
    assert [one.text for one in said.dependencies] == ["XMPP Core", "XEP-0030"]
    assert [one.text for one in said.superseded_by] == ["XEP-0203"]
    assert [one.text for one in said.tags] == ["water", "heat"]
    assert [(one.ns, one.url) for one in said.schemas] == [
        ("kettle", "https://xmpp.org/schemas/kettle.xsd"),
        ("", "https://xmpp.org/schemas/tea.xsd"),
    ]
    assert (said.registry, said.interim) == (True, True)
    assert (said.discuss.text, said.expires.text) == ("standards", "2030-01-01")
    assert [one.text for one in said.lastcalls] == ["2025-01-01", "2024-01-01"]
    assert said.abstract == ("It boils over.",)
    revision = said.revisions[0]
    assert (revision.version, revision.date_text, revision.initials) == ("1.10", "2025-02-03", "ake")


def test_revisions_of_a_history() -> None:
    text = "T\n=\n\nOne\n---\n\nText.\n\nRevision History\n----------------\n\n"
    text += "0.0.2 (2026-02-03) ae\n   Second.\n\nVersion 0.0.1 (2026-01-02) XEP Editor (ae)\n   - First.\n\n"
    text += "x\n   Nothing.\n"
    draft = made(text)
    xep = resolve(parse(draft.content))
    assert [(one.version, one.date_text, one.initials) for one in xep.header.revisions] == [
        ("0.0.2", "2026-02-03", "ae"),
        ("0.0.1", "2026-01-02", "XEP Editor (ae)"),
    ]
    assert [section.title for section in xep.sections] == ["One"]
    assert [one.rule for one in draft.diagnostics] == ["draft/unreadable-revision", "draft/left-out"]


@pytest.mark.parametrize(
    ("head", "rule", "line"),
    [
        ("Autor: Ada", "draft/unknown-field", 2),
        ("email: ada@example.org", "draft/misplaced-field", 2),
        ("status: Draft\nStatus: Final", "draft/repeated-field", 3),
        ("authors:\n  - name: Ada\n    email: a@b.example\n    mail: c@d.example", "draft/repeated-field", 5),
        ("registry: perhaps", "draft/unclear-field", 2),
        ("authors:\n  - name: Ada King Example\n    surname: King", "draft/unclear-field", 4),
        ("tags: [a, {b: [c]}]", "draft/front-matter", 2),
        ("title: [a, [b]]", "draft/front-matter", 2),
        ("title: T\ntags: 'a\nstatus: b", "draft/front-matter", 3),
        ("- a", "draft/front-matter", 1),
    ],
)
def test_wrong_front_matter_is_told(head: str, rule: str, line: int) -> None:
    found = made(f"---\n{head}\n---\n\n# T\n", Form.MARKDOWN).diagnostics
    assert [(one.rule, one.span.start.line if one.span else 0) for one in found] == [(rule, line)]


@pytest.mark.parametrize("head", ["title: 'a", "- a", "a: b: c", f"title: {'a' * 200_000}"])
def test_of_a_draft_whose_head_cannot_be_read_nothing_is_made(head: str) -> None:
    draft = made(f"---\n{head}\n---\n\n# T\n", Form.MARKDOWN)
    assert [one.rule for one in draft.diagnostics] == ["draft/front-matter"]
    assert draft.content == b""


@pytest.mark.parametrize("head", ["", "\n", "# To be written.\n", "# One.\n\n# Two.\n"])
def test_a_head_without_fields_says_nothing(head: str) -> None:
    draft = made(f"---\n{head}---\n\n# T\n\n## One\n\na\x01b\n", Form.MARKDOWN)
    assert [one.rule for one in draft.diagnostics] == ["draft/illegal-character"]
    assert "<title>T</title>" in draft.content.decode()


def test_abstract_may_stand_in_the_text() -> None:
    for text, form in (
        ("T\n=\n\nIt boils.\n\nOne\n---\n\nText.\n", Form.RST),
        ("# T\n\nIt boils.\n\n## One\n\nText.\n", Form.MARKDOWN),
        ("# T\n\n## Abstract\n\nIt boils.\n\n## One\n\nText.\n", Form.MARKDOWN),
    ):
        said = resolve(parse(made(text, form).content))
        assert said.header.abstract == ("It boils.",)
        assert [section.title for section in said.sections] == ["One"]


def test_notes_in_the_header_are_told_and_leave_no_number() -> None:
    draft = made(
        "Title [1]_\n==========\n\n:Abstract: See :xep:`30` [1]_.\n\n.. [1] A note.\n\nOne\n---\n\nx\n"
    )
    content = draft.content.decode()
    assert "<title>Title</title>" in content
    assert "<abstract>See XEP-0030.</abstract>" in content
    what = "a note cannot stand in the header: 'A note.' is left out"
    assert [(one.message, one.span and one.span.start.line) for one in draft.diagnostics] == [
        (what, 1),
        (what, 4),
    ]


def test_number_may_stand_in_the_title() -> None:
    said = header("---\nauthor: Ada\n---\n\n# XEP-0045: Kettles\n\n## One\n\nText.\n", Form.MARKDOWN)
    assert (said.number.text, said.title.text) == ("0045", "Kettles")


AUTHORS = [("Ada", "Example"), ("Ben C.", "Writer"), ("Dee", "Smith")]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada Example, Ben C. Writer and Dee Smith", AUTHORS),
        ("Ada Example, Ben C. Writer, & Dee Smith", AUTHORS),
        ("Ada Example; Ben C. Writer; Dee Smith", AUTHORS),
        ("Ada Example <a@x.example>, Ben C. Writer <b@x.example> and Dee Smith", AUTHORS),
        ("Plato; Socrates", [("", "Plato"), ("", "Socrates")]),
        ("Example, Ada", [("Example,", "Ada")]),
        ("Ada Sandford", [("Ada", "Sandford")]),
        ("Example & Sons", [("Example &", "Sons")]),
    ],
)
def test_several_authors_in_one_field(said: str, names: list[tuple[str, str]]) -> None:
    for text, form in (
        (f"T\n=\n\n:Author: {said}\n\nOne\n---\n\nx\n", Form.RST),
        (f"---\nauthor: {said}\n---\n\n# T\n\n## One\n\nx\n", Form.MARKDOWN),
        (f"# T\n\nAuthor: {said}\n\n## One\n\nx\n", Form.MARKDOWN),
    ):
        draft = made(text, form)
        authors = resolve(parse(draft.content)).header.authors
        assert [(one.firstname, one.surname) for one in authors] == names
        if "<" in said:
            assert [one.email for one in authors] == ["a@x.example", "b@x.example", ""]


REVISIONS = """\
---
author: Ada Example
revisions:
  - version: 0.0.2
    date: 2026-02-03
    initials: ae
    remark: Second.
  - {version: 0.0.1, date: 2026-01-02, initials: XEP Editor (ae)}
---

# T

## One

x
"""


def test_revisions_of_the_head() -> None:
    said = header(REVISIONS, Form.MARKDOWN)
    assert [(one.version, one.date_text, one.initials) for one in said.revisions] == [
        ("0.0.2", "2026-02-03", "ae"),
        ("0.0.1", "2026-01-02", "XEP Editor (ae)"),
    ]


def test_revisions_of_the_head_that_are_none_are_told() -> None:
    strange = REVISIONS.replace("remark: Second.", "remarks: Second.").replace(
        "---\n\n# T", "  - third\n---\n\n# T"
    )
    twice = f"{REVISIONS}\n## Revision History\n\n### 0.0.3 (2026-03-04) ae\n\nThird.\n"
    alike = REVISIONS.replace("revisions:", "version: 0.1\nrevisions:")
    for text, told in (
        (strange, [("front-matter", 7), ("front-matter", 9)]),
        (twice, [("repeated-field", 4)]),
        (alike, [("repeated-field", 3)]),
    ):
        found = made(text, Form.MARKDOWN).diagnostics
        assert [(one.rule, one.span and one.span.start.line) for one in found] == [
            (f"draft/{rule}", line) for rule, line in told
        ]


LINES = """\
**Author:** Ada Example <ada@example.org>\\
**Version**: 0.0.3
Repository: elsewhere

Status: Draft
"""


def test_lines_under_the_title_are_fields() -> None:
    draft = made(f"# T\n{LINES}\nNote: it boils.\n\n## One\n\nx\n", Form.MARKDOWN)
    assert [(one.rule, one.span and one.span.start.line) for one in draft.diagnostics] == [
        ("draft/unknown-field", 4)
    ]
    said = resolve(parse(draft.content)).header
    assert said.abstract == ("Note: it boils.",)
    assert (said.status.text, said.revisions[0].version, said.authors[0].email) == (
        "Draft",
        "0.0.3",
        "ada@example.org",
    )


def test_fields_unlike_the_history_are_told() -> None:
    text = "T\n=\n\n:Version: 0.2\n:Date: 2026-02-03\n:Remark: Lost?\n\nOne\n---\n\nText.\n\n"
    text += "Revision History\n----------------\n\n0.1 (2026-02-03) ae\n   First.\n"
    draft = made(text)
    assert [(one.message, one.span and one.span.start.line) for one in draft.diagnostics] == [
        ("'version' is not that of the revision history: left out: '0.2'", 4),
        ("'remark' is not that of the revision history: left out: 'Lost?'", 6),
    ]


COUNCIL = """\
T
=

:Council note: Mind the *steam*, see `One <#one>`__ [1]_.

   - Always.

.. [1] A note.

.. _one:

One
---

x
"""


def test_note_of_the_council_in_both() -> None:
    quoted = "> **Note from the XMPP Council**\n>\n> Mind the *steam*, see [One](#one)[^1].\n>\n> - Always.\n"
    markdown = f"# T\n\n{quoted}\n## One <a id='one'></a>\n\nx\n\n[^1]: A note.\n"
    drafts = [made(COUNCIL), made(markdown, Form.MARKDOWN)]
    assert [draft.diagnostics for draft in drafts] == [[], []]
    assert drafts[0].content == drafts[1].content
    note = "Mind the <em>steam</em>, see <link url='#one'>One</link><note>A note.</note>."
    assert note in drafts[0].content.decode()
    front = made("---\ncouncil note: Mind the steam.\n---\n\n# T\n\n## One\n\nx\n", Form.MARKDOWN)
    assert "<councilnote>Mind the steam.</councilnote>" in front.content.decode()
