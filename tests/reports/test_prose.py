"""Figures in prose: what is counted, how exactly, of when, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import Figure, Scope
from gisbot.reports.reader import read_report
from tests.reports.making import document, prose

PERIOD = "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"


def figures(catalog: Catalog, *sentences: str, year: int = 2022, heading: str = "一、总体情况") -> list[Figure]:
    title = f"云溪县教育局{year}年政府信息公开工作年度报告"
    return prose(read_report(document(title, PERIOD.format(year=year), heading, *sentences), catalog))


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "approximate"),
    [
        ("全年共下发文件65余份。", "65", "份", True),
        ("全年上报信息180余篇。", "180", "篇", True),
        ("全年解答群众来电约44次。", "44", "次", True),
        ("门户网站访问量近2万次。", "20000", "次", True),
        ("门户网站访问量3.5万次。", "35000", "次", False),
        ("全年公开信息12.5万条。", "125000", "条", False),
        ("全年公开信息1,206条。", "1206", "条", False),
        ("全年公开信息１２条。", "12", "条", False),
        ("已梳理出16个村委会办理事项。", "16", "个", False),
        ("全年公开各类信息5000余条。", "5000", "条", True),
        ("全年公开各类信息20余条(篇)。", "20", "条", True),
        ("全年公开信息120条(次)。", "120", "条", False),
        ("开展宣传活动三场。", "3", "场", False),
        ("开展宣传活动二十余次。", "20", "次", True),
        ("全年公开率达到98.76%。", "98.76", "%", False),
        ("答复率约占26.4%。", "26.4", "%", True),
        ("不予公开占百分之十二点五。", "12.5", "%", False),
        ("支出经费12.5万元。", "12.5", "万元", False),
        ("全年市级媒体刊发40，省级媒体没有刊发。", "40", None, False),
    ],
)
def test_numbers(catalog: Catalog, sentence: str, value: str, unit: str | None, approximate: bool) -> None:
    found = figures(catalog, sentence)
    assert [(figure.value, figure.unit, figure.approximate) for figure in found[:1]] == [
        (Decimal(value), unit, approximate)
    ]
    assert found[0].evidence.quote == sentence
    assert found[0].percent == (unit == "%")


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年，我局认真贯彻落实《条例》第二十条的要求。",
        "根据国办公开办函〔2021〕30号文件要求编制本报告。",
        "12月27日召开部署会。",
        "坚持“一事一审”的原则，从六个方面进行考核。",
        "可拨打12345热线反映。",
        "落实三审三校制度，增强“四个意识”。",
        "深入学习党的二十大精神。",
        "地址为云溪县虚构路90号。",
        "依法在20个工作日内答复。",
        "按照《2022年政务公开工作要点38条》开展工作。",
    ],
)
def test_what_counts_nothing(catalog: Catalog, sentence: str) -> None:
    assert figures(catalog, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "metric", "value"),
    [
        ("全年收到政府信息公开申请12件。", "requests.received", 12),
        ("全年共收到12件政府信息公开申请。", "requests.received", 12),
        ("本年新收政府信息公开申请3件，结转下年度继续办理1件。", "requests.received", 3),
        ("上年结转政府信息公开申请2件。", "requests.carried_in", 2),
        ("予以公开5件，部分公开2件。", "requests.result.granted", 5),
        ("无法提供7件。", "requests.result.unable", 7),
        ("因政府信息公开被申请行政复议4件。", "review.total", 4),
        ("发生行政诉讼案件2起。", "litigation.total", 2),
        ("主动公开政府信息300条。", "proactive.total", 300),
        ("通过门户网站发布信息120条。", "proactive.via.website", 120),
        ("微信公众号发布信息66条。", "proactive.via.wechat", 66),
        ("举办新闻发布会3场。", "press.conferences", 3),
        ("全年收取信息处理费0元。", "fees.information_processing", 0),
        ("办理人大代表建议9件。", "proposals.npc", 9),
    ],
)
def test_links_to_metrics(catalog: Catalog, sentence: str, metric: str, value: int) -> None:
    found = figures(catalog, sentence)
    assert (found[0].metric, found[0].value) == (metric, Decimal(value))


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("本年度未收到政府信息公开申请。", {"requests.received"}),
        ("全年没有收到要求公开政府信息的申请。", {"requests.received"}),
        ("未接到群众提出的信息公开申请。", {"requests.received"}),
        ("本机关没有因政府信息公开被申请行政复议、提起行政诉讼。", {"review.total", "litigation.total"}),
        ("无行政复议、行政诉讼情况。", {"review.total", "litigation.total"}),
        ("行政复议、行政诉讼均为0。", {"review.total", "litigation.total"}),
        ("因政府信息公开申请行政复议的情况没有发生。", {"review.total"}),
        ("全年未收取信息处理费。", {"fees.information_processing"}),
        ("本年度无结转下年度办理的申请。", {"requests.carried_out"}),
        ("全年没有发生针对政府信息公开的举报投诉。", {"complaints.total"}),
    ],
)
def test_zero_statements(catalog: Catalog, sentence: str, metrics: set[str]) -> None:
    found = figures(catalog, sentence)
    assert {figure.metric for figure in found} == metrics
    assert {figure.value for figure in found} == {Decimal(0)}


@pytest.mark.parametrize(
    "sentence",
    [
        "没有超期答复的情况。",
        "没有被纠错的行政复议案件。",
        "属于无正当理由大量反复申请的不予处理。",
        "公开平台实现无障碍浏览。",
    ],
)
def test_zero_of_something_else(catalog: Catalog, sentence: str) -> None:
    assert not [figure for figure in figures(catalog, sentence) if figure.metric is not None]


def test_a_lack_admitted_is_no_zero(catalog: Catalog) -> None:
    sentence = "部分科室没有依申请公开的专门制度，工作人员较少。"
    assert figures(catalog, sentence, heading="五、存在的主要问题及改进情况") == []


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("2021年公开信息900条。", Scope.PREVIOUS),
        ("上年公开信息900条。", Scope.PREVIOUS),
        ("网站开通以来累计公开信息900条。", Scope.CUMULATIVE),
        ("截至2022年底，累计公开信息900条。", Scope.CUMULATIVE),
        ("2022年公开信息900条。", Scope.CURRENT),
        ("公开信息900条，比上年增长5%。", Scope.CURRENT),
    ],
)
def test_of_when(catalog: Catalog, sentence: str, scope: Scope) -> None:
    found = figures(catalog, sentence)
    assert found[0].scope is scope
    assert (found[0].metric is None) or scope is Scope.CURRENT


def test_a_change_is_not_the_count(catalog: Catalog) -> None:
    found = figures(catalog, "收到政府信息公开申请比上年增加5件。")
    assert [figure.metric for figure in found] == [None]


def test_fees_follow_the_rule_of_their_year(catalog: Catalog) -> None:
    sentence = "全年未收取任何费用。"
    assert figures(catalog, sentence, year=2018)[0].metric == "fees.requests"
    assert figures(catalog, sentence, year=2022)[0].metric == "fees.information_processing"


def test_things_counted_and_their_clause(catalog: Catalog) -> None:
    found = figures(catalog, "2022年，我局共下发文件30份、上报信息12篇。")
    assert [figure.path for figure in found] == [("一、总体情况", "下发文件"), ("一、总体情况", "上报信息")]
    assert [figure.subject for figure in found] == ["我局共下发文件30份", "上报信息12篇"]


def test_a_number_that_lost_its_counter_needs_one_reading(catalog: Catalog) -> None:
    found = figures(catalog, "举办培训班2，培训34，微信公众号发布信息66，")
    linked = {figure.value: figure.metric for figure in found}
    assert linked[Decimal(34)] is None
    assert linked[Decimal(66)] == "proactive.via.wechat"
    assert {figure.unit for figure in found} == {None}
