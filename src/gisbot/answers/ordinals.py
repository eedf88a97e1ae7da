"""Places that a question names by a number: 第二部分(三), 第二多."""

from __future__ import annotations

from gisbot.answers.patterns import NTH, PLACED, numeral, small_number


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
