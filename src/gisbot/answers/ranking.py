"""The highest or lowest figures among thousands of reports, with how many state one and which do not.

The numbers of all reports are read as bare numbers with one question to the database; only the reports that are
shown are looked into, so that each figure comes with its citation as everywhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gisbot.answers.bulk import narrow_views_of, total_columns
from gisbot.answers.view import Found
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey


@dataclass(frozen=True, slots=True)
class Ranked:
    """`best` in their order, equal ones by agency and year; `stated` are the reports that state a number."""

    best: tuple[Found, ...]
    stated: tuple[ReportKey, ...]
    missing: tuple[ReportKey, ...]

    @property
    def counted(self) -> int:
        """How many reports state a number."""
        return len(self.stated)


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
    if plain(edition, metric, column):
        numbers = numbers_of(edition, metric, reports)
        found: dict[str, Found] = {}
    else:
        views = narrow_views_of(edition, metric, column, reports)
        found = {key.report_id: one for key, view in views if (one := view.find(metric, column, language)) is not None}
        numbers = {name: float(one.number) for name, one in found.items() if one.number is not None}
    sign = -1 if descending else 1
    asked = tuple([key for key in reports if key.report_id in numbers])
    missing = tuple([key for key in reports if key.report_id not in numbers])
    shown = _first(numbers, asked, sign, limit)
    if not found:
        views = narrow_views_of(edition, metric, None, shown)
        found = {key.report_id: one for key, view in views if (one := view.find(metric, None, language)) is not None}
    return Ranked(tuple(found[key.report_id] for key in shown), asked, missing)


def plain(edition: Edition, metric: str, column: str | None) -> bool:
    """Whether bare numbers tell the figure: it is a total, which no form gives only as a sum of others."""
    return column is None and not any(metric in form.sums for form in edition.catalog.forms)


def _first(numbers: Mapping[str, float], asked: Sequence[ReportKey], sign: int, limit: int) -> list[ReportKey]:
    """The reports with the highest (sign -1) or lowest numbers, equal ones by agency and year.

    Only those that can be among them are ordered by more than the number.
    """
    first = heapq.nsmallest(limit, (sign * numbers[key.report_id] for key in asked))
    among = [key for key in asked if first and sign * numbers[key.report_id] <= first[-1]]
    among.sort(key=lambda key: (sign * numbers[key.report_id], key.agency, key.year))
    return among[:limit]


def numbers_of(edition: Edition, metric: str, reports: Sequence[ReportKey]) -> dict[str, float]:
    """The number of each report that states one, as `ReportView.find` reads a report, without its words."""
    everything = len(reports) == len(edition.reports)
    agencies = None if everything else tuple({key.agency for key in reports})
    if agencies is not None and len(agencies) == len(edition.index.agencies):
        agencies = None
    years = None if everything else tuple({key.year for key in reports})
    stated = edition.figures.numbers(metric, columns=total_columns(edition, metric), agencies=agencies, years=years)
    return {name: number for name, number in stated.items() if number is not None}
