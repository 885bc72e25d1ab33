"""Other licences, mentions, pointers: what the verdict of any other file is."""

# What follows has notices and identifiers as data. REUSE-IgnoreStart

import pytest

from notice_texts import flat, mit, notice, wrapped
from sites import PROJECT
from xeptools.license import Context, Verdict, check_bytes

PARTS = notice()
LIKE_OURS = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this specification, to "
    "use, copy and distribute it. You may not modify, merge, sublicense, and/or sell copies of it."
)
SENTENCE = "This document has been placed in the public domain."
OF_A_SPECIFICATION = mit().replace("Software", "Specification").replace("software", "specification")
MOSA = wrapped([part.replace("XMPP Standards Foundation", "MOSA") for part in PARTS])
POINTER = "# (c) XMPP Standards Foundation.\n# Licence: https://xmpp.org/about/xsf/ipr-policy"
MENTION = "XEPs are under a modified MIT license; others put theirs under the public domain."
APACHE_WARRANTY = "WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied"
NOT_USED = "Except as contained in this notice, the name of X shall not be used."
CASES = {
    "copyright alone": (PARTS[0], "missing"),
    "copyright alone in a comment": ("# " + PARTS[0].replace("is copyright", "is\n# copyright"), "missing"),
    "copyright alone, of strangers": (PARTS[0].replace("XMPP Standards Foundation", "Example"), "missing"),
    "GPL": ("it under the terms of the GNU General Public\n# License as published by", "other"),
    "LGPL": ("used under the terms of the GNU Lesser General Public License 2.1", "other"),
    "Apache": ('Licensed under the Apache License, Version 2.0 (the "License");', "other"),
    "BSD": ("Redistribution and use in source and binary forms, with or without", "other"),
    "LPPL": ("of the\n%% LaTeX Project Public License, either version 1.3", "other"),
    "ISC": ("Permission to use, copy, modify, and/or distribute this software for any", "other"),
    "CC0": ("has waived all copyright and related or neighboring rights to", "other"),
    "X11": (f"{mit()}\n\n{NOT_USED}", "other"),
    "identifier": ("# SPDX-License-Identifier: GPL-3.0-or-later", "other"),
    "expression": ("# SPDX-License-Identifier: (MIT OR Apache-2.0)", "other"),
    "much like ours": (LIKE_OURS, "other"),
    "the sentence of many": (SENTENCE, "other"),
    "the sentence of a XEP": (f"XEP-0017\n\n{SENTENCE}", "public-domain"),
    "MIT of a specification": (OF_A_SPECIFICATION, "altered"),
    "MIT with a slip": (mit().replace("copies of the", "copies of tqhe"), "altered"),
    "MIT cut off": (mit()[:600], "altered"),
    "MIT with more": (mit() + " Except on Sundays.", "altered"),
    "MIT beside a statement": ("License: public domain\n\n" + mit(), "mit-software"),
    "before 2008": (flat(), "pre-2008"),
    "before 2008, and not": (flat().replace("may be distributed", "may not be distributed"), "altered"),
    "permissions alone": (PARTS[1], "altered"),
    "permissions missing": (wrapped([PARTS[0], *PARTS[2:]]), "altered"),
    "another order": (wrapped([PARTS[1], PARTS[0], *PARTS[2:]]), "altered"),
    "a sentence between": (wrapped([*PARTS[:2], "Commerce is excluded.", *PARTS[2:]]), "altered"),
    "a sentence behind": (wrapped([*PARTS[:4], PARTS[4] + " Commerce is excluded."]), "altered"),
    "another holder": (wrapped(["Copyright (c) 2020 Example Corporation", *PARTS[1:]]), "altered"),
    "another foundation": (MOSA, "altered"),
    "good beside altered": (wrapped(PARTS) + "\n\n" + wrapped(PARTS).replace("without", "with"), "altered"),
    "a sentence on rights": (PARTS[0], "missing"),
    "an address": (POINTER, "missing"),
    "our identifier": ("# SPDX-License-Identifier: LicenseRef-XSF-XEP", "missing"),
    "MIT by name": ("# SPDX-License-Identifier: MIT", "missing"),
    "head of a page": ("(C) 1999 - 2025 XMPP Standards Foundation. SEE LEGAL NOTICES.", "missing"),
    "mention": (MENTION, "missing"),
    "warranty of Apache": (APACHE_WARRANTY, "missing"),
    "nothing": ("print()", "missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    text, verdict = CASES[name]
    report = check_bytes(text.encode(), "notice.txt")
    assert report.verdict.value == verdict, report.notices


@pytest.mark.parametrize(
    ("name", "context", "failed"),
    [
        ("nothing", Context.FILE, False),
        ("GPL", Context.FILE, False),
        ("mention", Context.FILE, False),
        ("identifier", Context.FILE, False),
        ("an address", Context.BUNDLE, True),
        ("our identifier", Context.BUNDLE, True),
        ("head of a page", Context.BUNDLE, True),
        ("copyright alone", Context.BUNDLE, True),
        ("copyright alone in a comment", Context.BUNDLE, True),
        ("copyright alone, of strangers", Context.FILE, False),
        ("permissions alone", Context.FILE, True),
        ("before 2008", Context.FILE, True),
        ("MIT with a slip", Context.FILE, True),
    ],
)
def test_what_must_carry_the_notice(name: str, context: Context, failed: bool) -> None:
    report = check_bytes(CASES[name][0].encode(), "notice.txt")
    assert (report.context, report.failed) == (context, failed)


def test_licence_of_strangers_is_their_own_affair() -> None:
    text = mit().replace("XMPP Standards Foundation", "Example").replace("copies of the", "copies of teh")
    report = check_bytes(text.encode(), "theirs.c")
    assert (report.verdict, report.failed) == (Verdict.ALTERED, False)


def test_published_schema_has_no_notice() -> None:
    told = "The protocol documented by this schema is defined in XEP-0030."
    schema = (
        f"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:documentation>{told}</xs:documentation>"
    )
    report = check_bytes(schema.encode(), "disco.xsd")
    assert (report.verdict, report.context) == (Verdict.MISSING, Context.SCHEMA)
    assert "XEP-0030" in report.remedy


def test_binary_data_has_no_notice() -> None:
    assert check_bytes(b"\x7fELF\0\0" + wrapped(PARTS).encode(), "program").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<del>",
        "<a '",
        '<!ENTITY x "',
        "<![CDATA[",
        "<",
        "~~",
        "&lt;",
        "permission is hereby granted, ",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    """A hostile file costs no more than a long one: a pattern that looks ahead twice would hang here."""
    data = (piece * (400_000 // len(piece))).encode()
    assert check_bytes(data, "hostile.html").verdict in {Verdict.MISSING, Verdict.OTHER}


def test_policy_page_has_each_verdict_and_context() -> None:
    page = (PROJECT / "docs" / "reference" / "license-policy.md").read_text("utf-8")
    for value in (*Verdict, *Context):
        assert f"\n| `{value}` |" in page
