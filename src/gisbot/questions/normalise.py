"""One form for every way of writing: full-width, traditional characters, spaces inside words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Protocol

from gisbot.questions.patterns import CHINESE, EXCLUSION, EXCLUSION_ENGLISH, PINYIN_TONES, SPACE_BETWEEN_CHINESE


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@lru_cache(maxsize=1)
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def simplified(text: str) -> str:
    """The text in simplified characters; GB 2312 holds no traditional ones, so such text is kept."""
    chinese = "".join(CHINESE.findall(text))
    try:
        chinese.encode("gb2312")
    except UnicodeEncodeError:
        return _simplifier().convert(text)
    return text


def normalise(text: str) -> str:
    """NFKC, lower case, simplified characters, one kind of quotes, no spaces between Chinese characters."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_QUOTES)
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c == "\n")
    text = EXCLUSION_ENGLISH.sub("", EXCLUSION.sub("", simplified(text))).translate(PINYIN_TONES)
    return " ".join(SPACE_BETWEEN_CHINESE.sub("", text).split())


_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂「」『』", '"') | dict.fromkeys("‘’‚‛＇`´", "'"))


def has_chinese(text: str) -> bool:
    """Whether any Chinese character stands in the text."""
    return CHINESE.search(text) is not None
