"""Any tree that the model can hold, for hypothesis."""

import dataclasses

from hypothesis import strategies as st

from cases import document
from xeptools import model, parse, resolve
from xeptools.resolver.links import anchor_name

words = st.text(max_size=12) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '" onclick="x',
        "' style='x",
        "</pre>",
        "]]>",
        "\u202e",
        "&amp;",
        "<!--",
        "\x00",
    ]
)
places = st.just(-1)
anchors = st.builds(lambda start, end: anchor_name(f"{start}{end}"), words, st.uuids())
"""The resolver gives no two places the same, and none with white space or a control character."""
classes = st.lists(
    words | st.sampled_from(["ref", "sub", "super", "box", "indent", "example"]), max_size=2
).map(tuple)
kinds = st.sampled_from(model.LinkKind)
numbers = st.none() | st.sampled_from(["0030", "0001"])


def url(kind: model.LinkKind, rest: str) -> str:
    """An address as the resolver lets it through for its kind."""
    starts = {
        model.LinkKind.INTERNAL: "#",
        model.LinkKind.XEP: "https://xmpp.org/extensions/xep-0030.html#",
        model.LinkKind.EXTERNAL: "https://example.org/",
        model.LinkKind.ADDRESS: "mailto:",
        model.LinkKind.RELATIVE: "/",
        model.LinkKind.REFUSED: "javascript:",
    }
    return starts[kind] + rest


def lines(inner: st.SearchStrategy[model.Inline]) -> st.SearchStrategy[model.Inlines]:
    return st.lists(inner, max_size=3).map(tuple)


def wrapped(inner: st.SearchStrategy[model.Inline]) -> st.SearchStrategy[model.Inline]:
    content = lines(inner)
    plain = [model.Emphasis, model.Strong, model.Monospace, model.Defined]
    link = st.builds(
        lambda kind, rest, content, number: model.Link(kind, url(kind, rest), content, number, -1),
        kinds, words, content, numbers,
    )  # fmt: skip
    return st.one_of(
        *(st.builds(kind, content=content, at=places) for kind in plain),
        st.builds(model.Cite, content=content, number=numbers, at=places),
        st.builds(model.Phrase, classes=classes, content=content, at=places),
        link,
    )


inlines = st.recursive(
    words
    | st.builds(model.NoteMark, number=st.just(1), mention=st.integers(1, 9), at=places)
    | st.builds(model.LineBreak, at=places)
    | st.builds(
        model.Image,
        src=st.sampled_from(["", "a.png", "data:image/png;base64,AA=="]),
        alt=words,
        width=st.none() | st.integers(1, 99),
        height=st.none(),
        at=places,
    )
    | st.builds(model.Unresolved, name=words, at=places),
    wrapped,
    max_leaves=6,
)
line = lines(inlines)


@st.composite
def code(draw: st.DrawFn) -> tuple[str, tuple[model.Mark, ...]]:
    """Text with marks that may nest and never overlap."""
    text = draw(st.text("<>&'\"=ab/ \n\u202e", max_size=40))
    marks: list[model.Mark] = []

    def mark(start: int, end: int, depth: int) -> None:
        if start < end and depth < 3 and draw(st.booleans()):
            low, high = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
            if low < high:
                marks.append(model.Mark(low, high, draw(st.sampled_from(model.MarkKind))))
                mark(low, high, depth + 1)
                mark(high, end, depth + 1)

    mark(0, len(text), 0)
    return text, tuple(marks)


def boxes(inner: st.SearchStrategy[model.Block]) -> st.SearchStrategy[model.Block]:
    blocks = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(st.builds(model.Item, blocks=blocks, at=places), max_size=2).map(tuple)
    cell = st.builds(
        model.Cell,
        header=st.booleans(),
        align=st.sampled_from(["", "left", "center", "right"]),
        colspan=st.integers(1, 3),
        rowspan=st.integers(1, 3),
        blocks=blocks,
        at=places,
    )
    row = st.builds(model.Row, cells=st.lists(cell, max_size=3).map(tuple), at=places)
    definition = st.builds(model.Definition, term=line, blocks=blocks, at=places)
    return st.one_of(
        st.builds(model.Division, classes=classes, blocks=blocks, at=places),
        st.builds(model.Quote, blocks=blocks, at=places),
        st.builds(model.BulletList, classes=classes, items=items, at=places),
        st.builds(
            model.OrderedList,
            start=st.integers(-3, 9),
            numbering=st.sampled_from(model.Numbering),
            items=items,
            at=places,
        ),
        st.builds(model.DefinitionList, entries=st.lists(definition, max_size=2).map(tuple), at=places),
        st.builds(
            model.Table,
            number=st.just(1),
            anchor=anchors,
            caption=words,
            rows=st.lists(row, max_size=3).map(tuple),
            at=places,
        ),
    )


blocks = st.recursive(
    st.one_of(
        st.builds(model.Paragraph, classes=classes, content=line, at=places),
        st.builds(model.Plain, content=line, at=places),
        code().flatmap(
            lambda made: st.builds(model.Code, words, st.just(made[0]), st.just(made[1]), st.just(0), places)
        ),
        code().flatmap(
            lambda made: st.builds(
                model.Example,
                st.just(1),
                anchors,
                words,
                st.just(made[0]),
                st.just(made[1]),
                st.just(0),
                places,
            )
        ),
        st.builds(
            model.Vulnerability,
            identifier=words,
            url=st.sampled_from(["", "https://example.org/"]),
            content=line,
            at=places,
        ),
    ),
    boxes,
    max_leaves=5,
)

authors = st.builds(
    model.Author,
    firstname=words,
    surname=words,
    org=words,
    email=words,
    jid=words,
    uri=st.sampled_from(["", "https://example.org/"]),
    note=st.booleans(),
    at=places,
)
revisions = st.builds(
    model.Revision,
    version=words,
    date=st.none() | st.dates(),
    date_text=words,
    initials=words,
    remark=st.lists(blocks, max_size=1).map(tuple),
    anchor=anchors,
    at=places,
)
_BARE = resolve(parse(document("")))


@st.composite
def documents(draw: st.DrawFn) -> model.Xep:
    """A document with one section, whose parts hold any text."""
    said = draw(line)
    section = model.Section(
        1, "1", draw(words), anchor_name(draw(words)), True, draw(st.lists(blocks, max_size=3).map(tuple)), -1
    )
    header = dataclasses.replace(
        _BARE.header,
        title=model.Field(draw(words), -1),
        abstract=said,
        authors=draw(st.lists(authors, max_size=3).map(tuple)),
        revisions=draw(st.lists(revisions, max_size=3).map(tuple)),
    )
    return dataclasses.replace(
        _BARE, header=header, sections=(section,), contents=(), notes=(model.Note(1, said, 2, -1),)
    )
