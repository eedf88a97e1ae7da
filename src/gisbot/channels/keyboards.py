"""Buttons: what they carry, and which ones stand under an answer.

Callback data is a letter, a colon and what follows; nothing is remembered, so a button works as long
as the knowledge has what it names, also after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gisbot.channels.base import Button
from gisbot.model.answer import Answer, Choice

_ACTIONS_A_ROW = 2


class Tap(StrEnum):
    """What a tap asks for; the values are the letters in the callback data."""

    CHOICE = "c"
    EXAMPLE = "e"
    REPORTS = "r"
    CONTENTS = "s"
    SECTION = "p"
    TABLE = "t"
    LOAD = "l"
    DISCARD = "d"
    ACCEPT_REMOVED = "a"
    CHART = "g"
    WORKBOOK = "x"
    FORM = "f"


@dataclass(frozen=True, slots=True)
class Pressed:
    """Callback data taken apart."""

    tap: Tap
    rest: str


def data(tap: Tap, *parts: object) -> str:
    """The callback data of a button."""
    return f"{tap}:{':'.join(str(part) for part in parts)}"


def parse(callback: str) -> Pressed | None:
    """The callback data taken apart, or None when no button of this version carries it."""
    letter, colon, rest = callback.partition(":")
    if not colon or letter not in set(Tap):
        return None
    return Pressed(Tap(letter), rest)


def under_answer(answer: Answer) -> tuple[tuple[Button, ...], ...]:
    """The rows under an answer: each option and suggestion in its own row, then the actions."""
    rows: list[tuple[Button, ...]] = [(_choice(choice),) for choice in (*answer.options, *answer.suggestions)]
    actions = [_choice(choice) for choice in answer.actions]
    rows += [tuple(actions[start : start + _ACTIONS_A_ROW]) for start in range(0, len(actions), _ACTIONS_A_ROW)]
    return tuple(rows)


def _choice(choice: Choice) -> Button:
    return Button(choice.text, data(Tap.CHOICE, choice.code))
