"""Kept answers: the same object again, bounded, by chat, after a restart, whatever an older version left."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from gisbot.dialogue.shelf import KEPT, AnswerShelf
from gisbot.model.who import Who
from gisbot.store.database import open_embedded
from gisbot.store.memory import MemoryConversationStore
from tests.rendering.making import difference, trend

LI, WANG = Who("telegram", "1", "1"), Who("telegram", "2", "2")


def test_an_answer_comes_back_as_it_was_after_a_restart(tmp_path: Path) -> None:
    codes = []
    for number in range(2):
        database = open_embedded(tmp_path / "x.sqlite")
        shelf = AnswerShelf(database.conversations)
        if number == 0:
            codes = [shelf.keep(given, LI) for given in (difference(), trend((2019, "1"), (2020, None)))]
        else:
            assert [shelf.find(code, LI) for code in codes] == [difference(), trend((2019, "1"), (2020, None))]
            assert shelf.latest(LI) == trend((2019, "1"), (2020, None))
        database.close()


def test_a_few_are_kept_for_each_chat_and_for_everyone_in_it() -> None:
    shelf = AnswerShelf(MemoryConversationStore())
    codes = [shelf.keep(trend((2000 + number, "1")), LI) for number in range(KEPT + 3)]
    assert [shelf.find(code, LI) is not None for code in codes] == [False] * 3 + [True] * KEPT
    assert shelf.find(codes[-1], WANG) is None
    assert shelf.latest(WANG) is None
    assert shelf.find(codes[-1], Who("telegram", "1", "other person")) is not None


def test_the_same_answer_is_kept_once() -> None:
    shelf = AnswerShelf(MemoryConversationStore())
    assert shelf.keep(difference(), LI) == shelf.keep(difference(), LI)
    kept = shelf.keep(trend((2019, "1")), LI)
    for _ in range(KEPT):
        shelf.keep(difference(), LI)
    assert shelf.find(kept, LI) is not None


def test_what_does_not_read_is_forgotten() -> None:
    store = MemoryConversationStore()
    store.save("shelf/telegram/1", '{"kept": [{"code": 3}]}', datetime.now(UTC))
    shelf = AnswerShelf(store)
    assert shelf.latest(LI) is None
    assert shelf.find(shelf.keep(difference(), LI), LI) == difference()
