"""The parts of the store as protocols, and the records that go in and out of them.

Every method raises `StoreError` when the database cannot be used. Times are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from gisbot.model.key import DocumentFinding, KeyedFigure, ReportKey
from gisbot.model.report import Figure, Report


class DocumentStatus(StrEnum):
    """What became of a document when it was read last."""

    READ = "read"
    NOT_A_REPORT = "not_a_report"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one document gave: a report, or the rule and message that say why not.

    `source` is the name people see; a member of an archive has its own ("a.zip!/b.pdf").
    """

    source: str
    status: DocumentStatus
    report_id: str | None = None
    rule: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A file of the reports folder as it was read last.

    `size` is in bytes, `stamp` tells one state of the file on disk from the next (see
    `gisbot.knowledge.folder`), `reading_key` names the reader and the words that it was read with.
    """

    path: str
    content_hash: str
    size: int
    stamp: str
    reading_key: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition as stored. `current` are the reports that answer, `superseded` those that gave way.

    `note` says in words where the edition comes from; `findings` are those about documents.
    """

    edition_id: str
    created: datetime
    note: str
    catalog_hash: str
    current: tuple[str, ...]
    superseded: tuple[str, ...] = ()
    findings: tuple[DocumentFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which edition a name stands for, since when; `stamp` is the state of the folder it was made from."""

    name: str
    edition_id: str
    stamp: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that could not be answered; it holds nothing about who asked."""

    text: str
    reason: str
    candidates: tuple[str, ...]
    language: str
    edition: str
    created: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when."""

    who: str
    what: str
    when: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file that an admin sent and has not decided on; `path` is where it waits."""

    file_id: str
    name: str
    content_hash: str
    path: str
    who: str
    created: datetime


class ReportStore(Protocol):
    """Documents as read, report versions, and their figures."""

    def documents(self) -> Mapping[str, DocumentRecord]:
        """Every known file of the folder, by its path relative to the folder."""

    def save(self, documents: Iterable[DocumentRecord], reports: Mapping[str, Report]) -> None:
        """Remember what files gave, in one transaction; a report version that is known is kept as it is."""

    def forget(self, paths: Iterable[str]) -> None:
        """Drop files that are gone from the folder; report versions stay while an edition has them."""

    def report(self, report_id: str) -> Report:
        """One report, whole. Raises `StoreError` when the id is unknown."""

    def keys(self, report_ids: Sequence[str]) -> tuple[ReportKey, ...]:
        """The keys of reports, in the order asked for. Raises `StoreError` when an id is unknown."""

    def digests(self, report_ids: Sequence[str]) -> Mapping[str, str]:
        """For each report a digest of its figures: two carriers of one report have the same."""

    def figures_of(self, report_id: str) -> tuple[Figure, ...]:
        """The figures of one report, in the order of the report."""

    def figures_by_metric(
        self,
        edition_id: str,
        metric: str,
        *,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        columns: Sequence[str | None] | None = None,
    ) -> tuple[KeyedFigure, ...]:
        """The figures of one metric over the reports that answer in an edition, by agency and year.

        `columns` None means every one; None among them figures without a column.
        """

    def numbers(
        self,
        metric: str,
        *,
        columns: Sequence[str | None] | None = None,
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
    ) -> Mapping[str, float | None]:
        """The number that every report version states of one metric in some columns, by report id.

        It is that of its first table (None where that cell holds none), else of its prose on this period, else of other
        prose; last year's figures are left out. Versions of all editions are there: the caller chooses by report id.
        """

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

    def prune(self) -> int:
        """Delete report versions that no edition and no document has; their number."""


class EditionStore(Protocol):
    """Editions, and the names that point to them."""

    def pointer(self, name: str) -> Pointer | None:
        """What a name points to; None before the first time."""

    def publish(self, edition: EditionRecord, pointer: Pointer) -> None:
        """Store an edition unless it is known, and point a name to it, in one transaction."""

    def edition(self, edition_id: str) -> EditionRecord:
        """One edition. Raises `StoreError` when the id is unknown."""

    def history(self, name: str, limit: int = 20) -> tuple[Pointer, ...]:
        """What a name pointed to, newest first, the present included."""

    def save_catalog(self, catalog_hash: str, files: Mapping[str, str]) -> None:
        """Keep the yaml that editions of this hash answer with: text by relative path."""

    def catalog_files(self, catalog_hash: str) -> Mapping[str, str]:
        """The yaml of a hash. Raises `StoreError` when it is unknown."""

    def prune(self, keep: int) -> int:
        """Delete all but the newest editions; those that a name points to stay; the number deleted."""


class ConversationStore(Protocol):
    """What was said last, for each conversation; the state is json text that only the dialogue reads."""

    def load(self, key: str) -> str | None:
        """The state of a conversation; None when it is new or forgotten."""

    def save(self, key: str, state: str, now: datetime) -> None:
        """Remember the state of a conversation."""

    def forget(self, before: datetime) -> int:
        """Drop conversations that were last saved before a time; their number."""


class UnansweredLog(Protocol):
    """Questions that could not be answered."""

    def record(self, entry: Unanswered) -> None:
        """Add a question."""

    def entries(self, limit: int = 1000) -> tuple[Unanswered, ...]:
        """The newest questions, newest first."""


class AuditLog(Protocol):
    """What admins did."""

    def record(self, entry: AuditEntry) -> None:
        """Add an entry."""

    def entries(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The newest entries, newest first."""


class Inbox(Protocol):
    """Files that were sent and wait for Load or Discard."""

    def add(self, file: InboxFile) -> None:
        """Add a file. Raises `StoreError` when its id is taken."""

    def get(self, file_id: str) -> InboxFile | None:
        """A file by its id; None when it was loaded or discarded."""

    def waiting(self) -> tuple[InboxFile, ...]:
        """Every file that waits, oldest first."""

    def remove(self, file_id: str) -> bool:
        """Take a file off the list; False when it was not on it."""
