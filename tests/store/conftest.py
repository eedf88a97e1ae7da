"""A database for each test: an embedded file, and PostgreSQL where GISBOT_TEST_DATABASE names one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from gisbot.store.database import Database, open_database
from gisbot.store.sqlite import url_of

SERVER = os.environ.get("GISBOT_TEST_DATABASE")


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("server", marks=pytest.mark.skipif(not SERVER, reason="GISBOT_TEST_DATABASE names no server")),
    ]
)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The URL of an empty database."""
    if request.param == "embedded":
        return url_of(tmp_path / "gisbot.sqlite")
    assert SERVER is not None
    from sqlalchemy import create_engine, text

    engine = create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return make_url(SERVER)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The opened database."""
    opened = open_database(url)
    yield opened
    opened.close()
