"""What a value cell says: a number, a blank, "not applicable", or a text; four things never mixed up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState
from gisbot.reports.numbers import chinese_number, decimal_of, scaled
from gisbot.reports.patterns import (
    APPROXIMATE_AFTER,
    APPROXIMATE_BEFORE,
    APPROXIMATE_END,
    CELL_NOTE,
    CHINESE_NUMBER,
    DASHES,
    DIGITS,
    MAGNITUDE,
    PERCENT,
)

_LONGEST_VALUE = 40
_NO_CHANGE = re.compile(r"0(?:/0)+")
"""Nothing more and nothing less, as 本年增/减 is filled in at times."""
_LOST_BLANK = re.compile("^(?:[?\ufffd]\\s+)+|(?:\\s+[?\ufffd])+$")
"""What a copy in another encoding leaves of the blanks around a number (? 12)."""
_SPACED_DIGITS = re.compile(r"\d +\d|\d\s*\n\s*\d")
_THOUSANDS = re.compile(r"\d{1,3}(?: +\d{3})+")


@dataclass(frozen=True, slots=True)
class CellValue:
    """`raw` is as printed without outer white space; `unit` is a counter printed inside the cell."""

    state: CellState
    value: Decimal | None
    raw: str
    unit: str | None = None
    approximate: bool = False
    percent: bool = False


def read_cell(text: str, reading: Reading) -> CellValue:
    """The value of a printed cell; blank is never 0, and a word for none (无) is the stated zero."""
    raw = text.strip()
    if raw.isdecimal() and raw.isascii():
        return CellValue(CellState.NUMBER, Decimal(raw), raw)
    folded = reading.fold(raw).replace("\ufeff", "").replace("\u200b", "").strip()
    folded = _LOST_BLANK.sub("", folded)
    compact = "".join(folded.split())
    words = reading.cells
    if not compact or compact in words.blank:
        return CellValue(CellState.BLANK, None, raw if compact else "")
    if all(char in DASHES for char in compact) or compact in words.not_applicable:
        return CellValue(CellState.NOT_APPLICABLE, None, raw)
    if compact in words.zero:
        return CellValue(CellState.NUMBER, Decimal(0), raw)
    if _SPACED_DIGITS.search(folded) and not _THOUSANDS.fullmatch(folded):
        return CellValue(CellState.TEXT, None, raw)
    if _NO_CHANGE.fullmatch(compact):
        return CellValue(CellState.NUMBER, Decimal(0), raw)
    pattern = _pattern(words.units, words.more, words.less)
    match = pattern.fullmatch(compact) or pattern.fullmatch(CELL_NOTE.sub("", compact))
    if match is None:
        return CellValue(CellState.TEXT, None, raw)
    value = _value(match)
    if value is None:
        return CellValue(CellState.TEXT, None, raw)
    return CellValue(
        CellState.NUMBER,
        value,
        raw,
        unit=(match["percent"] and "%") or match["unit"],
        approximate=bool(match["before"] or match["after"] or match["after_unit"] or match["end"]),
        percent=match["percent"] is not None,
    )


def is_value(text: str, reading: Reading) -> bool:
    """Whether `text` can stand in a value cell and is no text."""
    if not text.strip() or (text.isdecimal() and text.isascii()):
        return True
    if len(text) > _LONGEST_VALUE:
        return False
    return read_cell(text, reading).state is not CellState.TEXT


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"] is not None:
        number = scaled(decimal_of(match["digits"]), match["magnitude"])
        return -number if match["sign"] in ("-", "−") or match["less"] else number
    number_in_words = chinese_number(match["chinese"])
    return None if number_in_words is None else scaled(Decimal(number_in_words), match["magnitude"])


@lru_cache(maxsize=8)
def _pattern(units: tuple[str, ...], more: tuple[str, ...], less: tuple[str, ...]) -> re.Pattern[str]:
    counters, up, down = ("|".join(re.escape(word) for word in words) for words in (units, more, less))
    return re.compile(
        rf"(?P<before>{APPROXIMATE_BEFORE})?(?:(?P<sign>[+\-−])|(?:{up})|(?P<less>{down}))?(?:(?P<digits>{DIGITS})|(?P<chinese>{CHINESE_NUMBER}))"
        rf"(?P<after>{APPROXIMATE_AFTER})?(?P<magnitude>{MAGNITUDE})?(?P<after_unit>{APPROXIMATE_AFTER})?"
        rf"(?:(?P<percent>{PERCENT})|(?P<unit>{counters}))?(?:\((?:{counters})\))?(?P<end>{APPROXIMATE_END})?"
    )
