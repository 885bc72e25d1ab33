"""Entities stand for characters, not for the controls U+0080 to U+009F.

Whoever looks up a sign in a table of Windows-1252 finds 153 for ™; in XML that is a control without a
picture (Unicode calls the sign U+2122), and readers see nothing or a box.
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Replace, mend, occurrences, rule
from xeptools.diagnostics import Severity

_CONTROL = re.compile("&#(?:(?P<decimal>0*1[2-5][0-9])|x(?P<hex>0*[89][0-9A-Fa-f]));|(?P<itself>[\x80-\x9f])")


@rule(Severity.ERROR)
def control_character(file: EntityFile) -> Problems:
    for declaration in file.declarations:
        text = file.utf8[declaration.start : declaration.end].decode()
        for found, place in occurrences(_CONTROL, text, declaration.start):
            decimal, hexadecimal, itself = found.group("decimal", "hex", "itself")
            code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else ord(itself)
            if not 0x80 <= code <= 0x9F:
                continue
            meant = bytes([code]).decode("cp1252", "replace")
            known = meant != "\ufffd"
            form = "&#{};" if decimal else "&#x{:X};"
            written = meant if itself else form.format(ord(meant))
            yield Problem(
                place,
                f"&{declaration.name}; stands for the control U+{code:04X}, which nobody sees",
                f"write {written} for {meant}" if known else "leave it out, or write what was meant",
                mend(f"write {meant}", Replace(place, written)) if known else None,
            )
