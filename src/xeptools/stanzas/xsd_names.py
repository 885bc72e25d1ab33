"""The names of XML Schema 1.0 that more than one module needs (part 1 §3, part 2 §3 and §4.3)."""

XSD = "http://www.w3.org/2001/XMLSchema"
XML = "http://www.w3.org/XML/1998/namespace"
INDEX = "{urn:example:index}i"
"""The attribute that carries an element's number to where an error is told."""
MADE = "{urn:example:index}made"
"""The attribute of an element that mending has added."""

_TYPES = """
anyType anySimpleType string normalizedString token language Name NCName NMTOKEN NMTOKENS ID IDREF IDREFS
ENTITY ENTITIES boolean decimal integer nonPositiveInteger negativeInteger long int short byte
nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger float double duration
dateTime time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI QName NOTATION
"""
_FACETS = """
length minLength maxLength pattern enumeration whiteSpace
minInclusive maxInclusive minExclusive maxExclusive totalDigits fractionDigits
"""
_ELEMENTS = """
schema include import redefine annotation appinfo documentation element attribute attributeGroup group
complexType simpleType complexContent simpleContent extension restriction sequence choice all any anyAttribute
unique key keyref selector field notation list union
"""
_ATTRIBUTES = """
abstract attributeFormDefault base default elementFormDefault final fixed form id itemType maxOccurs
memberTypes minOccurs mixed name namespace processContents public ref refer schemaLocation substitutionGroup
system targetNamespace type use value version xpath
"""

BUILTIN = frozenset(_TYPES.split())
"""The built-in types."""
FACETS = frozenset(_FACETS.split())
ELEMENTS = frozenset(_ELEMENTS.split()) | FACETS
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""The attributes of all elements together."""
