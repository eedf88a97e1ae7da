"""The seam to the rooms that read: what is handed to a reader, and what comes back.

`app.py` hands the reader in, so that `knowledge` imports neither `documents` nor `reports` and reading can run in
processes of its own. A reader must be a module-level function (it is sent to those processes by name).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.model.report import Report
from gisbot.store.identity import report_id_of

if TYPE_CHECKING:
    from gisbot.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a document could not be read: the rule that it fails, and one line."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `source` is its name for people; `url` and `published` (ISO) come from its meta.yaml.

    An archive that was given up in the middle is gone on with: `done` of its documents have their result, and the
    next one is not read but gets `failed`.
    """

    path: Path
    source: str
    url: str | None = None
    published: str | None = None
    done: int = 0
    failed: Failed | None = None

    @property
    def may_go_on(self) -> bool:
        """Whether more documents may stand behind one that failed."""
        return self.done > 0 or self.path.suffix.lower() == ".zip"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One document of a file: its report, or the rule and message that say why there is none.

    `refused` says that the document was read and is no annual report, rather than unreadable. `report_id` is
    filled in where the reading happens, so that a worker does the hashing.
    """

    source: str
    report: Report | None = None
    report_id: str = ""
    rule: str = ""
    message: str = ""
    refused: bool = False

    def __post_init__(self) -> None:
        if (self.report is None) == (not self.rule):
            raise ValueError("a document gives a report or the rule that it fails")


Reader = Callable[[SourceFile, "Catalog"], Iterable[ReadResult]]
Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _total: int, _source: str) -> None:
    """Tells nobody."""


def read_guarded(reader: Reader, file: SourceFile, catalog: Catalog) -> Iterator[ReadResult]:
    """What a reader gives; whatever it raises becomes a result that names the document, and others go on."""
    while True:
        before = file.done
        try:
            for result in reader(file, catalog):
                yield result if result.report is None else replace(result, report_id=report_id_of(result.report))
                file = replace(file, done=file.done + 1, failed=None)
            return
        except MemoryError:
            failed = Failed("document.too_large", "reading it needs too much memory")
        except Exception as error:  # noqa: BLE001 - the one place where a reader's own fault becomes a finding
            failed = Failed("document.reader_failed", f"{type(error).__name__}: {' '.join(str(error).split())}")
        if not file.may_go_on or (file.failed is not None and file.done == before):
            yield ReadResult(file.source, rule=failed.rule, message=failed.message)
            return
        file = replace(file, failed=failed)
