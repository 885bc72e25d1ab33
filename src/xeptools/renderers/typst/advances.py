"""How wide text is, in the type that the template names, so that columns and long words can be planned."""

from __future__ import annotations

_ADVANCES = (
    250, 288, 336, 465, 465, 637, 705, 190, 298, 298, 369, 550, 220, 338, 220, 323,
    465, 465, 465, 465, 465, 465, 465, 465, 465, 465, 236, 236, 550, 550, 550, 435,
    895, 695, 588, 646, 701, 557, 485, 685, 730, 297, 322, 637, 528, 839, 699, 702,
    541, 702, 587, 485, 597, 661, 652, 951, 660, 575, 604, 356, 287, 356, 518, 486,
    392, 457, 493, 428, 506, 447, 310, 500, 538, 271, 272, 512, 264, 790, 542, 504,
    519, 503, 372, 390, 316, 531, 497, 747, 490, 515, 424, 277, 205, 277, 449,
)  # fmt: skip
"""Thousandths of the size, for the characters from U+0020 to U+007E in Libertinus Serif Regular."""
_WIDEST = 1000
"""For all others; few are wider than they are high."""
_BOLD = 1.13
"""How much wider the bold type is, at most, over a word."""
_MONO = 0.5
"""Width of each character of protocol words, in their smaller size."""

CODE = 8 * 0.602
"""Points that a character takes in a box of code: DejaVu Sans Mono."""


def extent(text: str, size: float, *, bold: bool = False) -> float:
    """Give the points that ``text`` takes at most in one line, in running type or as protocol words."""
    taken = sum(_ADVANCES[ord(one) - 32] if " " <= one <= "~" else _WIDEST for one in text) / 1000
    return max(taken * (_BOLD if bold else 1.0), len(text) * _MONO) * size
