"""What the commands share: the arguments that name a folder and a database, and opening them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gisbot.errors import CatalogError

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.knowledge.edition import Edition

Run = Callable[[argparse.Namespace], int]


class Subparsers(Protocol):
    """The part of argparse that adds a command."""

    def add_parser(
        self, name: str, *, help: str, description: str, epilog: str | None, allow_abbrev: bool
    ) -> argparse.ArgumentParser:
        """Add a command."""


def add_command(
    subparsers: Subparsers, name: str, what: str, run: Run, more: str | None = None
) -> argparse.ArgumentParser:
    """Add a command that `run` runs; `what` is one line for the help, `more` stands below its arguments."""
    parser = subparsers.add_parser(name, help=what, description=what, epilog=more, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Add --reports and --database."""
    parser.add_argument("--reports", type=Path, metavar="DIR", help="a folder of source documents, at any depth")
    parser.add_argument("--database", metavar="URL", help="any SQLAlchemy URL; by default an embedded SQLite file")


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[App]:
    """The app of the folder and database that the arguments (or the settings) name."""
    from gisbot.app import open_app
    from gisbot.settings import load_settings

    app = open_app(load_settings(reports=arguments.reports, database=arguments.database))
    try:
        yield app
    finally:
        app.close()


def up_to_date(app: App) -> Edition:
    """The edition of the folder as it is now; progress is shown when many files are read.

    While the yaml does not hold, the last edition goes on answering, and standard error says so.
    """
    from gisbot.cli.progress import ProgressBar
    from gisbot.knowledge.publisher import FOLDER

    with ProgressBar(sys.stderr) as progress:
        try:
            return app.publisher.follow_folder(progress)
        except CatalogError as error:
            edition = app.publisher.current(FOLDER)
            if edition is None:
                raise
            print(f"gisbot: the yaml does not hold; answering from edition {edition.id}\n{error}", file=sys.stderr)
            return edition
