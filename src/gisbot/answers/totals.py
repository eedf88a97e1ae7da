"""The sums over several years of each agency, in order: who received most from 2019 to 2023.

Of thousands of agencies the sums are ordered as bare numbers; only the agencies shown are read with their places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from gisbot.answers.bulk import FEW as FEW_REPORTS
from gisbot.answers.bulk import narrow_views_of
from gisbot.answers.comparable import warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import amount_text, number_text, value_text
from gisbot.answers.over import FEW, LONGEST_LIST, Stated, downwards, refused_of, stated, warn_of_missing
from gisbot.answers.ranking import numbers_of, plain
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Table

FINEST = 6
"""Sums of bare numbers are equal when they are to so many decimals; no report prints more."""


def totals(context: Context, metric: str, column: str | None, *, by_year: bool = False) -> Answer:
    """The sums over several years of each agency (or over the agencies of each year), in order.

    Everyone who has the most, when that is asked.
    """
    if by_year:
        return _of_years(context, metric, column)
    question = context.question
    descending = downwards(context)
    extremes = question.operations & {"most", "least"} and question.top is None and "rank" not in question.operations
    limit = None if extremes else question.top or LONGEST_LIST
    given, shown, count = _shown(context, metric, column, limit, descending=descending)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    sums = _by_agency(given.figures)
    draft = context.draft()
    lines = [draft.say("rank_totals", label=sums[shown[0]][-1].label, count=count)]
    place, previous = 0, None
    rows = []
    for at, agency in enumerate(shown, start=1):
        parts = sorted(sums[agency], key=lambda part: part.key.year)
        total = _sum(parts)
        if total != previous:
            place, previous = at, total
        unit = parts[0].unit if len({part.unit for part in parts}) == 1 else None
        draft.compute(parts[-1].label, total, unit, parts, metric)
        years = draft.say("list_comma").join(
            draft.say("grid_cell", year=part.key.year, value=value_text(draft, part)) for part in parts
        )
        value = draft.say("of_years", value=amount_text(draft, total, unit), years=years)
        lines.append(draft.say("rank_line", place=place, name=agency, value=value))
        rows.append((agency, number_text(total)))
    if count < FEW:
        draft.warn("few", count=count)
    warn_of_missing(context, draft, given.missing)
    warn_of_forms(context, draft, metric, given.keys)
    warn_of_findings(context, draft, [part for agency in shown for part in sums[agency]])
    title = sums[shown[0]][-1].label
    draft.table = Table(title, ("", title), tuple(rows), sums[shown[0]][-1].unit, "bar")
    return draft.close("\n".join(lines))


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
    ordered = sorted(sums, key=lambda year: (sign * _sum(sums[year]), year))
    shown = ordered[: question.top or LONGEST_LIST]
    if question.operations & {"most", "least"} and question.top is None and "rank" not in question.operations:
        shown = [year for year in ordered if _sum(sums[year]) == _sum(sums[ordered[0]])]
    draft = context.draft()
    label = given.figures[-1].label
    lines = [draft.say("year_totals", label=label)]
    for year in shown:
        parts, total = sums[year], _sum(sums[year])
        unit = parts[0].unit if len({part.unit for part in parts}) == 1 else None
        draft.compute(label, total, unit, parts, metric)
        value = amount_text(draft, total, unit)
        place = 1 + sum(sign * _sum(sums[other]) < sign * total for other in sums)
        lines.append(draft.say("year_total", place=place, year=year, value=value, count=len(parts)))
    if len({len(parts) for parts in sums.values()}) > 1:
        draft.warn("uneven_years")
    warn_of_missing(context, draft, given.missing)
    warn_of_forms(context, draft, metric, given.keys)
    warn_of_findings(context, draft, [part for year in shown for part in sums[year]])
    if len(shown) > 1:
        rows = tuple((str(year), number_text(_sum(sums[year]))) for year in sorted(shown))
        draft.table = Table(label, ("", label), rows, given.figures[-1].unit, "line")
    return draft.close("\n".join(lines))


def _shown(
    context: Context, metric: str, column: str | None, limit: int | None, *, descending: bool
) -> tuple[Stated, Sequence[str], int]:
    """What is stated of the agencies shown, these in order, and how many agencies there are."""
    reports = context.scope.reports
    if len(reports) <= FEW_REPORTS or not plain(context.edition, metric, column):
        given = stated(context, metric, column)
        sums = {agency: _sum(parts) for agency, parts in _by_agency(given.figures).items()}
        return given, _first(sums, limit, descending=descending), len(sums)
    numbers = numbers_of(context.edition, metric, reports)
    rough: dict[str, float] = defaultdict(float)
    for key in reports:
        if key.report_id in numbers:
            rough[key.agency] += numbers[key.report_id]
    shown = _first(rough, limit, descending=descending)
    among = frozenset(shown)
    keys = [key for key in reports if key.agency in among]
    views = narrow_views_of(context.edition, metric, column, keys)
    found = [(key, view.find(metric, column, context.language)) for key, view in views]
    figures = tuple(part for _, part in found if part is not None and part.number is not None)
    counted = tuple([key for key in reports if key.report_id in numbers])
    absent = [key for key in reports if key.report_id not in numbers]
    whole = len(reports) + len(context.scope.missing)
    return Stated(figures, counted, whole, (*absent, *context.scope.missing)), shown, len(rough)


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


def _sum(parts: Sequence[Found]) -> Decimal:
    return sum((part.number or Decimal(0) for part in parts), Decimal(0))
