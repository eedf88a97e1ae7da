"""Doors to the fictional reports of the question sets, each opened when it is first asked at."""

from __future__ import annotations

from pathlib import Path

from gisbot.dialogue.dialogue import Dialogue
from gisbot.model.who import Who
from tests.questions.asking import HERE, Reports


class Doors(dict[str, Dialogue]):
    """A door for each report of tests/questions/fresh, by the name of its folder."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def __missing__(self, name: str) -> Dialogue:
        self[name] = Reports(HERE / "fresh" / name, self._scratch / name).door()
        return self[name]


def numbers(door: Dialogue, question: str) -> list[float]:
    """The numbers that a question is answered with."""
    given = door.ask(question, Who("test", question, "person"))
    return [float(value.value) for value in given.values if value.value is not None]
