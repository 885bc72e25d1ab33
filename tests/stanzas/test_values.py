"""What is said of values that are not of their types: in words, with a right value, and true."""

import re

import pytest

from xeptools.stanzas.check import check
from xeptools.stanzas.element import elements_of, parse
from xeptools.stanzas.validate import violations
from xeptools.stanzas.xsd import Compiled
from xeptools.stanzas.xsd_names import BUILTIN

XS = "xmlns:xs='http://www.w3.org/2001/XMLSchema'"
HEAD = f"<xs:schema {XS} targetNamespace='urn:k' xmlns='urn:k' elementFormDefault='qualified'>"
WRONG = "\x21 \x21"
ANYTHING = frozenset(
    {"anyType", "anySimpleType", "anyURI", "string", "normalizedString", "token", "NOTATION", "ID", "IDREF"}
)
"""Types that nothing, or not the type alone, is wrong for."""
LIBRARY = re.compile(
    r"class '|elementpath|xmlschema|Xsd|literal|convert|decod|\\[ic]|Invalid|datetime|<function"
)


class Schema:
    """One schema, of urn:k."""

    def __init__(self, body: str) -> None:
        verdict = check(f"{HEAD}{body}</xs:schema>", lambda _: None)
        assert verdict.valid
        self.schema = verdict.compiled

    def compiled(self, namespace: str) -> Compiled | None:
        return self.schema if namespace == "urn:k" else None


def told(body: str, instance: str) -> list[str]:
    root = parse(f"<r xmlns='urn:k'>{instance}</r>")
    assert root is not None
    return [found.message for one in elements_of(root) for found in violations(one, Schema(body))]


def text(kind: str) -> str:
    return f"<xs:element name='k' type='xs:{kind}'/>"


def attribute(kind: str) -> str:
    return complex_type(f"<xs:attribute name='a' type='xs:{kind}'/>")


def complex_type(content: str) -> str:
    return f"<xs:element name='k'><xs:complexType>{content}</xs:complexType></xs:element>"


def simple_type(content: str) -> str:
    return f"<xs:element name='k'><xs:simpleType>{content}</xs:simpleType></xs:element>"


def restricted(base: str, facet: str) -> str:
    return simple_type(f"<xs:restriction base='xs:{base}'><xs:{facet}/></xs:restriction>")


@pytest.mark.parametrize("kind", sorted(BUILTIN - ANYTHING))
def test_each_type_is_named_with_a_value_that_is_one(kind: str) -> None:
    (of_text,) = {message for message in told(text(kind), f"<k>{WRONG}</k>") if "nothing in" not in message}
    (of_attribute,) = {
        message for message in told(attribute(kind), f"<k a='{WRONG}'/>") if "nothing in" not in message
    }
    assert of_text.startswith(f"'{WRONG}' in <k/> is no {kind} (")
    assert of_attribute.startswith(f"a='{WRONG}' is no {kind} (")
    assert not LIBRARY.search(of_text)
    example = re.search(r"such as (.*)\)$", of_text)
    if example and kind not in ("IDREFS", "QName"):
        assert not told(text(kind), f"<k>{example[1]}</k>")


@pytest.mark.parametrize(
    ("base", "facet", "value", "words"),
    [
        ("string", "length value='3'", "abcd", "does not have the length 3"),
        ("string", "minLength value='3'", "a", "is shorter than 3"),
        ("string", "maxLength value='3'", "abcd", "is longer than 3"),
        ("int", "minInclusive value='3'", "2", "is less than 3"),
        ("int", "minExclusive value='3'", "3", "is not more than 3"),
        ("int", "maxInclusive value='3'", "4", "is more than 3"),
        ("date", "maxExclusive value='2020-01-01'", "2020-01-01", "is not less than 2020-01-01"),
        ("int", "totalDigits value='2'", "300", "has more digits than 2"),
        ("decimal", "fractionDigits value='1'", "1.25", "has more digits behind the point than 1"),
        ("string", "pattern value='[a-c]+'", "d", "does not match the pattern [a-c]+"),
        ("NCName", "pattern value='.*'", "1", "is no NCName (letters, digits, '.', '-' and '_'"),
        ("dateTime", "pattern value='.*Z'", "1Z", "is no dateTime (a date and time, such as"),
    ],
)
def test_facets_in_words(base: str, facet: str, value: str, words: str) -> None:
    (message,) = told(restricted(base, facet), f"<k>{value}</k>")
    assert message.startswith(f"'{value}' in <k/> {words}")


UNIQUE = "<xs:{} name='u'><xs:selector xpath='*'/><xs:field xpath='@i'/></xs:{}>"


def listed(attribute: str, constraint: str = "") -> str:
    one = f"<xs:element name='l' maxOccurs='9'><xs:complexType>{attribute}</xs:complexType></xs:element>"
    content = f"<xs:complexType><xs:sequence>{one}</xs:sequence></xs:complexType>"
    return f"<xs:element name='k'>{content}{constraint}</xs:element>"


OTHERS = {
    "<k>it's</k>": (
        simple_type("<xs:union memberTypes='xs:int xs:boolean'/>"),
        "'it's' in <k/> is none of these: int, boolean",
    ),
    "<k>1 x</k>": (
        simple_type("<xs:list itemType='xs:byte'/>"),
        "'1 x' in <k/> is no byte (a whole number from -128 to 127, such as 42)",
    ),
    "<k/>": (text("boolean"), "the empty text of <k/> is no boolean (true or false)"),
    "<k>x</k>": (
        "<xs:element name='k' type='xs:string' fixed='a'/>",
        "the text of <k/> is always 'a' in the schema",
    ),
    "<k><l i='a'/><l i='a'/></k>": (
        listed("<xs:attribute name='i' type='xs:ID'/>"),
        "'a' stands a second time in <l/>, where it must be unique",
    ),
    "<k><l i='b'/><l i='b'/></k>": (
        listed("<xs:attribute name='i'/>", UNIQUE.format("unique", "unique")),
        "'b' stands a second time in <l/>, where it must be unique",
    ),
    "<k><l i='c'/><l/></k>": (
        listed("<xs:attribute name='i'/>", UNIQUE.format("key", "key")),
        "<l/> lacks @i, which tells it from the others",
    ),
    "<k i='d'/>": (
        complex_type("<xs:attribute name='i' type='xs:IDREF'/>"),
        "nothing in <k/> has the ID 'd'",
    ),
    "<k a='2'/>": (
        complex_type("<xs:attribute name='a' fixed='1'/>"),
        "a of <k/> is always '1' in the schema",
    ),
    "<k>-99999999999999999999</k>": (text("gYear"), "<k/> could not be held against its schema in full"),
}


@pytest.mark.parametrize("instance", OTHERS)
def test_others_in_words(instance: str) -> None:
    body, words = OTHERS[instance]
    assert told(body, instance) == [words]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<xs:element name='k' type='xs:dateTime' default='x'/>",
            "default='x' is no dateTime (a date and time",
        ),
        (restricted("int", "minInclusive value='x'"), "value='x' is no int (a whole number"),
        (restricted("dateTime", "minInclusive value='x'"), "value='x' is no dateTime (a date and time"),
        (restricted("byte", "enumeration value='x'"), "value='x' is no byte (a whole number"),
        (restricted("string", "pattern value='(('"), "'((' is no pattern that can be read"),
        (restricted("string", "pattern value='[z-a]'"), "'[z-a]' is no pattern that can be read"),
        (
            "<xs:group name='g'><xs:sequence><xs:group ref='g'/></xs:sequence></xs:group>",
            "<xs:group> with name='g' is",
        ),
        ("<l xmlns='urn:l'/>", "<l> cannot stand here in <xs:schema>"),
        ("<xs:element/>", "<xs:element> has neither a name nor a ref"),
    ],
)
def test_values_in_a_schema_in_words(body: str, words: str) -> None:
    (fault,) = check(f"{HEAD}{body}</xs:schema>", lambda _: None).faults
    assert fault.message.startswith(words)
    assert not LIBRARY.search(fault.message)
