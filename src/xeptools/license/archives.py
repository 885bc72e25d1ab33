"""Archives as folders: tar, zip, wheels, Debian source packages. What they hold is not trusted."""

from __future__ import annotations

import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO

from xeptools.errors import XeptoolsError

MEMBERS = 200_000
"""Files in one archive."""
MEMBER_BYTES = 64_000_000
"""Bytes of one file; a larger one is no text and is left out."""
TOTAL_BYTES = 2_000_000_000
"""Bytes that all files of one archive may have."""
_NAMES = re.compile(r"\.(?:tar(?:\.(?:gz|bz2|xz|lzma|zst|lz|Z))?|tgz|tbz2?|txz|zip|whl|dsc)", re.IGNORECASE)
_LISTED = re.compile(r"^ [0-9a-f]{32} \d+ ([^\s/]+)$", re.MULTILINE)
_LINK_LENGTH = 4096
_DAMAGES = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # zipfile: the member is encrypted
    NotImplementedError,
    ValueError,
)


def is_archive(path: str) -> bool:
    """Whether the name is that of an archive that can be read."""
    return any(_NAMES.fullmatch(path, found.start()) for found in re.finditer(r"\.", path))


def unpack(archive: Path, keep: ExitStack) -> Iterator[tuple[Path, str]]:
    """Unpack into temporary folders that last as long as ``keep``; give each with the name to show for it.

    A ``.dsc`` stands for the archives that it lists and that lie beside it. Regular files alone are
    written, under names that stay in the folder; a link becomes a line with its target, as git writes
    it where it cannot make links. Raises XeptoolsError for what is damaged or expands beyond measure.
    """
    if archive.suffix.lower() == ".dsc":
        yield from _source_package(archive, keep)
        return
    folder = Path(keep.enter_context(tempfile.TemporaryDirectory(prefix="xeptools-")), "unpacked")
    folder.mkdir()
    (folder / ".git").mkdir()  # looking for an entity file ends here
    try:
        # A zip is told by its end, and so would be an archive that ends with one.
        if zipfile.is_zipfile(archive) and not tarfile.is_tarfile(archive):
            _unzip(archive, folder)
        else:
            _untar(archive, folder)
    except _DAMAGES as error:
        raise XeptoolsError(f"{archive}: cannot be unpacked: {str(error) or 'it is damaged'}") from error
    yield folder, str(archive)


def _source_package(description: Path, keep: ExitStack) -> Iterator[tuple[Path, str]]:
    try:
        listed = _LISTED.findall(description.read_text("utf-8", "replace"))
    except OSError as error:
        raise XeptoolsError(f"{description}: {error.strerror}") from error
    archives = [description.parent / name for name in listed if is_archive(name)]
    if not archives:
        raise XeptoolsError(f"{description}: lists no archive")
    for archive in archives:
        if not archive.is_file():
            raise XeptoolsError(f"{description}: {archive.name} is listed and does not lie beside it")
        yield from unpack(archive, keep)


@dataclass(slots=True)
class _Budget:
    """What is left of the limits."""

    members: int
    total: int

    def take(self, size: int) -> None:
        self.members -= 1
        self.total -= size
        if self.members < 0 or self.total < 0:
            raise ValueError(f"it holds more than {MEMBERS:,} files or {TOTAL_BYTES:,} bytes")


def _untar(archive: Path, folder: Path) -> None:
    budget = _Budget(MEMBERS, TOTAL_BYTES)
    with tarfile.open(archive, "r|*") as opened:
        for member in opened:
            budget.take(0)
            if member.issym():
                _write_link(folder, member.name, member.linkname)
            elif member.isreg() and (stream := opened.extractfile(member)) is not None:
                _write(folder, member.name, stream, member.size, budget)


def _unzip(archive: Path, folder: Path) -> None:
    budget = _Budget(MEMBERS, TOTAL_BYTES)
    with zipfile.ZipFile(archive) as opened:
        if sum(one.file_size for one in opened.infolist() if one.file_size <= MEMBER_BYTES) > TOTAL_BYTES:
            budget.take(TOTAL_BYTES + 1)  # before anything is written
        for member in opened.infolist():
            budget.take(0)
            if not member.is_dir():
                with opened.open(member) as stream:
                    _write(folder, member.filename, stream, member.file_size, budget)


def _write(folder: Path, name: str, stream: IO[bytes], size: int, budget: _Budget) -> None:
    place = _place(folder, name)
    if place is None or size > MEMBER_BYTES:
        return
    budget.take(size)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            shutil.copyfileobj(_Limited(stream, size), out, 1 << 16)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return  # a name that comes twice: the first counts


class _Limited:
    """No more of a stream than its header promised, which is what was counted."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self.stream = stream
        self.left = size

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        data = self.stream.read(min(size, self.left) if size >= 0 else self.left)
        self.left -= len(data)
        return data


def _write_link(folder: Path, name: str, target: str) -> None:
    place = _place(folder, name)
    if place is not None and not place.exists() and len(target) < _LINK_LENGTH:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(target, "utf-8", "surrogateescape")


def _place(folder: Path, name: str) -> Path | None:
    """Where a member goes; None for a name that leads elsewhere."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts or "\0" in name or ".git" in parts:
        return None
    if any(len(part.encode("utf-8", "surrogateescape")) > 255 for part in parts) or ":" in parts[0]:
        return None
    return folder.joinpath(*parts)
