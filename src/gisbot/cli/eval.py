"""`gisbot eval`: how well the questions of files are answered."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.errors import SettingsError

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.cli.variants import Variants
    from gisbot.evaluation.cases import Case
    from gisbot.evaluation.running import Result
    from gisbot.knowledge.edition import Edition

REFUSED = 1
SLOWEST = 5


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "eval", "Grade the answers to files of questions.", run)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="questions, one json object a line")
    parser.add_argument("--json", action="store_true", help="one json object in place of the tables")
    parser.add_argument("--show-wrong", type=_count, metavar="N", help="list at most N of the wrong ones (all)")
    parser.add_argument("--save", type=Path, metavar="RUN", help="keep the outcomes in a file")
    parser.add_argument("--against", type=Path, metavar="RUN", help="show what changed since a saved run")
    parser.add_argument("--curve", metavar="THRESHOLD", help="wrong answers against coverage as a threshold moves")
    parser.add_argument(
        "--check-words",
        action="store_true",
        help="name the words that break a gold question (with --against: one that was right in RUN); status 1 if any",
    )
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask every question of the files, and say what came of it."""
    from gisbot.evaluation.cases import read_cases

    if arguments.curve is not None and arguments.check_words:
        raise SettingsError("eval takes either --curve or --check-words")
    cases = read_cases(arguments.files)
    with opened(arguments) as app:
        edition = up_to_date(app)
        if arguments.curve is not None:
            return _curve(arguments, cases, app, edition)
        if arguments.check_words:
            return _check_words(arguments, cases, app, edition)
        return _score(arguments, cases, app, edition)


def _score(arguments: argparse.Namespace, cases: Sequence[Case], app: App, edition: Edition) -> int:
    from gisbot.evaluation import report, saved
    from gisbot.evaluation.json_report import json_report
    from gisbot.evaluation.running import run_cases
    from gisbot.evaluation.scores import score, slowest

    results = run_cases(cases, app.dialogue_over(edition))
    comparison = saved.compare(results, saved.load_run(arguments.against)) if arguments.against is not None else None
    if arguments.save is not None:
        saved.save_run(results, arguments.save)
    total, slow = score(results), slowest(results, SLOWEST)
    if arguments.json:
        given = json_report(total, slow, results, comparison, edition.id, arguments.show_wrong)
        return _write([json.dumps(given, ensure_ascii=False, indent=2)])
    lines = [*report.score_lines(total), *report.slowest_lines(slow), ""]
    lines += report.wrong_lines(results, arguments.show_wrong)
    if comparison is not None:
        lines += ["", *report.comparison_lines(comparison, str(arguments.against))]
    return _write(lines)


def _curve(arguments: argparse.Namespace, cases: Sequence[Case], app: App, edition: Edition) -> int:
    from gisbot.cli.variants import Variants
    from gisbot.evaluation import report
    from gisbot.evaluation.curve import FACTORS, curve
    from gisbot.evaluation.json_report import json_curve

    name: str = arguments.curve
    variants = Variants(app, edition)
    held = edition.catalog.words.thresholds.get(name, 0.0)
    points = curve(cases, [held * factor for factor in FACTORS], lambda value: variants.door_at(name, value))
    if arguments.json:
        return _write([json.dumps(json_curve(name, points), ensure_ascii=False, indent=2)])
    return _write(report.curve_lines(name, points))


def _check_words(arguments: argparse.Namespace, cases: Sequence[Case], app: App, edition: Edition) -> int:
    from gisbot.cli.variants import Variants
    from gisbot.evaluation import report
    from gisbot.evaluation.harm import harms
    from gisbot.evaluation.json_report import json_harm

    results = _gold(arguments.against, app, edition, cases)
    variants: Variants = Variants(app, edition)
    found = harms(results, variants)
    if arguments.json:
        _write([json.dumps([json_harm(harm) for harm in found], ensure_ascii=False, indent=2)])
    else:
        _write(report.harm_lines(found))
    return REFUSED if any(harm.words for harm in found) else 0


def _gold(against: Path | None, app: App, edition: Edition, cases: Sequence[Case]) -> tuple[Result, ...]:
    """The results on the gold questions: all of them, or those that a saved run answered rightly."""
    from gisbot.evaluation.running import run_cases
    from gisbot.evaluation.saved import load_run

    if against is not None:
        earlier = load_run(against)
        cases = [case for case in cases if case.id in earlier and earlier[case.id].right]
    return run_cases(cases, app.dialogue_over(edition))


def _write(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number
