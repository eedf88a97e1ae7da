"""Dates as printed, and the period that a report's figures count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gisbot.model.report import Evidence, Period
from gisbot.reports.lines import Line, sentence_around
from gisbot.reports.numbers import chinese_number
from gisbot.reports.patterns import (
    DATE,
    ISO_DATE,
    PERIOD_BROKEN,
    PERIOD_END_ONLY,
    PERIOD_FULL,
    PERIOD_MONTHS,
    PERIOD_SENTENCE,
    PERIOD_UNITS_LOST,
)
from gisbot.reports.title import year_of

_WORDS_BEFORE = 60


@dataclass(frozen=True, slots=True)
class PeriodRead:
    """The period with the text it was read from; `broken` is a period phrase whose dates are lost."""

    period: Period
    raw: str
    evidence: Evidence | None
    broken: str | None = None


def date_in(folded: str) -> tuple[date, int, int] | None:
    """The first real date in folded text, with where it begins and ends."""
    for pattern in (DATE, ISO_DATE):
        for match in pattern.finditer(folded):
            found = _date(match.group(1), match.group(2), match.group(3))
            if found is not None:
                return found, match.start(), match.end()
    return None


def _date(year: str, month: str, day: str) -> date | None:
    numbers = [year_of(year), _number(month), _number(day)]
    if any(number is None for number in numbers):
        return None
    try:
        return date(numbers[0] or 0, numbers[1] or 0, numbers[2] or 0)
    except ValueError:
        return None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else chinese_number(word)


def read_period(lines: tuple[Line, ...], title_year: int | None) -> PeriodRead:
    """The period, from the first sentence that speaks of one; absent dates stay None."""
    broken: str | None = None
    for line in lines:
        if PERIOD_SENTENCE.search(line.folded) is None:
            continue
        for pattern in (PERIOD_FULL, PERIOD_UNITS_LOST, PERIOD_MONTHS, PERIOD_END_ONLY):
            for match in pattern.finditer(line.folded):
                before = line.folded[max(0, match.start() - _WORDS_BEFORE) : match.start()]
                if pattern is not PERIOD_END_ONLY and PERIOD_SENTENCE.search(before.rpartition("。")[2]) is None:
                    continue
                if (
                    pattern is PERIOD_END_ONLY
                    and PERIOD_SENTENCE.search(line.folded[: match.end()].rpartition("。")[2]) is None
                ):
                    continue
                period = _period(pattern, match.groups(), title_year)
                if period is not None:
                    quote = sentence_around(line, match.start(), match.end())
                    raw = line.text[match.start() : match.end()]
                    return PeriodRead(period, raw, Evidence("", quote, line.location))
        lost = PERIOD_BROKEN.search(line.folded)
        if lost is not None and broken is None:
            broken = line.text[lost.start() : lost.end()]
    return PeriodRead(Period(None, None), "", None, broken)


def _period(pattern: re.Pattern[str], groups: tuple[str | None, ...], title_year: int | None) -> Period | None:
    if pattern is PERIOD_FULL:
        first, second = groups[0] or "", groups[3] or groups[0] or ""
        start = _date(first, groups[1] or "", groups[2] or "")
        end = _date(second, groups[4] or "", groups[5] or "")
        return Period(start, end) if start is not None and end is not None and start < end else None
    if pattern is PERIOD_UNITS_LOST:
        first, second = groups[0] or "", groups[1] or ""
        if first != second or title_year is None or int(first) != title_year:
            return None
        return Period(date(title_year, 1, 1), date(title_year, 12, 31))
    if pattern is PERIOD_MONTHS:
        year = int(groups[0] or 0)
        return Period(date(year, 1, 1), date(year, 12, 31))
    end = _date(groups[0] or "", groups[1] or "", groups[2] or "")
    return Period(None, end) if end is not None else None
