"""`gisbot init DIR`: copy bot/ and knowledge/ out of the package, for a deployment of one's own."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from gisbot.cli.common import Subparsers, add_command
from gisbot.errors import SettingsError

FOLDERS = ("bot", "knowledge")


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "init", "Copy bot/ and knowledge/ into a folder, to be changed there.", run)
    parser.add_argument(
        "directory", type=Path, metavar="DIR", help="a new or empty folder, or one without bot and knowledge"
    )


def run(arguments: argparse.Namespace) -> int:
    """Copy; nothing that is there is overwritten."""
    from gisbot.settings import load_settings

    home = load_settings().home
    target: Path = arguments.directory.expanduser().resolve()
    if taken := [name for name in FOLDERS if (target / name).exists()]:
        raise SettingsError(f"{target} has {' and '.join(taken)} already; nothing was copied")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            shutil.copytree(home / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    except OSError as error:
        raise SettingsError(f"{target} cannot be written: {error}") from error
    print(f"{target}\nGISBOT_HOME={target} gisbot chat")
    return 0
