"""The real application over a copy of bot/ and knowledge/, so that tests may change both."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gisbot.app import open_app
from gisbot.channels.base import Services
from gisbot.cli.serving import published
from gisbot.settings import load_settings
from tests.channels.bots import ADMIN

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A GISBOT_HOME of its own, with the reports and words of the project."""
    for name in ("bot", "knowledge"):
        shutil.copytree(ROOT / name, tmp_path / "home" / name)
    return tmp_path / "home"


@pytest.fixture
def environment(home: Path, tmp_path: Path) -> dict[str, str]:
    """The settings of the application under test."""
    return {
        "GISBOT_HOME": str(home),
        "GISBOT_DATA": str(tmp_path / "data"),
        "GISBOT_TODAY": "2026-11-22",
        "GISBOT_ADMINS": str(ADMIN),
        "GISBOT_PROCESSES": "1",
    }


@pytest.fixture
def make_services(environment: dict[str, str]) -> Iterator[Callable[[], Services]]:
    """Opens the application, as `gisbot serve` does; closed at the end of the test."""
    with ExitStack() as opened:

        def make() -> Services:
            app = open_app(load_settings(environment))
            opened.callback(app.close)
            return published(app)

        yield make


@pytest.fixture
def gisbot() -> list[str]:
    """The command, in a process of its own."""
    return [sys.executable, "-m", "gisbot.cli.main"]
