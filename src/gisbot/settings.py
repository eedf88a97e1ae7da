"""The settings of a process: the environment before `bot/config.yaml` before the defaults.

GISBOT_HOME         the folder with bot/ and knowledge/: a checkout, else the data in the package
GISBOT_DATA         the folder for what gisbot writes: .gisbot in a checkout, else the user's state folder
GISBOT_REPORTS      the folder of source documents: knowledge/reports of the home
GISBOT_DATABASE     any SQLAlchemy URL: an embedded SQLite file, one for each reports folder
GISBOT_HOME_AGENCY  the agency meant when a question names none
GISBOT_ADMINS       Telegram ids of admins, separated by commas or spaces
GISBOT_TODAY        YYYY-MM-DD, in place of today's date
GISBOT_PROCESSES    processes that read documents; 0 is one for each core
TELEGRAM_BOT_TOKEN  the bot's token; never written anywhere
TELEGRAM_API_URL    another Bot API server
TELEGRAM_PROXY      an http or socks5 proxy, never used for loopback
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.errors import SettingsError

if TYPE_CHECKING:
    from gisbot.catalog.config import Config

VARIABLES = (
    "GISBOT_HOME",
    "GISBOT_DATA",
    "GISBOT_REPORTS",
    "GISBOT_DATABASE",
    "GISBOT_HOME_AGENCY",
    "GISBOT_ADMINS",
    "GISBOT_TODAY",
    "GISBOT_PROCESSES",
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_PROXY",
)


class Secret:
    """A text that shows itself only when asked: not in logs, messages or tracebacks."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How Telegram is reached; without a token it is not served."""

    token: Secret | None = None
    api_url: str | None = None
    proxy: Secret | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a process is told from outside. A URL may hold a password, so `database` is a secret.

    `database` is None for the embedded file; `today` is None for the real date.
    """

    home: Path
    data: Path
    reports: Path
    database: Secret | None = None
    home_agency: str | None = None
    admins: frozenset[int] = frozenset()
    today: date | None = None
    processes: int = 1
    telegram: TelegramSettings = field(default_factory=TelegramSettings)

    def current_date(self) -> date:
        """Today, or the date that stands in for it."""
        return self.today if self.today is not None else date.today()


def load_settings(
    environment: Mapping[str, str] | None = None, *, reports: Path | None = None, database: str | None = None
) -> Settings:
    """The settings of this process; `reports` and `database` are those of the command line.

    Raises `SettingsError` for a value that cannot be used, `CatalogError` for a bot/config.yaml that does not hold.
    """
    from gisbot.catalog.config import load_config

    values = {name: value for name, value in (os.environ if environment is None else environment).items() if value}
    home = _home(values)
    config = load_config(home / "bot" / "config.yaml", home)
    url = database or values.get("GISBOT_DATABASE") or config.database
    return Settings(
        home=home,
        data=_data(values, home),
        reports=_reports(values, config, home, reports),
        database=None if url is None else Secret(url),
        home_agency=values.get("GISBOT_HOME_AGENCY") or config.home_agency,
        admins=_admins(values) if "GISBOT_ADMINS" in values else frozenset(config.admins),
        today=_today(values),
        processes=_processes(values, config),
        telegram=_telegram(values, config),
    )


def packaged_home() -> Path:
    """The bot/ and knowledge/ that an installed wheel carries."""
    return Path(__file__).parent / "_data"


def _checkout() -> Path | None:
    """The nearest folder above the package that holds bot/ and knowledge/."""
    for folder in Path(__file__).resolve().parents[1:4]:
        if (folder / "bot").is_dir() and (folder / "knowledge").is_dir():
            return folder
    return None


def _home(values: Mapping[str, str]) -> Path:
    if "GISBOT_HOME" in values:
        home = Path(values["GISBOT_HOME"]).expanduser().resolve()
        if not ((home / "bot").is_dir() and (home / "knowledge").is_dir()):
            raise SettingsError(f"GISBOT_HOME must hold the folders bot and knowledge: {home}")
        return home
    return _checkout() or packaged_home()


def _data(values: Mapping[str, str], home: Path) -> Path:
    if "GISBOT_DATA" in values:
        return Path(values["GISBOT_DATA"]).expanduser().resolve()
    if home == _checkout():
        return home / ".gisbot"
    return _state_folder(values) / "gisbot"


def _state_folder(values: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(values.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(values.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _reports(values: Mapping[str, str], config: Config, home: Path, named: Path | None) -> Path:
    if named is not None:
        return named.expanduser().resolve()
    if "GISBOT_REPORTS" in values:
        return Path(values["GISBOT_REPORTS"]).expanduser().resolve()
    return (home / (config.reports or "knowledge/reports")).resolve()


def _admins(values: Mapping[str, str]) -> frozenset[int]:
    ids = [part for part in re.split(r"[,;\s]+", values["GISBOT_ADMINS"]) if part]
    for part in ids:
        if not part.isdecimal():
            raise SettingsError(f"GISBOT_ADMINS must be Telegram ids (digits) separated by commas, not {part!r}")
    return frozenset(int(part) for part in ids)


def _today(values: Mapping[str, str]) -> date | None:
    if "GISBOT_TODAY" not in values:
        return None
    try:
        return date.fromisoformat(values["GISBOT_TODAY"])
    except ValueError as error:
        raise SettingsError(f"GISBOT_TODAY must be a date as YYYY-MM-DD, not {values['GISBOT_TODAY']!r}") from error


def _processes(values: Mapping[str, str], config: Config) -> int:
    text = values.get("GISBOT_PROCESSES", str(config.processes))
    if not text.isdecimal():
        raise SettingsError(f"GISBOT_PROCESSES must be a number of processes, not {text!r}")
    return int(text) or os.cpu_count() or 1


def _telegram(values: Mapping[str, str], config: Config) -> TelegramSettings:
    token = values.get("TELEGRAM_BOT_TOKEN", "").strip()
    api_url = values.get("TELEGRAM_API_URL") or config.telegram_api_url
    proxy = values.get("TELEGRAM_PROXY") or config.telegram_proxy
    if api_url is not None and not api_url.startswith(("http://", "https://")):
        raise SettingsError("TELEGRAM_API_URL must begin with http:// or https://")
    if proxy is not None and not proxy.startswith(("http://", "https://", "socks5://", "socks5h://")):
        raise SettingsError("TELEGRAM_PROXY must begin with http://, https:// or socks5://")
    return TelegramSettings(
        token=Secret(token) if token else None,
        api_url=api_url.rstrip("/") if api_url is not None else None,
        proxy=None if proxy is None else Secret(proxy),
    )
