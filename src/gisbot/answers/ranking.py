"""The highest or lowest figures among thousands of reports, with how many state one and which do not.

The numbers of all reports are read as bare numbers with one question to the database; only the reports that are
shown are looked into, so that each figure comes with its citation as everywhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from gisbot.answers.bulk import narrow_views_of
from gisbot.answers.view import TOTAL, Found
from gisbot.catalog.forms import Layout
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey, StatedNumber


@dataclass(frozen=True, slots=True)
class Ranked:
    """`best` in their order, equal ones by agency and year; `counted` is how many reports state a number."""

    best: tuple[Found, ...]
    counted: int
    missing: tuple[ReportKey, ...]


def ranked(
    edition: Edition,
    metric: str,
    column: str | None,
    reports: Sequence[ReportKey],
    *,
    descending: bool = True,
    limit: int = 10,
    language: str = "zh",
) -> Ranked:
    """The ranking of a figure over reports; blank cells and reports without the item are missing, never zero."""
    if column is None and not _is_summed(edition, metric):
        numbers = _numbers(edition, metric, reports)
        found: dict[str, Found] = {}
    else:
        views = narrow_views_of(edition, metric, column, reports)
        found = {key.report_id: one for key, view in views if (one := view.find(metric, column, language)) is not None}
        numbers = {name: float(one.number) for name, one in found.items() if one.number is not None}
    sign = -1 if descending else 1
    stated = [(sign * numbers[key.report_id], key.agency, key.year, key) for key in reports if key.report_id in numbers]
    missing = tuple(key for key in reports if key.report_id not in numbers)
    shown = [key for *_, key in heapq.nsmallest(limit, stated, key=itemgetter(0, 1, 2))]
    if not found:
        views = narrow_views_of(edition, metric, None, shown)
        found = {key.report_id: one for key, view in views if (one := view.find(metric, None, language)) is not None}
    return Ranked(tuple(found[key.report_id] for key in shown), len(stated), missing)


def _is_summed(edition: Edition, metric: str) -> bool:
    """Whether some form gives the metric only as a sum of others."""
    return any(metric in form.sums for form in edition.catalog.forms)


def _numbers(edition: Edition, metric: str, reports: Sequence[ReportKey]) -> dict[str, float]:
    """The number of each report: its table's, else that of its prose on this period, else of other prose.

    A table whose cell is blank has none, whatever the prose says: this is how `ReportView.find` reads a report.
    """
    agencies, years = tuple({key.agency for key in reports}), tuple({key.year for key in reports})
    asked = {key.report_id for key in reports}
    best: dict[str, StatedNumber] = {}
    places = edition.figures.numbers(
        metric,
        columns=_total_columns(edition, metric),
        agencies=None if len(agencies) == len(edition.index.agencies) else agencies,
        years=None if len(years) == len(edition.index.years) else years,
    )
    for place in places:
        if place.report_id not in asked or (place.number is None and not place.in_table):
            continue
        known = best.setdefault(place.report_id, place)
        if known is not place and _order(place) < _order(known):
            best[place.report_id] = place
    return {name: place.number for name, place in best.items() if place.number is not None}


def _order(place: StatedNumber) -> tuple[bool, bool, int]:
    return (not place.in_table, not place.in_table and not place.current, place.seq)


def _total_columns(edition: Edition, metric: str) -> tuple[str | None, ...] | None:
    """The columns that hold the total where a row of a form names the metric in all its columns; else None."""
    labels: list[str] = []
    for form in edition.catalog.forms:
        for block in form.blocks:
            if form.layout is Layout.MATRIX and any(row.metric == metric for row in block.rows):
                labels += [name for one in block.columns if one.id == TOTAL for name in (one.label, *one.also)]
    return (None, *dict.fromkeys(labels)) if labels else None
