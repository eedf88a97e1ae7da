"""The clause that a number stands in: what is read with it, what it counts, and of which part of the year."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.reports.patterns import (
    BARE_COUNT,
    BRACKET,
    BRACKETED_ORDINAL,
    CLAUSE_STOPS,
    COUNTED_AFTER,
    EACH_TIME,
    EARLIER_NUMBER,
    HELD_ON_A_DAY,
    LEADING_NOISE,
    MONTHS,
    OF_WHICH,
    RECEIVED,
    TIME_ALONE,
    TRAILING_NOISE,
    WHOLE_YEAR,
)
from gisbot.reports.prose_numbers import Number
from gisbot.reports.prose_rules import MARK

_REACH = 250
"""How many characters before and behind a number its clause can reach."""

_HIDDEN = "\u0002"
"""Stands for each character of brackets that a number does not stand in."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the clause of a number begins and ends.

    `left` is its text up to the number and `template` all of it, the number a mark, both without brackets;
    `words` is the template with the brackets before the number, which may forbid a reading. `near` is the text
    around from `near_begin` on, with the characters of brackets hidden that the number does not stand in.
    """

    begin: int
    finish: int
    left: str
    template: str
    words: str
    near_begin: int
    near: str


def clause_of(folded: str, number: Number) -> Clause:
    """The clause around a number: up to a stop or its bracket, and within a list (、) up to the next number."""
    offset, text = _around(folded, number)
    start, end = number.start - offset, number.end - offset
    begin, finish = _bounds(text, start, end)
    left = text[begin:start].replace(_HIDDEN, "")
    right = text[end:finish].replace(_HIDDEN, "")
    full = BRACKETED_ORDINAL.sub("", folded[begin + offset : number.start])
    template, words = ("".join(f"{part}{MARK}{right}".split()) for part in (left, full))
    return Clause(begin + offset, finish + offset, left, template, words, offset, text)


def _around(folded: str, number: Number) -> tuple[int, str]:
    """The text near a number with the brackets hidden that it does not stand in, and where it begins."""
    begin = max(0, number.start - _REACH)
    near = folded[begin : number.end + _REACH]
    return begin, _without_other_brackets(near, number.start - begin, number.end - begin)


def clause_at(folded: str, position: int) -> tuple[int, int]:
    """The clause that ends at `position`."""
    return _bounds(folded, position, position)


def _without_other_brackets(folded: str, start: int, end: int) -> str:
    """`folded` with all brackets hidden that close, but for those around the number, whose outside is a stop."""
    opened: list[int] = []
    inner = (-1, len(folded))
    text = list(folded)
    for bracket in BRACKET.finditer(folded):
        position = bracket.start()
        if bracket.group() == "(":
            opened.append(position)
        elif opened:
            begin = opened.pop()
            if begin < start and end <= position:
                inner = max(inner, (begin, position))
            elif not begin < end <= position:
                text[begin : position + 1] = _HIDDEN * (position + 1 - begin)
    begin, finish = inner
    if begin >= 0:
        text[begin], text[finish] = ";", ";"
    return "".join(text)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((text.rfind(stop, 0, start) for stop in CLAUSE_STOPS if stop != ":"), default=-1) + 1
    joint = text.rfind("、", begin, start)
    if joint >= 0 and any(char.isdigit() for char in text[begin:joint]):
        begin = joint + 1
    finish = min((at for stop in CLAUSE_STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
    joint = text.find("、", end, finish)
    if joint >= 0 and any(char.isdigit() for char in text[joint:finish]):
        finish = joint
    return begin, finish


def counted(text: str, folded: str, clause: Clause, number: Number) -> str:
    """What a number counts, in the report's own words; `folded` is the folded twin of `text`."""
    begin, finish, offset, shown = clause.begin, clause.finish, clause.near_begin, clause.near
    after = COUNTED_AFTER.match(folded[number.end : finish])
    if after is not None:
        return text[number.end + after.start(1) : number.end + after.end(1)].strip()
    text = text[offset : offset + len(shown)]
    left = _stripped(_shown(text, shown, begin - offset, number.start - offset))
    if not left and begin > offset:
        previous, _ = clause_at(shown, begin - offset - 1)
        previous = max(previous, shown.rfind(_HIDDEN, previous, begin - offset - 1) + 1)
        left = _stripped(_shown(text, shown, previous, begin - offset - 1))
    return "".join((left or text[begin - offset : finish - offset]).split())


def _shown(text: str, shown: str, begin: int, end: int) -> str:
    return "".join(char for char, mark in zip(text[begin:end], shown[begin:end], strict=True) if mark != _HIDDEN)


def _stripped(text: str) -> str:
    shorter = LEADING_NOISE.sub("", EARLIER_NUMBER.sub("", text.strip()))
    return TRAILING_NOISE.sub("", shorter).strip(' ,，、“”"()（）')


def earlier_clauses(folded: str, clause: Clause) -> list[str]:
    """The clauses of the sentence before this one, nearest first, up to a semicolon; they reach only so far."""
    before = folded[max(0, clause.begin - _REACH) : clause.begin].rpartition(";")[2]
    return [part for part in reversed(before.split(",")) if part.strip()]


def is_of(folded: str, clause: Clause, things: tuple[str, ...]) -> bool:
    """Whether what was received before is one of `things`, where a clause says what (收到留言30条,办结28条).

    A number in a sentence that begins with 其中 is of a part of what the sentence before tells.
    """
    if any(thing in clause.words for thing in things):
        return True
    for earlier in earlier_clauses(folded, clause):
        received = RECEIVED.search(earlier)
        if received is not None:
            thing = BARE_COUNT.sub("", received["thing"])
            return not thing or any(word in earlier for word in things)
    return not folded.startswith(OF_WHICH)


def is_part_of_the_year(folded: str, clause: Clause) -> bool:
    """Whether a clause counts some months only (7-12月, 上半年, 每周3篇), or what happened on a day."""
    if any(HELD_ON_A_DAY.search(earlier) for earlier in earlier_clauses(folded, clause)):
        return True
    before = folded[max(0, clause.begin - _REACH) : clause.begin].rstrip(" ,")
    if EACH_TIME.search(clause.left):
        return True
    begin, _ = clause_at(before, len(before))
    time = before[begin:] if TIME_ALONE.fullmatch(before[begin:].strip()) else ""
    return MONTHS.search(WHOLE_YEAR.sub("", f"{time},{clause.left}")) is not None
