"""Cutting HTML into messages: at paragraph ends, never inside a tag, formatting carried over the cut.

Telegram counts 4096 UTF-16 code units of what is shown, tags left out (Bot API, sendMessage).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

LIMIT = 4096
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|\n+|[^<&\n]+|[<&]")
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = 2


def split_html(source: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The messages that together show `source`, each of at most `limit` UTF-16 code units shown.

    `source` must be well formed; every message is. A cut stands at the last paragraph end in the second
    half of the message, else at the last line end there, else where the limit is reached.
    """
    messages: list[str] = []
    while source:
        cut, opened = (len(source), []) if utf16(source) <= limit else _cut(source, limit)
        message = source[:cut].rstrip("\n") + "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        if html.unescape(_TAG.sub("", message)).strip():
            messages.append(message)
        rest = source[cut:].lstrip("\n")
        source = "".join(opened) + rest if rest else ""
    return tuple(messages)


def _cut(source: str, limit: int) -> tuple[int, list[str]]:
    """Where to cut, and the tags open there; the end when everything fits."""
    opened: list[str] = []
    shown = 0
    best: tuple[int, int, list[str]] | None = None
    for token, start, end in _tokens(source):
        if token.startswith("<") and len(token) > 1:
            if token.startswith("</"):
                opened.pop()
            else:
                opened.append(token)
            continue
        size = utf16(html.unescape(token))
        if shown + size > limit:
            if best is not None:
                return best[1], best[2]
            if token.startswith("&"):
                return start, list(opened)
            return start + _fitting(token, limit - shown), list(opened)
        shown += size
        if token.startswith("\n") and shown > limit // 2:
            rank = min(len(token), _PARAGRAPH)
            if best is None or rank >= best[0]:
                best = (rank, end, list(opened))
    return len(source), []


def _tokens(source: str) -> Iterator[tuple[str, int, int]]:
    for match in _TOKEN.finditer(source):
        yield match.group(), match.start(), match.end()


def _fitting(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` UTF-16 code units."""
    used = 0
    for index, char in enumerate(text):
        used += utf16(char)
        if used > room:
            return index
    return len(text)


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _name(tag: str) -> str:
    return tag.strip("</>").split()[0]
