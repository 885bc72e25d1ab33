"""From bytes to UTF-8, and from an offset to line, column and byte of the file."""

import codecs

import pytest

from xeptools.diagnostics import Place
from xeptools.source.text import Lines, character, decode

DECLARATION = "<?xml version='1.0' encoding='{}'?>"
SAMPLE = "<?xml version='1.0'?>\r\n<xep>é\t\U0001f600x\n\n  y</xep>"
ENCODINGS = {
    "UTF-8": SAMPLE.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + SAMPLE.encode(),
    "UTF-16 little-endian": codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le"),
    "UTF-16 big-endian": codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"),
}
WIDTHS = {"UTF-8": "utf-8", "UTF-16": "utf-16-le"}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_each_encoding_reads_the_same(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.utf8.decode() == SAMPLE
    assert not decoded.trouble


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_every_character_has_its_line_column_and_byte(data: bytes) -> None:
    decoded = decode(data)
    lines = Lines(decoded)
    line, column, byte, offset = 1, 1, decoded.bom, 0
    for char in SAMPLE:
        assert lines.place(offset) == Place(line, column, byte)
        byte += len(char.encode(WIDTHS[decoded.encoding]))
        offset += len(char.encode())
        line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
        assert lines.character(offset - len(char.encode())).end.offset == byte
    assert lines.place(offset) == Place(line, column, len(data))


def test_places_are_right_beyond_any_block_of_a_long_line() -> None:
    text = "é\U0001f600x" * 5000
    utf8, utf16 = Lines(decode(text.encode())), Lines(decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")))
    for count in (0, 1, 1023, 1024, 1025, 7001, len(text)):
        offset = len(text[:count].encode())
        assert utf8.place(offset) == Place(1, count + 1, offset)
        assert utf16.place(offset) == Place(1, count + 1, 2 + len(text[:count].encode("utf-16-le")))


def test_lines_are_given_without_their_ends() -> None:
    lines = Lines(decode(b"one\r\ntwo\n\nfour"))
    assert [lines.line(number) for number in range(6)] == ["", "one", "two", "", "four", ""]
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("data", "trouble", "offset"),
    [
        (b"<xep>\xe9</xep>", "these bytes are not UTF-8", 5),
        (b"<xep>\xc0\xaf</xep>", "these bytes are not UTF-8", 5),  # overlong form of "/"
        (b"<xep>\xed\xa0\x80</xep>", "these bytes are not UTF-8", 5),  # half of a surrogate pair
        (b"<xep>\xf4\x90\x80\x80</xep>", "these bytes are not UTF-8", 5),  # beyond U+10FFFF
        (b"<xep>a\0b</xep>", "a NUL character", 6),
        ("<xep/>".encode("utf-16-le"), "UTF-16 without its byte-order mark", 1),
        ("<xep/>".encode("utf-16-be"), "UTF-16 without its byte-order mark", 0),
        (codecs.BOM_UTF32_LE + "<xep/>".encode("utf-32-le"), "a NUL character", 0),
        (codecs.BOM_UTF16_LE + b"<\0x", "these bytes are not UTF-16", 1),
        (codecs.BOM_UTF16_LE + b"<\0\x00\xd8>\0", "these bytes are not UTF-16", 1),  # lone surrogate
        (DECLARATION.format("UTF-7").encode(), "the declaration says UTF-7, the bytes are UTF-8", 30),
        (
            DECLARATION.format("ISO-8859-1").encode(),
            "the declaration says ISO-8859-1, the bytes are UTF-8",
            30,
        ),
        (DECLARATION.format("UTF-16").encode(), "the declaration says UTF-16, the bytes are UTF-8", 30),
        (
            DECLARATION.format("latin1").encode() + b"\xe9",
            "these bytes are not UTF-8 (the declaration says latin1)",
            39,
        ),
        (
            codecs.BOM_UTF16_BE + DECLARATION.format("UTF-8").encode("utf-16-be"),
            "the declaration says UTF-8, the bytes are UTF-16",
            30,
        ),
        # The declaration is found however far its parts stand apart.
        (
            b"<?xml version='1.0'" + b" " * 5000 + b'encoding = "UTF-7"?>',
            "the declaration says UTF-7, the bytes are UTF-8",
            5031,
        ),
    ],
)
def test_what_another_reader_would_read_differently_is_trouble(
    data: bytes, trouble: str, offset: int
) -> None:
    decoded = decode(data)
    assert (decoded.trouble, decoded.trouble_offset) == (trouble, offset)
    decoded.utf8.decode()


@pytest.mark.parametrize("name", ["UTF-8", "utf-8", "US-ASCII", "us-ascii"])
def test_names_of_what_the_bytes_are_do_no_harm(name: str) -> None:
    assert not decode(DECLARATION.format(name).encode()).trouble


def test_ascii_is_not_claimed_for_what_is_more() -> None:
    assert decode((DECLARATION.format("US-ASCII") + "<xep>é</xep>").encode()).trouble


@pytest.mark.parametrize(
    ("reference", "char"),
    [
        ("&#65;", "A"),
        ("&#x41;", "A"),
        ("&#x1F600;", "\U0001f600"),
        ("&#" + "0" * 5000 + "65;", "A"),
        ("&#128;", "\x80"),  # a browser would make a euro sign of it
        ("&amp;", "&"),
        ("&quot;", '"'),
        ("&#0;", "\ufffd"),
        ("&#x1;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#xFFFE;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_character_references(reference: str, char: str) -> None:
    assert character(reference) == char
