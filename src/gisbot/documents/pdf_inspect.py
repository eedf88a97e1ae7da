"""Whether a pdf can cost more than reports do, judged before pdfium parses it.

Pdfium cannot be interrupted: a page of millions of characters, or forms that show forms that show forms,
keep it busy for hours. Both leave traces in the file: huge unpacked streams, forms with forms of their own.
"""

from __future__ import annotations

import base64
import re
import zlib

MAX_STREAM = 1_500_000
"""The unpacked size of one stream, in bytes, up to which its characters are not worth counting."""

MAX_STREAMS = 24_000_000
"""The unpacked size of all streams of drawing together, in bytes."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 1_500
_DATA_MARKS = re.compile(
    rb"/Subtype\s*/(?:Image|CIDFontType0C|Type1C|OpenType|XML)|/Length1\b|/FunctionType|/N\s+\d+\s*/Alternate"
)
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_INNER = re.compile(rb"/XObject\b(?!\s*/Subtype)(?=\s*(?:<<\s*/|\d+\s+\d+\s+R))|/Resources\s+\d+\s+\d+\s+R")
_TILING = re.compile(rb"/PatternType\s+1\b")


def is_ordinary(data: bytes) -> bool:
    """Whether `data` is a pdf like those that reports come in, which pdfium reads in a moment."""
    total = 0
    position = 0
    while (match := _STREAM.search(data, position)) is not None:
        end = data.find(b"endstream", match.end())
        if end < 0:
            return False
        head = _dictionary(data, match.start())
        position = end
        if _DATA_MARKS.search(head):
            continue
        if (_FORM.search(head) and _INNER.search(head)) or _TILING.search(head):
            return False
        size = _unpacked_size(head, data[match.end() : end])
        if size is None or size > MAX_STREAM:
            return False
        total += size
        if total > MAX_STREAMS:
            return False
    return True


def _dictionary(data: bytes, end: int) -> bytes:
    """The dictionary of the stream that begins at `end`."""
    start = data.rfind(b" obj", max(end - _HEAD, 0), end)
    return data[start if start >= 0 else max(end - _HEAD, 0) : end]


def _unpacked_size(head: bytes, packed: bytes) -> int | None:
    """How much a stream unpacks to, counted no further than the bound; None when that cannot be told."""
    if b"/Filter" not in head:
        return len(packed)
    if b"/FlateDecode" not in head or any(
        name in head for name in (b"LZWDecode", b"RunLength", b"ASCIIHex", b"/Crypt")
    ):
        return None
    if b"/ASCII85Decode" in head:
        try:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        except ValueError:
            return None
    elif head.count(b"/FlateDecode") > 1:
        return None
    try:
        return len(zlib.decompressobj().decompress(packed.lstrip(b"\r\n"), MAX_STREAM + 1))
    except zlib.error:
        return None
