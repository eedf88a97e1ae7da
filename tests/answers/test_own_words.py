"""我局 is the home agency only where that is a bureau; elsewhere it is asked back which, or told that there is none."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Reason, Status
from tests.answers.memory import asked, made

COUNTY, CITY, EDU, POLICE = "虚构县人民政府", "虚拟市人民政府", "虚构县教育局", "虚构县公安局"
TOWN, STREET = "虚构县甲河镇人民政府", "虚构县乙山街道办事处"
NUMBERS = {COUNTY: 100, CITY: 200, EDU: 3, POLICE: 4, TOWN: 5, STREET: 6}
REPORTS = made({(name, 2023): number for name, number in NUMBERS.items()})


@pytest.mark.parametrize(
    ("said", "home", "meant"),
    [
        ("我县", COUNTY, COUNTY),
        ("县里", COUNTY, COUNTY),
        ("本机关", COUNTY, COUNTY),
        ("我们", COUNTY, COUNTY),
        ("我们局", EDU, EDU),
        ("局里", EDU, EDU),
        ("我县", EDU, COUNTY),
        ("我镇", TOWN, TOWN),
        ("镇上", TOWN, TOWN),
        ("我们街道", STREET, STREET),
        ("咱县", STREET, COUNTY),
    ],
)
def test_what_is_ones_own_is_the_home_or_the_place_that_it_lies_in(said: str, home: str, meant: str) -> None:
    given = asked(REPORTS, f"{said}2023年收到多少申请", home=home)
    assert [(value.agency, value.value) for value in given.values] == [(meant, NUMBERS[meant])]


@pytest.mark.parametrize("said", ["我局", "我们局", "本局", "咱们局", "局里", "贵局", "我们部门"])
def test_a_county_is_no_bureau(said: str) -> None:
    given = asked(REPORTS, f"{said}2023年收到多少申请", home=COUNTY)
    assert given.status is Status.CLARIFY
    assert [choice.text[:6] for choice in given.options] == [EDU, POLICE]


@pytest.mark.parametrize("said", ["我们街道", "本街道", "街道里"])
def test_the_only_one_of_its_kind_is_not_taken_for_granted(said: str) -> None:
    given = asked(REPORTS, f"{said}2023年收到多少申请", home=COUNTY)
    assert given.status is Status.CLARIFY
    assert [choice.text.partition("2023")[0] for choice in given.options] == [STREET, COUNTY]


@pytest.mark.parametrize(
    ("said", "home"), [("我院", COUNTY), ("本委", COUNTY), ("我们厅", EDU), ("我们村", COUNTY), ("我区", EDU)]
)
def test_where_none_of_the_kind_is_loaded_this_is_said(said: str, home: str) -> None:
    given = asked(REPORTS, f"{said}2023年收到多少申请", home=home)
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)
    assert said in given.text


def test_with_one_report_alone_too() -> None:
    given = asked(made({(COUNTY, 2023): 100}), "我局2023年收到多少申请", home=COUNTY)
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)


def test_a_name_that_ends_in_a_kind_is_a_name() -> None:
    assert [value.agency for value in asked(REPORTS, "甲河镇里2023年收到多少申请", home=COUNTY).values] == [TOWN]
