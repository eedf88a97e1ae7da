"""What a file is, by its content first and its ending second."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from gisbot.documents.package import part_name
from gisbot.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    OldDocument,
    PictureDocument,
    UnsupportedDocument,
)

SUFFIXES = frozenset({".txt", ".text", ".htm", ".html", ".shtml", ".xhtml", ".docx", ".pdf", ".xlsx", ".zip"})
"""The endings of the files gisbot reads."""


class Kind(StrEnum):
    """The file formats gisbot reads; the values are those of `Document.format`."""

    TEXT = "txt"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    SHEET = "xlsx"
    ARCHIVE = "zip"


_KIND_OF_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".shtml": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".docx": Kind.WORD,
    ".pdf": Kind.PDF,
    ".xlsx": Kind.SHEET,
    ".zip": Kind.ARCHIVE,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAM = "Workbook".encode("utf-16-le")
_FOREIGN = (
    (b"{\\rtf", "an rtf document"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MIME-Version:", "a saved web archive"),
    (b"From: <Saved by", "a saved web archive"),
)
_PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_CONTAINED_PICTURES = frozenset({b"WEBP", b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"})
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<body", b"<table", b"<div")


def kind_of(data: bytes, name: str) -> Kind:
    """What `data` is. The ending of `name` decides only between txt and html.

    Raises `UnsupportedDocument` for what gisbot does not read (`PictureDocument` for a picture), `EmptyDocument` for
    nothing at all, `DamagedDocument` for bytes that are not what the ending says.
    """
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b" \t\r\n\0"):
        raise EmptyDocument("the file is empty")
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK"):
        return _kind_of_package(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    if _is_picture(data):
        raise PictureDocument("the file is a picture; save its text as docx, pdf with text, html, xlsx or txt")
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnsupportedDocument(f"the file is {what}; save it as docx, pdf with text, html, xlsx or txt")
    return _kind_of_text(data, suffix)


def _is_picture(data: bytes) -> bool:
    """Whether the file is a picture of a camera, scanner or phone; words that begin with BM hold no zero byte."""
    is_bitmap = data.startswith(b"BM") and b"\0" in data[:64]
    is_contained = data[8:12] in _CONTAINED_PICTURES or data[4:12] in _CONTAINED_PICTURES
    return data.startswith(_PICTURE_STARTS) or is_bitmap or is_contained


def says_otherwise(kind: Kind, name: str) -> bool:
    """Whether the ending of `name` names another format than the content."""
    suffix = PurePath(name).suffix.lower()
    return suffix != "" and _KIND_OF_SUFFIX.get(suffix) is not kind


def _kind_of_text(data: bytes, suffix: str) -> Kind:
    expected = _KIND_OF_SUFFIX.get(suffix)
    if expected is Kind.HTML:
        return Kind.HTML
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_HTML_STARTS) or (start.startswith(b"<?xml") and b"<html" in start):
        return Kind.HTML
    if expected is Kind.TEXT or suffix == "":
        return Kind.TEXT
    if expected is not None:
        raise DamagedDocument(f"the file is truncated or no {expected.value} at all")
    raise UnsupportedDocument(f"files ending in {suffix} are not read; save it as docx, pdf, html, xlsx or txt")


def _kind_of_package(data: bytes) -> Kind:
    """What a zip container holds; only its directory is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {part_name(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, OSError) as error:
        raise DamagedDocument("the file is truncated or no zip container (docx, xlsx, zip)") from error
    if "word/document.xml" in names:
        return Kind.WORD
    if "xl/workbook.xml" in names:
        return Kind.SHEET
    for part, what in (
        ("content.xml", "an OpenDocument file"),
        ("OFD.xml", "an ofd file"),
        ("ppt/presentation.xml", "slides"),
    ):
        if part in names:
            raise UnsupportedDocument(f"the file is {what}; save it as docx, pdf, html, xlsx or txt")
    if "[Content_Types].xml" in names and any(name.startswith(("word/", "xl/", "_rels/")) for name in names):
        raise DamagedDocument("the office file has lost its main part")
    return Kind.ARCHIVE


def _ole_error(data: bytes) -> UnsupportedDocument | DamagedDocument:
    if _ENCRYPTED_PACKAGE in data:
        return EncryptedDocument("the office file is encrypted; save it without a password")
    if _WORKBOOK_STREAM in data:
        return OldDocument("the file is an old Excel workbook (.xls); save it as xlsx")
    return OldDocument("the file is an old Word document (.doc); save it as docx")
