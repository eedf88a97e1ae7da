"""Doors to the fictional reports of the question sets, each opened when it is first asked at."""

from __future__ import annotations

from gisbot.model.who import Who
from tests.questions.asking import FRESH, Door, FreshReports


class Doors:
    """Doors to the reports of tests/questions/fresh by the name of their folder, at which nobody has spoken yet."""

    def __init__(self, fresh: FreshReports) -> None:
        self._fresh = fresh

    def __getitem__(self, name: str) -> Door:
        return self._fresh[FRESH / name].door()


def numbers(door: Door, question: str) -> list[float]:
    """The numbers that a question is answered with."""
    given = door.ask(question, Who("test", question, "person"))
    return [float(value.value) for value in given.values if value.value is not None]
