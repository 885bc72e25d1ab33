"""Typst source: text of a document is in string literals and nowhere else, and places are planned."""

import io
import re

import pytest
from PIL import Image

from xeptools import parse, resolve
from xeptools.model import Xep
from xeptools.renderers import typst
from xeptools.renderers.typst.advances import CODE, extent
from xeptools.renderers.typst.pictures import measured
from xeptools.renderers.typst.sheet import MEASURE

LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
NASTY = (
    r"""#panic("out") "] ) } #read("/etc/passwd") \ \" \u{41} $x$ [a](b) {c} *d* _e_ `f` // g /* h */ @i """
    r"""&lt;j> = k ~ -- --- ... ' #"m" #[n] #include "o" #import "@preview/p:0.1.0" ; """
)
TAME = "Nothing special here "


def document(said: str) -> Xep:
    """Give a document that has ``said`` wherever a document can have text."""
    quoted = said.replace('"', "&quot;")
    return resolve(
        parse(
            f"""<xep><header><title>{said}</title><abstract>{said}</abstract><legal><copyright>{said}</copyright>
            <permissions>{said}</permissions></legal><number>{said}</number><status>{said}</status>
            <type>{said}</type><sig>{said}</sig><approver>{said}</approver><dependencies><spec>{said}</spec>
            </dependencies><shortname>{said}</shortname><discuss>{said}</discuss><expires>{said}</expires>
            <lastcall>{said}</lastcall><schemaloc><ns>{said}</ns><url>{said}</url></schemaloc>
            <tags><tag>{said}</tag></tags><councilnote><p>{said}</p></councilnote>
            <author><firstname>{said}</firstname><surname>{said}</surname><org>{said}</org><email>{said}</email>
            <jid>{said}</jid><uri>{said}</uri></author>
            <revision><version>{said}</version><date>{said}</date><initials>{said}</initials>
            <remark><p>{said}</p></remark></revision></header>
            <section1 topic="{quoted}" anchor="{quoted}"><p class="{quoted}">{said}<em>{said}</em>
            <tt>{said}</tt><cite>{said}</cite><span class="{quoted}">{said}</span><link url="https://x/{quoted}">{said}</link>
            <link url="#{quoted}">{said}</link><link url="javascript:{quoted}">{said}</link>
            <note>{said}</note><img src="data:image/png;base64,{quoted}" alt="{quoted}"/>&nothing;</p>
            <ul><li>{said}</li></ul><ol start="{quoted}" type="{quoted}"><li>{said}</li></ol>
            <dl><di><dt>{said}</dt><dd>{said}</dd></di></dl><blockquote><p>{said}</p></blockquote>
            <table caption="{quoted}"><tr><th align="{quoted}">{said}</th>
            <td colspan="{quoted}">{said}</td></tr></table>
            <example caption="{quoted}">{said}<em>{said}</em></example><code caption="{quoted}">{said}</code>
            <div class="example">{said}</div><cve id="{quoted}" url="https://x/{quoted}">{said}</cve></section1>
            </xep>""".encode()
        )
    )


def skeleton(xep: Xep) -> str:
    """Give the source without its literals, and without what depends on lengths: breaks, runs of code."""
    source = LITERAL.sub('""', typst.render(xep, {}, "draft").source)
    source = re.sub(r'#k-\w+\(""\)|#""|#z|#wrap', "", source)
    source = re.sub(r"(#em\[\])+", "#em[]", source).replace('caption: ("", "")', "")
    return re.sub(r"\(\d[\d.]*pt, [^)]*\)", "(widths)", source).replace(", breakable: false", "")


def test_what_an_author_writes_changes_nothing_but_literals() -> None:
    assert skeleton(document(NASTY)) == skeleton(document(TAME))


@pytest.mark.parametrize("piece", ["panic", "/etc/passwd", "@preview", r"\u{41}"])
def test_all_of_the_text_is_there(piece: str) -> None:
    source = typst.render(document(NASTY), {}, "draft").source
    literals = "".join(LITERAL.findall(source)).replace('"', "").replace("\\\\", "\\")
    assert literals.count(piece) >= 40


def printed(body: str) -> str:
    xep = resolve(
        parse(f"<xep><header/><section1 topic='Case' anchor='case'>{body}</section1></xep>".encode())
    )
    source = typst.render(xep, {}, "draft").source
    return source.partition(', "case")\n')[2].partition("#appendix(")[0]


def test_lines_of_code_end_at_the_edge_or_at_a_good_place_before_it() -> None:
    columns = int((MEASURE - 14) / CODE)
    text = " ".join(["<iq", *(f"attribute{number}='value'" for number in range(20)), "x" * 300])
    lines = "".join(
        line.replace("#wrap", "--")
        for line in re.findall(r'"([^"]*)"|(#wrap)', printed(f"<code><![CDATA[{text}]]></code>"))
        for line in line
    ).split("\\n")
    assert all(len(line) <= columns for line in lines)
    assert "".join(line.removeprefix("--") for line in lines) == text
    assert all(line.endswith(" ") for line in lines[:4])
    assert len(lines) == 9


@pytest.mark.parametrize(
    ("beyond", "folds", "size"), [(0, 0, ""), (1, 0, "7.96"), (17, 0, "6.74"), (19, 1, "")]
)
def test_type_of_code_is_smaller_where_lines_are_a_little_too_long(
    beyond: int, folds: int, size: str
) -> None:
    columns = int((MEASURE - 14) / CODE)
    made = printed(f"<code>short\n{'x' * (columns + beyond)}</code>")
    assert made.count("#wrap") == folds
    assert re.findall(r"size: ([\d.]+)pt", made) == ([size] if size else [])


def test_long_words_may_be_broken_and_short_ones_may_not() -> None:
    assert printed("<p>urn:xmpp:jingle:apps:rtp:errors:1</p>").count("#z") == 6
    assert "#z" not in printed("<p>short words, urn:xmpp:sid:0</p>")


def test_words_in_narrow_columns_are_broken_inside_only_where_they_are_too_long() -> None:
    cells = "".join(
        f"<td>{'word ' * 30}{long}</td>" for long in ("http://x.org/protocol/pubsub", "a" * 40, "")
    )
    made = printed(f"<table><tr>{cells * 2}</tr></table>")
    assert 'http://x"#z#".org/"#z#"protocol/"#z#"pubsub"' in made
    assert 'aaaa"#z#"aaaa"#z#"' in made


def planned(made: str) -> tuple[float, list[float]]:
    """Give the size of the type of a table, and the widths of its columns."""
    size, *widths = (float(points) for points in re.findall(r"([\d.]+)pt", made))
    return size, widths


def test_columns_are_as_wide_as_their_words_where_there_is_room() -> None:
    made = printed("<table><tr><th>Name</th><th>Unbreakable</th></tr><tr><td>a</td><td>b</td></tr></table>")
    _, widths = planned(made)
    assert widths[1] >= extent("Unbreakable", 9, bold=True)
    assert sum(widths) < MEASURE / 3


def test_columns_share_a_line_that_is_too_short_for_all() -> None:
    made = printed(f"<table><tr><td>a</td><td>{'word ' * 400}</td><td>{'b' * 90}</td></tr></table>")
    _, widths = planned(made)
    assert sum(widths) == pytest.approx(MEASURE, abs=0.2)
    assert widths[1] > 2 * widths[2] > 2 * widths[0]


@pytest.mark.parametrize(
    ("columns", "size", "address", "word"),
    [
        (5, 9, '"RECOMMENDED muc#owner"', "RECOMMENDED"),
        (6, 7.5, '"RECOMMENDED muc#owner"', "RECOMMENDED"),
        (20, 7, '"#owner"', "RECO"),
    ],
)
def test_type_is_smaller_where_words_would_not_fit(
    columns: int, size: float, address: str, word: str
) -> None:
    cell = f"<td>RECOMMENDED muc#owner {'word ' * 9}</td>"
    made = printed(f"<table><tr>{cell * columns}</tr></table>").replace(" word", "").replace(' "', '"')
    found, widths = planned(made)
    assert found == size
    assert sum(widths) == pytest.approx(MEASURE, abs=2)
    assert address in made
    assert f'#"{word}' in made


def test_words_end_at_their_joints_before_others_are_broken() -> None:
    cells = "".join(f"<td>{said}</td>" for said in ["muc#owner-of-all@x.org", "RECOMMENDED"] * 4)
    made = printed(f"<table><tr>{cells}</tr></table>")
    assert '"muc"#z#"#owner-of-all@"#z#"x"#z#".org"' in made
    assert '"RECOMMENDED"' in made


def test_widest_columns_give_way_first() -> None:
    cells = "".join(f"<td>{'9' * long}</td>" for long in (20, 8, 20, 9, 20, 20, 20, 20))
    _, widths = planned(made := printed(f"<table><tr>{cells}</tr></table>"))
    assert '"99999999"' in made
    assert '"999999999"' in made
    assert widths[0] == widths[2] > widths[3] > widths[1]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<ul><li>", "</li></ul>"),
        ("<ol><li>", "</li></ol>"),
        ("<dl><di><dt>t</dt><dd>", "</dd></di></dl>"),
        ("<blockquote>", "</blockquote>"),
        ("<div class='box'>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
    ],
)
def test_boxes_end_where_a_page_has_no_room_for_them(start: str, end: str) -> None:
    xep = resolve(parse(f"<xep><header/><section1>{start * 25}deep{end * 25}</section1></xep>".encode()))
    made = typst.render(xep, {}, "draft")
    assert "deep" in made.source
    assert made.source.count("[") - made.source.count("]") == 0
    assert {found.rule for found in made.diagnostics} == {"print/simplified"}


@pytest.mark.parametrize("form", ["png", "gif", "jpg", "webp"])
def test_pictures_are_measured(form: str) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (321, 123)).save(drawn, {"jpg": "jpeg"}.get(form, form))
    assert measured(form, drawn.getvalue()) == (321, 123)
    assert measured(form, drawn.getvalue()[:8]) is None
    assert measured(form, b"") is None


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0"}])
def test_each_kind_of_webp_is_measured(options: dict[str, object]) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (321, 123)).save(drawn, "webp", **options)
    assert measured("webp", drawn.getvalue()) == (321, 123)
