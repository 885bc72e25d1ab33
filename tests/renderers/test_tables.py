"""Tables as grids."""

from cases import document
from xeptools import parse, resolve
from xeptools.model import Table
from xeptools.renderers.matter import grid, heads


def test_a_span_does_not_fill_what_lies_beside_it_without_bound() -> None:
    wide = "<td colspan='100'/>" * 4_900
    rows = f"<tr>{wide}<td rowspan='10000'/></tr>{'<tr><td/></tr>' * 10_000}"
    (table,) = resolve(parse(document(f"<table caption=''>{rows}</table>"))).sections[0].content
    assert isinstance(table, Table)
    assert sum(map(len, grid(table))) < 600_000


def test_the_corner_of_a_head_may_be_empty() -> None:
    def head(first: str) -> int:
        rows = f"<tr>{first}<th>A</th><th>B</th></tr><tr><th>x</th><td>1</td><td>2</td></tr>"
        (table,) = resolve(parse(document(f"<table caption=''>{rows}</table>"))).sections[0].content
        assert isinstance(table, Table)
        return heads(table)

    assert head("<td/>") == head("<th/>") == head("<th>C</th>") == 1
    assert head("<td>C</td>") == 0
