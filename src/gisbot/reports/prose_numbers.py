"""The numbers of a sentence of prose, each with its counter; dates, numbers of files and idioms are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gisbot.catalog.reading import CellWords, Reading
from gisbot.reports.numbers import chinese_number, decimal_of, scaled
from gisbot.reports.patterns import (
    CHINESE_PERCENT,
    CJK,
    CLAUSE_STOPS,
    DATE_UNIT_AFTER,
    DECIMAL_POINT,
    DOCUMENT_TITLE,
    HOTLINE,
    MEASURED_BEFORE,
    NOT_A_CHINESE_COUNT,
    NOT_COUNTED_BEFORE,
    NOT_ONE_NUMBER,
    PERCENT_SIGN,
    POINTS,
    QUOTED_NAME,
    YEAR_LIKE,
    number_in_prose,
)

_MOST_BARE_DIGITS = 7
_LEAST_CHINESE = 2
_REACH = 40
"""How many characters beside a number can say what it is."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands, with its counter and the words that make it approximate."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    approximate: bool
    unit_at: tuple[int, int] = (-1, -1)

    @property
    def percent(self) -> bool:
        """Whether it is a share or a change of one, not a count."""
        return self.unit == PERCENT_SIGN or (self.unit is not None and self.unit.endswith(POINTS))


def numbers_in(folded: str, reading: Reading) -> Iterator[Number]:
    """The numbers of a folded sentence that count something."""
    words: CellWords = reading.cells
    for match in CHINESE_PERCENT.finditer(folded):
        value = _chinese_decimal(match.group(1))
        if value is not None:
            yield Number(match.start(), match.end(), value, PERCENT_SIGN, False)
    quoted = bytearray(len(folded))
    for name in (match for pattern in (DOCUMENT_TITLE, QUOTED_NAME) for match in pattern.finditer(folded)):
        quoted[name.start() + 1 : name.end()] = b"\1" * (name.end() - name.start() - 1)
    for match in _pattern(words.units, words.chinese_units).finditer(folded):
        if quoted[match.start()]:
            continue
        at = match.end("digits") if match["digits"] is not None else match.end("chinese")
        rest = folded[at : at + _REACH].lstrip()
        if rest.startswith(reading.prose.idioms) and not _is_measured(folded, match, reading):
            continue
        number = _digits(match, folded) if match["digits"] is not None else _chinese(match, folded)
        if number is not None:
            yield number


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...], chinese_units: tuple[str, ...]) -> re.Pattern[str]:
    return number_in_prose(tuple(map(re.escape, words)), tuple(map(re.escape, chinese_units)))


def _is_measured(folded: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether what is otherwise a term (20个工作日内) is measured here (平均用时9.5个工作日)."""
    measured = match["unit"] is not None and match["unit"] in reading.prose.measures
    return measured and MEASURED_BEFORE.search(_before(folded, match.start())) is not None


def _before(folded: str, start: int) -> str:
    return folded[max(0, start - _REACH) : start]


def _digits(match: re.Match[str], folded: str) -> Number | None:
    digits, unit = match["digits"], match["unit"]
    start, end = match.start(), match.end()
    before, after = _before(folded, match.start("digits")), folded[match.end("digits") : match.end("digits") + _REACH]
    if NOT_COUNTED_BEFORE.search(before) or (DATE_UNIT_AFTER.match(after) and not _is_counter(match)):
        return None
    approximate = any(match[name] for name in ("before", "after", "after2", "end"))
    if unit is None and not match["magnitude"]:
        if YEAR_LIKE.fullmatch(digits) or HOTLINE.fullmatch(digits) or len(digits) > _MOST_BARE_DIGITS:
            return None
        if after[:1] not in (*CLAUSE_STOPS, "、", "。", "", "(", ")") or not before[-1:] or not _is_word(before):
            return None
        if after.startswith("、") and (before[-1:].isspace() or before.endswith(":")):
            return None
    if YEAR_LIKE.fullmatch(digits) and after.startswith(("-", "~", "—")):
        return None
    value = scaled(decimal_of(digits), match["magnitude"])
    if match["sign"] == "-":
        value = -value
    return Number(start, end, value, unit, approximate, match.span("unit"))


def _is_counter(match: re.Match[str]) -> bool:
    """Whether what follows the digits is a counter (or 余, 万) that merely begins like part of a date."""
    return bool(match["after"] or match["magnitude"]) or (match["unit"] is not None and len(match["unit"]) > 1)


def _is_word(before: str) -> bool:
    """Whether a bare number follows the words for what it counts."""
    last = before.rstrip()[-1:]
    return CJK.match(last) is not None or last in '”"):'


def _chinese(match: re.Match[str], folded: str) -> Number | None:
    text = match["chinese"]
    value = None if NOT_ONE_NUMBER.search(text) else chinese_number(text)
    if value is None or value < _LEAST_CHINESE or NOT_COUNTED_BEFORE.search(_before(folded, match.start("chinese"))):
        return None
    before = folded[max(0, match.start() - 1) : match.start()]
    if before and before in NOT_A_CHINESE_COUNT:
        return None
    approximate = any(match[name] for name in ("before", "cafter", "end"))
    return Number(
        match.start(),
        match.end(),
        scaled(Decimal(value), match["cmagnitude"]),
        match["cunit"],
        approximate,
        match.span("cunit"),
    )


def _chinese_decimal(text: str) -> Decimal | None:
    if text[0].isdigit():
        return decimal_of(text)
    whole, _, fraction = text.partition(DECIMAL_POINT)
    value, part = chinese_number(whole), chinese_number(fraction) if fraction else 0
    if value is None or part is None:
        return None
    return Decimal(f"{value}.{part}") if fraction else Decimal(value)
