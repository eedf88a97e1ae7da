"""Titles, periods and contact lines in the forms that real reports give them; all names are made up."""

from __future__ import annotations

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import Report
from gisbot.reports.reader import read_report
from tests.reports.making import by_metric, document, rules

PERIOD = "本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。"


def read(catalog: Catalog, *parts: str) -> Report:
    return read_report(document(*parts), catalog)


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("云溪县教育局2018年政府信息公开工作年度报告", "云溪县教育局", 2018),
        ("2018年云溪县教育局政府信息公开工作年度报告", "云溪县教育局", 2018),
        ("2018年度云溪县教育局政府信息公开工作报告", "云溪县教育局", 2018),
        ("云溪县教育局2018年度政府信息公开工作年度报告", "云溪县教育局", 2018),
        ("2018云溪县教育局政府信息公开年报", "云溪县教育局", 2018),
        ("云溪县教育局2018年政务信息公开年度报告", "云溪县教育局", 2018),
        ("云溪县教育局关于2018年度政府信息公开工作的年度报告", "云溪县教育局", 2018),
        ("云溪县教育局政府信息公开工作2018年度报告", "云溪县教育局", 2018),
        ("云溪县教育局2018年度信息公开报告/全文", "云溪县教育局", 2018),
        ("云溪县教育局二○一八年政府信息公开工作年度报告", "云溪县教育局", 2018),
        ("云溪县教育局二0一八年政府信息公开工作年度报告", "云溪县教育局", 2018),
        ("云溪县人民政府２０１８年政府信息公开工作年度报告", "云溪县人民政府", 2018),
        ("云溪县人民政府信息公开工作2018年度报告", "云溪县人民政府", 2018),
        ("虚州海关2018年海关政府信息公开年度报告", "虚州海关", 2018),
        ("虚川市规划和自然资源系统2018年政府信息公开工作年度报告", "虚川市规划和自然资源系统", 2018),
        ("虚川海关总署(本级机关)2018年政府信息公开工作年度报告", "虚川海关总署(本级机关)", 2018),
        ("佳荣里街2018年政府信息公开工作年度报告", "佳荣里街", 2018),
        ("云溪县21018年政府信息公开工作年度报告", "云溪县", 2018),
        ("雲溪縣教育局2018年政府信息公開工作年度報告", "雲溪縣教育局", 2018),
    ],
)
def test_titles(catalog: Catalog, title: str, agency: str, year: int) -> None:
    report = read(catalog, title, PERIOD, "一、总体情况", "工作有序开展。")
    assert (report.agency, report.year) == (catalog.reading.fold(agency), year)


@pytest.mark.parametrize(
    "lines",
    [
        ("云溪县教育局", "2018年政府信息公开工作年度报告"),
        ("云溪县教育局2018年政府信息公开工作年度", "报告"),
        ("云溪县教育局", "2018年", "政府信息公开工作年度报告"),
        ("云教发[2019]05", "云溪县教育局2018年政府信息公开工作年度报告", "(2019年2月11日)"),
        ("云溪县教育局2018年政府信息公开工作年度报告", "云溪县教育局2018年政府信息公开工作年度报告"),
        ("- 1 -", "云溪县教育局", "2018 年政府信息公开工作年度报告"),
        ("当前位置：首页 > 部门 > 云溪县教育局 > 政府信息公开年报", "云溪县教育局2018年政府信息公开工作年度报告"),
        ("您现在的位置：云溪县教育局信息公开>政府信息公开年报", "云溪县教育局2018年政府信息公开工作年度报告"),
        ("无障碍浏览", "云溪县教育局2018年政府信息公开工作年度报告", "访问量：", "字体：[]"),
    ],
)
def test_titles_over_several_lines(catalog: Catalog, lines: tuple[str, ...]) -> None:
    report = read(catalog, *lines, PERIOD, "一、总体情况", "工作有序开展。")
    assert report.agency == "云溪县教育局"
    assert report.year == 2018
    assert "".join(report.title.split()) == "云溪县教育局2018年政府信息公开工作年度报告"


def test_short_name_in_title_is_completed_by_the_signature(catalog: Catalog) -> None:
    report = read(
        catalog, "清溪镇2018年政府信息公开工作年度报告", PERIOD, "一、总体情况", "工作有序开展。", "二、其他", "没有。",
        "三、补充", "没有。", "清溪镇人民政府", "2019年1月21日",
    )  # fmt: skip
    assert report.agency == "清溪镇人民政府"
    assert "清溪镇" in report.names
    assert report.published is not None
    assert report.published.isoformat() == "2019-01-21"


def test_agency_from_preamble_when_the_title_names_none(catalog: Catalog) -> None:
    report = read(
        catalog, "2025年度政府信息公开工作年度报告",
        "本报告由云溪县财政局根据《中华人民共和国政府信息公开条例》编制。", "一、总体情况", "工作有序开展。",
    )  # fmt: skip
    assert (report.agency, report.year) == ("云溪县财政局", 2025)


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("本报告由清溪镇人民政府党政办公室编制。", "清溪镇人民政府"),
        (
            "《2025年政府信息公开工作报告》由云溪县财政局根据《政府信息公开条例》编制而成。",
            "云溪县财政局",
        ),
        ("根据要求，由云溪县财政局结合有关统计数据编制。", "云溪县财政局"),
        ("我局编制了《云溪县财政局2025年政府信息公开工作年度报告》，现向社会公布。", "云溪县财政局"),
        ("现向社会公布2025年度云溪县财政局信息公开年度报告。", "云溪县财政局"),
    ],
)
def test_agency_in_other_words_of_the_preamble(catalog: Catalog, sentence: str, agency: str) -> None:
    report = read(catalog, "2025年度政府信息公开工作年度报告", sentence, "一、总体情况", "工作有序开展。")
    assert report.agency == agency


@pytest.mark.parametrize(
    ("agency", "parent"),
    [
        ("虚城市教育局", "虚城市"),
        ("虚都市水务局", "虚都市"),
        ("云城县教育局", "云城县"),
        ("云城区民政局", "云城区"),
        ("虚州省水利厅", "虚州省"),
        ("虚什地区行政公署教育局", "虚什地区"),
        ("云溪县城市管理局", "云溪县"),
        ("云溪县社区服务中心", "云溪县"),
    ],
)
def test_the_place_above_an_agency(catalog: Catalog, agency: str, parent: str) -> None:
    report = read(catalog, f"{agency}2018年政府信息公开工作年度报告", PERIOD, "一、总体情况", "有序。")
    assert (report.agency, report.parent) == (agency, parent)


@pytest.mark.parametrize(
    ("place", "office"),
    [
        ("清溪路街道", "清溪路街道办事处"),
        ("云溪经济开发区", "云溪经济开发区管委会"),
        ("虚川高新区", "虚川高新区管理委员会"),
    ],
)
def test_a_place_without_government_is_its_office(catalog: Catalog, place: str, office: str) -> None:
    title = f"附件：{place}2018年政府信息公开工作年度报告"
    report = read(catalog, title, f"本报告由{office}编制。", "一、总体情况", "有序。")
    assert report.agency == office
    assert place in report.names


def test_a_report_that_only_its_preamble_names(catalog: Catalog) -> None:
    sentence = "根据规定，现发布《虚州省2019年度政府信息公开工作报告》。"
    report = read(catalog, sentence, "一、总体情况", "工作有序。", "二、主动公开政府信息情况", "有序。")
    assert (report.agency, report.year) == ("虚州省", 2019)


@pytest.mark.parametrize(
    "lines",
    [
        ("时间：2019-01-22 17:28  来源：云溪县教育局  浏览次数：",),
        ("文章来源：办公室 | 添加时间：2019-01-22 |",),
        ("日期：2019-01-22 浏览量：354 来源：云溪县教育局 文字大小：",),
    ],
)
def test_day_of_publication_that_a_page_prints(catalog: Catalog, lines: tuple[str, ...]) -> None:
    title = "云溪县教育局2018年政府信息公开工作年度报告"
    report = read(catalog, title, *lines, PERIOD, "一、总体情况", "2018年1月召开会议。")
    assert report.published is not None
    assert report.published.isoformat() == "2019-01-22"


def test_metadata_printed_as_a_table_in_the_text(catalog: Catalog) -> None:
    made = document(
        [("标题：", "云溪县教育局2018年政府信息公开工作年度报告"), ("发文日期：", "2019-02-10", "来源：", "本局")],
        PERIOD, "一、总体情况", "工作有序开展。",
    )  # fmt: skip
    report = read_report(made, catalog)
    assert (report.title, report.agency) == ("云溪县教育局2018年政府信息公开工作年度报告", "云溪县教育局")
    assert str(report.published) == "2019-02-10"


@pytest.mark.parametrize(
    ("sentence", "site"),
    [
        ("本报告的电子版可在云溪县政府网站（http://www.yunxi.example/）下载。", "http://www.yunxi.example/"),
        ("本年度报告可通过专栏查阅，网址为：http://xxgk.yunxi.example/col/c1/index.html进行查阅。",
         "http://xxgk.yunxi.example/col/c1/index.html"),
        ("报告电子版可在县政府官网下载（链接：www.yunxi.example）。", "www.yunxi.example"),
        ("如对本报告有疑问，请与县教育局办公室联系，网址：www.yunxi.example，邮箱：a.b@yunxi.example。",
         "www.yunxi.example"),
    ],
)  # fmt: skip
def test_the_site_where_the_report_can_be_read(catalog: Catalog, sentence: str, site: str) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", PERIOD + sentence, "一、总体情况", "工作有序。"
    )
    assert by_metric(report)["contact.website"].value == site


def test_an_address_of_mail_is_no_site(catalog: Catalog) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", PERIOD, "如对本报告有疑问，请写信至a.b@yunxi.example。",
        "一、总体情况", "工作有序。",
    )  # fmt: skip
    assert "contact.website" not in by_metric(report)


def test_places_above_and_short_names(catalog: Catalog) -> None:
    report = read(catalog, "云州市清溪区人民政府2018年政府信息公开工作年度报告", PERIOD, "一、总体情况", "有序。")
    assert report.parent == "云州市"
    assert {"云州市清溪区", "清溪区人民政府", "清溪区"} <= set(report.names)


def test_title_that_a_long_line_begins_with(catalog: Catalog) -> None:
    line = (
        f"2018年政府信息公开工作年度报告 根据《中华人民共和国政府信息公开条例》编制。{PERIOD} 一、概述 工作有序开展。"
    )
    report = read(catalog, "清溪乡人民政府", line, "二、主动公开政府信息情况", "主动公开政府信息30条。")
    assert (report.title, report.agency) == ("清溪乡人民政府2018年政府信息公开工作年度报告", "清溪乡人民政府")
    assert report.period.end is not None


def test_academic_year_ends_in_the_year_reported(catalog: Catalog) -> None:
    title = "虚川大学2018—2019学年信息公开工作年度报告"
    report = read(catalog, title, "本报告所列数据的统计期限自2018年9月1日起至2019年8月31日止。", "一、概述", "有序。")
    assert (report.agency, report.year) == ("虚川大学", 2019)
    assert "period.short" in rules(report)


def test_title_with_a_wrong_year_follows_the_text(catalog: Catalog) -> None:
    report = read(
        catalog, "云溪县教育局2010年政府信息公开工作年度报告",
        "2016年，我局……。所列数据的统计期限自2016年1月1日起至2016年12月31日止。", "一、总体情况", "2016年有序开展。",
    )  # fmt: skip
    assert report.year == 2016
    assert "title.year" in rules(report)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。", "2018-01-01", "2018-12-31"),
        ("统计时限从2018年1月1日到2018年12月31日。", "2018-01-01", "2018-12-31"),
        ("统计数据时间范围为2018年1月1日至12月31日。", "2018-01-01", "2018-12-31"),
        ("除特别说明外，所列数据自2018 年 1 月 1 日起，至 2018 年 12 月 31 日止。", "2018-01-01", "2018-12-31"),
        ("内容涵盖2018年1月1日——2018年12月31日期间的情况。", "2018-01-01", "2018-12-31"),
        ("起止时间为2018年1月1日----2018年12月31日。", "2018-01-01", "2018-12-31"),
        ("数据统计期限为2018年1月1日至2018年12月31日截止。", "2018-01-01", "2018-12-31"),
        ("统计期限自2018年1月1日起至2018年12月27日止。", "2018-01-01", "2018-12-27"),
        ("数据截止日期为2018年12月20日。", None, "2018-12-20"),
        ("报告所涉数据核定时间点为2018年12月31日。", None, "2018-12-31"),
        ("所列数据统计时间为2018年1月至12月。", "2018-01-01", "2018-12-31"),
        ("报告的时间跨度为2018年1月1日至2018年12月31日。", "2018-01-01", "2018-12-31"),
        ("所列数据的统计期限为2018.1.1-2018.12.31。", "2018-01-01", "2018-12-31"),
        ("统计期限自二〇一八年一月一日起至二〇一八年十二月三十一日止。", "2018-01-01", "2018-12-31"),
        ("统计期限自201811日起至20181231日止。", "2018-01-01", "2018-12-31"),
        ("统计期限自201811日至20181231日。", "2018-01-01", "2018-12-31"),
        ("统计期限自20181月1日至20181231日止。", "2018-01-01", "2018-12-31"),
        ("统计期限自20181月1日起至201812月31日止。", "2018-01-01", "2018-12-31"),
        ("统计期限自2018年11日至2018年1231日。", "2018-01-01", "2018-12-31"),
        ("统计期限自201911日起至20191231日止。", None, None),
        ("统计期限自年1月1日起至止。", None, None),
        ("自2008年5月1日起施行的《条例》要求公开。", None, None),
    ],
)
def test_periods(catalog: Catalog, sentence: str, start: str | None, end: str | None) -> None:
    report = read(catalog, "云溪县教育局2018年政府信息公开工作年度报告", sentence, "一、总体情况", "工作有序开展。")
    found = report.period
    assert (found.start.isoformat() if found.start else None, found.end.isoformat() if found.end else None) == (
        start,
        end,
    )


def test_lost_period_is_told(catalog: Catalog) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", "统计期限自年1月1日起至止。", "一、总体情况", "有序。"
    )
    assert "period.incomplete" in rules(report)


CONTACTS = [
    (
        "如对本报告有疑问，请与云溪县教育局办公室联系（地址：云溪县虚构路9号，邮编：650000，电话：0871-62660000，传真：0871-62660001，"
        "电子邮箱：yxjy@yunxi.example）。",
        {"office": "云溪县教育局办公室", "address": "云溪县虚构路9号", "postcode": "650000", "phone": "0871-62660000",
         "fax": "0871-62660001", "email": "yxjy@yunxi.example"},
    ),
    ("如有疑问，请联系：云溪县教育局办公室56000000。", {"office": "云溪县教育局办公室", "phone": "56000000"}),
    ("对本报告有任何疑问，请与云溪县教育局办公室联系，电话0412-6210000。", {"phone": "0412-6210000"}),
    ("如对本报告有疑问，请与本局办公室联系。联系电话:6210000电子邮箱:abc@yunxi.example",
     {"phone": "6210000", "email": "abc@yunxi.example"}),
    ("如对本年度报告有疑问，请与办公室联系。（电话：0578—2090000）", {"phone": "0578—2090000"}),
    ("如对报告有疑问，请与办公室联系，电话：（010）65000000。", {"phone": "（010）65000000"}),
    ("如对报告有疑问，请与办公室联系，电话：010－65000000。", {"phone": "010－65000000"}),
    ("如对报告有疑问，请与办公室联系，电话：0871--62660000。", {"phone": "0871--62660000"}),
    ("如对报告有疑问，请与办公室联系，电话：0871 -62660000。", {"phone": "0871-62660000"}),
    ("如对报告有疑问，请与办公室联系，电话：087162660000。", {"phone": "087162660000"}),
    ("如对报告有疑问，请与办公室联系，电话：13900000000。", {"phone": "13900000000"}),
    ("如对报告有疑问，请与办公室联系，电话：56000000*806。", {"phone": "56000000*806"}),
    ("如对报告有疑问，请与办公室联系，电话：0871-62660000、62660001。", {"phone": "0871-62660000、62660001"}),
    ("如对报告有疑问，请与办公室联系，电话（传真）：0871-62660000。",
     {"phone": "0871-62660000", "fax": "0871-62660000"}),
    ("如对报告有疑问，请与办公室联系，电子邮箱：xxgk@yx. edu. cn，邮编200000。",
     {"email": "xxgk@yx.edu.cn", "postcode": "200000"}),
    ("如对报告有疑问，请与办公室联系，电子邮箱：62660000@yunxi.example，电话：62660000。",
     {"email": "62660000@yunxi.example", "phone": "62660000"}),
    ("如对报告有疑问，请与办公室联系，QQ邮箱10001000。", {"email": "10001000"}),
    ("若对本报告有疑问，可通过网站意见箱反映或直接与云溪县教育局办公室联系。（办公地址：云溪县虚构路9号）。",
     {"office": "云溪县教育局办公室", "address": "云溪县虚构路9号"}),
    ("如对报告有疑问，请与办公室联系，电话：0871-6266 0000。", {"phone": "0871-62660000"}),
    ("对本报告有疑问，可致电云溪县教育局办公室（0871-62660000）。",
     {"phone": "0871-62660000", "office": "云溪县教育局办公室"}),
    ("请与清江区政务公开办联系（地址：清江区虚构路9号；工作时间：夏季（7月15日-9月30日）上午09:00-12:00；邮编：650000；"
     "电话：0871-62660000）。", {"address": "清江区虚构路9号", "postcode": "650000", "phone": "0871-62660000"}),
    ("公众如需进一步咨询，请致电云溪县教育局办公室，电话：0871-62660000。", {"phone": "0871-62660000"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CONTACTS, ids=[str(number) for number in range(len(CONTACTS))])
def test_contact_lines(catalog: Catalog, sentence: str, expected: dict[str, str]) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", PERIOD + sentence, "一、总体情况", "工作有序开展。",
        "主办单位：云溪县融媒体中心 联系电话：0871-69999999 网站标识码5300000001",
    )  # fmt: skip
    found = by_metric(report)
    assert {name: found[f"contact.{name}"].value for name in expected if f"contact.{name}" in found} == expected


def test_contact_over_labelled_lines(catalog: Catalog) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", "如对本报告有疑问，请与云溪县教育局办公室联系。",
        "地址：云溪县虚构路9号", "邮政编码：650000", "联系电话：0871-62660000", "一、总体情况", "工作有序开展。",
    )  # fmt: skip
    found = by_metric(report)
    assert found["contact.phone"].value == "0871-62660000"
    assert found["contact.phone"].evidence.location == "line 5"
    assert found["contact.postcode"].value == "650000"


def test_what_is_dialled_is_no_office(catalog: Catalog) -> None:
    sentence = "如有疑问，请拨打电话：0871-62660000。"
    found = by_metric(
        read(catalog, "云溪县教育局2018年政府信息公开工作年度报告", PERIOD + sentence, "一、总体情况", "有序。")
    )
    assert found["contact.phone"].value == "0871-62660000"
    assert "contact.office" not in found


def test_hotline_and_banner_are_no_contact(catalog: Catalog) -> None:
    report = read(
        catalog, "云溪县教育局2018年政府信息公开工作年度报告", PERIOD, "一、总体情况",
        "群众也可拨打政务服务热线12345反映问题。", "版权所有：云溪县教育局 联系电话：0871-69999999",
    )  # fmt: skip
    assert "contact.phone" not in by_metric(report)


def test_no_year_anywhere_is_refused(catalog: Catalog) -> None:
    from gisbot.errors import NotAReport

    with pytest.raises(NotAReport) as refused:
        read(catalog, "云溪县教育局政府信息公开工作年度报告", "一、总体情况", "工作有序开展。")
    assert refused.value.rule == "lookalike.no_year"


def test_a_table_alone_names_agency_and_year_in_its_caption(catalog: Catalog) -> None:
    rows = [
        ("云溪县教育局2017年政府信息公开情况统计表",), ("统计指标", "单位", "统计数"),
        ("（一）主动公开政府信息数", "条", "1206"), ("其中：主动公开规范性文件数", "条", "12"),
        ("制发规范性文件总数", "件", "5"),
    ]  # fmt: skip
    report = read_report(document(rows), catalog)
    assert (report.agency, report.year) == ("云溪县教育局", 2017)
    assert by_metric(report)["proactive.total"].value == 1206
