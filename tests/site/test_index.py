"""The index leads to every numbered document and every proposal, and to nothing else."""

import datetime as dt
import re
from dataclasses import replace

from xeptools.site.pages import index
from xeptools.tree import Facts

ONE = Facts(
    "0001",
    "xep-0001",
    "Kettles & <Pots>",
    "About kettles.",
    "Draft",
    "Standards Track",
    "1.2",
    dt.date(2025, 1, 31),
    "kettle",
    (),
    (),
    proposal=False,
)
PROPOSAL = replace(
    ONE, number="xxxx", name="inbox/tea cosy", title="Tea", status="ProtoXEP", date=None, proposal=True
)
TEMPLATE = replace(ONE, number="xxxx", name="xep-template", title="A template")


def rows(page: str) -> list[str]:
    return re.findall(r"<tr>(?!<th scope=\"col\").*?</tr>", page)


def test_the_index_lists_series_and_proposals() -> None:
    page = index.render([ONE, TEMPLATE, PROPOSAL]).decode()
    numbered, proposed = rows(page)
    assert numbered == (
        '<tr><th scope="row">0001</th><td><a href="xep-0001.html">Kettles &amp; &lt;Pots&gt;</a></td>'
        '<td><span class="badge firm">Stable</span></td><td>Standards Track</td><td>1.2</td>'
        '<td><time datetime="2025-01-31">2025-01-31</time></td></tr>'
    )
    assert proposed == (
        '<tr><th scope="row"><a href="inbox/tea%20cosy.html">Tea</a></th>'
        "<td>Standards Track</td><td>1.2</td><td></td></tr>"
    )
    assert re.findall("<h2>(.+)</h2>", page) == ["The series", "Proposals"]


def test_a_list_without_entries_is_left_out() -> None:
    assert re.findall("<h2>(.+)</h2>", index.render([ONE]).decode()) == ["The series"]
