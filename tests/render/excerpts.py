"""What a case of ``tests/render`` shows of the whole document that a format made of it.

One function and one line of the table for each format whose output is text. A function is given the whole
output and the case, and gives the text of the case's fence, which is empty or ends with a line break.
:func:`parts_of` tells what is to be shown.
"""

import re
from collections.abc import Callable, Mapping
from json import dumps, loads
from textwrap import dedent

from cases import Case

Excerpt = Callable[[str, Case], str]

_SELECTORS = re.compile(r"<!-- ([#.\w -]+) -->\n")


def parts_of(case: Case) -> tuple[str, ...]:
    """Name the parts of the document that the case shows.

    ``case``: what stands in the section with the title Case, without its heading. ``body``: all sections.
    ``front``: all before the table of contents. ``contents``: that table. ``notes``: the notes, where the
    format has them in one place. ``appendices``: all after the body. A format leaves out what it lacks.
    Where the case itself names none (``<!-- parts: case notes -->``) its input decides: ``body`` where it
    has sections, ``case`` where it stands in one, ``front`` where it is a whole document.
    """
    if case.parts:
        return case.parts
    start = case.source.lstrip()
    if start.startswith("<section1"):
        return ("body",)
    return ("front",) if start.startswith(("<?xml", "<!DOCTYPE", "<xep")) else ("case",)


def html(page: str, case: Case) -> str:
    """Show elements of the page.

    A first line ``<!-- #toc .banner -->`` in the fence names others than the usual, by id or class.
    """
    named = _SELECTORS.match(case.expected.get("html", ""))
    if named:
        return named.group() + "".join(f"{_element(page, name)}\n" for name in named[1].split())
    if parts_of(case) == ("body",):
        return _inside(page, ".text").partition('<section id="appendices">')[0]
    return _inside(page, "#case").partition("</h2>\n")[2]


def markdown(whole: str, case: Case) -> str:
    """Show the text between headings that every document has; the notes are in an appendix."""
    whole = re.sub('^(## (?:Contents|Appendices)) <a id=".*"></a>$', r"\1", whole, flags=re.MULTILINE)
    head, _, body = whole.partition("\n## Contents\n")
    contents, mark, body = body.partition("\n## 1 ")
    body, _, after = f"## 1 {body}".partition("\n## Appendices\n") if mark else ("", "", body)
    if not mark:
        head, _, after = whole.partition("\n## Appendices\n")
    shown = {
        "case": body.partition("\n\n")[2],
        "body": body,
        "front": head,
        "contents": contents.lstrip("\n"),
        "notes": after.partition('### Appendix G: Notes <a id="appendix-notes"></a>\n\n')[2].partition(
            "\n### "
        )[0],
        "appendices": after.lstrip("\n"),
    }
    return "\n".join(shown[part] for part in parts_of(case))


def text(whole: str, case: Case) -> str:
    """Show the text between headings that every document has; the notes are in an appendix."""
    head, _, rest = whole.partition("\n\nTable of Contents\n\n")
    contents, _, rest = rest.partition("\n\n1.  ")
    body, _, after = f"1.  {rest}".partition("\n\nAppendix A.")
    if not contents:
        head, _, after = whole.partition("\n\nAppendix A.")
    shown = {
        "case": body.partition("\n\n")[2],
        "body": body,
        "front": head,
        "contents": contents,
        "notes": after.partition("Appendix G.  Notes\n\n")[2].partition("\n\nAppendix H.")[0],
        "appendices": f"Appendix A.{after}",
    }
    return "\n".join(shown[part] for part in parts_of(case))


def json(whole: str, case: Case) -> str:
    """Show a member of the document for each part, and the legal notice only where all matter is shown."""
    told = loads(whole)
    (case_section,) = [one for one in told["sections"] if one["title"] == "Case"] or [{"content": None}]
    members = {
        "case": case_section["content"],
        "body": told["sections"],
        "front": {name: value for name, value in told["header"].items() if name != "legal"},
        "contents": told["contents"],
        "notes": told["notes"],
        "appendices": told["header"],
    }
    return "".join(f"{dumps(members[part], indent=1, ensure_ascii=False)}\n" for part in parts_of(case))


def typst(source: str, case: Case) -> str:
    """Show calls of the template; notes stand where they are mentioned, and Typst makes the contents."""
    front, _, rest = source.partition("\n#show: ")[2].partition("#contents()\n")
    body, mark, after = rest.partition("#appendix(")
    shown = {
        "case": body.partition(', "Case", "case")\n')[2],
        "body": body,
        "front": front,
        "appendices": mark + after,
    }
    return "".join(shown.get(part, "") for part in parts_of(case))


def _element(page: str, name: str) -> str:
    """Give the element of the page with an id (``#toc``) or a class (``.banner``), tags and all."""
    attribute = f'id="{name[1:]}"' if name.startswith("#") else f'class="{name[1:]}[ "]'
    start = re.search(rf"<(\w+)(?: [^>]*)? {attribute}", page)
    assert start, f"the page has no {name}"
    depth = 0
    for tag in re.finditer(rf"<(/?){start[1]}\b", page[start.start() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            return page[start.start() : page.index(">", start.start() + tag.end()) + 1]
    raise AssertionError(f"{name} does not end")


def _inside(page: str, name: str) -> str:
    """Give what stands between the tags of an element."""
    whole = _element(page, name)
    return whole[whole.index(">") + 1 : whole.rindex("<")].removeprefix("\n")


def rst(whole: str, case: Case) -> str:
    """Show the text between the anchors and headings that every document has."""
    before, _, after = whole.partition("\n.. _appendices:\n")
    start = re.search(r"^(?:\.\. _\S+:\n\n)?[^\n]+\n-{4,}$", before, re.MULTILINE)
    body = before[start.start() :] if start else ""
    shown = {
        "case": body.partition("\n----\n\n")[2],
        "body": body,
        "front": before[: start.start()] if start else before,
        "notes": after.partition("\nNotes\n~~~~~\n\n")[2].partition("\n.. _appendix-revs:")[0],
        "appendices": after.partition("----\n\n")[2],
    }
    return "\n".join(shown[part] for part in parts_of(case) if part in shown)


def pseudoxml(whole: str, case: Case) -> str:
    """Show elements of the doctree, as far to the left as they can stand."""
    parts = re.split("^(?=    <)", whole, flags=re.MULTILINE)
    sections = [number for number, part in enumerate(parts) if part.startswith("    <section ")]
    contents = next(number for number, part in enumerate(parts) if 'classes="contents"' in part)
    inner = re.split("^(?=        <)", parts[sections[0]], flags=re.MULTILINE)
    notes = parts[-1].partition('ids="appendix-notes"')[2].partition("        <section ")[0]
    shown = {
        "case": "".join(inner[2:]),
        "body": "".join(parts[sections[0] : sections[-1]]),
        "front": "".join(parts[1:contents]),
        "contents": parts[contents],
        "notes": notes.partition("            <footnote")[1] + notes.partition("            <footnote")[2],
        "appendices": parts[sections[-1]],
    }
    return dedent("".join(shown[part] for part in parts_of(case)))


def latex(whole: str, case: Case) -> str:
    """Show what stands between the commands that every document has."""
    front, _, rest = whole.partition("\\maketitle\n")[2].partition("\\pdfbookmark[1]{Contents}{toc}\n")
    contents, mark, rest = rest.partition("\n\n\n\\section{")
    body, _, after = f"{mark}{rest}".partition("\\section{Appendices%\n")
    notes = after.partition("\\label{appendix-notes}%\n}\n")[2].partition("\n\n\\subsection{")[0]
    shown = {
        "case": body.partition("\\label{case}%\n}\n")[2],
        "body": body,
        "front": front,
        "contents": contents,
        "notes": notes,
        "appendices": after,
    }
    return "".join(f"{shown[part].strip()}\n" for part in parts_of(case) if shown[part].strip())


def man(whole: str, case: Case) -> str:
    """Show what stands between the headings that every page has; it has no contents."""
    front, _, rest = whole.partition("\n.TH ")[2].partition("\n.SH 1 ")
    body, _, after = f".SH 1 {rest}".partition(".SH Appendices\n")
    if not rest:
        front, _, after = front.partition(".SH Appendices\n")
    shown = {
        "case": body.partition("\n")[2],
        "body": body,
        "front": f".TH {front}\n",
        "notes": after.partition("Notes\n")[2].partition(".SS ")[0],
        "appendices": after,
    }
    return "".join(shown[part] for part in parts_of(case) if part in shown)


EXCERPTS: Mapping[str, Excerpt] = {
    "html": html,
    "markdown": markdown,
    "text": text,
    "json": json,
    "typst": typst,
    "rst": rst,
    "pseudoxml": pseudoxml,
    "latex": latex,
    "man": man,
}
"""By the name of the format, which is the language of the fence too."""
