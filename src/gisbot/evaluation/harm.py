"""Words that do harm: without the word, a question that is answered wrongly would be answered rightly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from gisbot.evaluation.grading import Problem
from gisbot.evaluation.running import Door, Result, run_case
from gisbot.model.word import Word


class Wording(Protocol):
    """The words that questions are understood by, and a door that lacks one of them."""

    def words_in(self, turns: tuple[str, ...]) -> tuple[Word, ...]:
        """The words that stand in these turns, longest first."""

    def door_without(self, word: Word) -> Door:
        """A new door that does not know the word."""


@dataclass(frozen=True, slots=True)
class Harm:
    """A gold question that is answered wrongly, and the words without any one of which it would be right.

    `words` is empty when no single word is to blame, None when they were not looked for.
    """

    case_id: str
    turns: tuple[str, ...]
    problems: tuple[Problem, ...]
    words: tuple[Word, ...] | None


def harms(results: Iterable[Result], wording: Wording, *, searched: int | None = None) -> tuple[Harm, ...]:
    """The wrong ones among the results, the first `searched` of them (or all) each with the words to blame."""
    wrong = [result for result in results if not result.grade.right]
    return tuple(
        Harm(
            result.case.id,
            result.case.turns,
            result.grade.problems,
            _to_blame(result, wording) if searched is None or number < searched else None,
        )
        for number, result in enumerate(wrong)
    )


def _to_blame(result: Result, wording: Wording) -> tuple[Word, ...]:
    words = wording.words_in(result.case.turns)
    return tuple(word for word in words if run_case(result.case, wording.door_without(word)).grade.right)
