"""Conditions over every year or some year, places of one against another, first ones added up, means over years."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from gisbot.model.answer import Answer, Status
from tests.answers.memory import asked, made

ABOVE, DIPS, BELOW, GAP, LOW_GAP = "虚构甲局", "虚构乙局", "虚构丙局", "虚构丁局", "虚构戊局"
NUMBERS: Mapping[str, tuple[int | None, ...]] = {
    ABOVE: (30, 40, 50),
    DIPS: (90, 5, 90),
    BELOW: (1, 2, 0),
    GAP: (60, None, 70),
    LOW_GAP: (3, None, 4),
}
REPORTS = made({(name, 2021 + at): number for name, row in NUMBERS.items() for at, number in enumerate(row)})


def named(given: Answer) -> set[str | None]:
    """The agencies whose figures are given."""
    return {value.agency for value in given.values if value.agency is not None}


@pytest.mark.parametrize(
    ("text", "kept", "undecided"),
    [
        ("2021到2023年每年收到申请都超过20件的单位有哪些", {ABOVE}, {GAP}),
        ("哪些单位每年收到的申请都不到10件", {BELOW}, {LOW_GAP}),
        ("2021到2023年至少有一年收到申请超过80件的单位有哪些", {DIPS}, {GAP, LOW_GAP}),
        ("至少有一年没收到申请的单位有哪些", {BELOW}, {GAP, LOW_GAP}),
        ("哪些单位有一年收到申请不到10件", {DIPS, BELOW, LOW_GAP}, {GAP}),
        ("2021到2023年连续三年收到申请都不少于30件的有哪些单位", {ABOVE}, {GAP}),
    ],
)
def test_a_condition_of_every_year_or_of_one(text: str, kept: set[str], undecided: set[str]) -> None:
    given = asked(REPORTS, text)
    assert given.status is Status.ANSWERED
    assert named(given) == kept
    [told] = [warning for warning in given.warnings if "没有算进去" in warning]
    assert {name for name in NUMBERS if name in told} == undecided
    assert any(f"{GAP}2022" in warning for warning in given.warnings)


def test_years_that_nobody_named_are_not_guessed() -> None:
    assert asked(REPORTS, "三年都没有申请的单位有哪些").status is Status.NOT_FOUND


@pytest.mark.parametrize(("who", "verdict"), [(ABOVE, "是的"), (DIPS, "不是"), (GAP, "不能断定")])
def test_one_agency_gets_a_verdict(who: str, verdict: str) -> None:
    given = asked(REPORTS, f"{who}每年收到的申请都超过20件吗")
    assert given.status is Status.ANSWERED
    assert verdict in given.lead


@pytest.mark.parametrize(
    "text", ["比谁排前面", "比哪个位次靠前", "谁的名次靠前", "哪个收到的申请多", "谁收到的申请更多"]
)
def test_one_is_held_against_another(text: str) -> None:
    given = asked(REPORTS, f"2023年收到申请，{ABOVE}和{DIPS}{text}")
    assert (given.values[0].agency, given.values[0].value) == (DIPS, 90)


@pytest.mark.parametrize(
    "text",
    ["2023年收到申请排名前两名一共多少件", "2023年收到申请前2名加起来多少", "2023年收到申请最多的两个单位合计多少件"],
)
def test_the_first_ones_are_listed_and_added_up(text: str) -> None:
    given = asked(REPORTS, text)
    *listed, total = given.values
    assert [(value.agency, value.value) for value in listed] == [(DIPS, 90), (GAP, 70)]
    assert (total.value, total.computed, [part.value for part in total.of]) == (160, True, [90, 70])


def test_their_share_in_all() -> None:
    given = asked(REPORTS, "2023年收到申请前两名占全部的多少")
    assert [(value.value, value.unit) for value in given.values[-3:]] == [
        (160, "件"),
        (214, "件"),
        (Decimal("74.8"), "%"),
    ]


def test_a_total_in_order_is_not_added_up() -> None:
    given = asked(REPORTS, "2023年收到申请总数前三名是谁")
    assert [value.value for value in given.values] == [90, 70, 50]


@pytest.mark.parametrize("many", [0, 30])
def test_means_over_years_are_only_of_those_with_every_year(many: int) -> None:
    rows = {**NUMBERS, **{f"虚构{number:02}局": (0, 0, 0) for number in range(many)}}
    reports = made({(name, 2021 + at): number for name, row in rows.items() for at, number in enumerate(row)})
    given = asked(reports, "2021到2023年平均每年收到申请最多的三个单位")
    ranked = [(DIPS, Decimal("61.7")), (ABOVE, Decimal(40)), (BELOW, Decimal(1))]
    assert [(value.agency, value.value) for value in given.values] == ranked
    assert all(len(value.of) == 3 for value in given.values)
    [told] = [warning for warning in given.warnings if "没有参加" in warning]
    assert {name for name in NUMBERS if name in told} == {GAP, LOW_GAP}


def test_without_anyone_who_has_every_year_no_mean_is_told() -> None:
    reports = made({("虚构甲局", 2021): 3, ("虚构乙局", 2022): 4, ("虚构丙局", 2022): 4})
    assert asked(reports, "2021到2022年平均每年收到申请最多的单位").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "who", "change"),
    [
        ("2023年收到申请比2022年增长最多的单位", DIPS, 85),
        ("2021到2023年收到申请增长最多的单位", ABOVE, 20),
        ("2023年收到申请比2022年减少最多的单位", BELOW, -2),
        ("2022年收到申请比2021年减少最多的单位", DIPS, -85),
    ],
)
def test_who_grew_or_fell_most(text: str, who: str, change: int) -> None:
    given = asked(REPORTS, text)
    assert [value.value for value in given.values] == [change]
    assert {part.agency for part in given.values[0].of} == {who}


def test_where_none_fell_this_is_said() -> None:
    reports = made({("虚构甲局", 2021): 3, ("虚构甲局", 2022): 4, ("虚构乙局", 2021): 3, ("虚构乙局", 2022): 5})
    assert "没有一个是减少的" in asked(reports, "2022年哪个单位收到申请比上年减少最多").lead
