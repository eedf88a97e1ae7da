"""Every way to name years: one, several, a span, relative to today or to a year named before; and years that only say
where requests were carried from or to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from gisbot.questions.patterns import (
    AFTERWARDS,
    ALL_YEARS,
    BEFOREHAND,
    BESIDE_WORDS,
    CARRIED_BETWEEN,
    CARRIED_ENGLISH,
    CARRIED_FROM,
    CARRIED_INTO,
    DIGITS,
    EARLIEST,
    ENGLISH_OFFSETS,
    ENGLISH_YEAR,
    FURTHER_OFFSETS,
    LATEST_WORDS,
    NEAR_YEAR,
    NEXT_ENGLISH,
    OFFSETS,
    RELATIVE_YEAR,
    SAME_PERIOD,
    YEAR,
    YEAR_BESIDE,
    YEAR_LIST,
    YEAR_RANGE,
    YEARS_AFTER,
    YEARS_BARE,
    YEARS_BEFORE,
    YEARS_JOINED,
    YEARS_SINCE,
    YEARS_VERSUS,
    han_number,
)
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

SLOT = 0.1
SURE_SLOT = 0.05
WEAK_SLOT = 0.22
WHOLE_SLOT = 0.02
LATEST = "latest"
EARLIEST_YEAR = "earliest"
ALL = "all"
NEAR = "near"
RANGE = "range"
PREVIOUS = "previous"
BEFORE = "before"
NEXT = "next"
FURTHER = "further"
UNCLEAR = "unclear"
CARRIED_TO = "carried_to"
CARRIED_OVER = "carried_from"
LONGEST_RANGE = 40
CARRIED_IN, CARRIED_OUT = "carried_in", "carried_out"


def year_edges(text: str, known: Sequence[int], today: date) -> Iterator[Token]:
    """Every mention of years; `known` are those with a report: spans that are open at one end go as far as they do."""
    yield from _named(text)
    yield from _short(text, known)
    yield from _spans(text, known)
    yield from _carried(text, known)
    for match in ALL_YEARS.finditer(text):
        yield _year(match, (), ALL, SURE_SLOT)
    for match in EARLIEST.finditer(text):
        yield _year(match, (), EARLIEST_YEAR, SURE_SLOT)
    for match in RELATIVE_YEAR.finditer(text):
        yield from _relative(match, today)
    for match in (*NEAR_YEAR.finditer(text), *NEXT_ENGLISH.finditer(text)):
        yield _year(match, (), NEXT if match["on"] else BEFORE)
    for match in ENGLISH_YEAR.finditer(text):
        offset = ENGLISH_OFFSETS[match[0] if match[0] in ENGLISH_OFFSETS else match[0].removeprefix("the ")]
        yield _year(match, (today.year + offset,), PREVIOUS if offset == -1 else "")


def _year(match: re.Match[str], years: tuple[int, ...], relative: str = "", cost: float = SLOT) -> Token:
    return Token(match.start(), match.end(), match[0], Kind.YEAR, cost, years=years, relative=relative)


def _named(text: str) -> Iterator[Token]:
    for match in YEAR.finditer(text):
        year = _number(next(group for group in match.groups() if group))
        if year is not None:
            yield _year(match, (year,))
            if match["full"] and match.end() > match.end("full"):
                end = match.end("full")
                yield Token(match.start(), end, text[match.start() : end], Kind.YEAR, SLOT, years=(year,))
    for match in YEAR_LIST.finditer(text):
        years = tuple(year for part in re.findall(r"\d+", match["list"]) if (year := _number(part)) is not None)
        yield _year(match, years, cost=SURE_SLOT)
    for match in YEAR_BESIDE.finditer(text):
        year = _number(match["year"] or match["year2"])
        if year is not None:
            yield _year(match, _beside(match, year), cost=SLOT + SURE_SLOT)


def _short(text: str, known: Sequence[int]) -> Iterator[Token]:
    """Years of two digits one after the other, 21 22 23 or 212223: only those with a report, in their order."""
    for match in (*YEARS_BARE.finditer(text), *YEARS_JOINED.finditer(text), *YEARS_VERSUS.finditer(text)):
        years = tuple(2000 + int(number) for number in re.findall(r"\d\d", match[0]))
        if (list(years) == sorted(set(years)) or match.re is YEARS_VERSUS) and set(years) <= set(known):
            compared = Sense(operations=frozenset({"compare"}))
            yield replace(_year(match, years), sense=compared) if match.re is YEARS_VERSUS else _year(match, years)


def _beside(match: re.Match[str], year: int) -> tuple[int, ...]:
    """The years that a named one tells: 的前一年 is one, 的前两年 are two."""
    said = match["back"] or match["on"] or ""
    counted = BESIDE_WORDS.sub("", said)
    count = (han_number(counted) if counted else None) or 1
    if match["on"] or match["on2"]:
        return tuple(range(year + 1, year + (count if said.startswith(AFTERWARDS) else 1) + 1))
    return tuple(range(year - (count if said.startswith(BEFOREHAND) else 1), year))


def _spans(text: str, known: Sequence[int]) -> Iterator[Token]:
    for match in YEAR_RANGE.finditer(text):
        ends = [_number(match[name]) for name in ("first", "last", "short", "first2", "last2") if match[name]]
        first, last = sorted(end for end in ends if end is not None)
        if last - first <= LONGEST_RANGE:
            yield _year(match, tuple(range(first, last + 1)), RANGE)
    for match in YEARS_SINCE.finditer(text):
        year = _number(match["year"] or match["year2"] or match["year3"])
        if year is not None:
            yield _year(match, tuple(range(year, max((*known, year)) + 1)), RANGE)
    for match in YEARS_AFTER.finditer(text):
        year = _number(match["year"] or match["year2"])
        if year is not None:
            yield _year(match, tuple(range(year + 1, max((*known, year + 1)) + 1)), RANGE)
    for match in YEARS_BEFORE.finditer(text):
        year = _number(match["year"] or match["year2"])
        if year is not None:
            yield _year(match, tuple(range(min((*known, year - 1)), year)), RANGE)


def _carried(text: str, known: Sequence[int]) -> Iterator[Token]:
    """结转到2021年, 从2019年结转: the year belongs to the row, whose own report is that of the year beside it.

    What was carried to a year stands in that year's report too, which is taken when the other is not there.
    """
    for match in CARRIED_BETWEEN.finditer(text):
        before, into = _number(match["from"] or ""), _number(match["into"])
        if into is None or into in known or before not in known:
            yield _carry(match, CARRIED_IN, into, "", WHOLE_SLOT)
        else:
            yield _carry(match, CARRIED_OUT, before, "", WHOLE_SLOT)
    for match in CARRIED_INTO.finditer(text):
        year = _number(match["year"])
        if year in known and year is not None and year - 1 not in known:
            yield _carry(match, CARRIED_IN, year, "")
        else:
            yield _carry(match, CARRIED_OUT, year, CARRIED_TO)
    for match in CARRIED_FROM.finditer(text):
        if match["into"]:
            yield _carry(match, CARRIED_OUT, _number(match["year"]), "")
        else:
            yield _carry(match, CARRIED_IN, _number(match["year"]), CARRIED_OVER)
    for match in CARRIED_ENGLISH.finditer(text):
        if match["from"]:
            yield _carry(match, CARRIED_IN, _number(match["year"]), CARRIED_OVER)
        else:
            yield _carry(match, CARRIED_OUT, _number(match["year"]), CARRIED_TO)


def _carry(match: re.Match[str], concept: str, year: int | None, relative: str, cost: float = SURE_SLOT) -> Token:
    sense = Sense((frozenset({concept}),), strong=True)
    years = () if year is None else (year,)
    return Token(match.start(), match.end(), match[0], Kind.WORD, cost, sense, match[0], years=years, relative=relative)


def _number(text: str) -> int | None:
    """A year of four digits, or of two: 2021, 21, 二〇二一, 二一, 二十一."""
    digits = [DIGITS.get(c) for c in text] if not text.isdigit() else []
    if None not in digits and digits:
        text = "".join(map(str, digits))
    number = int(text) if text.isdigit() else han_number(text)
    if number is None:
        return None
    return number + 2000 if number < 100 else number


def _relative(match: re.Match[str], today: date) -> Iterator[Token]:
    count = match["n"] or match["n2"] or match["n3"]
    if count:
        number = han_number(count)
        if number == 1:
            yield _year(match, (), LATEST)
        elif number is not None and 0 < number <= 50:
            yield _year(match, tuple(range(today.year - number, today.year)), NEAR)
        return
    word = match[0].removesuffix(SAME_PERIOD)
    if word.startswith(LATEST_WORDS):
        yield _year(match, (), LATEST, WEAK_SLOT)
    elif word in OFFSETS:
        yield _year(match, (today.year + OFFSETS[word],), PREVIOUS if OFFSETS[word] == -1 else "")
    else:
        yield _year(match, (today.year + FURTHER_OFFSETS[word],), FURTHER)
