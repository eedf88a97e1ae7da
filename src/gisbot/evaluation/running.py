"""Asking every case, each a conversation of its own, and grading its last answer."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from gisbot.evaluation.cases import Case
from gisbot.evaluation.grading import Grade, grade
from gisbot.model.answer import Answer, Status
from gisbot.model.who import Who

CHANNEL = "evaluation"


class Door(Protocol):
    """Where questions are asked: a `Dialogue`, or what stands in for one."""

    def ask(self, text: str, who: Who) -> Answer:
        """The answer to a message of a person."""


@dataclass(frozen=True, slots=True)
class Result:
    """A case with the answers to its turns, the seconds each took, and the grade of the last."""

    case: Case
    answers: tuple[Answer, ...]
    seconds: tuple[float, ...]
    grade: Grade

    @property
    def answer(self) -> Answer:
        """The answer that is graded."""
        return self.answers[-1]

    @property
    def answered(self) -> bool:
        """Whether the question was answered, rightly or not."""
        return self.answer.status is Status.ANSWERED


def run_case(case: Case, door: Door) -> Result:
    """Ask the turns of a case as one new person, and grade."""
    who = Who(CHANNEL, case.id, CHANNEL)
    answers: list[Answer] = []
    seconds: list[float] = []
    for turn in case.turns:
        began = time.perf_counter()
        answers.append(door.ask(turn, who))
        seconds.append(time.perf_counter() - began)
    return Result(case, tuple(answers), tuple(seconds), grade(case, answers[-1]))


def run_cases(cases: Iterable[Case], door: Door) -> tuple[Result, ...]:
    """Ask and grade every case, in order. The door must be new: a case is a person who never spoke before."""
    return tuple(run_case(case, door) for case in cases)
