"""Zip archives of reports; the same members give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

_TIME = (2024, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FileInArchive:
    """A member: its name and bytes."""

    name: str
    data: bytes


def pack(members: Sequence[FileInArchive]) -> bytes:
    """A zip archive with `members`; no clock goes into it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, member.data)
    return buffer.getvalue()
