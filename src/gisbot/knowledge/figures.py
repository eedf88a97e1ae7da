"""The figures of an edition: those of one report, and those of one metric over agencies and years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from gisbot.errors import KnowledgeError
from gisbot.model.key import KeyedFigure
from gisbot.model.report import CellState, Figure, FigureKind, Report, Scope
from gisbot.store.base import ReportStore

REPORTS_REMEMBERED = 256


class Figures(Protocol):
    """The figures of the reports that answer in one edition."""

    def of_report(self, report_id: str) -> tuple[Figure, ...]:
        """The figures of one report, in the order of the report."""

    def by_metric(
        self,
        metric: str,
        *,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        columns: Sequence[str | None] | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year; None means every agency, year or column.

        None among the columns means figures without one.

        All kinds, states and scopes are there: blanks, prose and last year's figures too.
        """

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> Mapping[str, float | None]:
        """The number that every report states of a metric in some columns, by report id; None where its cell has none.

        It is that of its first table, else of its prose on this period, else of other prose; last year's figures are
        left out. It costs a fraction of `by_metric`: for choosing among thousands of reports. `columns` None means
        every one. Reports of other editions may be among them: the caller chooses by report id.
        """

    def ranking(
        self,
        metric: str,
        *,
        columns: Sequence[str | None],
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        descending: bool = True,
        limit: int = 10,
    ) -> tuple[KeyedFigure, ...]:
        """The highest (or lowest) numbers of a metric that speak of the report's own period.

        `columns` names the columns that count, None being the only column of a form without columns.
        Equal numbers are in the order of agency and year.
        """


class StoredFigures:
    """The figures of an edition in the store; those of the reports asked for last are remembered."""

    def __init__(self, store: ReportStore, edition_id: str) -> None:
        self._store, self._edition_id = store, edition_id
        self._of_report: Callable[[str], tuple[Figure, ...]] = lru_cache(REPORTS_REMEMBERED)(store.figures_of)

    def of_report(self, report_id: str) -> tuple[Figure, ...]:
        """The figures of one report, in the order of the report."""
        return self._of_report(report_id)

    def by_metric(
        self,
        metric: str,
        *,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        columns: Sequence[str | None] | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year."""
        return self._store.figures_by_metric(self._edition_id, metric, agencies=agencies, years=years, columns=columns)

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> Mapping[str, float | None]:
        """The number that every report states of a metric in some columns."""
        return self._store.numbers(metric, columns=columns, agencies=agencies, years=years)

    def ranking(
        self,
        metric: str,
        *,
        columns: Sequence[str | None],
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        descending: bool = True,
        limit: int = 10,
    ) -> tuple[KeyedFigure, ...]:
        """The highest (or lowest) numbers of a metric."""
        return self._store.ranking(
            self._edition_id,
            metric,
            columns=columns,
            agencies=agencies,
            years=years,
            descending=descending,
            limit=limit,
        )


class MemoryFigures:
    """The figures of reports that are held in memory, by report id."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = dict(reports)

    def of_report(self, report_id: str) -> tuple[Figure, ...]:
        """The figures of one report, in the order of the report."""
        if report_id not in self._reports:
            raise KnowledgeError(f"there is no report {report_id}")
        return self._reports[report_id].figures

    def by_metric(
        self,
        metric: str,
        *,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        columns: Sequence[str | None] | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year."""
        found = [
            KeyedFigure(report_id, report.agency, report.year, figure)
            for report_id, report in sorted(self._reports.items())
            if (agencies is None or report.agency in agencies) and (years is None or report.year in years)
            for figure in report.figures
            if figure.metric == metric and (columns is None or figure.column in columns)
        ]
        return tuple(sorted(found, key=lambda keyed: (keyed.agency, keyed.year)))

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> Mapping[str, float | None]:
        """The number that every report states of a metric in some columns."""
        best: dict[str, Figure] = {}
        for keyed in self.by_metric(metric, agencies=agencies, years=years):
            figure = keyed.figure
            if figure.scope is Scope.PREVIOUS or (columns is not None and figure.column not in columns):
                continue
            if figure.kind is not FigureKind.TABLE and not isinstance(figure.value, Decimal):
                continue
            known = best.setdefault(keyed.report_id, figure)
            if _order(figure) < _order(known):
                best[keyed.report_id] = figure
        return {
            report_id: float(figure.value) if isinstance(figure.value, Decimal) else None
            for report_id, figure in best.items()
        }

    def ranking(
        self,
        metric: str,
        *,
        columns: Sequence[str | None],
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        descending: bool = True,
        limit: int = 10,
    ) -> tuple[KeyedFigure, ...]:
        """The highest (or lowest) numbers of a metric."""
        counted = [
            (float(keyed.figure.value) * (-1 if descending else 1), keyed)
            for keyed in self.by_metric(metric, agencies=agencies, years=years)
            if keyed.figure.column in columns
            and keyed.figure.state is CellState.NUMBER
            and keyed.figure.scope is Scope.CURRENT
            and keyed.figure.value is not None
        ]
        counted.sort(key=lambda pair: (pair[0], pair[1].agency, pair[1].year))
        return tuple(keyed for _, keyed in counted[:limit])


def _order(figure: Figure) -> tuple[bool, bool]:
    """The table's figure first, then prose on this period."""
    table = figure.kind is FigureKind.TABLE
    return not table, not table and figure.scope is not Scope.CURRENT
