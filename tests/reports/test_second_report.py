"""A second report in one file: the first is read alone, and the second is told; nothing of it is told of the first."""

from __future__ import annotations

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.document import Block, Paragraph
from gisbot.model.report import Report
from gisbot.reports.reader import read_report
from tests.reports.making import Row, by_metric, document, rules
from tests.reports.test_tables import FIRST, PERIOD, THREE, TITLE, TWO, requests

OTHER_YEAR, OTHER_BODY = TITLE.replace("2023", "2022"), TITLE.replace("教育局", "民政局")
Part = str | list[Row] | Block


def body(received: str) -> list[Part]:
    numbers = (received, "0", "0", "0", "0", "0", received)
    return [PERIOD, "一、总体情况", f"全年收到政府信息公开申请{received}件。", TWO, FIRST, THREE,
            requests(received=numbers, granted=numbers, completed=numbers),
            "云溪县教育局", "2024年1月20日"]  # fmt: skip


def read(catalog: Catalog, *parts: Part) -> Report:
    return read_report(document(*parts), catalog)


def received(report: Report) -> list[str]:
    return [str(figure.value) for figure in report.figures if figure.metric == "requests.received"]


@pytest.mark.parametrize(
    "second",
    [
        (OTHER_YEAR,),
        (OTHER_BODY,),
        ("云溪县教育局", "2022年政府信息公开工作年度报告"),
        ("云溪县民政局政府信息公开工作年度报告",),
        ("云溪县教育局政府信息公开工作年度报告",),
        ("政府信息公开工作年度报告",),
        (TITLE,),
    ],
)
def test_the_second_report_is_told_and_not_read(catalog: Catalog, second: tuple[str, ...]) -> None:
    alone = read(catalog, TITLE, *body("6"))
    both = read(catalog, TITLE, *body("6"), *second, *body("9"))
    assert received(both) == received(alone) == ["6", "6"]
    assert (both.agency, both.year, both.published) == (alone.agency, alone.year, alone.published)
    assert len(both.figures) == len(alone.figures)
    (finding,) = [finding for finding in both.findings if finding.rule == "document.second_report"]
    assert finding.severity.value == "error"
    assert finding.found is not None
    assert finding.found.endswith("政府信息公开工作年度报告")
    assert rules(both) - rules(alone) == {"document.second_report"}


@pytest.mark.parametrize(
    "parts",
    [
        (TITLE, "一、总体情况", "二、主动公开政府信息情况", TITLE, *body("6")),
        ("关于云溪县教育局政府信息公开工作年度报告", "一、总体情况", "二、主动公开情况", TITLE, *body("6")),
        (TITLE, *body("6"), OTHER_YEAR, OTHER_BODY),
        (TITLE, *body("6"), "政府信息公开工作年度报告", "一、分享", "打印"),
        ("政府信息公开工作年度报告", "一、总体情况", "二、主动公开情况", TITLE, *body("6")),
        (
            TITLE,
            *body("6"),
            "五、存在的主要问题",
            "（三）编制2022年政府信息公开工作年度报告",
            "按时编制。",
            "一、分享",
            "打印",
        ),
        (TITLE, *body("6"), "附件", "一、云溪县教育局规范性文件目录", "共3件。"),
    ],
)
def test_what_is_no_second_report_is_read_on(catalog: Catalog, parts: tuple[Part, ...]) -> None:
    report = read(catalog, *parts)
    assert "document.second_report" not in rules(report)
    assert by_metric(report)["requests.received"].value == 6
    assert received(report) == ["6", "6"]


def test_the_finding_says_where(catalog: Catalog) -> None:
    parts = [TITLE, *body("6"), OTHER_YEAR, *body("9")]
    line = next(b.place.location for b in document(*parts).blocks if isinstance(b, Paragraph) and b.text == OTHER_YEAR)
    (finding,) = [f for f in read(catalog, *parts).findings if f.rule == "document.second_report"]
    assert [(e.quote, e.location) for e in finding.evidence] == [(OTHER_YEAR, line)]
