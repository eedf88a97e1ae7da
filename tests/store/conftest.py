"""A database for each test: an embedded file, and a PostgreSQL server that the tests start themselves.

`GISBOT_TEST_DATABASE` names another server. Without one, and without the package that brings PostgreSQL, the tests
on the server are skipped by name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from gisbot.store.database import Database, open_database
from gisbot.store.sqlite import url_of


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """The URL of a PostgreSQL server; its folder has a short path, as its socket demands."""
    named = os.environ.get("GISBOT_TEST_DATABASE")
    if named:
        yield make_url(named)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it speaks of XDG folders that it does not need
        pgserver = pytest.importorskip("pgserver", reason="pgserver has no build for this machine")
        folder = tempfile.mkdtemp(prefix="gisbot-pg-")
        running = pgserver.get_server(folder)
    yield make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["embedded", "server"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The URL of an empty database."""
    if request.param == "embedded":
        return url_of(tmp_path / "gisbot.sqlite")
    found = request.getfixturevalue("server")
    assert isinstance(found, URL)
    from sqlalchemy import create_engine, text

    engine = create_engine(found)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The opened database."""
    opened = open_database(url)
    yield opened
    opened.close()
