"""Why a value is not one of its type, in words.

The types are those of XML Schema 1.0 part 2 §3, what bounds them are its facets (§4.3). Each type has its
name, what its values are, and one of them to go by.
"""

from __future__ import annotations

from xeptools.frozen import frozen

_NAME = "letters, digits, '.', '-' and '_', a letter or '_' first"
_WORD = "letters, digits, '.', '-', '_' and ':', no blanks"

_TYPES = {
    "boolean": ("true or false", ""),
    "decimal": ("a number", "3.14"),
    "float": ("a number", "3.14"),
    "double": ("a number", "3.14"),
    "integer": ("a whole number", "42"),
    "nonPositiveInteger": ("a whole number up to 0", "-42"),
    "negativeInteger": ("a whole number below 0", "-42"),
    "nonNegativeInteger": ("a whole number from 0 on", "42"),
    "positiveInteger": ("a whole number from 1 on", "42"),
    "long": ("a whole number from -9223372036854775808 to 9223372036854775807", "42"),
    "int": ("a whole number from -2147483648 to 2147483647", "42"),
    "short": ("a whole number from -32768 to 32767", "42"),
    "byte": ("a whole number from -128 to 127", "42"),
    "unsignedLong": ("a whole number from 0 to 18446744073709551615", "42"),
    "unsignedInt": ("a whole number from 0 to 4294967295", "42"),
    "unsignedShort": ("a whole number from 0 to 65535", "42"),
    "unsignedByte": ("a whole number from 0 to 255", "42"),
    "duration": ("a length of time", "P1DT12H"),
    "dateTime": ("a date and time", "2002-09-10T23:41:07Z"),
    "time": ("a time of day", "23:41:07Z"),
    "date": ("a date", "2002-09-10"),
    "gYearMonth": ("a year and month", "2002-09"),
    "gYear": ("a year", "2002"),
    "gMonthDay": ("a month and day", "--09-10"),
    "gDay": ("a day of the month", "---10"),
    "gMonth": ("a month", "--09"),
    "hexBinary": ("pairs of hexadecimal digits", "0a1b2c"),
    "base64Binary": ("Base64", "dGVhIQ=="),
    "anyURI": ("an address", "https://xmpp.org/"),
    "QName": ("a name whose prefix is declared", "xs:string"),
    "NOTATION": ("a notation that the schema declares", ""),
    "language": ("a tag of a language", "en-GB"),
    "Name": ("letters, digits, '.', '-', '_' and ':', no digit first", "kettle"),
    "NCName": (_NAME, "kettle"),
    "ID": (_NAME, "kettle1"),
    "IDREF": (_NAME, "kettle1"),
    "IDREFS": (f"names of {_NAME}, with blanks between", "kettle1 kettle2"),
    "ENTITY": ("the name of an entity that is declared", ""),
    "ENTITIES": ("names of entities that are declared", ""),
    "NMTOKEN": (_WORD, "kettle1"),
    "NMTOKENS": ("words with blanks between", "kettle1 kettle2"),
}
"""What the values of each built-in type are, and one of them; any text is a string or a token."""

_FACETS = {
    "length": "does not have the length {0}",
    "minLength": "is shorter than {0}",
    "maxLength": "is longer than {0}",
    "minInclusive": "is less than {0}",
    "minExclusive": "is not more than {0}",
    "maxInclusive": "is more than {0}",
    "maxExclusive": "is not less than {0}",
    "totalDigits": "has more digits than {0}",
    "fractionDigits": "has more digits behind the point than {0}",
    "pattern": "does not match the pattern {0}",
}


@frozen
class Kind:
    """What a schema declares the type of a value to be."""

    name: str
    """The built-in type that it comes down to; empty where there is none."""
    alternatives: tuple[str, ...] = ()
    """Built-in types, and values in quotes, where it is one of several."""


@frozen
class Flaw:
    """What a value breaks: a facet of its type, or what its built-in type asks for."""

    facet: str
    """As in the schema; empty where it is the type that the value is not of."""
    bounds: tuple[str, ...]
    """The values of the facet."""
    type: str
    """The built-in type; empty where it is not known."""


def why(flaw: Flaw, declared: Kind) -> str:
    """What is wrong with a value of the declared type, as the second half of a sentence on it."""
    if declared.alternatives:
        return f"is none of these: {_few(declared.alternatives)}"
    if flaw.facet == "enumeration":
        quoted = tuple(f"'{value}'" for value in flaw.bounds)
        return f"is none of these: {_few(quoted)}"
    if flaw.facet in _FACETS:
        return _FACETS[flaw.facet].format(" or ".join(flaw.bounds))
    name = declared.name if declared.name in _TYPES else flaw.type
    if name not in _TYPES:
        return "is no value of its type"
    what, example = _TYPES[name]
    return f"is no {name} ({what}{', such as ' if example else ''}{example})"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
