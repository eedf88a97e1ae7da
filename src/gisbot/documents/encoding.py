"""From bytes to text: UTF-8, UTF-16, GB18030, Big5."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from gisbot.documents.patterns import FREQUENT_CHARACTERS
from gisbot.errors import DamagedDocument
from gisbot.model.document import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_ENOUGH = 2_000
"""So many characters beside ASCII tell an encoding beyond doubt."""
_SHOWN_ASCII = re.compile(r"[ -~\r\n\t]+")
_OTHERS = re.compile(r"[^ -~\r\n\t]+")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13))
_SURE_SHARE = 0.2
_MOST_BAD = 0.02
"""The share of undecodable characters above which a file is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was in, and a note when some bytes were not readable."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is the encoding that the file itself names (html), tried after UTF-8.

    Raises `DamagedDocument` when the bytes are no text in any encoding known here.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data[:_SAMPLE]:
        return _decoded(data, _utf16_order(data))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    candidates = ["gb18030", "big5hkscs", "utf-8"]
    if declared is not None and _is_known(declared):
        candidates.append(declared)
    whole = _surely_gb18030(data)
    if whole is not None:
        return _checked(data, whole, "gb18030")
    sample = data[:_SAMPLE]
    return _decoded(data, max(candidates, key=lambda encoding: _likeness(sample, encoding)))


def _surely_gb18030(data: bytes) -> str | None:
    """The text when all of it is GB18030 and so many characters are frequent ones that no other need be tried."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    others = ""
    for found in _OTHERS.finditer(text, 0, _SAMPLE):
        others += found[0]
        if len(others) >= _ENOUGH:
            break
    return text if _frequent(others) > _SURE_SHARE * len(others) else None


def _frequent(text: str) -> int:
    return sum(map(FREQUENT_CHARACTERS.__contains__, text))


def _decoded(data: bytes, encoding: str) -> Decoded:
    return _checked(data, data.decode(encoding, errors="replace"), encoding)


def _checked(data: bytes, text: str, encoding: str) -> Decoded:
    bad = text.count("\ufffd")
    if bad > max(2.0, _MOST_BAD * len(text)) or _controls(data, text) > _MOST_BAD * min(len(text), _SAMPLE):
        raise DamagedDocument("the file is no text in UTF-8, UTF-16, GB18030 or Big5")
    if not bad:
        return Decoded(text, encoding)
    message = f"{bad} characters are not readable as {encoding}"
    return Decoded(text, encoding, (Note("document.bad_characters", message),))


def _controls(data: bytes, text: str) -> int:
    """How many control characters the beginning of a file holds; a byte below 32 is always one, but in UTF-16."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return len(sample) - len(sample.translate(None, _CONTROLS))
    return sum(text.count(chr(code), 0, _SAMPLE) for code in _CONTROLS)


def _is_known(encoding: str) -> bool:
    try:
        return bool(getattr(codecs.lookup(encoding), "_is_text_encoding", True))
    except LookupError:
        return False


def _utf16_order(data: bytes) -> str:
    """UTF-16 without a mark: the order in which the text looks like a report."""
    sample = data[: _SAMPLE // 2 * 2]
    return max(("utf-16-le", "utf-16-be"), key=lambda encoding: _likeness(sample, encoding))


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the text looks like a Chinese report: frequent characters less undecodable ones, a character."""
    text = sample.decode(encoding, errors="replace")
    others = _SHOWN_ASCII.sub("", text)
    ascii_count = len(text) - len(others)
    return (_frequent(others) + 0.2 * ascii_count - 3 * text.count("\ufffd")) / max(len(text), 1)
