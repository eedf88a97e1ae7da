"""Figures in prose: numbers with their counter, and zero statements, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Scope
from gisbot.reports.outline import Outline
from gisbot.reports.patterns import COUNTED_TOGETHER, LISTED_INFORMATION, SENTENCE
from gisbot.reports.prose_clauses import Clause, clause_of, counted, is_of, is_part_of_the_year
from gisbot.reports.prose_numbers import Number, numbers_in
from gisbot.reports.prose_rules import CompiledRule, compiled_rules
from gisbot.reports.sentences import ProseContext, Sentence, holds, scope_of
from gisbot.reports.zero_statements import zero_statements

_REACH = 1000
"""How many characters of its sentence before a number are looked at."""


@dataclass(frozen=True, slots=True)
class ProseFigures:
    """The figures, and those a weak phrase would link although the table gives another number."""

    figures: tuple[Figure, ...]
    doubtful: tuple[tuple[str, Figure], ...]


def read_prose(outline: Outline, skip: frozenset[str], context: ProseContext, reading: Reading) -> ProseFigures:
    """The figures of all passages; sentences in `skip` (contact, period) hold none."""
    rules = compiled_rules(reading.prose.rules, reading.prose.fillers)
    figures: list[Figure] = []
    doubtful: list[tuple[str, Figure]] = []
    for passage in outline.passages:
        path = outline.sections[passage.section].path
        for match in SENTENCE.finditer(passage.text):
            text = match.group().strip()
            if not text or text in skip:
                continue
            sentence = Sentence(text, reading.fold(text), Evidence(" / ".join(path), text, passage.location), path)
            found = numbers_in(sentence.folded, reading)
            numbers = [_figure(sentence, number, context, rules, reading) for number in found]
            figures += [figure for figure, _ in numbers]
            doubtful += [(metric, figure) for figure, metric in numbers if metric is not None]
            stated = {figure.metric for figure, _ in numbers}
            figures += zero_statements(sentence, stated, context, rules, reading)
    return ProseFigures(_settled(figures, context), tuple(doubtful))


def _settled(figures: list[Figure], context: ProseContext) -> tuple[Figure, ...]:
    """Figures of one metric that differ: the first is the whole when it is the largest, else none is known to be it.

    What the table gives too is left alone, so that each difference is told.
    """
    values: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.metric is not None and figure.metric not in context.table and figure.scope is Scope.CURRENT:
            values.setdefault(figure.metric, []).append(figure)
    loose: set[int] = set()
    for stated in values.values():
        first = stated[0].value
        others = [figure for figure in stated if figure.value != first]
        if others:
            loose |= set(map(id, others if _is_largest(stated[0], others) else stated))
    return tuple(replace(figure, metric=None) if id(figure) in loose else figure for figure in figures)


def _is_largest(first: Figure, others: Iterable[Figure]) -> bool:
    return all(figure.unit == first.unit and _value(figure) < _value(first) for figure in others)


def _value(figure: Figure) -> float:
    return float(figure.value or 0)


def _figure(
    sentence: Sentence, number: Number, context: ProseContext, rules: tuple[CompiledRule, ...], reading: Reading
) -> tuple[Figure, str | None]:
    """The figure for a number, and the metric that a weak phrase gives it against the table."""
    clause = clause_of(sentence.folded, number)
    metric, doubt = None, None
    is_change = any(word in clause.left for word in reading.prose.changes)
    if not number.percent and not is_change and not is_part_of_the_year(sentence.folded, clause):
        metric, doubt = _linked(sentence, clause, number, context, rules)
    if any(word in heading for heading in sentence.path for word in reading.prose.plans):
        metric, doubt = None, None
    before = sentence.folded[max(0, number.start - _REACH) : number.start]
    scope = scope_of(before, clause.left, context.year, reading)
    if scope is not Scope.CURRENT and metric not in reading.prose.standing:
        metric, doubt = None, None
    figure = Figure(
        metric=metric,
        path=(*sentence.path, counted(sentence.text, sentence.folded, clause, number)),
        column=None,
        value=number.value,
        raw=sentence.text[number.start : number.end].strip(),
        unit=sentence.folded[slice(*number.unit_at)] if number.unit_at[0] >= 0 and not number.percent else number.unit,
        kind=FigureKind.PROSE,
        state=CellState.NUMBER,
        evidence=sentence.evidence,
        approximate=number.approximate,
        scope=scope,
        subject=sentence.text[clause.begin : clause.finish].strip(" ,，、;；。:："),
        percent=number.percent,
    )
    return figure, doubt


def _linked(
    sentence: Sentence, clause: Clause, number: Number, context: ProseContext, rules: tuple[CompiledRule, ...]
) -> tuple[str | None, str | None]:
    """The metric of a number, and the one that only a weak phrase gives it.

    A number that lost its counter is linked only when all phrases agree on the metric.
    """
    strong: list[str] = []
    confirmed: str | None = None
    doubt: str | None = None
    headings = "".join(sentence.path)
    before = sentence.folded[max(0, number.start - _REACH) : number.start]
    is_listed = LISTED_INFORMATION.search(before) is not None
    for compiled in rules:
        rule = compiled.rule
        if not compiled.may_match(clause.template) or (rule.whole and is_listed):
            continue
        if not holds(compiled, clause.words, headings, context.year):
            continue
        if (rule.near and not any(word in before for word in rule.near)) or any(word in before for word in rule.unless):
            continue
        if rule.of and not is_of(sentence.folded, clause, rule.of):
            continue
        if rule.units and number.unit is not None and number.unit not in rule.units:
            continue
        phrase = compiled.phrases.search(clause.template)
        if phrase is None or (number.value and clause.template[: phrase.start()][-1:] in COUNTED_TOGETHER):
            continue
        is_wider = any(word in clause.words for word in rule.wider)
        if is_wider and context.table.get(rule.metric, number.value) != number.value:
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
