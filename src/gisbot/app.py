"""The one place that wires: settings, store, reader and knowledge become an `App`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.errors import DocumentError, KnowledgeError, NotAReport
from gisbot.knowledge.builder import Builder
from gisbot.knowledge.catalogs import Catalogs, code_stamp
from gisbot.knowledge.holder import EditionHolder, FixedEdition
from gisbot.knowledge.publisher import PUBLISHED, Publisher
from gisbot.knowledge.reading import ReadResult, SourceFile
from gisbot.settings import Settings
from gisbot.store.database import Database, open_database, open_embedded

if TYPE_CHECKING:
    from gisbot.catalog import Catalog
    from gisbot.dialogue.dialogue import Dialogue
    from gisbot.knowledge.edition import Edition
    from gisbot.services import AppServices
    from gisbot.store.base import UnansweredLog

# The rooms whose code decides what is read out of a document.
READING_ROOMS = ("documents", "reports", "catalog", "model")


@dataclass(frozen=True, slots=True)
class App:
    """What every command and channel stands on; `editions` follows what is published."""

    settings: Settings
    database: Database
    catalogs: Catalogs
    publisher: Publisher
    editions: EditionHolder

    def dialogue_over(self, edition: Edition, *, unanswered: UnansweredLog | None = None) -> Dialogue:
        """The door for questions to one edition; conversations end with the process."""
        from gisbot.dialogue.dialogue import Dialogue
        from gisbot.store.memory import MemoryConversationStore, MemoryUnansweredLog

        return Dialogue(
            editions=FixedEdition(edition),
            conversations=MemoryConversationStore(),
            unanswered=MemoryUnansweredLog() if unanswered is None else unanswered,
            settings=self.settings,
        )

    def dialogue(self) -> Dialogue:
        """The door for questions to what is published; conversations are kept in the store."""
        from gisbot.dialogue.dialogue import Dialogue

        return Dialogue(
            editions=self.editions,
            conversations=self.database.conversations,
            unanswered=self.database.unanswered,
            settings=self.settings,
        )

    def services(self) -> AppServices:
        """What a channel stands on."""
        from gisbot.dialogue.shelf import AnswerShelf
        from gisbot.inbox import AppInbox
        from gisbot.services import AppServices

        def inbox(services: AppServices) -> AppInbox:
            return AppInbox(
                reports=self.settings.reports,
                waiting=self.settings.data / "inbox",
                replaced=self.settings.data / "replaced",
                listed=self.database.inbox,
                audit=self.database.audit,
                reader=read_source,
                catalog=lambda: self.editions.edition().catalog,
                reload=services.reload,
            )

        return AppServices(
            self.publisher,
            self.editions,
            self.dialogue(),
            inbox,
            self.database.unanswered,
            self.database.audit,
            AnswerShelf(self.database.conversations),
        )

    def close(self) -> None:
        """Give back the database."""
        self.database.close()


def open_app(settings: Settings) -> App:
    """Open the store of a reports folder. Raises `KnowledgeError` when the folder is not there, `StoreError`."""
    if not settings.reports.is_dir():
        raise KnowledgeError(f"the reports folder is not there: {settings.reports}")
    if settings.database is not None:
        database = open_database(settings.database.reveal())
    else:
        database = open_embedded(embedded_path(settings.data, settings.reports))
    catalogs = Catalogs(settings.home, settings.data / "catalogs", database.editions)
    builder = Builder(settings.reports, database.reports, read_source, processes=settings.processes)
    publisher = Publisher(builder, database.reports, database.editions, catalogs, code_stamp(READING_ROOMS))
    return App(settings, database, catalogs, publisher, EditionHolder(publisher, PUBLISHED))


def embedded_path(data: Path, reports: Path) -> Path:
    """The database file of a reports folder: the plain characters of its name, and a hash of its path."""
    digest = hashlib.sha256(str(reports).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    name = "".join(character for character in reports.name if character.isascii() and character.isalnum())
    return data / "databases" / f"{name[:40]}-{digest}.sqlite"


def read_source(file: SourceFile, catalog: Catalog) -> Iterator[ReadResult]:
    """The reader that is handed to knowledge: every document of a file, as a report or the reason why not.

    Of an archive that was given up in the middle, those behind the one that failed, and that one's failure first.
    """
    from gisbot.documents import UnreadableDocument, read_documents
    from gisbot.documents.bounds import MAX_MEMBERS
    from gisbot.reports.reader import read_report

    names: list[str] = []
    skipped = file.done

    def wanted(source: str) -> bool:
        names.append(source)
        return len(names) > skipped

    if file.failed is not None:
        skipped = MAX_MEMBERS + 1
        for _ in read_documents(file.path, source=file.source, wanted=wanted):
            raise AssertionError("no document was wanted")
        name = names[file.done] if file.done < len(names) else file.source
        yield ReadResult(name, rule=file.failed.rule, message=file.failed.message)
        names.clear()
        skipped = file.done + 1
    for document in read_documents(file.path, source=file.source, wanted=wanted):
        if isinstance(document, UnreadableDocument):
            yield ReadResult(document.source, rule=document.rule, message=document.message)
            continue
        try:
            report = read_report(document, catalog, url=file.url, published=file.published)
        except NotAReport as error:
            yield ReadResult(document.source, rule=error.rule, message=str(error), refused=True)
            continue
        except DocumentError as error:
            yield ReadResult(document.source, rule=error.rule, message=str(error))
            continue
        yield ReadResult(document.source, report)
