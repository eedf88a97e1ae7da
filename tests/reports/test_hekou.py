"""The report the project is made for, read whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_document
from gisbot.model.report import FigureKind, Report, Scope
from gisbot.reports.reader import read_report
from tests.reports.conftest import HOME
from tests.reports.making import by_metric, prose, rules, table


@pytest.fixture(scope="module")
def source() -> Path:
    found = sorted((HOME / "knowledge" / "reports").glob("*2018*.txt"))
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def report(catalog: Catalog, source: Path) -> Report:
    return read_report(read_document(source), catalog)


def test_header(report: Report) -> None:
    assert (report.title, report.agency, report.year) == (
        "河口镇2018年政府信息公开工作年度报告",
        "河口镇人民政府",
        2018,
    )
    assert "河口镇" in report.names
    assert report.parent == "寻甸回族彝族自治县"
    assert report.published is not None
    assert report.published.isoformat() == "2019-01-21"
    assert report.forms == ("statistics-2014",)
    found = by_metric(report)
    assert found["report.period"].value == "2018-01-01/2018-12-27"
    assert found["contact.office"].value == "河口镇党政办公室"
    assert found["contact.phone"].value == "0871-62669002"
    people = {name: found[f"form.{name}"].value for name in ("head", "reviewer", "filler", "filled_on", "phone")}
    assert people == {
        "head": "李艳梅", "reviewer": "保德贤", "filler": "郭丽瑞", "filled_on": "2019-01-21", "phone": "0871-62669002",
    }  # fmt: skip


def test_every_cell_of_the_table(report: Report, source: Path, catalog: Catalog) -> None:
    cells = table(report)
    assert len(cells) == 58
    lines = source.read_text(encoding="utf-8").splitlines()
    numbers = [line.split("|")[2].strip() for line in lines if line.count("|") >= 2]
    printed = [number for number in numbers if number.isdigit()]
    assert [figure.raw for figure in cells.values()] == printed
    metrics = [figure.metric for figure in cells.values()]
    assert len(set(metrics)) == 58
    assert None not in metrics
    assert {figure.unit for figure in cells.values()} == {"条", "件", "次", "篇", "万元", "个", "人", "人次"}
    assert all(figure.column is None and figure.form == "statistics-2014" for figure in cells.values())


def test_paths_of_the_table(report: Report) -> None:
    cells = table(report)
    refused = ("三、依申请公开情况", "(三)申请答复数", "4.不同意公开答复数")
    for label in (
        "其中:涉及国家秘密", "涉及商业秘密", "涉及个人隐私", "危及国家安全、公共安全、经济安全和社会稳定",
        "不是《条例》所指政府信息", "法律法规规定的其他情形",
    ):  # fmt: skip
        assert ((*refused, label), None) in cells
    assert (("一、主动公开情况", "制发规范性文件总数"), None) in cells
    assert (("一、主动公开情况", "(一)主动公开政府信息数", "其中:主动公开规范性文件数"), None) in cells
    assert (("四、行政复议数量", "(二)被依法纠错数"), None) in cells
    assert (("五、行政诉讼数量", "(二)被依法纠错数"), None) in cells
    figure = cells[("九、政府信息公开会议和培训情况", "(三)接受培训人员数"), None]
    assert (figure.metric, figure.value, figure.unit) == ("training.people", Decimal(17), "人次")
    assert figure.evidence.quote == "(三)接受培训人员数 | 人次 | 17"
    assert figure.evidence.location == "line 105"
    assert figure.evidence.section == "政府信息公开情况统计表 / 九、政府信息公开会议和培训情况"


def test_prose_figures(report: Report) -> None:
    found = [(figure.metric, figure.value, figure.unit, figure.approximate) for figure in prose(report)]
    assert found == [
        ("docs.dispatched", Decimal(65), "份", True),
        ("info.reported", Decimal(180), "篇", True),
        ("notices.posted", Decimal(40), "次", True),
        ("requests.received", Decimal(0), "件", False),
        ("review.total", Decimal(0), "件", False),
        ("litigation.total", Decimal(0), "件", False),
        ("complaints.total", Decimal(0), "件", False),
        ("fees.requests", Decimal(0), "万元", False),
        (None, Decimal(16), "个", False),
    ]
    assert all(figure.scope is Scope.CURRENT for figure in prose(report))
    zero = prose(report)[3]
    assert zero.evidence.quote == "本年度我镇未收到信息公开申请。"
    assert zero.evidence.section == "二、主动公开政府信息情况 / (四)依申请公开政府信息情况"
    assert prose(report)[8].path[-1] == "村委会办理事项"


def test_outline(report: Report) -> None:
    top = [section.heading for section in report.sections if section.level == 1]
    assert top == [
        "引言", "一、总体情况", "二、主动公开政府信息情况", "三、“互联网+政务服务”工作情况",
        "四、存在的主要问题及改进措施",
        "五、其他需要报告的事项", "政府信息公开情况统计表",
    ]  # fmt: skip
    assert ("二、主动公开政府信息情况", "(七)举报投诉数量") in {section.path for section in report.sections}
    last = [passage.text for passage in report.passages if report.sections[passage.section].heading.startswith("五")]
    assert last == ["无其他需要报告的事项。"]


def test_enumerations(report: Report) -> None:
    lists = {item.lead: [member.text for member in item.items] for item in report.enumerations}
    problems = lists["主要表现为:"]
    assert [text[:11] for text in problems] == [
        "政府信息公开的人员保障", "政府信息公开的时效性有", "政府信息公开的重视程度",
        "政府信息公开的内容有待",
    ]  # fmt: skip
    assert lists["根据我镇实际情况,确立了以下重点公开内容:"][4] == "村委会资金由乡镇托管的收支情况。"
    assert len(lists["下步工作中,我镇将加大工作力度,确保应公开尽公开,突出做好以下几个方面:"]) == 3


def test_findings(report: Report) -> None:
    assert rules(report) == {"period.short", "prose.channel.proactive.via.weibo"}
    assert report.rules_checked == 16


def test_every_quote_is_found_at_its_place(report: Report, source: Path) -> None:
    lines = source.read_text(encoding="utf-8").splitlines()
    for figure in report.figures:
        evidence = figure.evidence
        assert evidence.location.startswith("line ")
        line = "".join(lines[int(evidence.location[5:]) - 1].split())
        parts = evidence.quote.split(" | ") if figure.kind is FigureKind.TABLE else [evidence.quote]
        assert all("".join(part.split()) in line for part in parts), evidence
        assert "".join(figure.raw.split()) in line
