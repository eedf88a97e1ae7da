"""Zip archives: every member in the order of its name, nested archives too, within bounds.

What is unpacked is counted while it is unpacked, so that an archive that lies about its sizes costs no more. A member
that says itself that it is a bomb is not unpacked at all, and takes nothing of what the others may.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from gisbot.documents.bounds import (
    MAX_ARCHIVE_DEPTH,
    MAX_FILE_BYTES,
    MAX_MEMBERS,
    MAX_PACKED_TIMES,
    MAX_TEXT_BYTES,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
)
from gisbot.documents.detect import Kind, kind_of
from gisbot.documents.package import ZIP_ERRORS
from gisbot.errors import DamagedDocument, DocumentError, DocumentTooLarge, EncryptedDocument

_UTF8_NAME = 0x800
_CHUNK = MEGABYTE


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; `name` is its path, "b.zip!/c.pdf" when archives are nested."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """A member, or with an empty name the archive itself, that cannot be unpacked."""

    name: str
    rule: str
    message: str


class _Allowance:
    """What the whole archive, nested ones included, may still unpack."""

    def __init__(self) -> None:
        self.bytes = MAX_UNPACKED_BYTES
        self.members = MAX_MEMBERS

    def spend(self, size: int) -> None:
        self.bytes -= size
        if self.bytes < 0:
            raise DocumentTooLarge(f"the archive unpacks to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB")


def members(data: bytes) -> Iterator[Member | Failure]:
    """The files in the archive `data`. What fails is a `Failure` and does not stop the others."""
    yield from _members(data, "", 1, _Allowance())


def _members(data: bytes, prefix: str, depth: int, allowance: _Allowance) -> Iterator[Member | Failure]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS:
        yield Failure(prefix.removesuffix("!/"), DamagedDocument.rule, "the archive is truncated or broken")
        return
    infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=_name)
    for info in infos:
        name = _name(info)
        if name.startswith("__MACOSX/") or "/__MACOSX/" in name or name.endswith("/.DS_Store"):
            continue
        allowance.members -= 1
        if allowance.members < 0:
            yield Failure(
                prefix.removesuffix("!/"), DocumentTooLarge.rule, f"more than {MAX_MEMBERS:,} files in the archive"
            )
            return
        try:
            unpacked = _unpacked(archive, info, allowance)
            nested = name.lower().endswith(".zip") and kind_of(unpacked, name) is Kind.ARCHIVE
            if nested and depth >= MAX_ARCHIVE_DEPTH:
                raise DocumentTooLarge(f"archives lie more than {MAX_ARCHIVE_DEPTH} deep in each other")
        except DocumentError as error:
            yield Failure(prefix + name, error.rule, str(error))
            continue
        if nested:
            yield from _members(unpacked, f"{prefix}{name}!/", depth + 1, allowance)
        else:
            yield Member(prefix + name, unpacked)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: _Allowance) -> bytes:
    if info.flag_bits & 1:
        raise EncryptedDocument("the file is encrypted; pack it without a password")
    if info.file_size > MAX_FILE_BYTES:
        raise DocumentTooLarge(f"the file has more than {MAX_FILE_BYTES // MEGABYTE} MB")
    if info.file_size > max(MAX_TEXT_BYTES, MAX_PACKED_TIMES * info.compress_size):
        raise DocumentTooLarge(f"the file is packed more than {MAX_PACKED_TIMES} times smaller than it is")
    chunks: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as packed:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                allowance.spend(len(chunk))
                if size > MAX_FILE_BYTES:
                    raise DocumentTooLarge(f"the file has more than {MAX_FILE_BYTES // MEGABYTE} MB")
                chunks.append(chunk)
    except ZIP_ERRORS as error:
        raise DamagedDocument("the file cannot be unpacked") from error
    return b"".join(chunks)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name. Without the mark for UTF-8, Chinese archivers write GBK (or UTF-8 all the same)."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name
