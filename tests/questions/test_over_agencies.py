"""Questions over several agencies: whom they mean, and what is held against what; asked of the demo's reports."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Answer, Reason, Status
from gisbot.model.who import Who
from tests.questions.asking import Reports


def asked(demo: Reports, *turns: str) -> Answer:
    door = demo.door()
    return [door.ask(turn, Who("test", "over-agencies", "person")) for turn in turns][-1]


def numbers(given: Answer) -> list[float]:
    return [float(value.value) for value in given.values if value.value is not None]


@pytest.mark.parametrize(
    ("question", "count", "base"),
    [
        ("2021年收到申请比公安局多的单位有几个", 5, 23),
        ("2021年哪些单位收到的申请比云渚县教育局多", 6, 14),
        ("2021年哪些乡镇收到的申请不如柳湾镇", 3, 8),
        ("2021年申请量高于财政局的部门有哪些", 1, 41),
        ("云渚县哪些乡镇2021年收到申请比石渡乡多", 1, 2),
        ("which agencies received more requests than 财政局 in 2021", 2, 41),
    ],
)
def test_those_held_against_one_that_is_named(demo: Reports, question: str, count: int, base: int) -> None:
    given = asked(demo, question)
    shown = [value for value in given.values if not value.computed]
    assert len(shown) == count + 1
    assert numbers(given)[-1] == base
    assert all(value.cited for value in shown)


def test_how_far_the_first_lies_from_one(demo: Reports) -> None:
    assert numbers(asked(demo, "2021年收到申请最多的单位比公安局多多少"))[0] == 85 - 23


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("云渚县和望岫县的教育局2021年收到申请比一比", {"云渚县教育局", "望岫县教育局"}),
        ("云渚县、望岫县教育局2021年收到申请分别多少", {"云渚县教育局", "望岫县教育局"}),
        ("两个县的教育局21年新收，云渚的、望岫的，差多少", {"云渚县教育局", "望岫县教育局"}),
        ("麻烦查查公安局，云渚县的那个，2021年收到几件申请", {"云渚县公安局"}),
        ("云渚公安2021年收到多少件申请", {"云渚县公安局"}),
        ("云渚县财正局2021年收到多少件申请", {"云渚县财政局"}),
    ],
)
def test_whom_a_name_means(demo: Reports, question: str, agencies: set[str]) -> None:
    given = asked(demo, question)
    assert given.status is Status.ANSWERED
    operands = {operand.agency for value in given.values for operand in value.of}
    assert operands | {value.agency for value in given.values if not value.computed} == agencies


@pytest.mark.parametrize(
    "question",
    [
        "望岫县公安局2020年新收多少件申请",
        "望岫县的公安局2020年新收多少件申请",
        "西乡镇2021年申请多少",
        "南乡镇2021年收到几件申请",
    ],
)
def test_a_body_of_another_place_is_not_taken(demo: Reports, question: str) -> None:
    given = asked(demo, question)
    assert (given.status, given.reason) == (Status.NOT_FOUND, Reason.NO_AGENCY)


def test_the_county_is_the_one_whose_government_is_loaded(demo: Reports) -> None:
    given = asked(demo, "全县2021年收到申请合计")
    assert numbers(given)[0] == 217
    assert len(given.values[0].of) == 9
    assert all((operand.agency or "").startswith("云渚县") for operand in given.values[0].of)


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("柳湾镇2021年收到申请", "加上石渡乡一共多少"), 10),
        (("柳湾镇和东篱镇2021年收到申请", "加上石渡乡", "把柳湾镇去掉", "换成2020年", "加上柳湾镇一共多少"), 9),
        (("石渡乡2019年新收多少件申请？", "柳湾镇呢", "两家加起来呢"), 12),
        (("云渚县四个局合计的新收申请，2021年比2020年增长百分之几",), 22.7),
        (("云渚县各乡镇2020年采购总金额合计多少", "19年呢", "多了多少"), 20463.65),
        (("2021年云渚县各乡镇行政处罚谁最多？", "它前一年呢？"), 899),
        (("2021年云渚县各乡镇收到申请排名", "第二名的复议几件"), 0),
    ],
)
def test_agencies_of_a_conversation(demo: Reports, turns: tuple[str, ...], first: float) -> None:
    assert numbers(asked(demo, *turns))[0] == first


def test_the_last_three_years_are_those_with_a_report(demo: Reports) -> None:
    assert numbers(asked(demo, "公安局近三年收到申请")) == [42, 38, 23]


def test_whose_members_are_not_loaded_may_still_be_spoken_of(archive: Reports) -> None:
    given = asked(archive, "苇渡县哪个乡镇公开的信息最多？")
    assert given.status is Status.ANSWERED
    assert "苇津镇" in given.text
    assert asked(archive, "苇渡县各乡镇2017年收到多少件申请").status is Status.NOT_FOUND
