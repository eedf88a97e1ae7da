"""The reference names every command, setting and group of replies there is, and none that is not."""

from __future__ import annotations

import argparse
import re

import pytest

from gisbot import settings
from gisbot.catalog import Catalog, load_catalog
from gisbot.cli.main import COMMANDS, _parser

from .transcripts import ROOT

PAGE = (ROOT / "docs" / "reference.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| `")]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT)


def first_cells(pattern: str) -> list[str]:
    """What the first cells of the tables name, where they match."""
    return [name for row in ROWS for name in re.findall(pattern, row[0])]


def test_every_command_of_the_terminal_is_told() -> None:
    names = [command.__name__.rpartition(".")[2] for command in COMMANDS]
    assert set(first_cells(r"^`gisbot (\w+)")) == set(names)


def test_every_option_is_told() -> None:
    """The selections of `table` and `export` are told by their own help."""
    (subparsers,) = (action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    options = {name: set(parser._option_string_actions) for name, parser in subparsers.choices.items()}
    told = set(re.findall(r"`[^`\n]*?(--[a-z][\w-]*)", PAGE))
    assert told <= set().union(*options.values())
    must = set().union(*(found for name, found in options.items() if name not in ("table", "export")))
    assert must - told == {"-h", "--show-wrong"}


def test_every_command_of_the_bot_is_told(catalog: Catalog) -> None:
    told = {row[0].strip("`/"): row[1] for row in ROWS if row[0].startswith("`/")}
    assert told == {command.name: "admins" if command.admin else "everyone" for command in catalog.commands}


def test_every_setting_is_told() -> None:
    assert set(first_cells(r"^`((?:GISBOT|TELEGRAM)_\w+)`")) == set(settings.VARIABLES)
    assert settings.__doc__ is not None
    assert set(re.findall(r"^((?:GISBOT|TELEGRAM)_\w+)", settings.__doc__, re.M)) == set(settings.VARIABLES)


def test_every_key_of_the_configuration_is_told() -> None:
    told = {row[1].strip("`") for row in ROWS if row[0].startswith(("`GISBOT_", "`TELEGRAM_")) and row[1]}
    code = (ROOT / "src" / "gisbot" / "catalog" / "config.py").read_text("utf-8")
    assert told == set(re.findall(r"entry\.\w+\(\"(\w+)\"", code))


def test_every_group_of_replies_is_told(catalog: Catalog) -> None:
    keys = catalog.replies["zh"].templates
    groups = {".".join(parts[:2]) if len(parts := key.split(".")) > 2 else parts[0] for key in keys}
    assert len(groups) > 20
    assert {name.removesuffix(".*") for name in first_cells(r"`([a-z_.]+\.\*)`")} == groups


def test_every_folder_of_knowledge_is_told() -> None:
    told = set(first_cells(r"^`(\w+(?:\.yaml)?)"))
    there = {path.name for path in (ROOT / "knowledge").iterdir() if not path.name.startswith(".")}
    assert there <= told
