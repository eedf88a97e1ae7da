"""An edition: the unchanging set of reports, with its catalog, that questions are answered from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from gisbot.knowledge.figures import Figures, MemoryFigures, StoredFigures
from gisbot.knowledge.index import ReportIndex
from gisbot.model.key import DocumentFinding, ReportKey
from gisbot.model.report import Report
from gisbot.store.base import EditionRecord, ReportStore

if TYPE_CHECKING:
    from gisbot.catalog import Catalog

REPORTS_REMEMBERED = 64
ID_LENGTH = 12


@dataclass(frozen=True, eq=False)
class Edition:
    """What a question is answered from, whatever is published meanwhile.

    `reports` answer, one for an agency and year; `superseded` gave way to another report on the same
    year. Bodies are read when they are asked for; the last ones are remembered.
    """

    id: str
    catalog: Catalog
    reports: tuple[ReportKey, ...]
    superseded: tuple[ReportKey, ...]
    findings: tuple[DocumentFinding, ...]
    index: ReportIndex
    figures: Figures
    loaded_at: datetime
    load: Callable[[str], Report] = field(repr=False)

    def report(self, report_id: str) -> Report:
        """A whole report. Raises `StoreError` when the id is unknown."""
        return self.load(report_id)


def edition_id_of(
    current: Iterable[str], superseded: Iterable[str], findings: Iterable[DocumentFinding], catalog_hash: str
) -> str:
    """The id of an edition: a short hash of its report versions, its documents' findings and its catalog."""
    told = (f"{finding.source}\n{finding.finding.rule}\n{finding.finding.message}" for finding in findings)
    parts = [catalog_hash, *sorted(current), "", *sorted(superseded), "", *sorted(told)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:ID_LENGTH]


def stored_edition(record: EditionRecord, store: ReportStore, catalog: Catalog, loaded_at: datetime) -> Edition:
    """The edition of a record, over the store."""
    keys = store.keys((*record.current, *record.superseded))
    current = keys[: len(record.current)]
    return Edition(
        id=record.edition_id,
        catalog=catalog,
        reports=current,
        superseded=keys[len(record.current) :],
        findings=record.findings,
        index=ReportIndex(current),
        figures=StoredFigures(store, record.edition_id),
        loaded_at=loaded_at,
        load=lru_cache(REPORTS_REMEMBERED)(store.report),
    )


def memory_edition(reports: Mapping[str, Report], keys: Iterable[ReportKey], catalog: Catalog) -> Edition:
    """An edition of reports in memory, by their ids; for tests and drafts."""
    ordered = tuple(keys)
    return Edition(
        id=edition_id_of(reports, (), (), catalog.content_hash),
        catalog=catalog,
        reports=ordered,
        superseded=(),
        findings=(),
        index=ReportIndex(ordered),
        figures=MemoryFigures(reports),
        loaded_at=datetime.now(UTC),
        load=dict(reports).__getitem__,
    )
