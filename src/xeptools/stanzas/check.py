"""One schema checked: everything that is wrong with it, and what it declares all the same."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from lxml import etree

from xeptools.frozen import frozen
from xeptools.stanzas.attribute_uses import repeated_attributes
from xeptools.stanzas.bounds import CHARACTERS, excess
from xeptools.stanzas.element import parse
from xeptools.stanzas.mending import index_of, mend, name_of
from xeptools.stanzas.normalise import UNDECLARED
from xeptools.stanzas.syntax import undeclared_prefixes
from xeptools.stanzas.tags import attributes, start_tags
from xeptools.stanzas.verdict import Grade, SchemaFault
from xeptools.stanzas.wording import nodes_by_number, worded
from xeptools.stanzas.xsd import (
    Compiled,
    Complaint,
    Resolve,
    UncompilableError,
    compile_schema,
    is_built_right,
)
from xeptools.stanzas.xsd_names import INDEX, XML, XSD

_REFERENCES = ("ref", "type", "base", "itemType", "memberTypes", "substitutionGroup")
_MAYBE_1_1 = re.compile(
    r"^(?:attribute m..Occurs='[^']*': value must be one of \[0, 1\]"
    r"|Unexpected child with tag '[^']*(?:any|assert|alternative|openContent)'"
    r"|Unique Particle Attribution violation|.* overlap and are in the same)"
)
_TWICE = re.compile(r"^multiple declaration (?:for|of) attribute '(?:\{[^{}]*\})?(?P<name>[^']*)'")
_OF_WILDCARD = re.compile(r"##|\s")
"""What only the namespaces that a wildcard lists have."""

_UNSEEN = "see for yourself that it declares what is used here"
_LOSES_NOTHING = re.compile(
    r"Unique Particle Attribution|.* overlap and are in the same|Element Declarations Consistent"
    r"|one or more facets are not applicable|attribute m..Occurs='"
)


@frozen
class Verdict:
    """What was found; ``compiled`` is None where nothing could be read of the schema."""

    faults: tuple[SchemaFault, ...]
    compiled: Compiled | None
    sound: bool
    """Whether ``compiled`` has all that the schema declares: it is valid, or could be mended."""

    @property
    def valid(self) -> bool:
        """Whether it is a valid XML Schema 1.0, as far as its imports are known."""
        return not any(fault.grade in (Grade.INVALID, Grade.ONLY_1_1) for fault in self.faults)


def check(xml: str, resolve: Resolve, *, part: bool = False) -> Verdict:
    """Check a schema, given as its ``schema`` element.

    ``resolve`` gives the schemas of other namespaces. ``part`` says that others declare what it lacks
    (it is included, or there is a driver beside it).
    """
    if len(xml) > CHARACTERS:
        return _unchecked(f"it has {len(xml):,} characters, more than {CHARACTERS:,}")
    root = tree_of(xml)
    if root is None:
        return _unchecked("it cannot be parsed")
    if too_much := excess(root):
        return _unchecked(too_much)
    try:
        return _checked(root, resolve, part)
    except UncompilableError as error:
        mended = copy.deepcopy(root)
        faults = mend(mended)
        if not faults and not error.invalid:
            return _unchecked(str(error))
        if not faults:
            return Verdict(
                (SchemaFault(0, "", f"the schema cannot be compiled: {error}"),), None, sound=False
            )
        try:
            compiled = compile_schema(_text(mended), resolve)
        except UncompilableError:
            return Verdict(tuple(faults), None, sound=False)
        complaints = _own(compiled, mended, part)
        return Verdict((*faults, *worded(complaints, mended)), compiled, sound=_harmless(complaints))


def tree_of(xml: str) -> etree._Element | None:
    """The schema element with each element's number on it; prefixes that nothing declares are guessed."""
    opening = "".join(
        f" xmlns:{prefix}='{XSD if prefix in ('xs', 'xsd') else UNDECLARED + prefix}'"
        for prefix in sorted(undeclared_prefixes(xml))
    )
    wrapped = parse(f"<r{opening}>{_with_uris(xml)}</r>")
    if wrapped is None or len(wrapped) == 0:
        return None
    root = _with_all_prefixes(wrapped[0])
    for index, node in enumerate(root.iter("*")):
        node.set(INDEX, str(index))
    return root


def _with_uris(xml: str) -> str:
    """The schema with placeholders for namespaces, of which lxml can make no tree, made into URIs."""
    pieces, done = [], 0
    for tag in start_tags(xml):
        for name, _, _, start, end in attributes(xml, tag):
            value = xml[start:end]
            imports = name == "namespace" and not _OF_WILDCARD.search(value)
            declares = name == "targetNamespace" or name.partition(":")[0] == "xmlns"
            if (imports or declares) and not _is_uri(value):
                pieces += [xml[done:start], quote(value, safe="")]
                done = end
    return "".join(pieces) + xml[done:]


@lru_cache(maxsize=256)
def _is_uri(namespace: str) -> bool:
    try:
        etree.Element("a", nsmap={"a": namespace})
    except ValueError:
        return False
    return True


def _with_all_prefixes(root: etree._Element) -> etree._Element:
    """The tree with the prefixes of its inner elements declared at its root, where alone xmlschema looks."""
    scope: dict[str | None, str] = {}
    for node in root.iter("*"):
        for prefix, namespace in node.nsmap.items():
            scope.setdefault(prefix, namespace)
    copied = etree.Element(root.tag, nsmap=scope)  # type: ignore[arg-type]
    for name, value in root.attrib.items():
        copied.set(name, value)
    copied.extend(list(root))
    return copied


def _text(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _unchecked(why: str) -> Verdict:
    message, hint = f"the schema was not checked: {why}", "divide it, or see for yourself that it is right"
    return Verdict((SchemaFault(0, "", message, hint, Grade.UNCHECKED),), None, sound=False)


def _checked(root: etree._Element, resolve: Resolve, part: bool) -> Verdict:
    text, mended = _text(root), copy.deepcopy(root)
    repetitions = list(repeated_attributes(root))
    repeated = [fault for _, fault in repetitions]
    # Where the structure is wrong and can be mended, compiling it unmended would tell nothing more.
    faults = [] if _includes(root) or is_built_right(text) else mend(mended)
    if not faults:
        compiled = compile_schema(text, resolve)
        complaints = _untold(_own(compiled, root, part), root, repetitions)
        if not complaints:
            return Verdict((*repeated, *_notes(compiled, root)), compiled, sound=not part)
        if all(_MAYBE_1_1.match(complaint.message) for complaint in complaints):
            newer = compile_schema(text, resolve, version="1.1")
            if not repeated and not _own(newer, root, part):
                newer_faults = [_only_1_1(fault) for fault in worded(complaints, root)]
                return Verdict((*newer_faults, *_notes(compiled, root)), compiled, sound=True)
        faults = mend(mended)
    if faults:
        compiled = compile_schema(_text(mended), resolve)
        complaints = _untold(_own(compiled, mended, part), mended, repetitions)
    told = {(fault.index, fault.attribute) for fault in faults if fault.attribute}
    rest = [fault for fault in worded(complaints, mended) if (fault.index, fault.attribute) not in told]
    notes = _notes(compiled, root)
    return Verdict((*faults, *rest, *repeated, *notes), compiled, sound=_harmless(complaints))


def _untold(
    complaints: list[Complaint], root: etree._Element, repetitions: list[tuple[str, SchemaFault]]
) -> list[Complaint]:
    """The complaints but those of attributes that are told where they are repeated."""
    if not repetitions:
        return complaints
    nodes = nodes_by_number(root.iter("*"))
    found = []
    for complaint in complaints:
        twice, node = _TWICE.match(complaint.message), nodes.get(complaint.index)
        inside = {index_of(one) for one in node.iter("*")} if twice and node is not None else set()
        if not any(
            twice and name.rpartition(":")[2] == twice["name"] and fault.index in inside
            for name, fault in repetitions
        ):
            found.append(complaint)
    return found


def _includes(root: etree._Element) -> bool:
    """Whether declarations of its own namespace come from elsewhere."""
    return any(name_of(child) in ("include", "redefine") for child in root)


def _harmless(complaints: Iterable[Complaint]) -> bool:
    """Whether nothing that a schema declares is lost over what is wrong with it."""
    return all(_LOSES_NOTHING.match(complaint.message) for complaint in complaints)


def _only_1_1(fault: SchemaFault) -> SchemaFault:
    message = f"{fault.message}; XML Schema 1.1 allows it"
    return SchemaFault(fault.index, fault.attribute, message, fault.hint, Grade.ONLY_1_1)


def _own(compiled: Compiled, root: etree._Element, part: bool) -> list[Complaint]:
    """The complaints that do not come from what nobody here has."""
    missing: set[str | None] = set(compiled.unresolved)
    if part or _includes(root):
        missing.add(root.get("targetNamespace"))
    if not missing:
        return list(compiled.complaints)
    nodes = {index_of(node): node for node in root.iter("*")}
    return [
        complaint
        for complaint in compiled.complaints
        if not (_names_unknown(complaint) and _refers(nodes.get(complaint.index), missing))
    ]


def _names_unknown(complaint: Complaint) -> bool:
    return complaint.message.startswith(("unknown ", "missing ", "global component "))


def _refers(node: etree._Element | None, namespaces: set[str | None]) -> bool:
    """Whether an element, or one straight in it, names a component of one of the namespaces."""
    if node is None:
        return False
    for one in (node, *node.iterchildren("*")):
        for value in (value for name in _REFERENCES for value in str(one.get(name, "")).split()):
            prefix = value.rpartition(":")[0]
            if (XML if prefix == "xml" else one.nsmap.get(prefix or None)) in namespaces:
                return True
    return False


def _notes(compiled: Compiled, root: etree._Element) -> list[SchemaFault]:
    found = []
    for child in root:
        namespace = str(child.get("namespace", "")).strip()
        if name_of(child) == "import" and namespace in compiled.unresolved:
            message = f"no schema is known for the imported namespace {namespace}"
            found.append(SchemaFault(index_of(child), "namespace", message, _UNSEEN, Grade.UNRESOLVED))
        elif name_of(child) in ("include", "redefine"):
            message = "what this includes was not read; names that it may declare were not checked"
            hint = "write into the schema what it should include"
            found.append(SchemaFault(index_of(child), "", message, hint, Grade.UNRESOLVED))
    return found
