"""Figures in prose: numbers with their counter, and zero statements, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gisbot.catalog.reading import CellWords, Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Scope
from gisbot.reports.numbers import chinese_number, decimal_of, scaled
from gisbot.reports.outline import Outline
from gisbot.reports.patterns import (
    CHINESE_PERCENT,
    CJK,
    CLAUSE_STOPS,
    COUNTED_AFTER,
    DATE_UNIT_AFTER,
    DECIMAL_POINT,
    DOCUMENT_TITLE,
    HOTLINE,
    LEADING_NOISE,
    NOT_A_CHINESE_COUNT,
    NOT_COUNTED_BEFORE,
    PERCENT_SIGN,
    POINTS,
    SENTENCE,
    TRAILING_NOISE,
    YEAR_LIKE,
    number_in_prose,
)
from gisbot.reports.prose_rules import MARK, CompiledRule, compiled_rules
from gisbot.reports.sentences import ProseContext, Sentence, holds, scope_of
from gisbot.reports.zero_statements import zero_statements

_MOST_BARE_DIGITS = 7
_LEAST_CHINESE = 2


@dataclass(frozen=True, slots=True)
class ProseFigures:
    """The figures, and those a weak phrase would link although the table gives another number."""

    figures: tuple[Figure, ...]
    doubtful: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    unit: str | None
    approximate: bool
    unit_at: tuple[int, int] = (-1, -1)


def read_prose(outline: Outline, skip: frozenset[str], context: ProseContext, reading: Reading) -> ProseFigures:
    """The figures of all passages; sentences in `skip` (contact, period) hold none."""
    rules = compiled_rules(reading.prose)
    figures: list[Figure] = []
    doubtful: list[tuple[str, Figure]] = []
    for passage in outline.passages:
        path = outline.sections[passage.section].path
        for match in SENTENCE.finditer(passage.text):
            text = match.group().strip()
            if not text or text in skip:
                continue
            sentence = Sentence(text, reading.fold(text), Evidence(" / ".join(path), text, passage.location), path)
            numbers = [_figure(sentence, number, context, rules, reading) for number in _numbers(sentence, reading)]
            figures += [figure for figure, _ in numbers]
            doubtful += [(metric, figure) for figure, metric in numbers if metric is not None]
            stated = {figure.metric for figure, _ in numbers}
            figures += zero_statements(sentence, stated, context, rules, reading)
    return ProseFigures(tuple(figures), tuple(doubtful))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...], chinese_units: tuple[str, ...]) -> re.Pattern[str]:
    return number_in_prose(tuple(map(re.escape, words)), tuple(map(re.escape, chinese_units)))


def _numbers(sentence: Sentence, reading: Reading) -> Iterator[_Number]:
    words: CellWords = reading.cells
    folded = sentence.folded
    for match in CHINESE_PERCENT.finditer(folded):
        value = _chinese_decimal(match.group(1))
        if value is not None:
            yield _Number(match.start(), match.end(), value, PERCENT_SIGN, False)
    quoted = _titles(folded)
    for match in _pattern(words.units, words.chinese_units).finditer(folded):
        if any(begin < match.start() < end for begin, end in quoted):
            continue
        rest = folded[match.end("digits") if match["digits"] is not None else match.end("chinese") :]
        if any(rest.lstrip().startswith(idiom) for idiom in reading.prose.idioms):
            continue
        number = _digits(match, folded) if match["digits"] is not None else _chinese(match, folded)
        if number is not None:
            yield number


def _titles(folded: str) -> list[tuple[int, int]]:
    """Where names of documents stand: 《…》."""
    return [(match.start(), match.end()) for match in DOCUMENT_TITLE.finditer(folded)]


def _digits(match: re.Match[str], folded: str) -> _Number | None:
    digits, unit = match["digits"], match["unit"]
    start, end = match.start(), match.end()
    before, after = folded[: match.start("digits")], folded[match.end("digits") :]
    if NOT_COUNTED_BEFORE.search(before) or (DATE_UNIT_AFTER.match(after) and not _is_counter(match)):
        return None
    approximate = any(match[name] for name in ("before", "after", "after2", "end"))
    if unit is None and not match["magnitude"]:
        if YEAR_LIKE.fullmatch(digits) or HOTLINE.fullmatch(digits) or len(digits) > _MOST_BARE_DIGITS:
            return None
        if after[:1] not in (*CLAUSE_STOPS, "、", "。", "", "(", ")") or not before[-1:] or not _is_word(before):
            return None
    if YEAR_LIKE.fullmatch(digits) and after.startswith(("-", "~", "—")):
        return None
    value = scaled(decimal_of(digits), match["magnitude"])
    if match["sign"] == "-":
        value = -value
    return _Number(start, end, value, unit, approximate, match.span("unit"))


def _is_counter(match: re.Match[str]) -> bool:
    """Whether what follows the digits is a counter (or 余, 万) that merely begins like part of a date."""
    return bool(match["after"] or match["magnitude"]) or (match["unit"] is not None and len(match["unit"]) > 1)


def _is_word(before: str) -> bool:
    """Whether a bare number follows the words for what it counts."""
    last = before.rstrip()[-1:]
    return CJK.match(last) is not None or last in '”"):'


def _chinese(match: re.Match[str], folded: str) -> _Number | None:
    text = match["chinese"]
    value = chinese_number(text)
    if value is None or value < _LEAST_CHINESE or NOT_COUNTED_BEFORE.search(folded[: match.start("chinese")]):
        return None
    before = folded[: match.start()][-1:]
    if before and before in NOT_A_CHINESE_COUNT:
        return None
    approximate = any(match[name] for name in ("before", "cafter", "end"))
    return _Number(
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


def _figure(
    sentence: Sentence, number: _Number, context: ProseContext, rules: tuple[CompiledRule, ...], reading: Reading
) -> tuple[Figure, str | None]:
    """The figure for a number, and the metric that a weak phrase gives it against the table."""
    begin, finish = _clause(sentence.folded, number.start, number.end)
    left = sentence.folded[begin : number.start]
    metric, doubt = None, None
    percent = number.unit == PERCENT_SIGN or (number.unit is not None and number.unit.endswith(POINTS))
    if not percent and not any(word in left for word in reading.prose.changes):
        template = "".join(f"{left}{MARK}{sentence.folded[number.end : finish]}".split())
        metric, doubt = _linked(template, number, sentence.path, context, rules)
    scope = scope_of(sentence.folded[: number.start], left, context.year, reading)
    if scope is not Scope.CURRENT and metric not in reading.prose.standing:
        metric, doubt = None, None
    figure = Figure(
        metric=metric,
        path=(*sentence.path, _counted(sentence, begin, finish, number)),
        column=None,
        value=number.value,
        raw=sentence.text[number.start : number.end].strip(),
        unit=sentence.text[slice(*number.unit_at)] if number.unit_at[0] >= 0 and not percent else number.unit,
        kind=FigureKind.PROSE,
        state=CellState.NUMBER,
        evidence=sentence.evidence,
        approximate=number.approximate,
        scope=scope,
        subject=sentence.text[begin:finish].strip(" ,，、;；。:："),
        percent=percent,
    )
    return figure, doubt


def _linked(
    template: str, number: _Number, path: tuple[str, ...], context: ProseContext, rules: tuple[CompiledRule, ...]
) -> tuple[str | None, str | None]:
    """The metric of a number, and the one that only a weak phrase gives it.

    A number that lost its counter is linked only when all phrases agree on the metric.
    """
    strong: list[str] = []
    confirmed: str | None = None
    doubt: str | None = None
    headings = "".join(path)
    for compiled in rules:
        rule = compiled.rule
        if not holds(compiled, template, headings, context.year):
            continue
        if rule.units and number.unit is not None and number.unit not in rule.units:
            continue
        if compiled.phrases.search(template) is None:
            continue
        if not rule.weak:
            strong.append(rule.metric)
            if number.unit is not None:
                break
            continue
        if context.table.get(rule.metric) == number.value:
            confirmed = confirmed or rule.metric
        elif rule.metric in context.table and doubt is None:
            doubt = rule.metric
    if strong:
        return (strong[0], None) if len(set(strong)) == 1 else (None, None)
    return confirmed, doubt


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a number: up to a stop, and within a list (、) up to the neighbouring number."""
    begin = max((folded.rfind(stop, 0, start) for stop in CLAUSE_STOPS if stop != ":"), default=-1) + 1
    joint = folded.rfind("、", begin, start)
    if joint >= 0 and any(char.isdigit() for char in folded[begin:joint]):
        begin = joint + 1
    finish = min((at for stop in CLAUSE_STOPS if (at := folded.find(stop, end)) >= 0), default=len(folded))
    joint = folded.find("、", end, finish)
    if joint >= 0 and any(char.isdigit() for char in folded[joint:finish]):
        finish = joint
    return begin, finish


def _counted(sentence: Sentence, begin: int, finish: int, number: _Number) -> str:
    """What a number counts, in the report's own words."""
    after = COUNTED_AFTER.match(sentence.folded[number.end : finish])
    if after is not None:
        start = number.end + after.start(1)
        return sentence.text[start : number.end + after.end(1)].strip()
    left = sentence.text[begin : number.start].strip()
    left = _stripped(left)
    if not left and begin > 0:
        previous, _ = _clause(sentence.folded, begin - 1, begin - 1)
        left = _stripped(sentence.text[previous : begin - 1].strip())
    return "".join((left or sentence.text[begin:finish]).split())


def _stripped(text: str) -> str:
    shorter = LEADING_NOISE.sub("", text)
    return TRAILING_NOISE.sub("", shorter).strip(' ,，、“”"()（）')
