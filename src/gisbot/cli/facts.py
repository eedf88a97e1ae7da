"""`gisbot facts`: every figure that was read from every report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.cli.output import json_value, table

if TYPE_CHECKING:
    from gisbot.knowledge.edition import Edition
    from gisbot.model.key import ReportKey
    from gisbot.model.report import Figure

COLUMNS = ("where", "item", "column", "value", "unit", "metric")
WIDTHS = (24, -60, 28, 24, 6, 40)


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "facts", "List every figure that was read from every report.", run)
    parser.add_argument("--json", action="store_true", help="one json object a line")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the figures."""
    with opened(arguments) as app:
        edition = up_to_date(app)
        for line in _json_lines(edition) if arguments.json else _people_lines(edition):
            sys.stdout.write(line + "\n")
    return 0


def _reports(edition: Edition) -> list[ReportKey]:
    """The reports that answer and those that gave way, by agency, year and document."""
    return sorted((*edition.reports, *edition.superseded), key=lambda key: (key.agency, key.year, key.source))


def _json_lines(edition: Edition) -> Iterator[str]:
    for key in _reports(edition):
        for figure in edition.figures.of_report(key.report_id):
            yield json.dumps(_fact(key, figure), ensure_ascii=False)


def _fact(key: ReportKey, figure: Figure) -> dict[str, object]:
    return {
        "report": key.title,
        "agency": key.agency,
        "year": key.year,
        "metric": figure.metric,
        "path": list(figure.path),
        "column": figure.column,
        "value": json_value(figure.value),
        "raw": figure.raw,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "kind": figure.kind.value,
        "section": figure.evidence.section,
        "quote": figure.evidence.quote,
        "location": figure.evidence.location,
        "source": key.source,
        "scope": figure.scope.value,
    }


def _people_lines(edition: Edition) -> Iterator[str]:
    for key in _reports(edition):
        figures = edition.figures.of_report(key.report_id)
        yield f"{key.title} ({key.agency}, {key.year}) - {key.source}: {len(figures)}"
        yield from table(COLUMNS, [_row(figure) for figure in figures], WIDTHS)
        yield ""


def _row(figure: Figure) -> tuple[str, ...]:
    about = "~" if figure.approximate else ""
    value = figure.raw if figure.value is None or isinstance(figure.value, str) else f"{about}{figure.value}"
    return (
        figure.evidence.location,
        " > ".join(figure.path),
        figure.column or "",
        value,
        figure.unit or "",
        figure.metric or "-",
    )
