"""Numbers written in words, and places that a question names by a number: 第二部分(三), 第二多."""

from __future__ import annotations

from gisbot.answers.patterns import HAN_NUMBERS, NTH, PLACED, TWICE, WORD_NUMBERS


def numeral(text: str) -> int:
    """A number of one or two digits, written in Chinese or not."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.rpartition(HAN_NUMBERS[10])
    digit = HAN_NUMBERS[:10].find
    return (10 * (digit(tens) if tens else 1) if ten else 0) + (digit(units) if units else 0)


def small_number(text: str) -> int | None:
    """A number up to 19 in digits, Chinese characters or English: 3, 三, 十二, two."""
    if text.isascii():
        return int(text) if text.isdigit() else WORD_NUMBERS.get(text)
    text = text.translate(TWICE)
    if len(text) == 2 and text[0] == HAN_NUMBERS[10] and text[1] in HAN_NUMBERS:
        return 10 + HAN_NUMBERS.index(text[1])
    return HAN_NUMBERS.index(text) if len(text) == 1 and text in HAN_NUMBERS else None


def section_place(normal: str) -> tuple[int, int | None] | None:
    """The place of a section that is named by numbers: 第二部分(三) is (2, 3)."""
    match = PLACED.search(normal)
    if match is None:
        return None
    sub = match["sub"] or match["sub2"]
    return numeral(match["part"]), numeral(sub) if sub else None


def place_asked(normal: str) -> tuple[int, bool] | None:
    """The place that is asked for, and whether it is counted from the least: 第二多, 倒数第三."""
    match = NTH.search(normal)
    if match is None:
        return None
    if match["runner"] or match["bronze"]:
        return (2 if match["runner"] else 3), False
    said = next(match[name] for name in ("n", "n2", "n3", "n4", "word") if match[name])
    number = small_number(said)
    return (number, bool(match["last"] or match["least"] or match["least2"])) if number else None
