"""How people pick one of several choices."""

from __future__ import annotations

import re

LABEL_END = re.compile("：|: ")
_DIGITS = "一二三四五六七八九"
CHOSEN = re.compile(
    r"(?:选|我选|就|要|是)?(?:第)?(?P<n>[1-9一二三四五六七八九])(?:个|号|项|条|种)?(?:吧|的)?"
    r"|(?:the )?(?:option |number |no\.? ?)(?P<n2>[1-9])"
    r"|(?:选|我选|就)?(?:(?P<first>前者|前面那?一?个|the former)|后者|后面那?一?个|the latter)(?:吧)?"
    r"|(?:选|我选|就)?最后一?(?:个|项|条)(?:吧)?"
)


def number_of(text: str) -> int | None:
    """A digit, Chinese or not, as a number."""
    if text.isascii() and text.isdigit():
        return int(text)
    return _DIGITS.index(text) + 1 if text in _DIGITS else None
