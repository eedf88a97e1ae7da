"""Headings in the shapes they come in, and the prose under them."""

from __future__ import annotations

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.document import Paragraph
from gisbot.model.place import Place
from gisbot.model.report import Report
from gisbot.reports.headings import heading_in
from gisbot.reports.reader import read_report
from tests.reports.making import document, rules

TITLE = "云溪县教育局2018年政府信息公开工作年度报告"


def read(catalog: Catalog, *parts: str) -> Report:
    return read_report(document(TITLE, *parts), catalog)


@pytest.mark.parametrize(
    ("text", "heading", "level", "rest"),
    [
        ("一、总体情况", "一、总体情况", 1, ""),
        ("一 总体情况", "一 总体情况", 1, ""),
        ("一.总体情况", "一.总体情况", 1, ""),
        ("一：总体情况", "一：总体情况", 1, ""),
        ("第一部分 概述", "第一部分 概述", 1, ""),
        ("概述", "概述", 1, ""),
        ("一、概 述", "一、概 述", 1, ""),
        ("二、主动公开政府信息情况。", "二、主动公开政府信息情况", 1, ""),
        ("、总体情况", "、总体情况", 1, ""),
        ("（一）主动公开情况", "（一）主动公开情况", 2, ""),
        ("㈠主动公开情况", "㈠主动公开情况", 2, ""),
        ("1.信息数量", "1.信息数量", 3, ""),
        ("(四)依申请公开情况。本年度我局未收到申请。", "(四)依申请公开情况", 2, "本年度我局未收到申请。"),
        ("(三)申请情况:本年度收到申请3件。", "(三)申请情况", 2, "本年度收到申请3件。"),
        ("(一)切实加强组织领导2018年，我局成立了小组。", "(一)切实加强组织领导", 2, "2018年，我局成立了小组。"),
        ("（一）加强领导，落实责任。2018年我局开展工作。", "（一）加强领导，落实责任", 2, "2018年我局开展工作。"),
    ],
)
def test_headings(catalog: Catalog, text: str, heading: str, level: int, rest: str) -> None:
    found = heading_in(text, catalog.reading)
    assert found is not None
    assert (found.text, found.level, found.rest) == (heading, level, rest)


@pytest.mark.parametrize(
    "text",
    [
        "（一）2018年，我局公开信息30条。其中网站20条。",
        "1.加强学习，提高认识，把政府信息公开工作纳入重要议事日程，定期研究。",
        "一年来，我局工作有序开展。",
        "十分重视政府信息公开工作。",
        "一、总体情况……………………1",
    ],
)
def test_sentences_are_no_headings(catalog: Catalog, text: str) -> None:
    assert heading_in(text, catalog.reading) is None


def test_list_numbers_that_the_file_keeps_apart(catalog: Catalog) -> None:
    first = Paragraph("总体情况", Place(paragraph=2), numbering="一、")
    second = Paragraph("主动公开情况", Place(paragraph=3), numbering="（一）")
    report = read_report(document(TITLE, first, second, "工作有序开展。"), catalog)
    assert [section.path for section in report.sections] == [
        ("一、总体情况",), ("一、总体情况", "（一）主动公开情况"),
    ]  # fmt: skip


def test_a_report_in_one_paragraph(catalog: Catalog) -> None:
    body = (
        "本报告由云溪县教育局编制，供社会公众查阅。 一、概述 2018年，我局认真开展政府信息公开工作，制度更加健全。 "
        "二、主动公开政府信息情况 (一)公开数量 全年公开信息30条。 (二)公开形式 以网站为主，兼用公开栏。 "
        "三、依申请公开政府信息情况 全年未收到申请。"
    )
    report = read(catalog, body)
    assert [section.heading for section in report.sections if section.level == 1] == [
        "", "一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况",
    ]  # fmt: skip
    assert ("二、主动公开政府信息情况", "(二)公开形式") in {section.path for section in report.sections}


def test_a_table_of_contents_is_no_outline(catalog: Catalog) -> None:
    names = ["一、总体情况", "二、主动公开政府信息情况", "三、依申请公开情况", "四、存在的问题"]
    body = [part for name in names for part in (name, "工作有序开展。")]
    report = read(catalog, *names, *body)
    assert [section.heading for section in report.sections if section.heading] == names


def test_empty_and_repeated_headings_are_told(catalog: Catalog) -> None:
    report = read(
        catalog, "一、总体情况", "有序。", "二、主动公开政府信息情况", "三、其他", "没有。", "三、其他", "没有。"
    )
    assert {"heading.empty", "heading.repeated"} <= rules(report)


def test_enumerations_over_paragraphs_and_numbered_items(catalog: Catalog) -> None:
    report = read(
        catalog, "一、存在的问题", "主要表现在：一是公开不够及时；", "二是内容不够丰富。", "二、打算",
        "下一步做好以下工作：", "1.加强学习，熟悉条例的各项要求并认真执行到位。",
        "2.加强检查，发现问题及时整改落实到位。",
    )  # fmt: skip
    lists = {item.lead: [(member.label, member.text) for member in item.items] for item in report.enumerations}
    assert lists["主要表现在："] == [("一是", "公开不够及时"), ("二是", "内容不够丰富。")]
    assert [label for label, _ in lists["下一步做好以下工作："]] == ["1.", "2."]


def test_sub_headings_are_an_enumeration(catalog: Catalog) -> None:
    report = read(catalog, "一、总体情况", "（一）加强领导", "有序。", "（二）完善制度", "有序。")
    assert [(item.label, item.text) for item in report.enumerations[0].items] == [
        ("（一）", "加强领导"), ("（二）", "完善制度"),
    ]  # fmt: skip
