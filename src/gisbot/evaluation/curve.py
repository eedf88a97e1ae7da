"""Wrong answers against coverage as a threshold moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gisbot.evaluation.cases import Case
from gisbot.evaluation.running import Door, run_cases
from gisbot.evaluation.scores import Rate

FACTORS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A run at one value of the threshold: how many were answered, and how many of those wrongly."""

    threshold: float
    coverage: Rate
    wrong: Rate
    wrong_numbers: int
    right: Rate


def curve(cases: Sequence[Case], thresholds: Iterable[float], door_at: Callable[[float], Door]) -> tuple[Point, ...]:
    """One point for each value; `door_at` gives a new door that decides by that value."""
    points = []
    for threshold in thresholds:
        results = run_cases(cases, door_at(threshold))
        answered = [result for result in results if result.answered]
        points.append(
            Point(
                threshold,
                Rate(len(answered), len(results)),
                Rate(sum(not result.grade.right for result in answered), len(answered)),
                sum(result.grade.wrong_number for result in results),
                Rate(sum(result.grade.right for result in results), len(results)),
            )
        )
    return tuple(points)
