"""`gisbot export`: figures by metric, agency and year into a csv or xlsx file, each with its citation."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.cli.output import write_file
from gisbot.cli.patterns import BETWEEN, YEARS
from gisbot.errors import SettingsError
from gisbot.model.who import Who

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.catalog import Catalog
    from gisbot.knowledge.edition import Edition

KINDS = (".csv", ".xlsx")


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "export", "Write figures to a csv or xlsx file, with their sources.", run)
    parser.usage = "gisbot export OUT --metric METRIC [METRIC ...] [--agencies NAME ...] [--years YEARS ...] [options]"
    parser.add_argument("file", type=Path, metavar="OUT", help="OUT.csv or OUT.xlsx")
    parser.add_argument("--metric", nargs="+", required=True, metavar="METRIC", help="ids, labels or aliases")
    parser.add_argument("--agencies", nargs="+", default=[], metavar="NAME", help="names or groups; by default all")
    parser.add_argument("--years", nargs="+", default=[], metavar="YEARS", help="2021 or 2019-2023; by default all")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of the words around the figures")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say how many figures it holds and how many are missing."""
    from gisbot.answers.selection import select
    from gisbot.rendering.csv import csv_bytes
    from gisbot.rendering.figure_sheets import selection_sheets
    from gisbot.rendering.xlsx import xlsx_bytes

    kind = arguments.file.suffix.lower()
    if kind not in KINDS:
        raise SettingsError(f"the file must end in {' or '.join(KINDS)}: {arguments.file}")
    with opened(arguments) as app:
        edition = up_to_date(app)
        metrics = [metric_named(name, edition.catalog) for name in arguments.metric]
        years = years_of(arguments.years) or edition.index.years
        agencies = _agencies(app, edition, arguments.agencies)
        chosen = select(edition, metrics, agencies, years, language=arguments.language)
        if not chosen.figures:
            raise SettingsError("no report has what was chosen; nothing was written")
        sheets = selection_sheets(chosen, edition.catalog.replies[arguments.language])
        write_file(arguments.file, csv_bytes(sheets[0]) if kind == ".csv" else xlsx_bytes(sheets))
        words = edition.catalog.replies[arguments.language]
        said = {"file": arguments.file, "figures": len(chosen.figures), "missing": len(chosen.absent)}
        print(words.text("command.export.done", **said))
    return 0


def metric_named(name: str, catalog: Catalog) -> str:
    """The metric of an id, label or alias. Raises `SettingsError` with the nearest names."""
    claims: dict[str, set[str]] = {}
    for metric in catalog.metrics.values():
        for known in (
            metric.id,
            metric.zh,
            metric.en.lower(),
            *metric.aliases,
            *(n.lower() for n in metric.aliases_en),
        ):
            claims.setdefault(known, set()).add(metric.id)
    found = {name} if name in catalog.metrics else claims.get(name, claims.get(name.lower(), set()))
    if len(found) == 1:
        return next(iter(found))
    near = sorted(found) or difflib.get_close_matches(name, claims, n=4, cutoff=0.4)
    hint = f"; near: {', '.join(near)}" if near else ""
    raise SettingsError(f"{name!r} names {'several metrics' if found else 'no metric'}{hint}")


def years_of(texts: list[str]) -> tuple[int, ...]:
    """The years of "2021" and "2019-2023". Raises `SettingsError`."""
    years: list[int] = []
    for text in _split(texts):
        match = YEARS.fullmatch(text)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not first <= last:
            raise SettingsError(f"--years takes years and ranges such as 2019-2023, not {text!r}")
        years += range(first, last + 1)
    return tuple(dict.fromkeys(years))


def _agencies(app: App, edition: Edition, texts: list[str]) -> tuple[str, ...]:
    """The agencies that names and groups mean, all without any. Raises `SettingsError` for an unknown one."""
    if not texts:
        return edition.index.agencies
    dialogue = app.dialogue_over(edition)
    agencies: list[str] = []
    for name in _split(texts):
        meant = dialogue.reports_meant(name, Who("terminal", "export", name))
        if not meant:
            raise SettingsError(f"there is no report of {name}")
        agencies += [key.agency for key in meant]
    return tuple(dict.fromkeys(agencies))


def _split(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from (part for part in BETWEEN.split(text) if part)
