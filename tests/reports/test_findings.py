"""What does not add up is told, what is no report is refused, and drafts are held against last year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.errors import NotAReport
from gisbot.model.document import Note
from gisbot.model.report import Report
from gisbot.reports.drafts import check_draft
from gisbot.reports.reader import read_report
from tests.reports.making import Row, document, rules
from tests.reports.test_tables import FIRST, GOOD, THREE, TITLE, TWO, requests

PERIOD = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"


def read(catalog: Catalog, *parts: str | list[Row], title: str = TITLE) -> Report:
    return read_report(document(title, *parts), catalog)


def test_prose_against_table(catalog: Catalog) -> None:
    report = read(catalog, PERIOD, "一、总体情况", "全年收到政府信息公开申请5件。", THREE, GOOD)
    finding = next(finding for finding in report.findings if finding.rule == "prose.table.requests.received")
    assert (finding.expected, finding.found) == ("6", "5")
    assert finding.evidence[-1].quote == "全年收到政府信息公开申请5件。"


def test_prose_that_agrees_is_no_finding(catalog: Catalog) -> None:
    report = read(catalog, PERIOD, "一、总体情况", "全年收到政府信息公开申请6件，上年为9件。", THREE, GOOD)
    assert not [rule for rule in rules(report) if rule.startswith("prose.table")]


def test_sums_that_the_form_does_not_print(catalog: Catalog) -> None:
    report = read(catalog, PERIOD, "一、总体情况", "其中，不予公开2件，其他处理3件。", THREE, GOOD)
    assert {rule for rule in rules(report) if rule.startswith("prose.table")} == {"prose.table.requests.result.refused"}


def test_a_weak_phrase_links_only_what_the_table_confirms(catalog: Catalog) -> None:
    report = read(catalog, PERIOD, "一、总体情况", "全年受理政府信息公开申请6件。", THREE, GOOD)
    linked = [figure for figure in report.figures if figure.kind.value == "prose"]
    assert [figure.metric for figure in linked] == ["requests.received"]
    other = read(catalog, PERIOD, "一、总体情况", "全年受理政府信息公开申请9件。", THREE, GOOD)
    assert [figure.metric for figure in other.figures if figure.kind.value == "prose"] == [None]
    assert "prose.table.requests.received" in rules(other)


CHANNELS = ("政府公报", "政府网站", "政务微博", "政务微信", "其他方式")


def channels(total: str, *numbers: str, normative: str = "1") -> list[Row]:
    """The first block of the table of 2014."""
    return [
        ("统计指标", "单位", "统计数"),
        ("一、主动公开情况", "", ""),
        ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", total),
        ("其中：主动公开规范性文件数", "件", normative),
        ("（二）通过不同渠道和方式公开政府信息的情况", "", ""),
        *(
            (f"{n}.{way}公开政府信息数", "条", number)
            for n, (way, number) in enumerate(zip(CHANNELS, numbers, strict=True), 1)
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (channels("90", "10", "80", "20", "30", "5"), set()),
        (channels("80", "10", "80", "20", "30", "5"), set()),
        (channels("79", "10", "80", "20", "30", "5"), {"identity.proactive.website"}),
        (channels("90", "91", "80", "20", "30", "92"), {"identity.proactive.gazette", "identity.proactive.other"}),
        (channels("90", "10", "80", "95", "96", "5"), {"identity.proactive.weibo", "identity.proactive.wechat"}),
        (channels("200", "10", "80", "20", "30", "5"), {"identity.proactive.channels"}),
        (channels("90", "10", "80", "20", "30", "5", normative="91"), {"identity.proactive.normative"}),
        (channels("", "10", "80", "20", "30", "5"), set()),
    ],
)
def test_a_way_discloses_no_more_than_all(catalog: Catalog, rows: list[Row], found: set[str]) -> None:
    report = read(catalog, "附表", rows, title="虚构县教育局2017年政府信息公开工作年度报告")
    assert {rule for rule in rules(report) if rule.startswith("identity")} == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("微信公众号全年推送信息612条。", {"prose.table.proactive.via.wechat"}),
        ("微信公众号全年推送图文612条。", set()),
        ("收到留言586件，办结579件。", set()),
        ("收到申请50件，办结49件。", {"prose.table.requests.received", "prose.table.requests.completed"}),
        ("区政府办代表区政府受理政府信息公开申请17件。", set()),
        ("全年受理政府信息公开申请17件。", {"prose.table.requests.received"}),
        ("全年制发公文30份，其中依申请公开7份。", set()),
    ],
)
def test_what_counts_something_else_contradicts_no_table(catalog: Catalog, sentence: str, found: set[str]) -> None:
    rows = [
        *channels("90", "10", "80", "20", "30", "5"),
        ("（一）收到申请数", "件", "45"),
        ("（二）申请办结数", "件", "44"),
    ]
    report = read(catalog, "一、概述", sentence, "附表", rows, title="虚构县教育局2017年政府信息公开工作年度报告")
    assert {rule for rule in rules(report) if rule.startswith("prose.table")} == found
    confirmed = read(
        catalog,
        "一、概述",
        "微信公众号推送图文30条。",
        "附表",
        rows,
        title="虚构县教育局2017年政府信息公开工作年度报告",
    )
    assert [f.metric for f in confirmed.figures if f.kind.value == "prose"] == ["proactive.via.wechat"]


def test_template_residue_and_notes_of_the_reader(catalog: Catalog) -> None:
    parts = (TITLE, PERIOD, "一、总体情况", "该部分以表格形式报告。表格如下：", THREE, GOOD)
    report = read_report(document(*parts, notes=(Note("document.no_text", "page 3 has no text"),)), catalog)
    assert {"template.residue", "document.no_text"} <= rules(report)


def test_townships_make_no_regulations(catalog: Catalog) -> None:
    rows: list[Row] = [*FIRST[:2], ("规章", "0", "0", "2")]
    assert "regulations.not_entitled" in rules(
        read(catalog, PERIOD, TWO, rows, title=TITLE.replace("教育局", "清溪镇"))
    )
    assert "regulations.not_entitled" not in rules(read(catalog, PERIOD, TWO, rows))


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", "lookalike.notice"),
        ("云溪县政府信息公开工作年度报告制度", "lookalike.rules"),
        ("云溪县教育局2022年上半年政府信息公开工作报告", "lookalike.half_year"),
        ("云溪县教育局2023年部门预算公开报告", "lookalike.budget"),
    ],
)
def test_lookalikes(catalog: Catalog, title: str, rule: str) -> None:
    with pytest.raises(NotAReport) as refused:
        read(catalog, "一、总体情况", "2023年工作有序开展。", title=title)
    assert refused.value.rule == rule


def test_news_about_a_report_is_none(catalog: Catalog) -> None:
    with pytest.raises(NotAReport) as refused:
        read(catalog, "本报讯 日前，云溪县公布年度报告，全县主动公开信息1万条。")
    assert refused.value.rule == "lookalike.news"


def test_something_else_altogether(catalog: Catalog) -> None:
    with pytest.raises(NotAReport) as refused:
        read(catalog, "今天天气很好，适合出游。", title="云溪县旅游指南")
    assert refused.value.rule == "lookalike.other"


def test_every_finding_has_words_for_people(catalog: Catalog) -> None:
    report = read(catalog, "一、总体情况", "全年收到政府信息公开申请5件。", THREE, GOOD)
    assert report.findings
    for finding in report.findings:
        wording = catalog.reading.wording(finding.rule)
        assert wording is not None, finding.rule
        text = wording.zh.format(expected=finding.expected, found=finding.found, message=finding.message)
        assert "{" not in text


def draft(catalog: Catalog, year: int, rows: list[Row], *sentences: str) -> Report:
    period = PERIOD.replace("2023", str(year))
    return read(catalog, period, "一、总体情况", *sentences, THREE, rows, title=TITLE.replace("2023", str(year)))


def test_drafts(catalog: Catalog) -> None:
    before = draft(catalog, 2022, requests(carried_out=("2", "0", "0", "0", "0", "0", "2")), "有序。")
    now = draft(
        catalog, 2023, requests(carried_in=("1", "0", "0", "0", "0", "0", "1")), "2022年，我局公开了信息。",
        "比2022年有所提高。",
    )  # fmt: skip
    found = check_draft(now, before, catalog)
    assert [finding.rule for finding in found].count("draft.carry_over") == 2
    years = [finding for finding in found if finding.rule == "draft.leftover_year"]
    assert [finding.evidence[0].quote for finding in years] == ["2022年，我局公开了信息。"]
    assert not [finding for finding in check_draft(now, None, catalog) if finding.rule == "draft.carry_over"]


def test_drafts_copied_from_last_year(catalog: Catalog) -> None:
    before = draft(catalog, 2022, GOOD, "有序。")
    rules_found = {finding.rule for finding in check_draft(draft(catalog, 2023, GOOD, "有序。"), before, catalog)}
    assert "draft.same_figures" in rules_found


def test_another_township_in_a_draft(catalog: Catalog) -> None:
    report = read(
        catalog, PERIOD, "一、总体情况", "鸣泉乡认真办理群众来访。清溪镇公开有序。", THREE, GOOD,
        title="清溪镇2023年政府信息公开工作年度报告",
    )  # fmt: skip
    found = [finding.found for finding in check_draft(report, None, catalog) if finding.rule == "draft.other_agency"]
    assert found == ["鸣泉乡"]
    assert not check_draft(replace(report, passages=()), None, catalog)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("3", "", "0", "0", "0", "0", "3"), None),
        (("3", "", "0", "0", "0", "0", "4"), "blank.row_total"),
        (("3", "", "2", "0", "0", "0", "4"), "identity.row_total"),
        (("", "", "", "", "", "", "4"), None),
    ],
)
def test_blanks_against_the_total_of_their_row(catalog: Catalog, row: tuple[str, ...], rule: str | None) -> None:
    found = rules(read_report(document(TITLE, "三、收到和处理政府信息公开申请情况", requests(received=row)), catalog))
    assert {name for name in found if name.endswith("row_total")} == ({rule} if rule else set())
