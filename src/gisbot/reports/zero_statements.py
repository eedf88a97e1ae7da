"""Zeros that prose states in words: 未收到…申请, 没有…发生, …均为0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Figure, FigureKind, Scope
from gisbot.reports.patterns import BARE_DENIAL, CLAUSE_STOPS, LIST_SEPARATORS, NOTHING_PAID
from gisbot.reports.prose_rules import MARK, CompiledRule, compile_words
from gisbot.reports.sentences import ProseContext, Sentence, holds, scope_of


def zero_statements(
    sentence: Sentence,
    stated: set[str | None],
    context: ProseContext,
    rules: tuple[CompiledRule, ...],
    reading: Reading,
) -> Iterator[Figure]:
    """The zero statements of a sentence: 未收到…申请, 没有…发生, …均为0."""
    words = reading.prose
    headings = "".join(sentence.path)
    among_plans = any(word in headings for word in words.plans)
    before = compile_words(words.nothing_firm if among_plans else words.nothing_before)
    after = compile_words(words.nothing_after)
    found: set[str] = set()
    if not among_plans and sentence.path and BARE_DENIAL.fullmatch(sentence.folded.strip()):
        yield from _denied_by_heading(sentence, stated, context, rules, reading)
    for begin, finish in _clauses(sentence.folded):
        clause = sentence.folded[begin:finish]
        masked = compile_words(words.nothing_but).sub(lambda match: MARK * len(match.group()), clause)
        negations = [
            (cue, part, at)
            for cue, part, at in (_negated_after(before, masked), _negated_before(after, masked))
            if cue is not None
        ]
        for compiled in rules if negations else ():
            metric = compiled.rule.metric
            if compiled.zero is None or metric in stated or metric in found or not compiled.may_be_zero(clause):
                continue
            is_money = bool(compiled.rule.units & reading.cells.money_units)
            for cue, region, at in negations:
                if not is_money and NOTHING_PAID.search(region):
                    continue
                thing = _thing(compiled, region, headings, context.year)
                if thing is None:
                    continue
                found.add(metric)
                start = begin + at + thing[0]
                yield Figure(
                    metric=metric,
                    path=(*sentence.path, sentence.text[start : start + thing[1]].strip()),
                    column=None,
                    value=Decimal(0),
                    raw=sentence.text[begin + cue.start() : begin + cue.end()],
                    unit=context.units.get(metric),
                    kind=FigureKind.PROSE,
                    state=CellState.NUMBER,
                    evidence=sentence.evidence,
                    scope=scope_of(sentence.folded[:begin], clause, context.year, reading),
                    subject=sentence.text[begin:finish].strip(),
                )
                break


def _denied_by_heading(
    sentence: Sentence,
    stated: set[str | None],
    context: ProseContext,
    rules: tuple[CompiledRule, ...],
    reading: Reading,
) -> Iterator[Figure]:
    """The zeros of what the heading above names, where the section says only that there was none."""
    heading = sentence.path[-1]
    found: set[str] = set()
    for compiled in rules:
        metric = compiled.rule.metric
        money = bool(compiled.rule.units & reading.cells.money_units)
        if money or compiled.zero is None or metric in stated or metric in found:
            continue
        if not compiled.may_be_zero(heading) or _thing(compiled, heading, heading, context.year) is None:
            continue
        found.add(metric)
        yield Figure(
            metric=metric,
            path=(*sentence.path, sentence.text.strip()),
            column=None,
            value=Decimal(0),
            raw=sentence.text.strip(),
            unit=context.units.get(metric),
            kind=FigureKind.PROSE,
            state=CellState.NUMBER,
            evidence=sentence.evidence,
            scope=Scope.CURRENT,
            subject=sentence.text.strip(),
        )


def _negated_after(cues: re.Pattern[str], clause: str) -> tuple[re.Match[str] | None, str, int]:
    """未收到…申请: the cue, and the part of the clause from it on."""
    cue = cues.search(clause)
    return (cue, "", 0) if cue is None else (cue, clause[cue.start() :], cue.start())


def _negated_before(cues: re.Pattern[str], clause: str) -> tuple[re.Match[str] | None, str, int]:
    """…情况没有发生: the cue, and the part of the clause before it."""
    cue = cues.search(clause)
    return (cue, "", 0) if cue is None else (cue, clause[: cue.start()], 0)


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for position, char in enumerate(folded):
        if char in CLAUSE_STOPS:
            if position > start:
                yield start, position
            start = position + 1
    if start < len(folded):
        yield start, len(folded)


def _thing(compiled: CompiledRule, region: str, headings: str, year: int) -> tuple[int, int] | None:
    """Where, in the negated part of a clause, the thing of a rule is named; its list member holds no veto."""
    if compiled.zero is None:
        return None
    offset = 0
    for member in re.split(f"([{LIST_SEPARATORS}])", region):
        if holds(compiled, member, headings, year) and (match := compiled.zero.search(member)) is not None:
            return offset + match.start(), match.end() - match.start()
        offset += len(member)
    return None
