"""Names one behind the other: an address, a list, or an agency that is not loaded, whose figure is never another's."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Reason, Status
from tests.answers.memory import asked, made

COUNTY, OTHER, CITY = "虚构县人民政府", "虚拟县人民政府", "虚实市人民政府"
POLICE, EDU, OTHER_EDU, TOWN = "虚构县公安局", "虚构县教育局", "虚拟县教育局", "虚构县甲河镇人民政府"
NUMBERS = {COUNTY: 100, OTHER: 200, CITY: 300, POLICE: 4, EDU: 5, OTHER_EDU: 6, TOWN: 7}
REPORTS = made({(name, 2023): number for name, number in NUMBERS.items()})


@pytest.mark.parametrize(
    "name",
    ["虚实市公安局", "虚拟县公安局", "市公安局", "区公安局", "虚拟县甲河镇", "甲河镇公安局", "区甲河镇", "市教育局"],
)
def test_the_figure_of_another_place_is_not_given(name: str) -> None:
    given = asked(REPORTS, f"{name}2023年收到多少申请")
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)
    assert name in given.text


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("县公安局", POLICE),
        ("虚构县公安局", POLICE),
        ("虚实市虚构县", COUNTY),
        ("虚实市虚构县公安局", POLICE),
        ("虚构县甲河镇", TOWN),
        ("虚拟县教育局", OTHER_EDU),
        ("虚实市", CITY),
    ],
)
def test_an_address_leads_to_the_agency(name: str, meant: str) -> None:
    given = asked(REPORTS, f"{name}2023年收到多少申请")
    assert [(value.agency, value.value) for value in given.values] == [(meant, NUMBERS[meant])]


def test_a_name_of_two_is_asked_back() -> None:
    given = asked(REPORTS, "县教育局2023年收到多少申请")
    assert given.status is Status.CLARIFY
    assert [choice.text[:6] for choice in given.options] == [EDU, OTHER_EDU]


def test_two_places_side_by_side_are_a_list() -> None:
    assert {value.agency for value in asked(REPORTS, "虚构县虚拟县2023年收到多少申请").values} == {COUNTY, OTHER}


@pytest.mark.parametrize("text", ["谁收到的申请多", "分别收到多少申请", "收到申请相差多少", "一共收到多少申请"])
@pytest.mark.parametrize("stranger", ["虚拟县公安局", "栖梧县"])
def test_one_alone_is_not_told_where_two_are_named(stranger: str, text: str) -> None:
    given = asked(REPORTS, f"虚构县公安局和{stranger}2023年{text}")
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)
    assert stranger in given.text
