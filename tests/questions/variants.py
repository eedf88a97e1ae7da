"""The same question written otherwise: each way of writing is one function from a text to another, or None.

None means that the way does not apply to the text. All are deterministic.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache

import opencc
from pypinyin import Style, lazy_pinyin

Variant = Callable[[str], str | None]

CHINESE = re.compile(r"[㐀-鿿]")
_POLITE = (("请问", "，谢谢！"), ("您好，麻烦帮我查一下", "谢谢"), ("你好，我想了解一下，", ""), ("劳驾，", "多谢啦"))
_PUNCTUATION = re.compile(r"[？?！!。，,；;“”\"]")
_HEAD = re.compile(r"((?:河口镇)?(?:2018年)?(?:河口镇)?)(?<=.)([^，,。；;]{4,}?)([？?]?)")
_FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def polite(text: str) -> str | None:
    """Wrapped in politeness."""
    if not CHINESE.search(text):
        return None
    before, after = _POLITE[zlib.crc32(text.encode()) % len(_POLITE)]
    return before + text + after


def unpunctuated(text: str) -> str | None:
    """As spoken: without punctuation. Row numbers and lists (、) keep theirs."""
    bare = _PUNCTUATION.sub("", text) if CHINESE.search(text) else text.rstrip("?.!")
    return bare if bare and bare != text else None


@lru_cache(maxsize=1)
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def traditional(text: str) -> str | None:
    """In traditional characters."""
    changed = str(_traditional().convert(text))
    return changed if changed != text else None


def full_width(text: str) -> str | None:
    """Digits and letters as wide as Chinese characters."""
    changed = text.translate(_FULL_WIDTH)
    return changed if changed != text and CHINESE.search(text) else None


def reordered(text: str) -> str | None:
    """Year and agency behind the question instead of before it, where it is one clause."""
    match = _HEAD.fullmatch(text)
    return f"{match[2]}，{match[1]}{match[3]}" if match is not None and match[1] else None


@lru_cache(maxsize=1)
def _homophones() -> Mapping[str, str]:
    """The common characters (level 1 of GB 2312) by their sound with its tone."""
    sounds: dict[str, str] = defaultdict(str)
    for first in range(0xB0, 0xD8):
        for second in range(0xA1, 0xFF):
            if (first, second) <= (0xD7, 0xF9):
                character = bytes((first, second)).decode("gb2312")
                sounds[lazy_pinyin(character, style=Style.TONE3)[0]] += character
    return sounds


def homophone_typo(labels: tuple[str, ...]) -> Variant:
    """One character of a label that stands in the text is replaced by another of the same sound."""

    def mistyped(text: str) -> str | None:
        present = [label for label in labels if label in text]
        if not present:
            return None
        label = max(present, key=lambda found: (len(found), found))
        start = text.index(label)
        draw = zlib.crc32(text.encode())
        for step in range(len(label)):
            place = start + (draw + step) % len(label)
            character = text[place]
            others = _homophones().get(lazy_pinyin(character, style=Style.TONE3)[0], "").replace(character, "")
            if others:
                return text[:place] + others[draw % len(others)] + text[place + 1 :]
        return None

    return mistyped
