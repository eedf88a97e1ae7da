"""The sums over several years of each agency, in order: who received most from 2019 to 2023.

Of thousands of agencies the sums are ordered as bare numbers; only the agencies shown are read with their places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.arithmetic import rounded
from gisbot.answers.bulk import FEW as FEW_REPORTS
from gisbot.answers.bulk import narrow_views_of
from gisbot.answers.comparable import warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text, value_text
from gisbot.answers.over import (
    FEW,
    LONGEST_LIST,
    MOST_MISSING,
    Stated,
    downwards,
    refused_of,
    stated,
    total_of,
    unit_of,
    warn_of_missing,
)
from gisbot.answers.patterns import FIRST_ADDED
from gisbot.answers.ranking import numbers_of, plain
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Reason, Table

FINEST = 6
"""Sums of bare numbers are equal when they are to so many decimals; no report prints more."""


def totals(context: Context, metric: str, column: str | None, *, by_year: bool = False) -> Answer:
    """The sums over several years of each agency (or over the agencies of each year), in order.

    Everyone who has the most, when that is asked. Means over the years, when those are asked, only of agencies that
    have a figure for each of them: the others are named.
    """
    if by_year:
        return _of_years(context, metric, column)
    question = context.question
    mean = "average" in question.operations
    descending = downwards(context)
    extremes = question.operations & {"most", "least"} and question.top is None and "rank" not in question.operations
    limit = None if extremes else question.top or LONGEST_LIST
    years = sorted({key.year for key in context.scope.reports} | {year for _, year in context.scope.missing})
    made = _shown(context, metric, column, limit, descending=descending, whole=len(years) if mean else 0)
    given, shown = made.given, made.shown
    if given.keys and not shown:
        return refusals.refuse(context, "no_streak", Reason.NO_YEAR, first=years[0], last=years[-1])
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    sums = _by_agency(given.figures)
    draft = context.draft()
    label = sums[shown[0]][-1].label
    if mean:
        span = "、".join(map(str, years))
        lines = [draft.say("rank_averages", label=label, years=span, count=len(years), agencies=made.count)]
    else:
        lines = [draft.say("rank_totals", label=label, count=made.count)]
    place, previous = 0, None
    rows = []
    for at, agency in enumerate(shown, start=1):
        parts = sorted(sums[agency], key=lambda part: part.key.year)
        total = total_of(parts)
        if total != previous:
            place, previous = at, total
        number = rounded(total / len(years)) if mean else total
        lines.append(draft.say("rank_line", place=place, name=agency, value=_line(draft, metric, parts, number)))
        rows.append((agency, number_text(number)))
    if question.top is not None and FIRST_ADDED.search(question.normal) and not mean:
        lines.append(_added(draft, metric, [part for agency in shown for part in sums[agency]], len(shown)))
    if made.count < FEW:
        draft.warn("few", count=made.count)
    if made.without:
        names = "、".join(made.without[:MOST_MISSING])
        more = len(made.without) > MOST_MISSING
        draft.warn(
            "not_averaged",
            names=draft.say("and_more", names=names, count=len(made.without)) if more else names,
        )
    warn_of_missing(context, draft, given.missing)
    warn_of_forms(context, draft, metric, given.keys)
    warn_of_findings(context, draft, [part for agency in shown for part in sums[agency]])
    title = draft.say("mean_title", label=label) if mean else label
    draft.table = Table(title, ("", title), tuple(rows), sums[shown[0]][-1].unit, "bar")
    return draft.close("\n".join(lines))


def _line(draft: Draft, metric: str, parts: Sequence[Found], number: Decimal) -> str:
    """The sum or mean of one agency with the figures of its years."""
    unit = unit_of(parts)
    draft.compute(parts[-1].label, number, unit, parts, metric)
    years = draft.say("list_comma").join(
        draft.say("grid_cell", year=part.key.year, value=value_text(draft, part)) for part in parts
    )
    return draft.say("of_years", value=amount_text(draft, number, unit), years=years)


def _added(draft: Draft, metric: str, parts: Sequence[Found], count: int) -> str:
    """The sums of the first ones added up."""
    number, unit = total_of(parts), unit_of(parts)
    draft.compute(parts[-1].label, number, unit, parts, metric)
    return draft.say("rank_sum", count=count, value=amount_text(draft, number, unit))


def _of_years(context: Context, metric: str, column: str | None) -> Answer:
    """The sum of all agencies in each year: in which year they had most, and of how many reports it is the sum."""
    question = context.question
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    sums: dict[int, list[Found]] = {}
    for part in given.figures:
        sums.setdefault(part.key.year, []).append(part)
    sign = -1 if downwards(context) else 1
    ordered = sorted(sums, key=lambda year: (sign * total_of(sums[year]), year))
    shown = ordered[: question.top or LONGEST_LIST]
    if question.operations & {"most", "least"} and question.top is None and "rank" not in question.operations:
        shown = [year for year in ordered if total_of(sums[year]) == total_of(sums[ordered[0]])]
    draft = context.draft()
    label = given.figures[-1].label
    lines = [draft.say("year_totals", label=label)]
    for year in shown:
        parts, total = sums[year], total_of(sums[year])
        unit = parts[0].unit if len({part.unit for part in parts}) == 1 else None
        draft.compute(label, total, unit, parts, metric)
        value = amount_text(draft, total, unit)
        place = 1 + sum(sign * total_of(sums[other]) < sign * total for other in sums)
        lines.append(draft.say("year_total", place=place, year=year, value=value, count=len(parts)))
    if len({len(parts) for parts in sums.values()}) > 1:
        draft.warn("uneven_years")
    warn_of_missing(context, draft, given.missing)
    warn_of_forms(context, draft, metric, given.keys)
    warn_of_findings(context, draft, [part for year in shown for part in sums[year]])
    if len(shown) > 1:
        rows = tuple((str(year), number_text(total_of(sums[year]))) for year in sorted(shown))
        draft.table = Table(label, ("", label), rows, given.figures[-1].unit, "line")
    return draft.close("\n".join(lines))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is stated of the agencies shown, these in order, how many are in it, and who is not: a year is missing."""

    given: Stated
    shown: Sequence[str]
    count: int
    without: tuple[str, ...] = ()


def _shown(
    context: Context, metric: str, column: str | None, limit: int | None, *, descending: bool, whole: int
) -> Shown:
    """The first agencies by their sums; with `whole` only of those that have figures for so many years."""
    reports = context.scope.reports
    if len(reports) <= FEW_REPORTS or not plain(context.edition, metric, column):
        given = stated(context, metric, column)
        held = _by_agency(given.figures)
        numbered = {agency: [part.number or Decimal(0) for part in parts] for agency, parts in held.items()}
        sums, without = _whole(numbered, whole)
        return Shown(
            given, _first(sums, limit, descending=descending), len(sums), _unmentioned(context, without, held, whole)
        )
    numbers = numbers_of(context.edition, metric, reports)
    rough: dict[str, list[float]] = defaultdict(list)
    for key in reports:
        if key.report_id in numbers:
            rough[key.agency].append(numbers[key.report_id])
    totals_of, without = _whole(rough, whole)
    shown = _first(totals_of, limit, descending=descending)
    among = frozenset(shown)
    keys = [key for key in reports if key.agency in among]
    views = narrow_views_of(context.edition, metric, column, keys)
    found = [(key, view.find(metric, column, context.language)) for key, view in views]
    figures = tuple(part for _, part in found if part is not None and part.number is not None)
    counted = tuple([key for key in reports if key.report_id in numbers])
    absent = [key for key in reports if key.report_id not in numbers]
    of = len(reports) + len(context.scope.missing)
    return Shown(
        Stated(figures, counted, of, (*absent, *context.scope.missing)),
        shown,
        len(totals_of),
        _unmentioned(context, without, rough, whole),
    )


def _whole(
    numbers: Mapping[str, Sequence[float]] | Mapping[str, Sequence[Decimal]], whole: int
) -> tuple[dict[str, float] | dict[str, Decimal], tuple[str, ...]]:
    """The sum of each agency that has so many numbers, and the agencies that have fewer."""
    return (
        {agency: sum(held) for agency, held in numbers.items() if len(held) >= whole},  # type: ignore[return-value] # one kind of number in, the same out
        tuple(agency for agency, held in numbers.items() if len(held) < whole),
    )


def _unmentioned(context: Context, without: Sequence[str], held: Mapping[str, object], whole: int) -> tuple[str, ...]:
    """Those who are not in the order, with the agencies that have no number at all."""
    if not whole:
        return ()
    everyone = dict.fromkeys(
        [key.agency for key in context.scope.reports] + [name for name, _ in context.scope.missing]
    )
    return (*without, *(agency for agency in everyone if agency not in held))


def _first(sums: Mapping[str, float] | Mapping[str, Decimal], limit: int | None, *, descending: bool) -> list[str]:
    """The first agencies, equal ones by name; without a limit all that have the first one's sum."""
    sign = -1 if descending else 1
    order = {agency: sign * round(float(number), FINEST) for agency, number in sums.items()}
    ordered = sorted(order, key=lambda agency: (order[agency], agency))
    if limit is None:
        ordered = [agency for agency in ordered[:LONGEST_LIST] if order[agency] == order[ordered[0]]]
    return ordered[:limit]


def _by_agency(figures: Sequence[Found]) -> dict[str, list[Found]]:
    sums: dict[str, list[Found]] = {}
    for part in figures:
        sums.setdefault(part.key.agency, []).append(part)
    return sums
