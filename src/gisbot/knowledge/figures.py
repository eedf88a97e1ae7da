"""The figures of an edition: those of one report, and those of one metric over agencies and years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from gisbot.errors import KnowledgeError
from gisbot.model.key import KeyedFigure, StatedNumber
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
        column: str | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year; None means every agency, year or column.

        All kinds, states and scopes are there: blanks, prose and last year's figures too.
        """

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> tuple[StatedNumber, ...]:
        """What every place states of a metric in some columns, last year's figures left out; in no order.

        It costs a fraction of `by_metric`: for choosing among thousands of reports. `columns` None means every one.
        Reports of other editions may be among them: the caller chooses by report id.
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
        column: str | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year."""
        return self._store.figures_by_metric(self._edition_id, metric, agencies=agencies, years=years, column=column)

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> tuple[StatedNumber, ...]:
        """What every place states of a metric in some columns."""
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
        column: str | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """Every figure of a metric, by agency and year."""
        found = [
            KeyedFigure(report_id, report.agency, report.year, figure)
            for report_id, report in sorted(self._reports.items())
            if (agencies is None or report.agency in agencies) and (years is None or report.year in years)
            for figure in report.figures
            if figure.metric == metric and (column is None or figure.column == column)
        ]
        return tuple(sorted(found, key=lambda keyed: (keyed.agency, keyed.year)))

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> tuple[StatedNumber, ...]:
        """What every place states of a metric in some columns."""
        places = {
            (report_id, id(figure)): seq
            for report_id, report in self._reports.items()
            for seq, figure in enumerate(report.figures)
        }
        return tuple(
            StatedNumber(
                keyed.report_id,
                places[keyed.report_id, id(keyed.figure)],
                keyed.figure.kind is FigureKind.TABLE,
                keyed.figure.scope is Scope.CURRENT,
                float(keyed.figure.value) if isinstance(keyed.figure.value, Decimal) else None,
            )
            for keyed in self.by_metric(metric, agencies=agencies, years=years)
            if keyed.figure.scope is not Scope.PREVIOUS and (columns is None or keyed.figure.column in columns)
        )

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
