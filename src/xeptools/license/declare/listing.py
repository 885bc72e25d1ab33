"""A declaration to read: as plain text, and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from xeptools.diagnostics.text import counted, visible
from xeptools.license.declare.collect import Declared, in_passing, stanzas
from xeptools.license.declare.terms import Terms, joined, together


def render_text(declared: Sequence[Declared]) -> str:
    """List the files by terms and copyright."""
    lines: list[str] = []
    told = [one for one in declared if one.told]
    for terms, holders, files in stanzas(told):
        lines.append(together(terms))
        lines += [f"    © {holder}" for holder in holders]
        for one in files:
            lines.append(f"    {one.path}")
            lines += [f"        {comment.removeprefix(f'{visible(one.path)}: ')}" for comment in one.comments]
        lines.append("")
    lines.append(_rest(declared))
    lines += [f"    {line}" for line in in_passing(declared)]
    return "\n".join(lines) + "\n"


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8888}"
    "td ul{margin:0;padding:0;list-style:none}pre{white-space:pre-wrap}"
)


def render_html(declared: Sequence[Declared], name: str) -> str:
    """Write one page without scripts: a table of files, and the texts of their licences."""
    told = [one for one in declared if one.told]
    rows = "".join(_row(one) for _, _, files in stanzas(told) for one in files)
    spoken = "".join(f"<li>{escape(line)}</li>" for line in in_passing(declared))
    spoken = f"<ul>{spoken}</ul>\n" if spoken else ""
    texts = "".join(
        _text(one) for one in sorted({one for file in told for terms in file.terms for one in terms.singles})
    )
    title = f"Licences of {escape(name)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n<h1>{title}</h1>\n<table>\n<thead>\n<tr>"
        '<th scope="col">File</th><th scope="col">Licence</th><th scope="col">Copyright</th></tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
        f"<p>{_rest(declared)}</p>\n{spoken}{texts}</main>\n</body>\n</html>\n"
    )


def _rest(declared: Sequence[Declared]) -> str:
    rest = [one for one in declared if not one.told]
    spoken = "; some speak of a licence:" if any(one.named for one in rest) else "."
    return f"{counted(len(rest), 'file')} of which nothing is known{spoken}"


def _row(one: Declared) -> str:
    named = joined(
        one.terms, lambda terms: f'<a href="#{escape(terms.singles[0].debian)}">{escape(terms.debian)}</a>'
    )
    remarks = "".join(
        f"<li>{escape(comment.removeprefix(f'{visible(one.path)}: '))}</li>" for comment in one.comments
    )
    remarks = f"<ul>{remarks}</ul>" if remarks else ""
    held = "<br>".join(f"© {escape(holder)}" for holder in one.copyright)
    return f"<tr><td><code>{escape(one.path)}</code>{remarks}</td><td>{named}</td><td>{held}</td></tr>\n"


def _text(terms: Terms) -> str:
    text = escape(terms.text or "No text is known.")
    return f'<h2 id="{escape(terms.debian)}">{escape(terms.debian)}</h2>\n<pre>{text}</pre>\n'
