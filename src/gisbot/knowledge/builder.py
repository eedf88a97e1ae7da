"""From a folder of documents to a draft of an edition: what changed is read, the rest is remembered."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.catalog.meta import DocumentMeta, load_meta
from gisbot.errors import CatalogError, CatalogProblem
from gisbot.knowledge.edition import edition_id_of
from gisbot.knowledge.folder import FolderFile, Survey, content_hash, hash_of, survey_folder
from gisbot.knowledge.reading import Progress, Reader, ReadResult, SourceFile, no_progress, read_guarded
from gisbot.knowledge.selection import Selection, select_reports
from gisbot.model.key import DocumentFinding, ReportKey
from gisbot.model.report import Finding, Report, Severity
from gisbot.store.base import DocumentRecord, DocumentStatus, Outcome, ReportStore

if TYPE_CHECKING:
    from gisbot.catalog import Catalog

# A few small texts are read here and now: starting a process takes longer than reading them.
READ_HERE_FILES = 4
READ_HERE_BYTES = 256 * 1024
READ_HERE_SUFFIXES = frozenset({".txt"})
FILES_PER_TRANSACTION = 32


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition that could be published.

    `outcomes` are those of every document; `stamp` is the state of the folder that was read (empty when
    it may still be changing); `read` counts the files that were opened for reading; `meta_problems` are
    what does not hold in the meta files.
    """

    edition_id: str
    catalog_hash: str
    selection: Selection
    outcomes: tuple[Outcome, ...]
    findings: tuple[DocumentFinding, ...]
    meta_problems: tuple[CatalogProblem, ...]
    stamp: str
    files: int
    read: int

    @property
    def current(self) -> tuple[ReportKey, ...]:
        """The reports that would answer."""
        return self.selection.current


class Builder:
    """Reads one folder into one store."""

    def __init__(self, folder: Path, store: ReportStore, reader: Reader, *, processes: int | None = None) -> None:
        self._folder, self._store, self._reader = folder, store, reader
        self._processes = processes if processes is not None else os.cpu_count() or 1

    def survey(self) -> Survey:
        """The folder as it is on disk. Raises `KnowledgeError` when it is not there."""
        return survey_folder(self._folder)

    def build(self, catalog: Catalog, reading_key: str, progress: Progress = no_progress) -> Draft:
        """Bring what is known of the folder up to date and draft an edition.

        `reading_key` names the reader and its words: a file that was read under another one is read again.
        """
        survey = self.survey()
        known = self._store.documents()
        metas, meta_problems = _load_metas(survey)
        unread = []
        restamped = []
        hashes: dict[str, str] = {}
        for file in survey.files:
            record = known.get(file.path)
            if record is not None and record.reading_key == reading_key and file.stamp == record.stamp != "":
                continue
            hashes[file.path] = content_hash(file)
            if record is None or (record.content_hash, record.reading_key) != (hashes[file.path], reading_key):
                unread.append(file)
            else:
                restamped.append(replace(record, stamp=file.stamp, size=file.size))
        if restamped:
            self._store.save(restamped, {})
        if gone := known.keys() - {file.path for file in survey.files}:
            self._store.forget(sorted(gone))
        self._read(unread, metas, hashes, catalog, reading_key, progress)
        return self._draft(survey, catalog, meta_problems, len(unread))

    def _read(
        self,
        files: Sequence[FolderFile],
        metas: Mapping[str, DocumentMeta],
        hashes: Mapping[str, str],
        catalog: Catalog,
        reading_key: str,
        progress: Progress,
    ) -> None:
        records: list[DocumentRecord] = []
        reports: dict[str, Report] = {}
        for done, (file, results) in enumerate(self._results(files, metas, catalog), start=1):
            outcomes = tuple(_outcome(result) for result in results)
            for result, outcome in zip(results, outcomes, strict=True):
                if result.report is not None and outcome.report_id is not None:
                    reports[outcome.report_id] = result.report
            digest = hashes[file.path]  # taken before reading: a later change is seen next time
            records.append(DocumentRecord(file.path, digest, file.size, file.stamp, reading_key, outcomes))
            if len(records) >= FILES_PER_TRANSACTION:
                self._store.save(records, reports)
                records, reports = [], {}
            progress(done, len(files), file.path)
        if records:
            self._store.save(records, reports)

    def _results(
        self, files: Sequence[FolderFile], metas: Mapping[str, DocumentMeta], catalog: Catalog
    ) -> Iterator[tuple[FolderFile, tuple[ReadResult, ...]]]:
        sources = [_source(file, metas.get(file.path, DocumentMeta())) for file in files]
        if _small(files):
            for file, source in zip(files, sources, strict=True):
                yield file, tuple(read_guarded(self._reader, source, catalog))
            return
        from gisbot.knowledge.workers import read_in_processes  # multiprocessing loads where it is used

        for index, results in read_in_processes(sources, self._reader, catalog, processes=self._processes):
            yield files[index], results

    def _draft(self, survey: Survey, catalog: Catalog, meta_problems: tuple[CatalogProblem, ...], read: int) -> Draft:
        outcomes = tuple(outcome for record in self._store.documents().values() for outcome in record.outcomes)
        ids = tuple(dict.fromkeys(outcome.report_id for outcome in outcomes if outcome.report_id is not None))
        selection = select_reports(self._store.keys(ids), self._store.digests(ids))
        current = [key.report_id for key in selection.current]
        superseded = [key.report_id for key in selection.superseded]
        unread = tuple(_unread(outcome) for outcome in outcomes if outcome.status is not DocumentStatus.READ)
        findings = (*unread, *selection.findings)
        return Draft(
            edition_id=edition_id_of(current, superseded, findings, catalog.content_hash),
            catalog_hash=catalog.content_hash,
            selection=selection,
            outcomes=outcomes,
            findings=findings,
            meta_problems=meta_problems,
            stamp=survey.stamp,
            files=len(survey.files),
            read=read,
        )


def stamp_of(survey: Survey, *more: str) -> str:
    """One stamp of the folder and of what else an edition is made from; empty when one of them is."""
    parts = (survey.stamp, *more)
    return hash_of(parts) if all(parts) else ""


def _small(files: Sequence[FolderFile]) -> bool:
    return (
        len(files) <= READ_HERE_FILES
        and sum(file.size for file in files) <= READ_HERE_BYTES
        and all(file.location.suffix.lower() in READ_HERE_SUFFIXES for file in files)
    )


def _load_metas(survey: Survey) -> tuple[Mapping[str, DocumentMeta], tuple[CatalogProblem, ...]]:
    metas: dict[str, DocumentMeta] = {}
    problems: list[CatalogProblem] = []
    for file in survey.files:
        if file.meta is not None:
            try:
                metas[file.path] = load_meta(file.meta, survey.folder)
            except CatalogError as error:
                problems += error.problems
    return metas, tuple(problems)


def _source(file: FolderFile, meta: DocumentMeta) -> SourceFile:
    return SourceFile(file.location, file.path, meta.url, meta.published)


def _outcome(result: ReadResult) -> Outcome:
    if result.report is not None:
        return Outcome(result.source, DocumentStatus.READ, result.report_id)
    status = DocumentStatus.NOT_A_REPORT if result.refused else DocumentStatus.FAILED
    return Outcome(result.source, status, rule=result.rule, message=result.message)


def _unread(outcome: Outcome) -> DocumentFinding:
    severity = Severity.ERROR if outcome.status is DocumentStatus.FAILED else Severity.WARNING
    return DocumentFinding(outcome.source, Finding(outcome.rule, severity, outcome.message, found=outcome.source))
