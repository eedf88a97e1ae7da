"""Two districts of one name: which is asked back, and what names both tells them apart in words, chart and file."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Reason, Status
from gisbot.rendering.chart import chart_of, chart_svg
from gisbot.rendering.figure_sheets import answer_sheets
from tests.answers.memory import asked, made
from tests.rendering.making import words

NORTH, SOUTH, OTHER = "虚京市朝阳区人民政府", "虚春市朝阳区人民政府", "虚春市南关区人民政府"
NUMBERS = {NORTH: 12, SOUTH: 22, OTHER: 32}
REPORTS = made({(name, year): number for name, number in NUMBERS.items() for year in (2022, 2023)})


@pytest.mark.parametrize(
    "text",
    [
        "朝阳区2023年收到多少申请",
        "朝阳2023年收到多少申请",
        "朝阳区政府2023年收到多少申请",
        "朝阳区近两年收到申请的变化",
        "朝阳区和南关区2023年收到申请相差多少",
        "朝阳区2023年收到申请在各区里排第几",
    ],
)
@pytest.mark.parametrize("home", [None, OTHER])
def test_which_is_meant_is_asked_back(text: str, home: str | None) -> None:
    given = asked(REPORTS, text, home=home)
    assert given.status is Status.CLARIFY
    assert [choice.text[: len(NORTH)] for choice in given.options] == [NORTH, SOUTH]
    for choice in given.options:
        chosen = asked(REPORTS, choice.text, home=home)
        assert [value.agency for value in chosen.values] == [choice.text[: len(NORTH)]]


@pytest.mark.parametrize("said", ["虚京朝阳区", "虚京市朝阳区", "虚京的朝阳区"])
def test_its_city_tells_which(said: str) -> None:
    given = asked(REPORTS, f"{said}2023年收到多少申请")
    assert [(value.agency, value.value) for value in given.values] == [(NORTH, 12)]


def test_the_one_at_home_is_meant_there() -> None:
    assert [value.agency for value in asked(REPORTS, "朝阳区2023年收到多少申请", home=SOUTH).values] == [SOUTH]


def test_that_of_a_city_that_is_not_loaded_is_refused() -> None:
    given = asked(REPORTS, "栖梧市朝阳区2023年收到多少申请")
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)


@pytest.mark.parametrize("text", ["虚京市朝阳区和虚春市朝阳区2023年收到申请的比较", "两个朝阳区2023年收到申请排名"])
@pytest.mark.parametrize("home", [None, SOUTH])
def test_both_are_told_apart_in_words_chart_and_file(text: str, home: str | None) -> None:
    given = asked(REPORTS, text, home=home)
    assert [(value.agency, value.value) for value in given.values] == [(SOUTH, 22), (NORTH, 12)]
    chart = chart_of(given, words())
    assert chart is not None
    drawn = chart_svg(chart, words())
    assert "虚京市朝阳区" in drawn
    assert "虚春市朝阳区" in drawn
    figures = answer_sheets(given, words())[0]
    assert [(row[0], row[3]) for row in figures.rows] == [(SOUTH, 22), (NORTH, 12)]
