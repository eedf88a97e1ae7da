"""The commands over a copy of bot/ and knowledge/, in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gisbot.cli.main import main

PROJECT = Path(__file__).parents[2]
REPORT = "河口镇2018年政府信息公开工作年度报告.txt"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, which the commands use."""
    home = tmp_path / "home"
    for name in ("bot", "knowledge"):
        shutil.copytree(PROJECT / name, home / name)
    for name in ("GISBOT_REPORTS", "GISBOT_DATABASE", "GISBOT_HOME_AGENCY", "GISBOT_ADMINS", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GISBOT_HOME", str(home))
    monkeypatch.setenv("GISBOT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GISBOT_TODAY", "2026-11-22")
    monkeypatch.setenv("GISBOT_PROCESSES", "1")
    return home


@pytest.fixture
def reports(home: Path) -> Path:
    """The reports folder of the home."""
    return home / "knowledge" / "reports"


@pytest.fixture
def gisbot(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 1
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run
