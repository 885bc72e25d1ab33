"""Which entities a document has: its own, those of the tree's xep.ent, those that come with the package."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from xeptools import Source, Xep, XeptoolsError, parse, resolve
from xeptools.model import Code, Example, Paragraph
from xeptools.model.walk import blocks_of, text_of
from xeptools.source import find_root
from xeptools.source.entities import read_entity_file

ENTS = "<!ENTITY % ents SYSTEM 'xep.ent'>\n%ents;"
BUNDLED = "XMPP Standards Foundation (XSF)"


def written(body: str, subset: str = ENTS) -> bytes:
    """A document with ``body`` in a paragraph."""
    return (
        f"<?xml version='1.0'?>\n<!DOCTYPE xep SYSTEM 'xep.dtd' [\n{subset}\n]>\n"
        f"<xep><header/><section1 topic='One'><p>{body}</p></section1></xep>\n"
    ).encode()


def said(source: Source) -> str:
    """The text of the document's paragraphs."""
    (section,) = resolve(source).sections
    return "|".join(text_of(block.content) for block in blocks_of([section]) if isinstance(block, Paragraph))


def told(xep: Xep) -> list[tuple[str, str]]:
    return [(found.rule, found.message) for found in xep.diagnostics]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with one entity file, and with a draft in inbox/ and one numbered document."""
    root = tmp_path / "tree"
    (root / "inbox").mkdir(parents=True)
    (root / "xep.ent").write_text("<!ENTITY where 'tree'><!ENTITY XSF 'ours'>\n")
    (root / "xep-0001.xml").write_bytes(written("&where; &XSF;"))
    (root / "inbox" / "draft.xml").write_bytes(written("&where; &XSF;"))
    return root


# Where the entity file is


def test_beside_the_document(tree: Path) -> None:
    assert said(parse(tree / "xep-0001.xml")) == "tree ours"


def test_above_the_document(tree: Path) -> None:
    assert said(parse(tree / "inbox" / "draft.xml")) == "tree ours"


@pytest.mark.parametrize("system", ["xep.ent", "./xep.ent", "../xep.ent", "sub/xep.ent"])
def test_whatever_a_document_calls_it(tree: Path, system: str) -> None:
    path = tree / "inbox" / "draft.xml"
    path.write_bytes(written("&where;", f"<!ENTITY % ents SYSTEM '{system}'>%ents;"))
    assert said(parse(path)) == "tree"


def test_named_by_the_caller(tree: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.xml"
    draft.write_bytes(written("&where; &XSF;"))
    assert said(parse(draft, tree=tree)) == "tree ours"
    assert said(parse(draft.read_bytes(), tree=tree)) == "tree ours"
    assert said(parse(os.fspath(draft), tree=os.fspath(tree))) == "tree ours"


def test_the_caller_s_tree_goes_before_the_one_around_the_file(tree: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "xep.ent").write_text("<!ENTITY where 'other'>")
    assert said(parse(tree / "xep-0001.xml", tree=other)) == "other &XSF;"


def test_by_way_of_a_link_in_inbox(tree: Path) -> None:
    (tree / "inbox" / "xep.ent").symlink_to("../xep.ent")
    assert find_root(tree / "inbox" / "draft.xml") == tree
    assert said(parse(tree / "inbox" / "draft.xml")) == "tree ours"


@pytest.mark.parametrize("flat", ["../xep.ent", "../xep.ent\n"])
def test_by_way_of_a_link_that_git_wrote_as_text(tree: Path, flat: str) -> None:
    (tree / "inbox" / "xep.ent").write_text(flat)
    assert find_root(tree / "inbox" / "draft.xml") == tree
    assert said(parse(tree / "inbox" / "draft.xml")) == "tree ours"


def test_a_short_entity_file_is_no_link(tree: Path) -> None:
    (tree / "inbox" / "xep.ent").write_text("<!ENTITY where 'inbox'><!-- not xep.ent -->")
    assert said(parse(tree / "inbox" / "draft.xml")) == "inbox &XSF;"


def test_a_link_to_a_file_below_makes_a_tree(tree: Path) -> None:
    (tree / "shared").mkdir()
    (tree / "xep.ent").rename(tree / "shared" / "all.ent")
    (tree / "xep.ent").symlink_to("shared/all.ent")
    assert find_root(tree / "inbox") == tree
    assert said(parse(tree / "inbox" / "draft.xml")) == "tree ours"


def test_a_path_that_leads_up_is_not_in_the_folders_it_passes(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree.parent / "draft.xml").write_bytes(written("&XSF;"))
    monkeypatch.chdir(tree)
    assert find_root(Path("../draft.xml")) == find_root(tree.parent / "draft.xml") is None
    assert find_root(Path("inbox/../inbox/draft.xml")) == tree.resolve()


def test_the_search_ends_at_the_top_of_a_checkout(tree: Path) -> None:
    checkout = tree / "project"
    (checkout / ".git").mkdir(parents=True)
    (checkout / "draft.xml").write_bytes(written("&XSF;"))
    assert find_root(checkout / "draft.xml") is None
    assert BUNDLED in said(parse(checkout / "draft.xml"))


def test_a_lone_draft_and_bytes_have_those_of_the_package(tmp_path: Path) -> None:
    draft = tmp_path / "draft.xml"
    draft.write_bytes(written("&XSF;"))
    assert find_root(draft) is None
    assert BUNDLED in said(parse(draft))
    assert BUNDLED in said(parse(draft.read_bytes()))


def test_a_tree_without_an_entity_file_has_those_of_the_package(tree: Path) -> None:
    (tree / "xep.ent").unlink()
    source = parse(tree / "xep-0001.xml", tree=tree)
    assert BUNDLED in said(source)
    assert told(resolve(source)) == [("document/undeclared-entity", "&where; is not declared")]


def test_the_file_is_read_once_and_again_when_it_changes(tree: Path) -> None:
    first = read_entity_file(tree / "xep.ent")
    assert read_entity_file(tree / "xep.ent") is first
    (tree / "xep.ent").write_text("<!ENTITY where 'elsewhere'>")
    os.utime(tree / "xep.ent", ns=(1, 1))
    assert said(parse(tree / "xep-0001.xml")) == "elsewhere &XSF;"


# Which declaration counts


@pytest.mark.parametrize(
    ("subset", "where"),
    [
        (ENTS, "tree"),
        (f"<!ENTITY where 'own'>{ENTS}", "own"),
        (f"{ENTS}<!ENTITY where 'own'>", "tree"),
        (f"<!ENTITY where 'first'><!ENTITY where 'second'>{ENTS}", "first"),
        (f"<!ENTITY % more \"<!ENTITY where 'more'>\">%more;{ENTS}", "more"),
        (f"<!ENTITY % more \"<!ENTITY where 'more'>\">{ENTS}%more;", "tree"),
        ("<!ENTITY % a \"<!ENTITY where 'a'>\"><!ENTITY % a \"<!ENTITY where 'b'>\">%a;", "a"),
        ("<!ENTITY % a \"<!ENTITY &#37; b '<!ENTITY where &#34;b&#34;>'>&#37;b;\">%a;", "b"),
        (f"<!ENTITY % a \"<!ENTITY where 'a'>\">%a;%a;{ENTS}", "a"),
        (f"<!-- <!ENTITY where 'c'> --><?pi <!ENTITY where 'd'>?>{ENTS}", "tree"),
        (f"<!-- ]> ' \" -->{ENTS}", "tree"),
        (f"<!ELEMENT p (#PCDATA)><!ATTLIST p class CDATA ']>'><!NOTATION n SYSTEM 'n'>{ENTS}", "tree"),
        (f"<!ENTITY pic SYSTEM 'a.png' NDATA n>{ENTS}", "tree"),
        ("<!ENTITY % ents SYSTEM 'xep.ent'>%ents;%ents;", "tree"),
        ('<!ENTITY % ents PUBLIC "-//XSF//ENTITIES" "xep.ent">%ents;', "tree"),
    ],
)
def test_the_first_declaration_wins(tree: Path, subset: str, where: str) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(written("&where;", subset))
    source = parse(path)
    assert said(source) == where
    assert not resolve(source).diagnostics


def test_shared_entities_that_are_declared_but_not_used(tree: Path) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(written("&where;", "<!ENTITY % ents SYSTEM 'xep.ent'>"))
    xep = resolve(parse(path))
    (found,) = xep.diagnostics
    assert (found.rule, found.message) == ("document/undeclared-entity", "&where; is not declared")
    assert "put %ents; on the line before its ]>" in found.hint


def test_parameter_entities_that_nobody_declares(tree: Path) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(written("text", "%ents;"))
    source = parse(path)
    (found,) = source.diagnostics
    assert found.message == "parameter entity %ents; is not declared"
    assert source.utf8[found.span.start.offset : found.span.end.offset] == b"%ents;"  # type: ignore[union-attr]


def test_a_document_without_doctype_says_so(tree: Path) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(b"<xep><section1 topic='One'><p>a&where;b&where;</p></section1></xep>")
    source = parse(path)
    assert said(source) == "a&where;b&where;"
    (found,) = resolve(source).diagnostics
    assert found.message == "&where; is not declared (2 uses)"
    assert found.hint.startswith("the document has no DOCTYPE")
    assert found.span is not None
    assert found.span.start.column == 32


# What stands for what


@pytest.mark.parametrize(
    ("declared", "body", "text"),
    [
        ("<!ENTITY a '1'><!ENTITY b '[&a;]'>", "&b;&b;", "[1][1]"),
        ("<!ENTITY a '<em>x</em> y'>", "1 &a; 2", "1 x y 2"),
        ("<!ENTITY a ''>", "1&a;2 &a; 3", "12 3"),
        ("<!ENTITY a ' '>", "1 &a; 2", "1 2"),
        ("<!ENTITY a '&#38;lt;b&#38;gt;'>", "&a;", "<b>"),
        ("<!ENTITY a '&#38;#38;'>", "&a;", "&"),
        ("<!ENTITY a '&#x3c;em>x&#60;/em>'>", "&a;", "x"),
        ("<!ENTITY a '&#9;&#10;&#13;'>", "1&a;2", "1 2"),
        ("<!ENTITY a '<![CDATA[<&>]]>'>", "&a;", "<&>"),
        ("<!ENTITY a '<!-- c -->1<?p?>'>", "&a;", "1"),
        ("<!ENTITY é.-_1 'x'>", "&é.-_1;", "x"),
        ('<!ENTITY a "it\'s">', "&a;", "it's"),
        ("<!ENTITY amp '&#38;#38;'><!ENTITY lt '&#38;#60;'>", "&amp;&lt;", "&<"),
        ("<!ENTITY a '%nothing;'>", "&a;", "%nothing;"),
    ],
)
def test_replacement_texts(declared: str, body: str, text: str) -> None:
    source = parse(written(body, declared))
    assert said(source) == text
    assert not resolve(source).diagnostics


def test_line_ends_are_the_same_in_every_file() -> None:
    text = written("<code>1&a;2</code>", "<!ENTITY a 'x\ny'>").replace(b"\n", b"\r\n")
    (code,) = (block for block in blocks_of(resolve(parse(text)).sections) if isinstance(block, Code))
    assert code.text == "1x\ny2"


def test_entities_between_pieces_of_cdata() -> None:
    body = "</p><example><![CDATA[<a b=']]>&ns;<![CDATA['>&ns;</a>]]></example><p>"
    xep = resolve(parse(written(body, "<!ENTITY ns 'urn:x'>")))
    (example,) = (block for block in blocks_of(xep.sections) if isinstance(block, Example))
    assert example.text == "<a b='urn:x'>&ns;</a>"


def test_attribute_values_in_entities() -> None:
    body = "&link;&wide;"
    subset = (
        "<!ENTITY host 'example.org'><!ENTITY link '<link url=\"https://&host;/?a=1&#38;amp;b=2\">it</link>'>"
        "<!ENTITY wide '<link url=\"https://&nowhere;/\">x</link>'>"
    )
    xep = resolve(parse(written(body, subset)))
    assert [link.url for link in xep.links] == ["https://example.org/?a=1&b=2", "https://&nowhere;/"]
    assert told(xep) == [("document/undeclared-entity", "&nowhere; is not declared")]


def test_text_in_an_entity_that_looks_like_an_attribute_is_text() -> None:
    subset = "<!ENTITY v '1<em>2</em>'><!ENTITY a 'say x=\"&v;\"'>"
    assert said(parse(written("&a;", subset))) == 'say x="12"'
    xep = resolve(parse(written("&a;", subset)))
    assert "Emphasis" in repr(xep.sections)


def test_an_undeclared_entity_is_a_visible_mark_and_one_finding() -> None:
    source = parse(written("one &two; three &two; <link url='&four;'>&two;</link>", ENTS))
    xep = resolve(source)
    assert "one &two; three &two; &two;" in said(source)
    assert told(xep) == [
        ("document/undeclared-entity", "&two; is not declared (3 uses)"),
        ("document/undeclared-entity", "&four; is not declared"),
    ]
    spans = [
        source.utf8[found.span.start.offset : found.span.end.offset]
        for found in xep.diagnostics
        if found.span
    ]
    assert spans == [b"&two;", b"&four;"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("a", "&a; is not declared"),
        ("ab", "&a; and &b; are not declared"),
        ("abcde", "&a;, &b;, &c;, &d; and &e; are not declared"),
        ("abcdefg", "&a;, &b;, &c;, &d; and 3 more are not declared"),
    ],
)
def test_the_authors_of_a_lone_draft_are_one_finding_that_asks_for_the_tree(names: str, message: str) -> None:
    header = "".join(f"&{name};" for name in names)
    source = parse(f"<!DOCTYPE xep [{ENTS}]><xep><header>{header}</header>&z;</xep>".encode())
    authors, other = resolve(source).diagnostics
    assert (authors.message, other.message) == (message, "&z; is not declared")
    assert "--tree" in authors.hint
    assert "--tree" not in other.hint
    assert authors.span
    assert source.utf8[authors.span.start.offset : authors.span.end.offset] == b"&a;"


def test_an_entity_with_a_tag_has_no_place_in_an_attribute() -> None:
    declared = """<!ENTITY a "<em>x</em>"><!ENTITY b "&a;"><!ENTITY c "&lt;iq/>"><!ENTITY d "plain">"""
    text = f"<!DOCTYPE xep [{declared}]><xep><header/><section1 topic='&c; &b; &d; &amp;'/></xep>"
    (fault,) = resolve(parse(text.encode())).diagnostics
    assert (fault.rule, fault.message) == (
        "document/not-well-formed",
        "&b; brings an element into an attribute",
    )


def test_what_is_no_author_in_the_header_is_told_for_itself() -> None:
    declared = f'{ENTS}<!ENTITY evil SYSTEM "http://example.org/">'
    text = f"<!DOCTYPE xep [{declared}]><xep><header>&evil;&LEGALNOTCE;&anne;</header></xep>"
    external, near, author = resolve(parse(text.encode())).diagnostics
    assert external.rule == "document/external-entity"
    assert "did you mean &LEGALNOTICE;?" in near.hint
    assert (author.message, "--tree" in author.hint) == ("&anne; is not declared", True)


def test_a_document_in_its_tree_is_told_of_each_author(tree: Path) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(f"<!DOCTYPE xep [{ENTS}]><xep><header>&a;&b;</header></xep>".encode())
    assert [message for _, message in told(resolve(parse(path)))] == [
        "&a; is not declared",
        "&b; is not declared",
    ]


def test_references_around_the_header_count_once() -> None:
    text = b"<!DOCTYPE xep [<!ENTITY s '<section1 topic=\"S\"/>'>]><xep>&a;&s;<header/>&s;</xep>"
    xep = resolve(parse(text))
    assert told(xep) == [("document/undeclared-entity", "&a; is not declared")]
    assert [section.title for section in xep.sections] == ["S", "S", "Outside any section"]
    assert [section.anchor for section in xep.sections] == ["sect-s", "sect-s-2", "sect-outside-any-section"]


@pytest.mark.parametrize("broken", ["<em>x", "x</em>", "a &#38; b", "&#60;", "<a:b/>"])
def test_an_entity_that_is_not_well_formed_is_told_once(broken: str) -> None:
    source = parse(written("1&a;2&a;", f'<!ENTITY a "{broken}">'))
    assert said(source) == "1&a;2&a;"
    assert told(resolve(source)) == [("document/broken-entity", "the text of &a; is not well-formed")]


def test_a_broken_entity_file_is_told_with_its_line(tree: Path) -> None:
    (tree / "xep.ent").write_text("<!ENTITY where 'tree'>\n\n<!ENTITY oops\n<!ENTITY XSF 'ours'>")
    xep = resolve(parse(tree / "xep-0001.xml"))
    assert told(xep) == [
        (
            "document/broken-entity-file",
            "xep.ent: line 3 cannot be read as a declaration; what follows it is not known",
        ),
        ("document/undeclared-entity", "&XSF; is not declared"),
    ]


@pytest.mark.parametrize(
    ("prepare", "trouble"),
    [
        (lambda path: path.write_bytes(b"<!ENTITY a '\xe9'>"), "these bytes are not UTF-8"),
        (lambda path: path.write_bytes(b"<?xml encoding='latin1'?>"), "the declaration says latin1"),
    ],
)
def test_an_entity_file_that_cannot_be_read(
    tree: Path, prepare: Callable[[Path], None], trouble: str
) -> None:
    prepare(tree / "xep.ent")
    found = parse(tree / "xep-0001.xml").diagnostics
    assert [one.rule for one in found] == ["document/broken-entity-file"]
    assert trouble in found[0].message


def test_an_entity_file_may_declare_its_encoding(tree: Path) -> None:
    (tree / "xep.ent").write_bytes("<?xml encoding='UTF-8'?><!ENTITY where 'ö'>".encode())
    assert said(parse(tree / "xep-0001.xml")).startswith("ö ")


# What the caller got wrong


def test_files_that_are_none(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.xml", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(XeptoolsError, match=r"\A[^\n]+\Z"):
            parse(path)


def test_names_for_what_has_none(tmp_path: Path) -> None:
    assert parse(b"<xep/>").path == "<bytes>"
    assert parse(b"<xep/>", name="<stdin>").path == "<stdin>"
    (tmp_path / "a.xml").write_bytes(b"<xep/>")
    assert parse(tmp_path / "a.xml").path == str(tmp_path / "a.xml")
