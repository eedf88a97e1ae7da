"""The environment before bot/config.yaml before the defaults; secrets show themselves nowhere."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from gisbot import settings as module
from gisbot.errors import CatalogError, SettingsError
from gisbot.settings import VARIABLES, Secret, load_settings

PROJECT = Path(__file__).parents[1]
TOKEN = "123456:secret-secret"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose bot/config.yaml says something about everything."""
    (tmp_path / "home" / "knowledge").mkdir(parents=True)
    (tmp_path / "home" / "bot").mkdir()
    (tmp_path / "home" / "bot" / "config.yaml").write_text(
        "home_agency: 甲局\nreports: documents\ndatabase: sqlite:///x\nadmins: [7, 8]\nprocesses: 3\n"
        "telegram_api_url: http://localhost:1/\ntelegram_proxy: socks5://localhost:2\n",
        "utf-8",
    )
    return tmp_path / "home"


def test_the_checkout_is_the_home() -> None:
    settings = load_settings({})
    assert settings.home == PROJECT
    assert settings.data == PROJECT / ".gisbot"
    assert settings.reports == PROJECT / "knowledge" / "reports"
    assert settings.database is None
    assert settings.processes == (os.cpu_count() or 1)
    assert settings.current_date() == date.today()


def test_the_file_comes_before_the_defaults(home: Path) -> None:
    settings = load_settings({"GISBOT_HOME": str(home)})
    assert settings.reports == home / "documents"
    assert settings.home_agency == "甲局"
    assert settings.database == Secret("sqlite:///x")
    assert settings.admins == {7, 8}
    assert settings.processes == 3
    assert settings.telegram.api_url == "http://localhost:1"
    assert settings.telegram.proxy == Secret("socks5://localhost:2")


def test_the_environment_comes_before_the_file(home: Path, tmp_path: Path) -> None:
    settings = load_settings(
        {
            "GISBOT_HOME": str(home),
            "GISBOT_DATA": str(tmp_path / "data"),
            "GISBOT_REPORTS": str(tmp_path / "r"),
            "GISBOT_DATABASE": "sqlite:///y",
            "GISBOT_HOME_AGENCY": "乙局",
            "GISBOT_ADMINS": "1, 2;3 4",
            "GISBOT_TODAY": "2026-11-22",
            "GISBOT_PROCESSES": "0",
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "http://localhost:3",
            "TELEGRAM_PROXY": "http://localhost:4",
        }
    )
    assert settings.data == tmp_path / "data"
    assert settings.reports == tmp_path / "r"
    assert settings.database == Secret("sqlite:///y")
    assert settings.home_agency == "乙局"
    assert settings.admins == {1, 2, 3, 4}
    assert settings.current_date() == date(2026, 11, 22)
    assert settings.processes == (os.cpu_count() or 1)
    assert settings.telegram.token == Secret(TOKEN)
    assert settings.telegram.api_url == "http://localhost:3"
    assert settings.telegram.proxy == Secret("http://localhost:4")


def test_the_command_line_comes_first(home: Path, tmp_path: Path) -> None:
    environment = {"GISBOT_HOME": str(home), "GISBOT_REPORTS": "/elsewhere", "GISBOT_DATABASE": "sqlite:///y"}
    settings = load_settings(environment, reports=tmp_path, database="sqlite:///z")
    assert (settings.reports, settings.database) == (tmp_path, Secret("sqlite:///z"))


def test_an_installed_package_keeps_its_state_with_the_user(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(module, "_checkout", lambda: None)
    monkeypatch.setattr(module, "packaged_home", lambda: home)
    monkeypatch.setattr(module.sys, "platform", "linux")
    settings = load_settings({"XDG_DATA_HOME": "/state"})
    assert (settings.home, settings.data) == (home, Path("/state/gisbot"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GISBOT_HOME", "/nowhere"),
        ("GISBOT_ADMINS", "me"),
        ("GISBOT_TODAY", "tomorrow"),
        ("GISBOT_PROCESSES", "-1"),
        ("TELEGRAM_API_URL", "localhost:1"),
        ("TELEGRAM_PROXY", "localhost:1"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as raised:
        load_settings({name: value})
    assert "\n" not in str(raised.value)


def test_every_variable_is_described() -> None:
    assert module.__doc__ is not None
    assert [name for name in VARIABLES if name not in module.__doc__] == []


def test_a_broken_config_names_its_lines(home: Path) -> None:
    (home / "bot" / "config.yaml").write_text("admins: [me]\nprocesses: -1\ntoken: x\n", "utf-8")
    with pytest.raises(CatalogError) as raised:
        load_settings({"GISBOT_HOME": str(home)})
    assert [(problem.file, problem.line) for problem in raised.value.problems] == [
        ("bot/config.yaml", 1),
        ("bot/config.yaml", 2),
        ("bot/config.yaml", 3),
    ]


def test_secrets_show_themselves_nowhere() -> None:
    settings = load_settings(
        {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_PROXY": f"http://u:{TOKEN}@h", "GISBOT_DATABASE": f"x://{TOKEN}"}
    )
    assert TOKEN not in f"{settings!r}{settings}{settings.telegram}{settings.telegram.token}"
    assert settings.telegram.token is not None
    assert settings.telegram.token.reveal() == TOKEN
