"""People and bodies named in one question: each a column, or all who apply; asked of the demo's reports."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.questions.asking import Reports

PERSON = Who("test", "columns-named", "person")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("鹤汀市2021年公民申请几件，法人申请几件", [21, 11]),
        ("鹤汀市2021年公民和法人分别多少件申请", [21, 11]),
        ("鹤汀市2021年法人和公民各申请多少", [11, 21]),
        ("鹤汀市2021年群众和企业分别申请多少", [21, 6]),
        ("鹤汀市2021年公民申请的多还是法人申请的多", [21, 11]),
        ("鹤汀市2021年公民和法人一共多少件申请", [32]),
        ("鹤汀市2021年公民、法人或者其他组织申请了多少件", [32]),
    ],
)
def test_people_and_bodies(demo: Reports, question: str, values: list[int]) -> None:
    given = demo.door().ask(question, PERSON)
    assert given.status is Status.ANSWERED
    assert [value.value for value in given.values] == values


@pytest.mark.parametrize(
    ("said", "agency"),
    [("望岫县", "望岫县城关镇人民政府"), ("云渚", "云渚县城关镇人民政府"), ("望岫的", "望岫县城关镇人民政府")],
)
def test_a_place_alone_chooses_between_agencies(demo: Reports, said: str, agency: str) -> None:
    door = demo.door()
    assert door.ask("城关镇2021年收到多少申请", PERSON).status is Status.CLARIFY
    assert [value.agency for value in door.ask(said, PERSON).values] == [agency]


@pytest.mark.parametrize(
    "before",
    ["各部门2020年一共收到多少申请", "云渚县2020年收到多少申请", "How many requests did Heting City receive in 2020?"],
)
def test_a_group_named_in_english_outweighs_the_talk(demo: Reports, before: str) -> None:
    door = demo.door()
    door.ask(before, PERSON)
    assert [value.value for value in door.ask("sum of requests of towns 2020", PERSON).values] == [19]


def test_one_kind_of_agency_is_meant_by_which(demo: Reports) -> None:
    given = demo.door().ask("which town received the most requests in 2021", PERSON)
    assert [(value.agency, value.value) for value in given.values] == [("望岫县城关镇人民政府", 10)]
