"""Telegram's subset of HTML: what is shown, and what is refused.

Source: Bot API, "Formatting options / HTML style". Offsets and lengths count UTF-16 code units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gisbot.channels.telegram.sandbox.faults import Refused, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z]+));")


@dataclass(frozen=True, slots=True)
class Span:
    """A formatted stretch of a message (Bot API: MessageEntity)."""

    kind: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The visible text with its formatting."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    offset: int
    url: str | None


def utf16_length(text: str) -> int:
    """The length Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def read_html(source: str) -> Marked:
    """The text that `source` shows. Raises Refused (400) as Telegram does when it does not parse."""
    shown: list[str] = []
    spans: list[Span] = []
    stack: list[_Open] = []
    at, length = 0, 0
    while at < len(source):
        if source[at] == "<":
            tag = _TAG.match(source, at)
            if tag is None:
                raise _unparsable(source, at, "Unsupported start tag")
            closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
            if closing:
                spans.append(_close(stack, name, length, source, at))
            else:
                stack.append(_open(stack, name, attributes, length, source, at))
            at = tag.end()
            continue
        piece, at = _text_at(source, at)
        shown.append(piece)
        length += utf16_length(piece)
    if stack:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{stack[-1].name}\"")
    kept = sorted((span for span in spans if span.length), key=lambda span: (span.offset, -span.length))
    return Marked("".join(shown), tuple(kept))


def _text_at(source: str, at: int) -> tuple[str, int]:
    if source[at] != "&":
        end = min((found for mark in "<&" if (found := source.find(mark, at)) >= 0), default=len(source))
        return source[at:end], end
    reference = _REFERENCE.match(source, at)
    if reference is None:
        return "&", at + 1
    decimal, hexadecimal, name = reference.groups()
    if name is not None:
        return _REFERENCES.get(name, reference.group()), reference.end()
    number = int(decimal) if decimal is not None else int(hexadecimal, 16)
    return (chr(number) if 0 < number <= 0x10FFFF else reference.group()), reference.end()


def _open(stack: list[_Open], name: str, attributes: str, offset: int, source: str, at: int) -> _Open:
    if name not in _KINDS:
        raise _unparsable(source, at, f'Unsupported start tag "{name}"')
    values = {
        match.group(1).lower(): next((group for group in match.groups()[1:] if group is not None), "")
        for match in _ATTRIBUTE.finditer(attributes)
    }
    if name == "span" and values.get("class") != "tg-spoiler":
        raise _unparsable(source, at, 'Tag "span" must have class "tg-spoiler"')
    if name == "blockquote" and any(entry.name == "blockquote" for entry in stack):
        raise _unparsable(source, at, "blockquote entities can't be nested")
    if any(entry.name in ("code", "pre") for entry in stack) and not (stack[-1].name == "pre" and name == "code"):
        raise _unparsable(source, at, "code and pre can't contain other entities")
    return _Open(name, offset, values.get("href") if name == "a" else None)


def _close(stack: list[_Open], name: str, offset: int, source: str, at: int) -> Span:
    if not stack:
        raise _unparsable(source, at, "Unexpected end tag")
    opened = stack.pop()
    if opened.name != name:
        raise _unparsable(source, at, f'Unmatched end tag, expected "</{opened.name}>", found "</{name}>"')
    return Span(_KINDS[name], opened.offset, offset - opened.offset, opened.url)


def _unparsable(source: str, at: int, why: str) -> Refused:
    return bad_request(f"can't parse entities: {why} at byte offset {len(source[:at].encode())}")
