"""An SPDX 2.3 document in JSON: one package, its files, and the texts that SPDX has no name for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import uuid
from collections.abc import Sequence

from xeptools.__about__ import __version__
from xeptools.license.declare.collect import Declared
from xeptools.license.declare.terms import UNKNOWN, Terms

_NAMES = {"LicenseRef-XSF-XEP": "Notice of XMPP Extension Protocols"}


def render(declared: Sequence[Declared], name: str, now: dt.datetime) -> str:
    """Write the document for a package called ``name``.

    Concluded is nothing: that is for a person. What the files say stands as information in files; the
    address of the document comes from what is in it, so that the same package gives the same document.
    """
    digests = sorted(one.sha1 for one in declared)
    code = hashlib.sha1("".join(digests).encode(), usedforsecurity=False).hexdigest()
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{_plain(name)}-{_identity(code)}",
        "creationInfo": {
            "created": now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: xeptools-{__version__}"],
        },
        "packages": [_package(declared, name, code)],
        "files": [_file(number, one) for number, one in enumerate(declared)],
        "hasExtractedLicensingInfos": [_extracted(terms) for terms in _unnamed(declared)],
        "relationships": [
            _relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Package"),
            *(
                _relation("SPDXRef-Package", "CONTAINS", f"SPDXRef-File-{number}")
                for number in range(len(declared))
            ),
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _package(declared: Sequence[Declared], name: str, code: str) -> dict[str, object]:
    identifiers = sorted({terms.spdx for one in declared for terms in _singles(one) if terms is not UNKNOWN})
    return {
        "SPDXID": "SPDXRef-Package",
        "name": name,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": True,
        "packageVerificationCode": {"packageVerificationCodeValue": code},
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "licenseInfoFromFiles": identifiers or ["NOASSERTION"],
        "copyrightText": "NOASSERTION",
    }


def _file(number: int, one: Declared) -> dict[str, object]:
    described: dict[str, object] = {
        "SPDXID": f"SPDXRef-File-{number}",
        "fileName": f"./{one.path}",
        "checksums": [{"algorithm": "SHA1", "checksumValue": one.sha1}],
        "licenseConcluded": "NOASSERTION",
        "licenseInfoInFiles": [terms.spdx for terms in _singles(one)],
        "copyrightText": "\n".join(one.copyright) or "NOASSERTION",
    }
    if one.comments:
        described["comment"] = "\n".join(one.comments)
    return described


def _singles(one: Declared) -> list[Terms]:
    """The licences that a file speaks of, whether all of them apply or one is to be chosen."""
    return list(dict.fromkeys(single for terms in one.terms for single in terms.singles))


def _unnamed(declared: Sequence[Declared]) -> list[Terms]:
    terms = {one for file in declared for one in _singles(file)}
    return sorted(one for one in terms if one.spdx.startswith("LicenseRef-"))


def _extracted(terms: Terms) -> dict[str, object]:
    return {
        "licenseId": terms.spdx,
        "name": _NAMES.get(terms.spdx, terms.debian),
        "extractedText": terms.notice or "NOASSERTION",
    }


def _relation(one: str, kind: str, other: str) -> dict[str, str]:
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def _identity(code: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, code)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-") or "package"
