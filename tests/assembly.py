"""From a case of a rule to the file that is checked.

A fragment becomes a document: ``<!ENTITY …>`` goes into the DOCTYPE, elements of the header take the
place of those that :data:`DOCUMENT` has, the rest is the body. Comments in a case say what is
expected of the next line (``<!-- error: message -->``) and under which circumstances
(``<!-- file: xep-0030.xml -->``).
"""

import datetime as dt
import re
from dataclasses import dataclass

from xeptools.source.grammar import GRAMMAR
from xeptools.tree import Anchors, Facts

DOCUMENT = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY % ents SYSTEM 'xep.ent'>
%ents;
]>
<?xml-stylesheet type='text/xsl' href='xep.xsl'?>
<xep>
<header>
  <title>Kettles</title>
  <abstract>This specification defines how to boil water over XMPP.</abstract>
  &LEGALNOTICE;
  <number>xxxx</number>
  <status>ProtoXEP</status>
  <type>Standards Track</type>
  <sig>Standards</sig>
  <approver>Council</approver>
  <dependencies>
    <spec>XMPP Core</spec>
  </dependencies>
  <supersedes/>
  <supersededby/>
  <shortname>NOT_YET_ASSIGNED</shortname>
  <author>
    <firstname>Ada</firstname>
    <surname>Example</surname>
    <email>ada@example.org</email>
    <jid>ada@example.org</jid>
  </author>
  <revision>
    <version>0.0.1</version>
    <date>2025-01-31</date>
    <initials>ae</initials>
    <remark><p>First draft.</p></remark>
  </revision>
</header>
<section1 topic='Introduction' anchor='intro'>
  <p>Water is boiled in kettles.</p>
</section1>
BODY
</xep>
"""
TODAY = dt.date(2025, 6, 1)

_PIECE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:(?P<entity><!ENTITY[^<>'\"]*(?:'[^']*'|\"[^\"]*\")\s*>)|<(?P<name>\w+)\b[^<>]*?(?:/>|>.*?</(?P=name)>))",
    re.DOTALL,
)
_EXPECTED = re.compile(r"<!-- (error|warning|advice): (.*?) -->", re.DOTALL)
_SETTING = re.compile(r"<!-- (file|today|encoding|line-ends|size|unreadable): (.*?) -->")
_TOLD = re.compile(r"(\d+): (error|warning|advice): (.*)")
_SAID = re.compile(
    r"^[ \t]*<!-- (?:error|warning|advice|file|today|encoding|line-ends|size|unreadable): .*? -->\n",
    re.MULTILINE | re.DOTALL,
)

Finding = tuple[int, str, str]
"""Line, severity, message."""


@dataclass(frozen=True)
class Assembled:
    """A case as a file."""

    text: str
    name: str
    """Its path below the tree."""
    today: dt.date
    encoding: str
    line_ends: str
    size: int = 0
    """The fewest bytes that the file has."""
    unreadable: str = ""
    """Why it cannot be opened, if it cannot."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.text.replace("\n", self.line_ends).encode(self.encoding).ljust(self.size)

    @property
    def bare(self) -> str:
        """The text without what the case says about itself."""
        return _SAID.sub("", self.text)

    def expected(self, told: str) -> list[Finding]:
        """What should be found; ``told`` is the fence that says what no comment in the file can."""
        found = []
        for comment in _EXPECTED.finditer(self.text):
            end = comment.end()
            while following := re.compile(r"\s*<!-- (?:error|warning|advice): .*? -->", re.DOTALL).match(
                self.text, end
            ):
                end = following.end()
            line = self.text.count("\n", 0, end) + 2
            found.append((line, comment[1], " ".join(comment[2].split())))
        found += [(int(line), severity, words) for line, severity, words in _TOLD.findall(told)]
        return sorted(found)


def assemble(fragment: str, *, entities: bool = False) -> Assembled:
    """Make a file of a fragment; of the text as it is where it is a whole document or a file of entities."""
    settings = dict(_SETTING.findall(fragment))
    text = fragment if entities else _document(fragment)
    number = re.search(r"<number>(\d{4})</number>", text)
    default = "xep.ent" if entities else f"xep-{number[1]}.xml" if number else "inbox/case.xml"
    return Assembled(
        text=text,
        name=settings.get("file", default),
        today=dt.date.fromisoformat(settings["today"]) if "today" in settings else TODAY,
        encoding=settings.get("encoding", "utf-8"),
        line_ends={"crlf": "\r\n", "lf": "\n"}[settings.get("line-ends", "lf")],
        size=int(settings.get("size", 0)),
        unreadable=settings.get("unreadable", ""),
    )


def _document(fragment: str) -> str:
    start = re.sub(r"<!--.*?-->", "", fragment, flags=re.DOTALL).lstrip()
    if start.startswith(("<?xml", "<!DOCTYPE", "<xep>", "<xep ")) or not start:
        return fragment
    document = DOCUMENT
    if start.startswith("<header>"):
        before, _, rest = document.partition("<header>")
        _, _, after = rest.partition("</header>")
        own, end, body = fragment.partition("</header>")
        return f"{before}{own}{end}{after}".replace("BODY\n", body)
    entities: list[str] = []
    header: dict[str, list[str]] = {}
    at = 0
    while (piece := _PIECE.match(fragment, at)) and (
        piece["entity"] or piece["name"] in GRAMMAR["header"].children
    ):
        at = piece.end()
        if piece["entity"]:
            entities.append(piece[0].strip("\n"))
        else:
            header.setdefault(piece["name"], []).append(piece[0].strip("\n"))
    if entities:
        document = document.replace("%ents;\n", "\n".join(entities) + "\n%ents;\n")
    for name, pieces in header.items():
        document = _with_header_part(document, name, "\n".join(pieces))
    body = fragment[at:]
    if body.strip() and "<section1" not in body:
        body = f"<section1 topic='Case' anchor='case'>\n{body}</section1>\n"
    return document.replace("BODY\n", body.lstrip("\n"))


def _with_header_part(document: str, name: str, part: str) -> str:
    """The document with ``part`` in place of what its header has under that name, or at the header's end."""
    own = "  &LEGALNOTICE;\n" if name == "legal" else None
    found = re.search(rf"  <{name}(?:/>|>.*?</{name}>)\n", document, re.DOTALL)
    if own is None and found is None:
        return document.replace("</header>\n", f"{part}\n</header>\n", 1)
    return document.replace(own or found[0], f"{part}\n", 1)  # type: ignore[index]


def others(fence: str) -> list[Assembled]:
    """The documents that lie in the tree beside that of a case, each begun by ``<!-- file: … -->``."""
    return [assemble(one) for one in re.split(r"^(?=<!-- file: )", fence, flags=re.MULTILINE) if one.strip()]


def blocks(fence: str) -> list[dict[str, str]]:
    """The documents of the tree that a case speaks of: ``name: value`` lines, a blank line between two."""
    return [
        dict(line.split(": ", 1) for line in block.strip().splitlines())
        for block in fence.split("\n\n")
        if block.strip()
    ]


def anchors(fence: str) -> Anchors:
    """The anchors of these documents."""
    return {values["number"]: frozenset(values.get("anchors", "").split()) for values in blocks(fence)}


def facts(fence: str) -> list[Facts]:
    """The facts of these documents."""
    found = []
    for values in blocks(fence):
        date = values.get("date")
        found.append(
            Facts(
                number=values["number"],
                name=values.get("name", f"xep-{values['number']}"),
                title=values.get("title", ""),
                abstract=values.get("abstract", ""),
                status=values.get("status", "Draft"),
                type=values.get("type", "Standards Track"),
                version=values.get("version", "1.0.0"),
                date=dt.date.fromisoformat(date) if date else None,
                shortname=values.get("shortname", ""),
                supersedes=tuple(values.get("supersedes", "").split()),
                superseded_by=tuple(values.get("superseded by", "").split()),
                proposal=False,
            )
        )
    return found
