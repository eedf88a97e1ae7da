"""Moving the names that point to editions: following the folder, reloading with care, rolling back.

Two names point to editions. `FOLDER` is what the commands answer from: the folder as it is now.
`PUBLISHED` is what a serving bot answers from: it moves only by a reload that found nothing broken, or by
a rollback.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from gisbot.catalog import Catalog
from gisbot.errors import CatalogError, CatalogProblem, KnowledgeError
from gisbot.knowledge.builder import Builder, Draft, stamp_of
from gisbot.knowledge.catalogs import Catalogs, reading_hash
from gisbot.knowledge.changes import NO_CHANGES, Changes, changes_of
from gisbot.knowledge.edition import Edition, stored_edition
from gisbot.knowledge.folder import hash_of
from gisbot.knowledge.reading import Progress, no_progress
from gisbot.model.key import ReportKey
from gisbot.model.report import Severity
from gisbot.store.base import EditionRecord, EditionStore, Pointer, ReportStore

FOLDER = "folder"
PUBLISHED = "published"
EDITIONS_KEPT = 10
ROLLED_BACK = "rolled back"
"""The stamp of a published edition that stays, also over restarts, until somebody reloads."""


@dataclass(frozen=True, slots=True)
class Reload:
    """What a reload did. When `published` is False the old edition goes on answering.

    What speaks against publishing: `yaml` that does not hold, `changes.broken`, `changes.removed` when they
    were not accepted, or, in `refusal`, why no edition could be built at all. `rolled_back` says that nothing was read,
    since somebody had gone back to the edition that answers. `unread` are the documents that could not be read.
    """

    published: bool
    edition_id: str
    changes: Changes = NO_CHANGES
    yaml: tuple[CatalogProblem, ...] = ()
    refusal: str | None = None
    files: int = 0
    read: int = 0
    rolled_back: bool = False
    unread: tuple[str, ...] = ()


class Publisher:
    """Builds and publishes the editions of one folder in one store."""

    def __init__(
        self, builder: Builder, reports: ReportStore, editions: EditionStore, catalogs: Catalogs, reader_key: str
    ) -> None:
        self._builder, self._reports, self._editions = builder, reports, editions
        self._catalogs, self._reader_key = catalogs, reader_key

    def current(self, name: str) -> Edition | None:
        """The edition a name points to; None before the first."""
        pointer = self._editions.pointer(name)
        return None if pointer is None else self.edition(pointer.edition_id)

    def edition(self, edition_id: str) -> Edition:
        """An edition by its id. Raises `StoreError` when it is not kept any more."""
        record = self._editions.edition(edition_id)
        catalog = self._catalogs.of_hash(record.catalog_hash)
        return stored_edition(record, self._reports, catalog, datetime.now(UTC))

    def pointer(self, name: str) -> Pointer | None:
        """What a name points to, since when."""
        return self._editions.pointer(name)

    def start(self, progress: Progress = no_progress) -> Reload:
        """What serving begins with: a reload, but an edition that was rolled back to stays. Raises as `reload` does."""
        pointer = self._editions.pointer(PUBLISHED)
        if pointer is not None and pointer.stamp == ROLLED_BACK:
            return Reload(False, pointer.edition_id, rolled_back=True)
        return self.reload(note="start", progress=progress)

    def follow_folder(self, progress: Progress = no_progress) -> Edition:
        """The edition of the folder and the yaml as they are now; nothing is read when nothing changed.

        Raises `KnowledgeError` when the folder is not there or no document in it can be read, `CatalogError`
        when the yaml does not hold.
        """
        stamp = self._stamp()
        pointer = self._editions.pointer(FOLDER)
        if pointer is not None and stamp != "" and pointer.stamp == stamp:
            return self.edition(pointer.edition_id)
        catalog = self._catalogs.load()
        draft = self._build(catalog, progress)
        _refuse_empty(draft)
        self._publish(draft, catalog, FOLDER, stamp, "the folder as it is")
        return self.edition(draft.edition_id)

    def reload(self, *, accept_removed: bool = False, note: str = "reload", progress: Progress = no_progress) -> Reload:
        """Read what changed and publish it, or keep the published edition and say why.

        Kept for: yaml that does not hold, a document that gave a report and gives none now, a report that
        is gone (unless accepted), a folder that is gone or gives no report. The first edition is published
        from whatever can be read; what the commands answered from until then is what a rollback goes back
        to. Raises `KnowledgeError` or `CatalogError` when there is nothing to keep.
        """
        pointer = self._editions.pointer(PUBLISHED)
        stamp = self._stamp_or_none()
        try:
            catalog = self._catalogs.load()
            draft = self._build(catalog, progress)
            _refuse_empty(draft)
        except CatalogError as error:
            if pointer is None:
                raise
            return Reload(False, pointer.edition_id, yaml=error.problems)
        except KnowledgeError as error:
            if pointer is None:
                raise
            return Reload(False, pointer.edition_id, refusal=str(error))
        changes = changes_of(() if pointer is None else self._keys(pointer.edition_id), draft)
        unread = tuple(dict.fromkeys(f.source for f in draft.findings if f.finding.severity is Severity.ERROR))
        told = (changes, draft.meta_problems, None, draft.files, draft.read)
        against = draft.meta_problems or changes.broken or (changes.removed and not accept_removed)
        if pointer is not None and against:
            return Reload(False, pointer.edition_id, *told, unread=unread)
        followed = self._editions.pointer(FOLDER)
        if pointer is None and followed is not None and followed.edition_id != draft.edition_id:
            record = self._editions.edition(followed.edition_id)
            self._editions.publish(record, Pointer(PUBLISHED, record.edition_id, followed.stamp, followed.since))
        self._publish(draft, catalog, PUBLISHED, stamp, note)
        return Reload(True, draft.edition_id, *told, unread=unread)

    def rollback(self) -> Reload:
        """Publish again what was published before, until the next reload.

        Raises `KnowledgeError` when there was nothing before.
        """
        history = self._editions.history(PUBLISHED)
        before = next((pointer for pointer in history if pointer.edition_id != history[0].edition_id), None)
        if before is None:
            raise KnowledgeError("there is no earlier edition to go back to")
        record = self._editions.edition(before.edition_id)
        self._editions.publish(record, Pointer(PUBLISHED, record.edition_id, ROLLED_BACK, datetime.now(UTC)))
        return Reload(True, record.edition_id)

    def _build(self, catalog: Catalog, progress: Progress) -> Draft:
        catalog.known.check()
        reading_key = hash_of((reading_hash(catalog.home), self._reader_key))
        return self._builder.build(catalog, reading_key, progress)

    def _stamp(self) -> str:
        return stamp_of(self._builder.survey(), self._catalogs.stamp(), self._reader_key)

    def _stamp_or_none(self) -> str:
        try:
            return self._stamp()
        except (KnowledgeError, OSError):
            return ""  # the build that follows says what is wrong

    def _keys(self, edition_id: str) -> tuple[ReportKey, ...]:
        return self._reports.keys(self._editions.edition(edition_id).current)

    def _publish(self, draft: Draft, catalog: Catalog, name: str, stamp: str, note: str) -> None:
        now = datetime.now(UTC)
        record = EditionRecord(
            edition_id=draft.edition_id,
            created=now,
            note=note,
            catalog_hash=draft.catalog_hash,
            current=tuple(key.report_id for key in draft.current),
            superseded=tuple(key.report_id for key in draft.selection.superseded),
            findings=draft.findings,
        )
        self._catalogs.keep(catalog)
        self._editions.publish(record, Pointer(name, draft.edition_id, stamp, now))
        self._editions.prune(EDITIONS_KEPT)
        self._reports.prune()


def _refuse_empty(draft: Draft) -> None:
    if draft.current:
        return
    if not draft.files:
        raise KnowledgeError("the reports folder holds no document")
    first = draft.findings[0]
    raise KnowledgeError(
        f"no document in the reports folder can be read as a report; {first.source}: {first.finding.message}"
    )
