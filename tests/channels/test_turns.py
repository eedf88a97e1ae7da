"""One person's messages keep their order, and a flood of them is bounded."""

from __future__ import annotations

import asyncio

from gisbot.channels.telegram.turns import Turn, Turns


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_messages_keep_their_order() -> None:
    turns, order = Turns(10, 1.0, 10), []

    async def message(number: int, seconds: float) -> None:
        async with turns.turn("li"):
            await asyncio.sleep(seconds)
            order.append(number)

    await asyncio.gather(message(1, 0.03), message(2, 0.01), message(3, 0))
    assert order == [1, 2, 3]


async def test_a_flood_is_told_once_then_passed_over_until_time_has_passed() -> None:
    clock = Clock()
    turns = Turns(2, 1.0, 10, clock)

    async def verdict(person: str = "li") -> Turn:
        async with turns.turn(person) as turn:
            return turn

    assert [await verdict() for _ in range(4)] == [Turn.YOURS, Turn.YOURS, Turn.TOO_MANY, Turn.PASSED_OVER]
    assert await verdict("wang") is Turn.YOURS
    clock.now += 1
    assert [await verdict() for _ in range(2)] == [Turn.YOURS, Turn.TOO_MANY]


async def test_no_more_than_so_many_wait() -> None:
    turns, gate = Turns(100, 1.0, 2), asyncio.Event()

    async def held() -> None:
        async with turns.turn("li"):
            await gate.wait()

    tasks = [asyncio.create_task(held()) for _ in range(2)]
    await asyncio.sleep(0)
    async with turns.turn("li") as turn:
        assert turn is Turn.TOO_MANY
    gate.set()
    await asyncio.gather(*tasks)
    async with turns.turn("li") as turn:
        assert turn is Turn.YOURS


async def test_people_who_are_quiet_are_forgotten() -> None:
    clock = Clock()
    turns = Turns(1, 1.0, 1, clock)
    for number in range(3000):
        async with turns.turn(str(number)):
            pass
        clock.now += 1
    assert len(turns._people) <= 1001
