"""How Chinese prose is cut: sentences, clauses, heading numbers."""

from __future__ import annotations

import re
import unicodedata

SENTENCES = re.compile(r"[^。！？!?；;]+[。！？!?；;]?[”」』\"]?")
CLAUSES = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—-]+")
WORDS = re.compile(r"^\s*(?:第?[一二三四五六七八九十]+(?:部分|、|\.|．|：|:|\s)|[（(][一二三四五六七八九十\d]+[)）]、?|\d+[.．、)）]|[①-⑳])\s*")
_DROPPED = re.compile(r"[\s，。；：、！？,.;:!?（）()《》“”\"'「」【】\[\]—\-+]+")


def plain_form(text: str) -> str:
    """Text for comparing: folded, lower case, without punctuation and white space."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())


_ROW_NUMBER = re.compile(r"^(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[)）]|(\d+)[.．、])")


def row_number(label: str) -> str:
    """The number a row's label begins with, bare (三, 一, 4); "" when it has none."""
    match = _ROW_NUMBER.match(label)
    return next((group for group in match.groups() if group), "") if match else ""
