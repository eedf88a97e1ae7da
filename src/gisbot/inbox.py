"""Files that admins send: read without being loaded, then put among the reports or forgotten."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.channels.base import Progress, ReadReport, ReadSummary, ReloadOutcome
from gisbot.knowledge.reading import Reader, ReadResult, SourceFile
from gisbot.knowledge.workers import read_in_processes
from gisbot.model.who import Who
from gisbot.rendering.findings import told, told_document
from gisbot.store.base import AuditEntry, AuditLog, Inbox, InboxFile

if TYPE_CHECKING:
    from gisbot.catalog import Catalog

NAME_BYTES = 180
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


class AppInbox:
    """Fulfils the `Inbox` of `gisbot.channels.base`.

    A file waits in its own folder under `waiting`; `replaced` keeps documents that a loaded one took the
    place of. Reading happens in a process of its own, as for every document that may be hostile.
    """

    def __init__(
        self,
        *,
        reports: Path,
        waiting: Path,
        replaced: Path,
        listed: Inbox,
        audit: AuditLog,
        reader: Reader,
        catalog: Callable[[], Catalog],
        reload: Callable[[Who], ReloadOutcome],
    ) -> None:
        self._reports, self._waiting, self._replaced = reports, waiting, replaced
        self._listed, self._audit, self._reader = listed, audit, reader
        self._catalog, self._reload = catalog, reload

    def submit(self, data: bytes, name: str, who: Who, progress: Progress) -> ReadSummary:
        """Read a file without loading it."""
        name = safe_name(name)
        token = secrets.token_hex(8)
        path = self._waiting / token / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        progress(0, 1)
        catalog = self._catalog()
        try:
            results = self._read(path, name, catalog)
        except BaseException:
            shutil.rmtree(path.parent)
            raise
        progress(1, 1)
        reports = tuple(_read_report(result, catalog) for result in results)
        if all(result.report is None for result in results):
            shutil.rmtree(path.parent)
            return ReadSummary(None, name, reports)
        digest = hashlib.sha256(data).hexdigest()
        self._listed.add(InboxFile(token, name, digest, str(path), _name(who), datetime.now(UTC)))
        return ReadSummary(token, name, reports)

    def load(self, token: str, who: Who) -> ReloadOutcome | None:
        """Put the file among the reports and reload; None when no such file waits."""
        file = self._take(token)
        if file is None:
            return None
        target = self._reports / file.name
        if target.exists():
            kept = self._replaced / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{token}" / file.name
            kept.parent.mkdir(parents=True)
            shutil.copy2(target, kept)
        arriving = target.with_name(f".{token}.arriving")
        shutil.copyfile(file.path, arriving)
        os.replace(arriving, target)
        shutil.rmtree(Path(file.path).parent)
        self._audit.record(AuditEntry(_name(who), "load", datetime.now(UTC), file.name))
        return self._reload(who)

    def discard(self, token: str, who: Who) -> str | None:
        """Forget the file, and give its name; None when no such file waits."""
        file = self._take(token)
        if file is None:
            return None
        shutil.rmtree(Path(file.path).parent, ignore_errors=True)
        self._audit.record(AuditEntry(_name(who), "discard", datetime.now(UTC), file.name))
        return file.name

    def _take(self, token: str) -> InboxFile | None:
        """The file, taken off the list, so that two taps do one thing."""
        file = self._listed.get(token)
        return file if file is not None and self._listed.remove(token) else None

    def _read(self, path: Path, name: str, catalog: Catalog) -> tuple[ReadResult, ...]:
        ((_, results),) = read_in_processes([SourceFile(path, name)], self._reader, catalog, processes=1)
        return results


def safe_name(name: str) -> str:
    """A file name that is one: no folders, nothing hidden, no meta file, not too long."""
    base = _UNFIT.sub("_", name.replace("\\", "/").rpartition("/")[2]).lstrip(".~$ ").rstrip(". ")
    if base.lower().endswith(".meta.yaml") or not base:
        base = f"report-{base or 'unnamed'}.bin"
    stem, dot, suffix = base.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (base, "")
    while len((stem + suffix).encode()) > NAME_BYTES and stem:
        stem = stem[:-1]
    return stem + suffix


def _name(who: Who) -> str:
    return f"{who.channel}:{who.person}"


def _read_report(result: ReadResult, catalog: Catalog) -> ReadReport:
    report = result.report
    if report is None:
        return ReadReport(result.source, problem=told_document(result.rule, result.message, catalog))
    return ReadReport(
        source=result.source,
        agency=report.agency,
        year=report.year,
        forms=report.forms,
        figures=len(report.figures),
        findings=tuple(told(finding, catalog) for finding in report.findings),
    )
