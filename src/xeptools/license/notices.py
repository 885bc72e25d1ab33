"""The notices that the XSF has published, word for word, with what may vary in them.

Data, not a notice of this file. Sources: every version of ``xep.ent``, ``LICENSE.txt`` and of the IPR
policy since 2006, and the notices that stood inline. The permissions never changed since 2008-01-23
(IPR policy 1.4); warranty and liability did once, together, on 2009-05-18, though the policy page and
documents written after it keep the first wording.

``{years}``, ``{url}``, ``{address}`` and the like stand for what each publication fills in; ``{body}``
and ``{short}`` for the foundation under the name of its time.
"""

from __future__ import annotations

HOLDER = "XMPP Standards Foundation"
FORMER_HOLDER = "Jabber Software Foundation"
"""The foundation's name until January 2007."""

LATEST_YEAR = 2024
"""The last year in a published notice (``xep.ent``, 2024-03-14)."""

PARTS = ("copyright", "permissions", "warranty", "liability", "conformance")
"""The parts in the order of the format's ``<legal>``."""

# REUSE-IgnoreStart

COPYRIGHT = "This XMPP Extension Protocol is copyright © {years} by the XMPP Standards Foundation (XSF)."

PERMISSIONS = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this specification "
    '(the "Specification"), to make use of the Specification without restriction, including without '
    "limitation the rights to implement the Specification in a software program, deploy the Specification "
    "in a network service, and copy, modify, merge, publish, translate, distribute, sublicense, or sell "
    "copies of the Specification, and to permit persons to whom the Specification is furnished to do so, "
    "subject to the condition that the foregoing copyright notice and this permission notice shall be "
    "included in all copies or substantial portions of the Specification. Unless separate permission is "
    "granted, modified works that are redistributed shall not contain misleading information regarding the "
    "authors, title, number, or publisher of the Specification, and shall not claim endorsement of the "
    "modified works by the authors, any organization or project to which the authors belong, or the XMPP "
    "Standards Foundation."
)

_AS_IS = (
    '## NOTE WELL: This Specification is provided on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF '
    "ANY KIND, express or implied, including, without limitation, any warranties or conditions of TITLE, "
    "NON-INFRINGEMENT, MERCHANTABILITY, or FITNESS FOR A PARTICULAR PURPOSE."
)
WARRANTY = {
    "W1": _AS_IS + " In no event shall the XMPP Standards Foundation or the authors of this Specification be "
    "liable for any claim, damages, or other liability, whether in an action of contract, tort, or "
    "otherwise, arising from, out of, or in connection with the Specification or the implementation, "
    "deployment, or other use of the Specification. ##",
    "W2": _AS_IS + " ##",
}
"""W1 from 2008-01-23, W2 from 2009-05-18."""

_LIABLE = (
    "In no event and under no legal theory, whether in tort (including negligence), contract, or otherwise, "
    "unless required by applicable law (such as deliberate and grossly negligent acts) or agreed to in "
    "writing, shall the XMPP Standards Foundation or any author of this Specification be liable for damages, "
    "including any direct, indirect, special, incidental, or consequential damages of any character arising "
)
_LOSSES = (
    "(including but not limited to damages for loss of goodwill, work stoppage, computer failure or "
    "malfunction, or any and all other commercial damages or losses), even if the XMPP Standards Foundation "
    "or such author has been advised of the possibility of such damages."
)
LIABILITY = {
    "L1": f"{_LIABLE}out of the use or inability to use the Specification {_LOSSES}",
    "L2": f"{_LIABLE}from, out of, or in connection with the Specification or the implementation, "
    f"deployment, or other use of the Specification {_LOSSES}",
}
"""L1 goes with W1, L2 with W2; they were never mixed."""

CONFORMANCE = {
    "can": "This XMPP Extension Protocol has been contributed in full conformance with the XSF's "
    "Intellectual Property Rights Policy (a copy of which can be found at <{url}> or obtained by writing to "
    "{address}).",
    "may": "This XMPP Extension Protocol has been contributed in full conformance with the XSF's "
    "Intellectual Property Rights Policy (a copy of which may be found at <{url}> or obtained by writing to "
    "{address}).",
}
POLICY_URL = "https://xmpp.org/about/xsf/ipr-policy"
ADDRESSES = (
    "XMPP Standards Foundation, P.O. Box 787, Parker, CO 80134 USA",
    "XMPP Standards Foundation, 1899 Wynkoop Street, Suite 600, Denver, CO 80202 USA",
    "XMPP Standards Foundation, c/o Peter Saint-Andre, 1899 Wynkoop Street, Suite 600, Denver, CO 80202 USA",
    "XSF, P.O. Box 1641, Denver, CO 80201 USA",
)
"""Newest first."""

ERAS = {
    "W1+L1": "published from 2008-01-23, in the XSF's IPR policy to this day",
    "W2+L2": "published in xep.ent since 2009-05-18",
}

MIT_PERMISSIONS = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and "
    'associated documentation files (the "Software"), to deal in the Software without restriction, including '
    "without limitation {on}the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or "
    "sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject "
    "to the following conditions: The above copyright notice and this permission notice {next}shall be "
    "included in all copies or substantial portions of the Software."
)
MIT_DISCLAIMER = (
    'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT '
    "LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN "
    "NO EVENT SHALL {who} BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF "
    "CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR "
    "OTHER DEALINGS IN THE SOFTWARE."
)
"""The header of the XSF's tools since 2008-04-22: SPDX ``MIT``, Debian's ``Expat``."""

PUBLIC_DOMAIN = "This document has been placed in the public domain."
PUBLIC_DOMAIN_XEPS = ("0017", "0024", "0037")
"""The documents that have it; ``xep.ent`` says that no other may."""

FLAT_COPYRIGHT = (
    "copyright {year} by the {body} ({short}) and is in full conformance with the {short}'s Intellectual "
    "Property Rights Policy {policy}."
)
FLAT_SUBJECTS = ("This XMPP Extension Protocol is", "This Jabber Enhancement Proposal is", "This material is")
FLAT_TERMS = {
    "cc-by-2.5": "This material may be distributed only subject to the terms and conditions set forth in the "
    "Creative Commons Attribution License {terms}.",
    "opl-1.0": "This material may be distributed only subject to the terms and conditions set forth in the "
    "Open Publication License, v1.0 or later (the latest version is presently available at {url}).",
}
"""Policy 1.1 of 2005-10-04 and policy 1.0 of 2002-10-29; the registrar's files say "material"."""
CC_WARRANTY = (
    'THIS SPECIFICATION IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT '
    "NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. "
    "IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR, OTHER "
    "LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT, OR OTHERWISE, ARISING FROM, OUT OF, OR IN CONNECTION "
    "WITH THE SPECIFICATION OR THE IMPLEMENTATION, DEPLOYMENT, OR OTHER USE OF THE SPECIFICATION."
)
"""Of the CC-BY 2.5 notice in parts, 2007-11-08 to 2008-01-23."""

# REUSE-IgnoreEnd

CURRENT = {
    "copyright": COPYRIGHT.format(years=f"1999 – {LATEST_YEAR}"),
    "permissions": PERMISSIONS,
    "warranty": WARRANTY["W2"],
    "liability": LIABILITY["L2"],
    "conformance": CONFORMANCE["can"].format(url=POLICY_URL, address=ADDRESSES[0]),
}
"""The notice as ``xep.ent`` has it since 2024-03-14, by part."""
