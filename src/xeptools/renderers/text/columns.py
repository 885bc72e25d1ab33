"""Text in a font of fixed width, where a character takes no column, one, or two; the door to wcwidth."""

from collections.abc import Iterator

from wcwidth import wcswidth, wcwidth

from xeptools.renderers.matter import spelled


def width(text: str) -> int:
    """Give how many columns a line takes."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def padded(text: str, columns: int, align: str = "") -> str:
    """Fill a line with blanks up to its columns: ``align`` is ``right``, ``center`` or anything else."""
    free = max(columns - width(text), 0)
    before = {"right": free, "center": free // 2}.get(align, 0)
    return " " * before + text + " " * (free - before)


def wrapped(text: str, columns: int, first: str = "", rest: str = "", *, hard: bool = False) -> list[str]:
    """Break text into lines: where it has a line break, and at blanks so that no line has more columns.

    ``first`` stands before the first line, ``rest`` before the others, and both count. A longer word has a
    line for itself; with ``hard`` it is broken. Characters of two columns need no blank to break between.
    """
    lines: list[str] = []
    for part in spelled(text).split("\n"):
        lead = rest if lines else first
        now, used = "", 0
        for word in _words(part, columns - max(len(first), len(rest)), hard=hard):
            wide = width(word)
            if now and len(lead) + used + 1 + wide > columns:
                lines.append(lead + now)
                lead, now, used = rest, word, wide
            else:
                now, used = (f"{now} {word}", used + 1 + wide) if now else (word, wide)
        lines.append(lead + now)
    return [line.replace("\xa0", " ").rstrip() for line in lines] if any(map(str.strip, lines)) else []


def _words(text: str, columns: int, *, hard: bool) -> Iterator[str]:
    """Cut text at blanks; at those that should not break only where a line could not hold what they join."""
    for joined in text.replace("\t", " ").split(" "):
        for word in joined.split("\xa0") if width(joined) > columns else (joined,):
            if word and width(word) > columns and (hard or width(word) > len(word)):
                yield from broken(word, max(columns, 2))
            elif word:
                yield word


def broken(word: str, columns: int) -> Iterator[str]:
    """Cut a word into pieces of at most ``columns``."""
    piece, used = "", 0
    for character in word:
        wide = max(wcwidth(character), 0)
        if piece and used + wide > columns:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + wide
    yield piece
