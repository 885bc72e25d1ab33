"""The published notices as paragraphs, and the ways in which files lay them out."""

# What follows has notices and identifiers as data. REUSE-IgnoreStart

import html
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from xeptools.license import notices

YEARS = ("1999 – 2024", "1999 - 2008", "2011", "1999 to 2024", "1999, 2003-2024", "1999—2024", "1999-2016")
URLS = (
    "<https://xmpp.org/about/xsf/ipr-policy>",
    "http://www.xmpp.org/extensions/ipr-policy.shtml",
    "< http://xmpp.org/extensions/ipr-policy.shtml >",
    "<http://xmpp.org/about-xmpp/xsf/xsf-ipr-policy/>",
)
PARTS = notices.PARTS


def notice(
    wording: str = "2",
    years: str = YEARS[0],
    can: str = "can",
    url: str = URLS[0],
    address: str = notices.ADDRESSES[0],
) -> list[str]:
    """Give a published notice, a paragraph for each part."""
    return [
        notices.COPYRIGHT.format(years=years),
        notices.PERMISSIONS,
        notices.WARRANTY[f"W{wording}"],
        notices.LIABILITY[f"L{wording}"],
        notices.CONFORMANCE[can].replace("<{url}>", url).format(address=address),
    ]


def published() -> Iterator[list[str]]:
    """Give every form that a published notice has had: wordings, addresses, URLs, years."""
    for wording, can, url, address in product("12", ("can", "may"), URLS, notices.ADDRESSES):
        yield notice(wording, YEARS[0], can, url, address)
    for years in YEARS[1:]:
        yield notice(years=years)
    yield [paragraph.replace("©", "(c)").replace("–", "-") for paragraph in notice("1")]


def mit(who: str = "THE AUTHORS OR COPYRIGHT HOLDERS", years: str = "1999 - 2024") -> str:
    """Give the header of the XSF's tools, which is in one piece."""
    text = f"{notices.MIT_PERMISSIONS} {notices.MIT_DISCLAIMER}".format(on="", next="", who=who)
    return f"Copyright (c) {years} XMPP Standards Foundation {text}"


def flat(terms: str = "cc-by-2.5", body: str = notices.HOLDER, short: str = "XSF") -> str:
    """Give a notice of the years before 2008."""
    sentence = notices.FLAT_COPYRIGHT.format(
        year="1999 - 2007",
        body=body,
        short=short,
        policy="(<http://www.xmpp.org/extensions/ipr-policy.shtml>)",
    )
    links = {
        "terms": "(<http://creativecommons.org/licenses/by/2.5/>)",
        "url": "http://www.opencontent.org/openpub/",
    }
    return f"{notices.FLAT_SUBJECTS[0]} {sentence} {notices.FLAT_TERMS[terms].format(**links)}"


def elements(paragraphs: list[str]) -> str:
    """Write the parts as the children of ``<legal>``."""
    return "".join(
        f"<{name}>{html.escape(text)}</{name}>" for name, text in zip(PARTS, paragraphs, strict=True)
    )


def xep(header: str, *, before: str = "", body: str = "<p>Words.</p>", subset: str = "") -> bytes:
    """Write a XEP source around what stands in its header."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f"<!DOCTYPE xep SYSTEM 'xep.dtd' [\n{subset}<!ENTITY % ents SYSTEM 'xep.ent'>\n%ents;\n]>\n"
        f"{before}<xep>\n<header>\n<title>A case</title>\n<abstract>Made up.</abstract>\n{header}\n"
        f"<number>xxxx</number>\n</header>\n<section1 topic='A'>{body}</section1>\n</xep>\n"
    ).encode()


def wrapped(paragraphs: list[str], width: int = 72) -> str:
    """Wrap paragraphs, an empty line between two."""
    return "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in paragraphs)


def marked(mark: str, text: str) -> str:
    """Put a mark before every line."""
    return "\n".join(f"{mark} {line}".rstrip() for line in text.split("\n"))


_HEADINGS = (
    "Copyright",
    "Permissions",
    "Disclaimer of Warranty",
    "Limitation of Liability",
    "IPR Conformance",
)


def _headed(paragraphs: list[str], form: str) -> str:
    return "".join(form.format(title, text) for title, text in zip(_HEADINGS, paragraphs, strict=True))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _boxed(text: str) -> str:
    return (
        "/"
        + "*" * 76
        + "\n"
        + "\n".join(f" * {line:72} *" for line in text.split("\n"))
        + "\n "
        + "*" * 76
        + "/"
    )


Layout = Callable[[list[str]], str]


def _roff(parts: Sequence[str], between: str, quote: str, apostrophe: str) -> str:
    text = ("\n" + between).join(part.replace(". ", ".\n") for part in parts)
    return text.replace('"', quote).replace("'", apostrophe).replace("©", "\\(co").replace("-", "\\-")


def _linked(text: str, link: str) -> str:
    return re.sub(r"XMPP\s+Standards\s+Foundation(?=\s+\(XSF\))", link, text)


LAYOUTS: dict[str, Layout] = {
    "text.txt": wrapped,
    "one-line.txt": " ".join,
    "upper.txt": lambda parts: wrapped(parts).upper(),
    "crlf.txt": lambda parts: wrapped(parts).replace("\n", "\r\n"),
    "numbered.txt": lambda parts: "\n\n".join(f"{n}. {part}" for n, part in enumerate(parts, 1)),
    "no-break.txt": lambda parts: wrapped(parts).replace(" ", "\u00a0"),
    "soft-hyphen.txt": lambda parts: wrapped(parts).replace("tion", "ti\u00adon"),
    "typographic.txt": lambda parts: wrapped(parts).replace(' "', " “").replace('"', "”").replace("'", "’"),
    "british.txt": lambda parts: wrapped(parts).replace("organization", "organisation"),
    "without-note-well.txt": lambda parts: wrapped(parts).replace("## NOTE WELL: ", "").replace("##", ""),
    "hash.py": lambda parts: marked("#", wrapped(parts)),
    "hashes.sh": lambda parts: marked("##", wrapped(parts)),
    "semicolon.ini": lambda parts: marked(";", wrapped(parts)),
    "dashes.sql": lambda parts: marked("--", wrapped(parts)),
    "rem.bat": lambda parts: marked("REM", wrapped(parts)),
    "dnl.m4": lambda parts: marked("dnl", wrapped(parts)),
    "percent.erl": lambda parts: marked("%%", wrapped(parts)),
    "slashes.cpp": lambda parts: marked("//", wrapped(parts)),
    "slashes.rs": lambda parts: marked("//!", wrapped(parts)),
    "exclamation.f90": lambda parts: marked("!", wrapped(parts)),
    "roff.1": lambda parts: marked('.\\"', wrapped(parts)),
    "page.1": lambda parts: ".TH X 1\n.SH LICENSE\n" + _roff(parts, ".PP\n", "\\(dq", "\\(aq"),
    "page.mdoc": lambda parts: ".Dd 2024\n.Sh LICENSE\n" + _roff(parts, ".Pp\n", "\\[dq]", "'"),
    "font.man": lambda parts: (
        "\n.sp\n".join(parts).replace("NOTE WELL", "\n.B NOTE WELL\n").replace(". ", ".\n")
    ),
    "linked.txt": lambda parts: _linked(wrapped(parts), r"\g<0> <https://xmpp.org/>"),
    "linked.md": lambda parts: _linked(wrapped(parts), r"[\g<0>](https://xmpp.org/)"),
    "linked.rst": lambda parts: _linked(wrapped(parts), r"`\g<0> <https://xmpp.org/>`__"),
    "linked.tex": lambda parts: _linked("\n\n".join(parts), r"\\href{https://xmpp.org/}{\g<0>}"),
    "quote.vim": lambda parts: marked('"', wrapped(parts)),
    "stars.c": lambda parts: f"/*\n{marked(' *', wrapped(parts))}\n */\nint x;\n",
    "box.c": lambda parts: _boxed(wrapped(parts)),
    "tagged.js": lambda parts: (
        f"/* $Id$\n{marked(' *', '@license' + chr(10) + wrapped(parts))}\n */\nlet x;\n"
    ),
    "tag.js": lambda parts: f"/**\n{marked(' *', '@copyright ' + wrapped(parts))}\n */\nlet x;\n",
    "tag.hpp": lambda parts: f"/**\n{marked(' *', f'@license {wrapped(parts)}')}\n */\nint x;\n",
    "titled.txt": lambda parts: f"LICENSE {wrapped(parts)}\n",
    "begin.rb": lambda parts: f"=begin\n{wrapped(parts)}\n=end\nx = 1\n",
    "block.c": lambda parts: f"/* {wrapped(parts)} */\nint x;\n",
    "comment.ml": lambda parts: f"(*\n{wrapped(parts)}\n*)\n",
    "comment.hs": lambda parts: f"{{-\n{wrapped(parts)}\n-}}\n",
    "comment.lua": lambda parts: f"--[[\n{wrapped(parts)}\n]]\n",
    "docstring.py": lambda parts: f'"""\n{wrapped(parts)}\n"""\n',
    "string.py": lambda parts: f'NOTICE = """{wrapped(parts)}"""\n',
    "strings.c": lambda parts: (
        "char *n =\n" + "\n".join(f'  "{_quoted(x)}\\n"' for x in wrapped(parts).split("\n"))
    ),
    "strings.lua": lambda parts: (
        "n =\n" + " ..\n".join(f'  "{_quoted(x)} "' for x in wrapped(parts).split("\n"))
    ),
    "strings.php": lambda parts: (
        "<?php\n$n = " + "\n. ".join(f'"{_quoted(x)} "' for x in wrapped(parts).split("\n"))
    ),
    "bytes.py": lambda parts: (
        "N = (\n" + "\n".join(f'    b"{_quoted(x)} "' for x in wrapped(parts).split("\n")) + "\n)\n"
    ),
    "lines.json": lambda parts: json.dumps({"license": wrapped(parts).split("\n")}, indent=1),
    "comment.java": lambda parts: (
        "/**\n" + "\n * <p>\n".join(marked(" *", wrapped([x])) for x in parts) + "\n */"
    ),
    "hyphenated.txt": lambda parts: (
        wrapped(parts).replace("redistri", "redistri-\n").replace("modi", "modi-\n")
    ),
    "string.json": lambda parts: json.dumps({"license": "\n\n".join(parts)}),
    "block.yml": lambda parts: "license: |\n" + textwrap.indent(wrapped(parts), "  "),
    "comment.xsd": lambda parts: f"<?xml version='1.0'?>\n<!--\n{wrapped(parts)}\n-->\n<schema/>\n",
    "comments.xsd": lambda parts: (
        "\n".join(f"<!-- {x:70} -->" for x in wrapped(parts).split("\n")) + "<schema/>"
    ),
    "documentation.xsd": lambda parts: f"<s><documentation>{html.escape(wrapped(parts))}</documentation></s>",
    "escaped-twice.xsd": lambda parts: (
        f"<s><documentation>{html.escape(html.escape(wrapped(parts)))}</documentation></s>"
    ),
    "page.html": lambda parts: (
        "<h2>Legal Notices</h2>" + _headed([html.escape(x) for x in parts], "<h3>{}</h3><p>{}</p>")
    ),
    "bare-page.html": lambda parts: (
        "<div>" + _headed([html.escape(x) for x in parts], "<h4>{}</h4>{}") + "</div>"
    ),
    "pre.html": lambda parts: f"<pre>{html.escape(wrapped(parts))}</pre>",
    "source-shown.html": lambda parts: f"<pre>{html.escape(f'<legal>{elements(parts)}</legal>')}</pre>",
    "bold.html": lambda parts: (
        f"<p>{html.escape(' '.join(parts)).replace('Permission', '<b>Per</b>mission')}</p>"
    ),
    "struck.html": lambda parts: (
        f"<p>{html.escape(' '.join(parts)).replace('hereby', 'hereby <del>not</del>')}</p>"
    ),
    "quotation.md": lambda parts: "# Licence\n\n" + marked(">", wrapped(parts)),
    "headings.md": lambda parts: _headed(parts, "## {}\n\n{}\n\n"),
    "escaped.md": lambda parts: wrapped(parts).replace("##", "\\#\\#"),
    "headings.rst": lambda parts: _headed(parts, "{}\n-----------------------\n\n{}\n\n"),
    "note.rst": lambda parts: wrapped(parts).replace("## NOTE WELL:", ".. note::\n  ").replace("##", ""),
    "license.pod": lambda parts: "=head1 LICENSE\n\n" + _headed(parts, "=head2 {}\n\n{}\n\n"),
    "fixed.f": lambda parts: marked("C    ", wrapped(parts)),
    "added.patch": lambda parts: f"--- a/x\n+++ b/x\n@@ -0,0 +1,40 @@\n{marked('+', wrapped(parts))}\n",
    "paper.tex": lambda parts: _headed(
        [x.replace("#", "\\#") for x in parts], "\\subsection*{{{}}}\n{{\\small {}}}\n"
    ),
    "comment.tex": lambda parts: marked("%", wrapped(parts)),
    "entities.ent": lambda parts: f'<!ENTITY LEGALNOTICE "<legal>{elements(parts)}</legal>">\n',
    "line-before.txt": lambda parts: wrapped(
        ["Copyright (c) 1999 - 2024 XMPP Standards Foundation (XSF)", *parts[1:]]
    ),
    "spdx-before.py": lambda parts: marked(
        "#",
        "SPDX-FileCopyrightText: 1999-2024 XMPP Standards Foundation (XSF)\n"
        "SPDX-License-Identifier: LicenseRef-XSF-XEP\n\n" + wrapped(parts[1:]),
    ),
    "two-parts.txt": lambda parts: wrapped(parts[:2]),
    "twice.txt": lambda parts: wrapped(parts) + "\n\nAnd again:\n\n" + wrapped(parts),
    "beside-gpl.py": lambda parts: marked(
        "#", "Under the terms of the GNU General Public License.\n\nOf the schemas:\n\n" + wrapped(parts)
    ),
    "beside-mit.py": lambda parts: marked("#", textwrap.fill(mit()) + "\n\n" + wrapped(parts)),
}
"""By the name of a file that is laid out so."""
