"""One form for every way of writing: full-width, traditional characters, spaces inside words."""

from __future__ import annotations

import unicodedata

from gisbot.catalog.writing import simplified
from gisbot.questions.patterns import CHINESE, EXCLUSION, EXCLUSION_ENGLISH, PINYIN_TONES, SPACE_BETWEEN_CHINESE


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
