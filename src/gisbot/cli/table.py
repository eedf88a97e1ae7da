"""`gisbot table`: the whole form of one report, in the order of the form."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.cli.output import write_file
from gisbot.errors import SettingsError
from gisbot.model.who import Who

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.knowledge.edition import Edition
    from gisbot.model.key import ReportKey

_NAMED = 8
"""Reports named when several are meant."""


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "table", "Show the whole statistics table of one report.", run)
    parser.add_argument("--agency", default="", metavar="NAME", help="whose report, by any name people use")
    parser.add_argument("--year", type=int, metavar="YYYY", help="of which year; by default the newest")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write a workbook instead, with every source")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of the words around the figures")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table, or write it to a file."""
    from gisbot.model.report import FigureKind
    from gisbot.rendering.findings import warnings_of
    from gisbot.rendering.form_table import form_sheets, form_text

    with opened(arguments) as app:
        edition = up_to_date(app)
        key = _report(app, edition, arguments.agency, arguments.year)
        figures = [one for one in edition.figures.of_report(key.report_id) if one.kind is FigureKind.TABLE]
        if not figures:
            raise SettingsError(f"no statistics table was read in {key.title} ({key.source})")
        words = edition.catalog.replies[arguments.language]
        warnings = warnings_of(edition.report(key.report_id).findings, edition.catalog, arguments.language)
        if arguments.xlsx is None:
            print(f"{key.title}\n\n{form_text(figures, words, warnings)}")
        else:
            from gisbot.rendering.xlsx import xlsx_bytes

            write_file(arguments.xlsx, xlsx_bytes(form_sheets(key, figures, words, warnings)))
    return 0


def _report(app: App, edition: Edition, agency: str, year: int | None) -> ReportKey:
    """The one report that is meant. Raises `SettingsError` naming the reports there are."""
    meant = app.dialogue_over(edition).reports_meant(agency, Who("terminal", "table", "table"))
    if year is not None:
        named = dict.fromkeys(key.agency for key in meant)
        meant = tuple(key for name in named if (key := edition.index.find(name, year)) is not None)
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise SettingsError(f"there is no report of {agency or 'that agency'}{f' on {year}' if year else ''}")
    names = ", ".join(f"{key.agency} {key.year}" for key in meant[:_NAMED])
    more = ", ..." if len(meant) > _NAMED else ""
    raise SettingsError(f"several reports are meant; name one with --agency and --year: {names}{more}")
