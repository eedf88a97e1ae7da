"""Learns what speaks for a figure of the prose being the one asked for.

Every open question (tests/questions, none that is held back) that asks for one number and is answered by a figure of
the prose, or by none, is one lesson: which of the report's figures is meant. Logistic regression gives each sign its
weight. Prints first how well weights do that were learnt without the report they are tried on, then the weights for
knowledge/words/likely.yaml.

    .venv/bin/python -m benchmarks.learn_prose [--write]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.questions.asking import HEKOU, PROJECT, TODAY, Reports, question_sets, shared_report

from gisbot.answers.answerer import answer
from gisbot.answers.context import Context
from gisbot.answers.likely import LEAD, signs_of
from gisbot.answers.prose import Telling
from gisbot.answers.shelf import Shelf
from gisbot.answers.tellings import tellings_of
from gisbot.answers.texts import counts
from gisbot.answers.wanted import wanted_of
from gisbot.evaluation.cases import Case
from gisbot.knowledge.lexicon import build_lexicon
from gisbot.model.answer import Status
from gisbot.model.conversation import Memory
from gisbot.questions.understand import Understanding

RIDGE, ROUNDS, FOLDS = 3.0, 12, 8
LIKELIHOODS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
WEIGHTS = PROJECT / "knowledge" / "words" / "likely.yaml"
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question: the signs of each figure of its report, which of them is meant, and what each figure is."""

    report: str
    signs: Matrix
    meant: Matrix
    figures: tuple[tuple[object, str | None], ...]
    refused: bool
    names: tuple[str, ...]


def lessons(reports: Reports, name: str, cases: Sequence[Case]) -> Iterator[Lesson]:
    """The lessons of the questions asked over some reports."""
    edition, today, shelf = reports.edition, date.fromisoformat(TODAY), Shelf()
    understanding = Understanding(edition.catalog, build_lexicon(edition, None))
    for case in cases:
        if len(case.turns) > 1 or not _teaches(case):
            continue
        question = understanding.understand(case.turns[0], Memory(), today)
        context = Context.of(question, edition, Memory(), today, None, question.language, shelf)
        if not context.scope.reports or question.normal.isascii() or not counts(context):
            continue
        wanted = wanted_of(context)
        tellings = tuple(tellings_of(context, context.main, every=True))
        signs = signs_of(context, context.main, wanted[-1], tellings) if wanted else []
        if not signs:
            continue
        meant = [meant_by(case, telling) for telling in tellings]
        if any(meant) or Status.ANSWERED not in case.expect.status:
            given, _ = answer(question, edition, Memory(), today, None, question.language, shelf)
            yield Lesson(
                name,
                np.array([list(one.values()) for one in signs]),
                np.array(meant, dtype=float),
                tuple((telling.figure.value, telling.figure.unit) for telling in tellings),
                given.status is not Status.ANSWERED,
                tuple(signs[0]),
            )


def _teaches(case: Case) -> bool:
    """Whether a question may be a lesson: one number is expected, or no answer."""
    one = case.expect.values is not None and len(case.expect.values) == 1
    return one or Status.ANSWERED not in case.expect.status


def meant_by(case: Case, telling: Telling) -> bool:
    """Whether a figure has the value expected, and its sentence what must be cited."""
    expect, figure = case.expect, telling.figure
    if expect.values is None or len(expect.values) != 1 or figure.value is None:
        return False
    number = expect.values[0].number
    if isinstance(number, str) or number is None or Status.ANSWERED not in expect.status:
        return False
    quoted = f"{figure.evidence.section} {figure.evidence.quote}"
    same = abs(float(figure.value) - number) < 1e-9
    return same and (not expect.cite or any(words in quoted for words in expect.cite))


def learnt(taught: Sequence[Lesson]) -> tuple[float, Matrix]:
    """What is always said and what each sign weighs: ridge logistic regression by Newton's method."""
    signs, meant = np.vstack([one.signs for one in taught]), np.concatenate([one.meant for one in taught])
    mean, spread = signs.mean(axis=0), signs.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([np.ones((len(signs), 1)), (signs - mean) / spread])
    ridge = np.diag([0.0, *[RIDGE] * signs.shape[1]])
    weights = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (chance - meant) + ridge @ weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + ridge
        weights -= np.linalg.solve(curve, slope)
    each = weights[1:] / spread
    return float(weights[0] - each @ mean), each


def chosen(lesson: Lesson, always: float, weights: Matrix) -> tuple[float, bool]:
    """The likelihood of the likeliest figure, 0 where another comes near, and whether it is the one meant."""
    chance = 1 / (1 + np.exp(-(always + lesson.signs @ weights)))
    best = int(np.argmax(chance))
    others = [one for at, one in enumerate(chance) if lesson.figures[at] != lesson.figures[best]]
    sure = not others or LEAD * max(others) / (1 - max(others)) <= chance[best] / (1 - chance[best])
    return float(chance[best]) if sure else 0.0, bool(lesson.meant[best])


def all_lessons() -> list[Lesson]:
    """The lessons of every open set, each report read once."""
    found: list[Lesson] = []
    kept: dict[str, Reports] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for questions in question_sets():
            if questions.heldback or questions.reports.startswith("county"):
                continue
            folder = questions.folder if questions.fresh else HEKOU
            if questions.reports == "hongze":
                report = shared_report("洪泽区2024")
                if report is None:
                    continue
                folder = Path(scratch) / "hongze"
                folder.mkdir(exist_ok=True)
                if not (folder / report.name).exists():
                    (folder / report.name).symlink_to(report)
            place = str(folder)
            if place not in kept:
                kept[place] = Reports(folder, Path(scratch) / f"data-{len(kept)}")
            found += lessons(kept[place], place, questions.cases())
    return found


def main() -> None:
    """Print how well weights do on reports they were not learnt from, and the weights of all."""
    taught = all_lessons()
    places = sorted({one.report for one in taught})
    tried: list[tuple[Lesson, float, bool]] = []
    for fold in range(FOLDS):
        left = set(places[fold::FOLDS])
        always, weights = learnt([one for one in taught if one.report not in left])
        tried += [(one, *chosen(one, always, weights)) for one in taught if one.report in left]
    told = [entry for entry in tried if entry[0].meant.any()]
    refused = [entry for entry in tried if entry[0].refused]
    print(f"{len(taught)} questions over {len(places)} folders of reports, {len(told)} of them told by the prose")
    print("likelihood | all: right, wrong | refused by the rules: right, wrong")
    for least in LIKELIHOODS:
        cells = []
        for entries in (tried, refused):
            said = [right for _, likelihood, right in entries if likelihood >= least]
            cells.append(f"{sum(said):4d} {len(said) - sum(said):4d}")
        print(f"{least:10.1f} | {cells[0]} | {cells[1]}")
    always, weights = learnt(taught)
    lines = {"always": always, **dict(zip(taught[0].names, weights, strict=True))}
    text = "".join(f"  {name}: {weight:.3f}\n" for name, weight in lines.items())
    print(text)
    if "--write" in sys.argv:
        top = WEIGHTS.read_text("utf-8").partition("weights:\n")[0]
        WEIGHTS.write_text(f"{top}weights:\n{text}", "utf-8")


if __name__ == "__main__":
    main()
