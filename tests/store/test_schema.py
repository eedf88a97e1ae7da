"""The migrations and the tables say the same."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import URL

from gisbot.errors import StoreError
from gisbot.store.database import Database, open_database
from gisbot.store.schema import HEAD, metadata
from gisbot.store.sqlite import url_of


def test_the_revisions_end_at_head() -> None:
    config = Config()
    config.set_main_option("script_location", "gisbot.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_migrations_make_the_tables(url: URL, database: Database) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_another_version_s_database_is_refused(url: URL, database: Database) -> None:
    with database.transactions.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="another version"):
        open_database(url)


@pytest.mark.parametrize("url", ["nonsense", "nosuch://x", "sqlite:////proc/nowhere/x.sqlite"])
def test_an_unusable_url_is_one_line(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_database(url)
    assert "\n" not in str(raised.value)


def test_a_password_is_never_told() -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    with pytest.raises(StoreError) as raised:
        open_database("postgresql+psycopg://gisbot:s3cret@127.0.0.1:1/gisbot")
    assert "s3cret" not in str(raised.value)


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"not a database " * 100)
    with pytest.raises(StoreError):
        open_database(url_of(path))


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "x.sqlite"
    open_database(url_of(path)).close()
    assert path.stat().st_mode & 0o077 == 0


def _open(url: URL) -> None:
    open_database(url).close()


def test_processes_may_make_the_same_database_at_once(url: URL) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open, args=(url,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
