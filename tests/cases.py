"""Cases: Markdown files whose fences are input and expected output, told apart by their language.

A case starts with the fence whose language is the folder's input language (``xml`` nearly
everywhere) and has every fence up to the next such one. What stands between is prose for the
reader; the heading above names the case, and a comment ``<!-- parts: notes -->`` the parts of a document
that it shows (see ``tests/render/excerpts.py``). ``pytest --fix`` writes what is as what is expected.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent

_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_PARTS = re.compile(r"^<!-- parts: ([\w ]+) -->$", re.MULTILINE)
_TICKS = re.compile(r"^`{3,}", re.MULTILINE)

_DOCUMENT = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY % ents SYSTEM 'xep.ent'>
%ents;
]>
<xep>
<header>
  <title>A case</title>
  <abstract>What a case is about.</abstract>
  &LEGALNOTICE;
  <number>xxxx</number>
  <status>Experimental</status>
  <type>Standards Track</type>
  <sig>Standards</sig>
  <approver>Council</approver>
  <dependencies/>
  <supersedes/>
  <supersededby/>
  <shortname>case</shortname>
  <author><firstname>Ada</firstname><surname>Example</surname></author>
  <revision><version>0.1.0</version><date>2025-01-31</date><initials>ae</initials><remark>First.</remark></revision>
</header>
BODY
</xep>
"""


@dataclass(frozen=True)
class Case:
    """One input and what is expected of it, by language."""

    path: Path
    index: int
    """Which case of its file it is, from 0."""
    title: str
    language: str
    source: str
    expected: dict[str, str]
    parts: tuple[str, ...]
    """What the comment in its prose names; empty without one."""

    @property
    def id(self) -> str:
        """What pytest calls it."""
        return f"{self.path.stem}: {self.title}"


def cases(folder: str, language: str = "xml") -> Iterator[Case]:
    """Read the cases of ``tests/FOLDER/*.md``; fences in ``language`` are input."""
    for path in sorted((TESTS / folder).glob("*.md")):
        text = path.read_text("utf-8")
        end = 0
        for index, (start, *others) in enumerate(_groups(text, language)):
            headings = _HEADING.findall(text, 0, start.start())
            parts = _PARTS.search(text, end, start.start())
            end = (others or [start])[-1].end()
            yield Case(
                path=path,
                index=index,
                title=f"{headings[-1]} ({index + 1})" if headings else str(index + 1),
                language=language,
                source=start["text"],
                expected={fence["language"]: fence["text"] for fence in others},
                parts=tuple(parts[1].split()) if parts else (),
            )


def rewrite(case: Case, language: str, text: str) -> None:
    """Write ``text`` into the fence of ``case`` for ``language``, made after its others where it has none.

    No other byte of the file moves; the fence gets as many ticks as its text asks for.
    """
    whole = case.path.read_text("utf-8")
    fences = _groups(whole, case.language)[case.index]
    ticks = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(text))])
    made = f"{ticks}{language}\n{text}{ticks}"
    for fence in fences:
        if fence["language"] == language:
            case.path.write_text(whole[: fence.start()] + made + whole[fence.end() :], "utf-8")
            return
    end = fences[-1].end()
    case.path.write_text(f"{whole[:end]}\n\n{made}{whole[end:]}", "utf-8")


def _groups(text: str, language: str) -> list[list[re.Match[str]]]:
    """Sort the fences of a file into cases, each begun by its input; fences before the first are prose."""
    groups: list[list[re.Match[str]]] = []
    for fence in _FENCE.finditer(text):
        if fence["language"] == language:
            groups.append([fence])
        elif groups:
            groups[-1].append(fence)
    return groups


def document(fragment: str) -> bytes:
    """Make a document of a body, which starts with a section, or of what stands in one section."""
    start = fragment.lstrip()
    if start.startswith(("<?xml", "<!DOCTYPE", "<xep>", "<xep ")):
        return fragment.encode()
    if not start.startswith("<section1"):
        fragment = f"<section1 topic='Case' anchor='case'>\n{fragment}</section1>"
    return _DOCUMENT.replace("BODY", fragment).encode()
