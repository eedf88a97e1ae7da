"""A choice made by number or by its words: 1, 第二个, 复议那个."""

from __future__ import annotations

import re
import unicodedata

from gisbot.dialogue.patterns import CHOSEN, LABEL_END, TRIMMED, number_of
from gisbot.model.conversation import Memory

SHORTEST = 2


def chosen(text: str, memory: Memory) -> str | None:
    """The code of the option that a short reply picks, or None when it picks none."""
    if not memory.options:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().strip("。.!！ ")
    match = CHOSEN.fullmatch(plain)
    if match is not None:
        named = match["n"] or match["n2"]
        number = number_of(named) if named else 1 if match["first"] else len(memory.options)
        return memory.options[number - 1] if number is not None and 0 < number <= len(memory.options) else None
    same = [
        code
        for code, option in zip(memory.options, memory.option_texts, strict=True)
        if _bare(plain) in (_bare(option), _bare(LABEL_END.split(option, maxsplit=1)[0]))
    ]
    if len(same) == 1:
        return same[0]
    told = TRIMMED.sub("", _bare(plain))
    inside = [code for code, option in zip(memory.options, memory.option_texts, strict=True) if told in option]
    return inside[0] if len(inside) == 1 and len(told) >= SHORTEST else None


def _bare(text: str) -> str:
    return re.sub(r"[\s?？。.]", "", text)
