"""Rates with their intervals, by kind of question."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gisbot.evaluation.running import Result

Z_95 = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % above it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `total`; `low` and `high` bound the true share with 95 % confidence (Wilson's score interval)."""

    count: int
    total: int

    @property
    def share(self) -> float:
        """The share, 0 of 0 being 0."""
        return self.count / self.total if self.total else 0.0

    @property
    def low(self) -> float:
        """The lower bound of the interval."""
        return self._centre() - self._half()

    @property
    def high(self) -> float:
        """The upper bound of the interval."""
        return self._centre() + self._half()

    def _centre(self) -> float:
        if not self.total:
            return 0.5
        return (self.share + Z_95**2 / (2 * self.total)) / (1 + Z_95**2 / self.total)

    def _half(self) -> float:
        if not self.total:
            return 0.5
        spread = self.share * (1 - self.share) / self.total + Z_95**2 / (4 * self.total**2)
        return Z_95 * math.sqrt(spread) / (1 + Z_95**2 / self.total)


@dataclass(frozen=True, slots=True)
class KindScore:
    """How many questions of a kind are right."""

    kind: str
    right: Rate


@dataclass(frozen=True, slots=True)
class Turn:
    """One question asked, and the seconds it took."""

    case_id: str
    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a run. `median_of_kinds` is the median of the kinds' shares.

    `coverage` is how many were answered at all, `right_when_answered` how many of those are right;
    `median_seconds` and `p99_seconds` are over all turns.
    """

    kinds: tuple[KindScore, ...]
    overall: Rate
    median_of_kinds: float
    wrong_numbers: Rate
    false_answers: Rate
    coverage: Rate
    right_when_answered: Rate
    median_seconds: float
    p99_seconds: float


def score(results: Sequence[Result]) -> Score:
    """The score of a run of at least one case; kinds stand in the order of their first question."""
    total = len(results)
    kinds = tuple(
        KindScore(kind, _right(result for result in results if result.case.kind == kind))
        for kind in dict.fromkeys(result.case.kind for result in results)
    )
    answered = [result for result in results if result.answered]
    seconds = sorted(second for result in results for second in result.seconds)
    return Score(
        kinds=kinds,
        overall=_right(results),
        median_of_kinds=statistics.median(kind.right.share for kind in kinds),
        wrong_numbers=Rate(sum(result.grade.wrong_number for result in results), total),
        false_answers=Rate(sum(result.grade.false_answer for result in results), total),
        coverage=Rate(len(answered), total),
        right_when_answered=_right(answered),
        median_seconds=statistics.median(seconds),
        p99_seconds=seconds[math.ceil(len(seconds) * 0.99) - 1],
    )


def slowest(results: Iterable[Result], count: int) -> tuple[Turn, ...]:
    """The turns that took longest, longest first."""
    turns = [
        Turn(result.case.id, text, seconds)
        for result in results
        for text, seconds in zip(result.case.turns, result.seconds, strict=True)
    ]
    return tuple(sorted(turns, key=lambda turn: -turn.seconds)[:count])


def _right(results: Iterable[Result]) -> Rate:
    rights = [result.grade.right for result in results]
    return Rate(sum(rights), len(rights))
