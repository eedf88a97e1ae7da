"""A folder of one-line reports, a copy of the project's yaml, and a publisher over both."""

from __future__ import annotations

import multiprocessing
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gisbot.knowledge.builder import Builder
from gisbot.knowledge.catalogs import Catalogs
from gisbot.knowledge.folder import SETTLING_NS
from gisbot.knowledge.publisher import Publisher
from gisbot.store.database import Database, open_embedded

from .fake_reader import read

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class World:
    """Everything a reload works on."""

    folder: Path
    home: Path
    database: Database
    catalogs: Catalogs
    publisher: Publisher

    def write(self, name: str, text: str) -> Path:
        """Write a document (or a meta file)."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def settle(self) -> None:
        """Wait until no file is too new to be told from a later change."""
        time.sleep(SETTLING_NS / 1e9 + 0.01)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A folder with two reports, nothing published yet."""
    home = tmp_path / "home"
    for name in ("bot", "knowledge"):
        shutil.copytree(PROJECT / name, home / name, ignore=shutil.ignore_patterns("reports", "deploy"))
    folder = tmp_path / "reports"
    folder.mkdir()
    database = open_embedded(tmp_path / "data" / "x.sqlite")
    catalogs = Catalogs(home, tmp_path / "data" / "catalogs", database.editions)
    builder = Builder(folder, database.reports, read, processes=2)
    made = World(
        folder, home, database, catalogs, Publisher(builder, database.reports, database.editions, catalogs, "reader-1")
    )
    made.write("a.txt", "甲局 2018 12")
    made.write("deep/er/b.txt", "乙局 2018 7")
    made.settle()
    yield made
    database.close()


@pytest.fixture(autouse=True)
def _no_stray_processes() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert multiprocessing.active_children() == []
