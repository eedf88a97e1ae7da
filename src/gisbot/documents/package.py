"""Office packages (docx, xlsx): a zip of xml parts, opened within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gisbot.documents.bounds import MAX_PART_BYTES, MAX_UNPACKED_BYTES, check_size
from gisbot.errors import DamagedDocument

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What `zipfile` lets out of a broken or encrypted archive (RuntimeError: a password is wanted)."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)
_HEAD_BYTES = 4096


def part_name(name: str) -> str:
    """The name of a part; some programs write it as Windows writes paths."""
    return name.replace("\\", "/")


class Package:
    """The parts of one docx or xlsx. Raises `DamagedDocument` and `DocumentTooLarge` and nothing else."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_ERRORS as error:
            raise DamagedDocument("the office file is truncated") from error
        infos = self._zip.infolist()
        check_size(sum(info.file_size for info in infos), MAX_UNPACKED_BYTES, "the unpacked office file")
        self._parts = {part_name(info.filename): info for info in infos}
        self.names = tuple(self._parts)

    def xml(self, name: str) -> Element:
        """The root of the xml part `name`.

        A part that defines entities is refused before it is parsed: office files never do, attacks do.
        """
        try:
            info = self._parts[name]
            check_size(info.file_size, MAX_PART_BYTES, f"the part {name}")
            text = self._zip.read(info)
        except (KeyError, *ZIP_ERRORS) as error:
            raise DamagedDocument(f"the part {name} of the office file is missing or broken") from error
        if b"<!DOCTYPE" in text[:_HEAD_BYTES] or b"<!ENTITY" in text:
            raise DamagedDocument(f"the part {name} of the office file defines entities, which is refused")
        for strict, usual in _STRICT:
            if strict in text[:_HEAD_BYTES]:
                text = text.replace(strict, usual)
        try:
            return ElementTree.fromstring(text)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise DamagedDocument(f"the part {name} of the office file is no xml") from error

    def optional_xml(self, name: str) -> Element | None:
        """The root of the part `name`, None when the file has no such part."""
        return self.xml(name) if name in self.names else None
