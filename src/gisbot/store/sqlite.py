"""What is particular to SQLite, and stands nowhere else: a log written ahead, waiting, and write locks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.engine import URL

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 30_000
WRITES = "gisbot_writes"
MAPPED_BYTES = 256 * 1024 * 1024
"""How much of the file is read through the memory that processes share: rankings touch pages all over it."""


def url_of(path: Path) -> URL:
    """The URL of an embedded database file, whatever characters its path has."""
    return URL.create("sqlite", database=str(path))


def prepare_file(url: URL) -> None:
    """Make the folder of an embedded database, and its file readable to its owner alone."""
    name = url.database
    if name is None or name in ("", ":memory:"):
        return
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        os.close(descriptor)


def tune(engine: Engine) -> None:
    """Let several processes share the file: readers never wait, writers wait for one another.

    The driver's own transactions are switched off, so that a transaction that will write can begin as one
    (`BEGIN IMMEDIATE`) and never fails halfway because another process wrote first.
    """

    @event.listens_for(engine, "connect")
    def _connected(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
