"""One person's messages are answered in order, and a flood of them is bounded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum

_FORGET_AT = 1000
"""People remembered before the quiet ones are forgotten; doubled while all of them are busy."""


class Turn(Enum):
    """What becomes of a message: its turn has come, or it is too many, said once or passed over."""

    YOURS = "yours"
    TOO_MANY = "too_many"
    PASSED_OVER = "passed_over"


@dataclass(slots=True)
class _Person:
    allowance: float
    seen: float
    waiting: int = 0
    told: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Turns by person: `burst` at once, then `per_second`, never more than `waiting` together."""

    def __init__(
        self, burst: int, per_second: float, waiting: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._per_second, self._waiting = burst, per_second, waiting
        self._clock = clock
        self._people: dict[str, _Person] = {}
        self._forget_at = _FORGET_AT

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[Turn]:
        """Wait for the turn of the person's next message; messages keep their order."""
        person = self._person(key)
        if person.waiting >= self._waiting or person.allowance < 1:
            verdict = Turn.PASSED_OVER if person.told else Turn.TOO_MANY
            person.told = True
            yield verdict
            return
        person.told = False
        person.allowance -= 1
        person.waiting += 1
        try:
            async with person.lock:
                yield Turn.YOURS
        finally:
            person.waiting -= 1

    def _person(self, key: str) -> _Person:
        now = self._clock()
        if len(self._people) > self._forget_at:
            self._people = {
                name: one for name, one in self._people.items() if one.waiting or self._grown(one, now) < self._burst
            }
            self._forget_at = max(_FORGET_AT, 2 * len(self._people))
        person = self._people.setdefault(key, _Person(float(self._burst), now))
        person.allowance, person.seen = self._grown(person, now), now
        return person

    def _grown(self, person: _Person, now: float) -> float:
        return min(float(self._burst), person.allowance + (now - person.seen) * self._per_second)
