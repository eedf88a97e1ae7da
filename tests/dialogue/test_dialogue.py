"""Conversations: what is remembered, what a choice does, what is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gisbot.dialogue import memory as memories
from gisbot.dialogue.choices import chosen
from gisbot.model.answer import Reason, Status
from gisbot.model.conversation import Asked, Memory
from gisbot.model.who import Who
from tests.questions.asking import Reports

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


def test_a_memory_survives_the_store() -> None:
    memory = Memory(concepts=("review",), last=(Asked("review.total", None, "河口镇人民政府", 2018, "行政复议数量"),))
    assert memories.load(memories.dump(memory, NOW), NOW, HALF_AN_HOUR) == memory


@pytest.mark.parametrize("text", [None, "", "{}", "[1]", '{"at": "yesterday"}', "nonsense"])
def test_an_unreadable_memory_is_empty(text: str | None) -> None:
    assert memories.load(text, NOW, HALF_AN_HOUR) == Memory()


def test_a_conversation_is_forgotten_after_a_while() -> None:
    text = memories.dump(Memory(concepts=("review",)), NOW)
    assert memories.load(text, NOW + timedelta(minutes=31), HALF_AN_HOUR) == Memory()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("1", "a"),
        ("2", "b"),
        ("第二个", "b"),
        ("选1", "a"),
        ("最后一个", "b"),
        ("乙是多少？", "b"),
        ("9", None),
        ("别的", None),
    ],
)
def test_a_choice_by_number_or_by_its_words(said: str, code: str | None) -> None:
    memory = Memory(options=("a", "b"), option_texts=("甲是多少？", "乙是多少？"))
    assert chosen(said, memory) == code


def test_without_options_nothing_is_chosen() -> None:
    assert chosen("1", Memory()) is None


def test_asking_back_then_a_tap_a_number_or_a_word(hekou: Reports) -> None:
    door = hekou.door()
    who = Who("test", "choices", "a")
    asked_back = door.ask("被依法纠错的有几件？", who)
    assert asked_back.status is Status.CLARIFY
    assert 2 <= len(asked_back.options) <= 5
    for option in asked_back.options:
        assert len(option.code.encode()) <= 60
        assert door.choose(option.code, Who("test", "tapped", option.code)).status is Status.ANSWERED
        assert door.ask(option.text, Who("test", "anew", option.code)).status is Status.ANSWERED
    assert door.ask("1", who).values[0].metric == "review.corrected"
    another = Who("test", "choices", "another")
    door.ask("被依法纠错的有几件？", another)
    assert door.ask("诉讼那个", another).values[0].metric == "litigation.corrected"


@pytest.mark.parametrize("code", ["", "x", "v.0.-.-.-", "v.00000000.-.-.-", "v.00000000.-.-.-.-", "v....", "💥" * 10])
def test_an_unknown_code_gets_a_kind_answer(hekou: Reports, code: str) -> None:
    answer = hekou.door().choose(code, Who("test", "codes", "b"))
    assert answer.status is Status.NOT_FOUND
    assert answer.text


def test_people_and_chats_do_not_share_a_conversation(hekou: Reports) -> None:
    door = hekou.door()
    door.ask("政府网站公开了多少条？", Who("test", "one", "c"))
    other = door.ask("出处呢", Who("test", "two", "c"))
    assert other.status is not Status.ANSWERED


def test_a_year_without_a_report_is_not_carried_over(hekou: Reports) -> None:
    door, who = hekou.door(), Who("test", "years", "d")
    refused = door.ask("2030年收到几件申请", who)
    assert refused.reason is Reason.NO_YEAR
    assert door.choose(refused.suggestions[0].code, who).status is Status.ANSWERED


def test_the_same_answer_in_english(hekou: Reports) -> None:
    door, who = hekou.door(), Who("test", "english", "e")
    door.ask("培训班办了几次", who)
    answer = door.ask("换成英文", who)
    assert answer.language == "en"
    assert answer.values[0].value == 1
