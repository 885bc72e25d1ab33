"""The sections that the template of the series names, and what documents have called them."""

from __future__ import annotations

import re

STANDARD = {
    "Introduction": "intro",
    "Requirements": "reqs",
    "Glossary": "glossary",
    "Use Cases": "usecases",
    "Business Rules": "rules",
    "Implementation Notes": "impl",
    "Accessibility Considerations": "access",
    "Internationalization Considerations": "i18n",
    "Security Considerations": "security",
    "Privacy Considerations": "privacy",
    "IANA Considerations": "iana",
    "XMPP Registrar Considerations": "registrar",
    "Design Considerations": "design",
    "XML Schema": "schema",
    "Acknowledgements": "acknowledgements",
}
"""Title and anchor, in the template's order (xep-template.xml; XEP-0143, sections)."""

_VARIANTS = {
    "xml schemas": "XML Schema",
    "xml schema(s)": "XML Schema",
    "schema": "XML Schema",
    "schemas": "XML Schema",
    "security consideration": "Security Considerations",
    "security": "Security Considerations",
    "iana consideration": "IANA Considerations",
    "iana": "IANA Considerations",
    "xmpp registrar consideration": "XMPP Registrar Considerations",
    "registrar considerations": "XMPP Registrar Considerations",
    "jabber registrar considerations": "XMPP Registrar Considerations",
    "xmpp registrar": "XMPP Registrar Considerations",
    "internationalisation considerations": "Internationalization Considerations",
    "internationalization": "Internationalization Considerations",
    "acknowledgments": "Acknowledgements",
    "acknowledgement": "Acknowledgements",
    "acknowledgment": "Acknowledgements",
    "implementation note": "Implementation Notes",
    "implementor notes": "Implementation Notes",
    "business rule": "Business Rules",
    "use case": "Use Cases",
    "requirement": "Requirements",
    "privacy consideration": "Privacy Considerations",
    "accessibility consideration": "Accessibility Considerations",
    "design consideration": "Design Considerations",
}


def standard_title(title: str) -> str:
    """The title that the template gives a section; empty where ``title`` is none of its sections."""
    folded = re.sub(r"\s+", " ", title).strip().casefold()
    for name in STANDARD:
        if name.casefold() == folded:
            return name
    return _VARIANTS.get(folded, "")
