"""Documents as read, report versions and their figures, in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, delete, exists, false, insert, or_, select

from gisbot.errors import StoreError
from gisbot.model.key import KeyedFigure, ReportKey
from gisbot.model.report import CellState, Figure, FigureKind, Report, Scope
from gisbot.store.base import DocumentRecord, DocumentStatus, Outcome
from gisbot.store.codec import from_text, to_text
from gisbot.store.engine import Transactions
from gisbot.store.identity import figures_digest, key_of
from gisbot.store.rows import (
    FIGURE_COLUMNS,
    body_of,
    figure_of,
    keyed_figure_of,
    report_of,
    row_of,
)
from gisbot.store.schema import documents, edition_reports, figures, outcomes, reports

# SQLite allows 32,766 variables in a statement, older builds 999.
BATCH = 900
# Rows that are held at a time where there are very many: few objects alive keep the garbage collector quiet.
ROWS_AT_ONCE = 500
# Further than any place in a report: prose comes after every table, prose on other times after all of it.
AFTER_TABLES = 1_000_000


_Query = TypeVar("_Query", bound=Select[Any])


class SqlReportStore:
    """A `ReportStore` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def documents(self) -> Mapping[str, DocumentRecord]:
        """Every known file of the folder, by its path relative to the folder."""
        with self._transactions.read() as connection:
            given: defaultdict[str, list[Outcome]] = defaultdict(list)
            for row in connection.execute(select(outcomes).order_by(outcomes.c.path, outcomes.c.seq)):
                outcome = Outcome(row.source, DocumentStatus(row.status), row.report_id, row.rule, row.message)
                given[row.path].append(outcome)
            return {
                row.path: DocumentRecord(
                    row.path, row.content_hash, row.size, row.stamp, row.reading_key, tuple(given[row.path])
                )
                for row in connection.execute(select(documents).order_by(documents.c.path))
            }

    def save(self, documents_read: Iterable[DocumentRecord], reports_read: Mapping[str, Report]) -> None:
        """Remember what files gave, in one transaction; a report version that is known is kept as it is."""
        with self._transactions.write_alone() as connection:
            known = _known(connection, tuple(reports_read))
            for report_id, report in reports_read.items():
                if report_id not in known:
                    _insert_report(connection, report_id, report)
            for record in documents_read:
                _replace_document(connection, record)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop files that are gone from the folder; report versions stay while an edition has them."""
        with self._transactions.write_alone() as connection:
            for path in paths:
                _delete_document(connection, path)

    def report(self, report_id: str) -> Report:
        """One report, whole. Raises `StoreError` when the id is unknown."""
        with self._transactions.read() as connection:
            body = connection.execute(select(reports.c.body).where(reports.c.report_id == report_id)).scalar()
            if body is None:
                raise StoreError(f"there is no report {report_id}")
            return report_of(body, _figures_of(connection, report_id))

    def keys(self, report_ids: Sequence[str]) -> tuple[ReportKey, ...]:
        """The keys of reports, in the order asked for. Raises `StoreError` when an id is unknown."""
        texts: dict[str, str] = {}
        with self._transactions.read() as connection:
            for batch in _batches(report_ids):
                query = select(reports.c.report_id, reports.c.key).where(reports.c.report_id.in_(batch))
                texts.update((row[0], row[1]) for row in connection.execute(query))
        if missing := set(report_ids) - texts.keys():
            raise StoreError(f"there is no report {min(missing)}")
        return tuple(from_text(ReportKey, texts[report_id]) for report_id in report_ids)

    def digests(self, report_ids: Sequence[str]) -> Mapping[str, str]:
        """For each report a digest of its figures: two carriers of one report have the same."""
        found: dict[str, str] = {}
        with self._transactions.read() as connection:
            for batch in _batches(report_ids):
                query = select(reports.c.report_id, reports.c.figures_digest).where(reports.c.report_id.in_(batch))
                found.update((row[0], row[1]) for row in connection.execute(query))
        return found

    def figures_of(self, report_id: str) -> tuple[Figure, ...]:
        """The figures of one report, in the order of the report."""
        with self._transactions.read() as connection:
            return _figures_of(connection, report_id)

    def figures_by_metric(
        self,
        edition_id: str,
        metric: str,
        *,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        columns: Sequence[str | None] | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """The figures of one metric over the reports that answer in an edition, by agency and year."""
        query = _of_metric(edition_id, metric, agencies, years)
        if columns is not None:
            named = figures.c.column_label.in_([column for column in columns if column is not None])
            query = query.where(or_(named, figures.c.column_label.is_(None)) if None in columns else named)
        query = query.order_by(figures.c.agency, figures.c.year, figures.c.report_id, figures.c.seq)
        with self._transactions.read() as connection:
            return tuple([keyed_figure_of(row) for row in connection.execute(query)])

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> Mapping[str, float | None]:
        """The number that every report version states of one metric in some columns."""
        query = select(figures.c.report_id, figures.c.seq, figures.c.kind, figures.c.scope, figures.c.number)
        query = _of_agencies_and_years(query.where(figures.c.metric == metric), agencies, years)
        query = query.where(figures.c.scope != Scope.PREVIOUS.value)
        queries = [query]
        if columns is not None:  # one question for the named ones and one for none: an index serves each, not both
            named = [column for column in columns if column is not None]
            queries = [query.where(figures.c.column_label.in_(named))] if named else []
            queries += [query.where(figures.c.column_label.is_(None))] if None in columns else []
        table, current = FigureKind.TABLE.value, Scope.CURRENT.value
        stated: dict[str, float | None] = {}
        places: dict[str, int] = {}
        with self._transactions.read() as connection:
            for rows in (rows for one in queries for rows in connection.execute(one).partitions(ROWS_AT_ONCE)):
                for report_id, seq, kind, scope, number in rows:
                    if kind != table and number is None:
                        continue
                    place = seq if kind == table else seq + (AFTER_TABLES if scope == current else 2 * AFTER_TABLES)
                    if place < places.get(report_id, place + 1):
                        places[report_id], stated[report_id] = place, number
        return stated

    def ranking(
        self,
        edition_id: str,
        metric: str,
        *,
        columns: Sequence[str | None],
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        descending: bool = True,
        limit: int = 10,
    ) -> tuple[KeyedFigure, ...]:
        """The highest (or lowest) numbers of one metric in the named columns, this period's alone."""
        query = _of_metric(edition_id, metric, agencies, years).where(
            or_(false(), *(figures.c.column_label == column for column in columns)),
            figures.c.state == CellState.NUMBER.value,
            figures.c.scope == Scope.CURRENT.value,
        )
        number = figures.c.number.desc() if descending else figures.c.number
        query = query.order_by(number, figures.c.agency, figures.c.year, figures.c.report_id, figures.c.seq)
        with self._transactions.read() as connection:
            return tuple([keyed_figure_of(row) for row in connection.execute(query.limit(limit))])

    def prune(self) -> int:
        """Delete report versions that no edition and no document has; their number."""
        unused = and_(
            ~exists().where(edition_reports.c.report_id == reports.c.report_id),
            ~exists().where(outcomes.c.report_id == reports.c.report_id),
        )
        with self._transactions.write_alone() as connection:
            stale = connection.execute(select(reports.c.report_id).where(unused)).scalars().all()
            for batch in _batches(stale):
                connection.execute(delete(figures).where(figures.c.report_id.in_(batch)))
                connection.execute(delete(reports).where(reports.c.report_id.in_(batch)))
        return len(stale)


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _known(connection: Connection, report_ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for batch in _batches(report_ids):
        query = select(reports.c.report_id).where(reports.c.report_id.in_(batch))
        found.update(connection.execute(query).scalars())
    return found


def _insert_report(connection: Connection, report_id: str, report: Report) -> None:
    connection.execute(
        insert(reports).values(
            report_id=report_id,
            content_hash=report.content_hash,
            agency=report.agency,
            year=report.year,
            key=to_text(key_of(report_id, report)),
            body=body_of(report),
            figures_digest=figures_digest(report),
        )
    )
    rows = [row_of(report_id, seq, report, figure) for seq, figure in enumerate(report.figures)]
    if rows:
        connection.execute(insert(figures), rows)


def _delete_document(connection: Connection, path: str) -> None:
    connection.execute(delete(outcomes).where(outcomes.c.path == path))
    connection.execute(delete(documents).where(documents.c.path == path))


def _replace_document(connection: Connection, record: DocumentRecord) -> None:
    _delete_document(connection, record.path)
    connection.execute(
        insert(documents).values(
            path=record.path,
            content_hash=record.content_hash,
            size=record.size,
            stamp=record.stamp,
            reading_key=record.reading_key,
        )
    )
    rows = [
        {
            "path": record.path,
            "seq": seq,
            "source": outcome.source,
            "status": outcome.status.value,
            "report_id": outcome.report_id,
            "rule": outcome.rule,
            "message": outcome.message,
        }
        for seq, outcome in enumerate(record.outcomes)
    ]
    if rows:
        connection.execute(insert(outcomes), rows)


def _figures_of(connection: Connection, report_id: str) -> tuple[Figure, ...]:
    query = select(*FIGURE_COLUMNS).where(figures.c.report_id == report_id).order_by(figures.c.seq)
    return tuple([figure_of(row) for row in connection.execute(query)])


def _of_metric(
    edition_id: str, metric: str, agencies: Sequence[str] | None, years: Sequence[int] | None
) -> Select[tuple[object, ...]]:
    answers = exists().where(
        edition_reports.c.edition_id == edition_id,
        edition_reports.c.report_id == figures.c.report_id,
        edition_reports.c.current,
    )
    query = select(figures.c.report_id, figures.c.agency, figures.c.year, *FIGURE_COLUMNS)
    return _of_agencies_and_years(query.where(figures.c.metric == metric, answers), agencies, years)


def _of_agencies_and_years(query: _Query, agencies: Sequence[str] | None, years: Sequence[int] | None) -> _Query:
    if years is not None:
        query = query.where(figures.c.year.in_(years))
    if agencies is not None:
        query = query.where(figures.c.agency.in_(agencies))
    return query
