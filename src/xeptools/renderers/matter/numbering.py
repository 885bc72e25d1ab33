"""The numbers of lists, written out where a format does not count itself."""

from xeptools.model import Numbering

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def ordinal(number: int, numbering: Numbering) -> str:
    """Give a number as a list of that numbering has it; in digits where it has none for it (as in CSS)."""
    match numbering:
        case Numbering.DECIMAL:
            return str(number)
        case Numbering.LOWER_ALPHA | Numbering.UPPER_ALPHA:
            shown = _letters(number)
        case Numbering.LOWER_ROMAN | Numbering.UPPER_ROMAN:
            shown = _roman(number)
    return shown.upper() if numbering in (Numbering.UPPER_ALPHA, Numbering.UPPER_ROMAN) else shown


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    shown = ""
    while number:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown


def _roman(number: int) -> str:
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown
