"""Drafts come from strangers: no markup of theirs in the source, no file, no endless work."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafts import DAY, made
from xeptools import parse, resolve
from xeptools.authoring import Form, compose
from xeptools.source import limits

RST = "Title\n=====\n\nOne\n---\n\n"
MARKDOWN = "# Title\n\n## One\n\n"
MARKUP = st.text(st.sampled_from("ab<>&;'\"]![CDATA?-*_`|:.^~=#()\\ \n\t\0\x01é\ufffe\u202e"), max_size=120)
LOTS = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)


@pytest.mark.unmeasured
@pytest.mark.parametrize("form", Form)
@given(text=MARKUP)
@LOTS
def test_any_text_makes_a_well_formed_document(form: Form, text: str) -> None:
    head = RST if form is Form.RST else MARKDOWN
    source = parse(made(head + text, form).content)
    assert source.well_formed


@pytest.mark.parametrize("form", Form)
def test_text_is_never_markup(form: Form) -> None:
    attack = "&amp;LEGALNOTICE; <section1 topic='x'> ]]> &xep0001; <!ENTITY x 'y'> <?xml x?> '\"/>"
    shown = attack.replace("<", "\\<").replace("&", "\\&")
    if form is Form.RST:
        text = f"{attack}\n{'=' * 100}\n\n:Author: {attack}\n:Number: {attack}\n:Abstract: {attack}\n\n"
        text += f"One {attack}\n{'-' * 100}\n\n{attack}\n\n"
        text += f".. code-block:: xml\n   :caption: {attack}\n\n   {attack}\n"
    else:
        quoted = attack.replace('"', '\\"')
        text = f'---\ntitle: "{quoted}"\nnumber: "{quoted}"\nauthors: ["{quoted}"]\n---\n\n'
        text += f"## One {shown}\n\n{shown}\n\n**Example.** {shown}\n\n```xml\n{attack}\n```\n"
    draft = made(text, form)
    xep = resolve(parse(draft.content))
    assert [section.title[:3] for section in xep.sections] == ["One"]
    assert draft.content.count(b"<legal") == 0
    assert draft.content.count(b"&LEGALNOTICE;") == 1
    assert draft.content.count(b"&xep0001;") == 1  # in CDATA, where it is none
    assert xep.header.number.text.endswith("'\"/>")


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("text", "form"),
    [
        (RST + "\n\n".join(f"{'  ' * depth}- a" for depth in range(300)), Form.RST),
        (RST + "\n\n".join(f"{' ' * depth}a" for depth in range(300)), Form.RST),
        (MARKDOWN + ">" * 3000 + " a", Form.MARKDOWN),
        ("---\ntitle: " + "[" * 3000 + "\n---\n" + MARKDOWN, Form.MARKDOWN),
    ],
    ids=["lists", "quotations", "quotations in Markdown", "YAML"],
)
def test_depth_is_bounded(text: str, form: Form) -> None:
    draft = made(text, form)
    if {"draft/too-deep", "draft/front-matter"} & {one.rule for one in draft.diagnostics}:
        assert draft.content == b""
    else:
        assert parse(draft.content).well_formed


def test_substitutions_are_bounded() -> None:
    names = "".join(f".. |a{n}| replace:: {f'|a{n + 1}| ' * 10}\n" for n in range(12))
    draft = made(f"{RST}{names}.. |a12| replace:: boom\n\n|a0| and more\n")
    assert ["more than a document may hold" in one.message for one in draft.diagnostics] == [True]
    assert b"|a0| and more" in draft.content


@pytest.mark.unmeasured
def test_yaml_names_bring_in_nothing() -> None:
    names = "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [{f'*a{n}, ' * 9}]\n" for n in range(40))
    draft = made(f"---\n{names}title: *a40\n---\n{MARKDOWN}", Form.MARKDOWN)
    assert len(draft.content) < 2000


@pytest.mark.unmeasured
def test_notes_are_bounded() -> None:
    notes = "".join(f".. [{n}] {f'x [{n + 1}]_ ' * 30}\n" for n in range(1, 9))
    draft = made(f"{RST}a [1]_ b\n\n{notes}.. [9] end\n")
    assert len(draft.content) < 20 * limits.ENTITY_CHARACTERS
    assert parse(draft.content).well_formed


def test_size_is_bounded() -> None:
    draft = made("a" * (limits.DRAFT_BYTES + 1))
    assert [one.rule for one in draft.diagnostics] == ["draft/too-large"]
    assert draft.content == b""


@pytest.mark.parametrize("name", ["include", "raw", "csv-table", "literalinclude", "figure"])
@pytest.mark.parametrize("form", Form)
def test_no_file_is_read(name: str, form: Form, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret, of some\n", "utf-8")
    if form is Form.RST:
        text = f"{RST}.. {name}:: {secret}\n\n.. {name}:: x\n   :file: {secret}\n\n"
        text += f".. {name}::\n   :file: {secret}\n"
    else:
        text = f"{MARKDOWN}```{{{name}}} {secret}\n```\n\n```{{{name}}} x\n:file: {secret}\n```\n\n"
        text += f"```{{eval-rst}}\n.. {name}:: {secret}\n```\n"
    assert b"a secret" not in made(text, form).content


def test_roles_of_one_draft_are_not_those_of_the_next() -> None:
    made(f"{RST}.. role:: kettle(emphasis)\n\n:kettle:`a`\n")
    draft = made(f"{RST}:kettle:`a`\n")
    assert ["kettle" in one.message for one in draft.diagnostics] == [True]


def test_bytes_that_are_no_text() -> None:
    draft = compose(RST.encode() + b"\xff\xfe", Form.RST, path="x.rst", today=DAY)
    assert [(one.rule, one.span and one.span.start.line) for one in draft.diagnostics] == [
        ("draft/wrong-encoding", 7)
    ]
    assert draft.content == b""


def test_the_replacement_character_is_a_character() -> None:
    draft = made(f"{RST}U+FFFD is \ufffd.\n")
    assert draft.diagnostics == []
    assert "U+FFFD is \ufffd." in draft.content.decode()


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff"])
def test_nothing_is_no_draft(text: str, form: Form) -> None:
    draft = made(text, form)
    assert [one.rule for one in draft.diagnostics] == ["draft/empty"]
    assert draft.content == b""


def test_markdown_without_its_library_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['yaml'] = sys.modules['myst_parser'] = None\n"
        "from xeptools.cli import main; sys.exit(main())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "import", "--from", "md", "-"],
        input="# T\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == "xeptools: Markdown needs myst-docutils: pip install 'xeptools[markdown]'\n"
    assert (run.returncode, run.stdout) == (2, "")
