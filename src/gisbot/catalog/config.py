"""`bot/config.yaml`: how a deployment is run, where the environment does not say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry


@dataclass(frozen=True, slots=True)
class Config:
    """The file's settings; None (or empty) where it is silent. `processes` 0 is one for each core."""

    home_agency: str | None = None
    reports: str | None = None
    database: str | None = None
    admins: tuple[int, ...] = ()
    processes: int = 0
    telegram_api_url: str | None = None
    telegram_proxy: str | None = None


def load_config(path: Path, root: Path) -> Config:
    """Read the file; one that is not there says nothing. Raises `CatalogError` with every problem."""
    problems = Problems()
    config = read_config(path, problems, root=root)
    problems.raise_any()
    return config


def read_config(path: Path, problems: Problems, *, root: Path) -> Config:
    """Read the file and keep its problems."""
    if not path.exists():
        return Config()
    entry = load_entry(path, problems, root=root)
    config = Config()
    if entry is not None:
        admins = entry.scalars("admins")
        for scalar in admins:
            if not scalar.text.isdecimal():
                problems.add(scalar.file, scalar.line, f"an admin is a Telegram id (digits), not {scalar.text!r}")
        config = Config(
            home_agency=entry.optional("home_agency"),
            reports=entry.optional("reports"),
            database=entry.optional("database"),
            admins=tuple(int(scalar.text) for scalar in admins if scalar.text.isdecimal()),
            processes=entry.integer("processes", 0),
            telegram_api_url=entry.optional("telegram_api_url"),
            telegram_proxy=entry.optional("telegram_proxy"),
        )
        if config.processes < 0:
            entry.problem("'processes' cannot be negative", "processes")
        entry.finish()
    return config
