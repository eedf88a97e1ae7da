"""Opening a database: the engine, its transactions, and the schema brought to its present revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    SQLAlchemyError,
)

from gisbot.errors import StoreError
from gisbot.store import postgresql, sqlite
from gisbot.store.schema import HEAD


class Transactions:
    """Reading and writing transactions over one engine; what the driver raises becomes `StoreError`."""

    def __init__(self, engine: Engine) -> None:
        self._readers = engine
        self._writers = engine.execution_options(**{sqlite.WRITES: True})

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database."""
        try:
            with self._readers.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreError(_line("the database cannot be read", error)) from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all."""
        try:
            with self._writers.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreError(_line("the database cannot be written", error)) from error

    @contextmanager
    def write_alone(self) -> Iterator[Connection]:
        """A writing transaction that waits for every other of its kind: for documents, reports and editions."""
        with self.write() as connection:
            if connection.dialect.name == "postgresql":
                postgresql.take_lock(connection, postgresql.KNOWLEDGE_LOCK)
            yield connection

    def write_once_more(self, work: Callable[[Connection], None]) -> None:
        """Do work that looks before it inserts; once more when another process inserted the same meanwhile."""
        try:
            with self._writers.begin() as connection:
                work(connection)
        except IntegrityError:
            with self.write() as connection:
                work(connection)
        except SQLAlchemyError as error:
            raise StoreError(_line("the database cannot be written", error)) from error

    def close(self) -> None:
        """Give back every connection."""
        self._readers.dispose()


def open_transactions(url: str | URL) -> Transactions:
    """Connect and make sure of the schema. Raises `StoreError` when the URL or the database is unusable."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        if backend == "sqlite":
            sqlite.prepare_file(parsed)
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(_line("the database URL cannot be used", error)) from error
    except OSError as error:
        raise StoreError(f"the database file cannot be made: {error}") from error
    if backend == "sqlite":
        sqlite.tune(engine)
    transactions = Transactions(engine)
    try:
        if _revision(engine) != HEAD:
            with transactions.write() as connection:
                if backend == "postgresql":
                    postgresql.take_lock(connection, postgresql.MIGRATION_LOCK)
                _upgrade(connection)
    except StoreError:
        transactions.close()
        raise
    return transactions


def _revision(engine: Engine) -> str | None:
    """The revision of the schema; None for an empty database. Asked without alembic, which is slow to import."""
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except (DatabaseError, InterfaceError) as error:
        if error.connection_invalidated or _cannot_connect(engine):
            raise StoreError(_line("the database cannot be opened", error)) from error
        return None


def _cannot_connect(engine: Engine) -> bool:
    """Whether even the simplest query fails, so that a missing table is not what is wrong."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except SQLAlchemyError:
        return True
    return False


def _upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction given."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "gisbot.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"the database was made by another version of gisbot: {error}") from error


def _line(what: str, error: Exception) -> str:
    """One line for a person; never the URL, which may hold a password."""
    cause = getattr(error, "orig", None) or error
    return f"{what}: {' '.join(str(cause).split())}"
