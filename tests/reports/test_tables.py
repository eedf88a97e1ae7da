"""The tables of all forms in every shape that carriers and clerks give them; all numbers are made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.document import Picture
from gisbot.model.place import Place
from gisbot.model.report import CellState, Report
from gisbot.reports.reader import read_report
from tests.reports.making import Row, by_metric, document, rules, table

TITLE = "云溪县教育局2023年政府信息公开工作年度报告"
PERIOD = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
TWO, THREE, FOUR = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
FIRST: list[Row] = [
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "/", "/", "/"),
    ("行政规范性文件", "3", "1", "8"),
]
FIFTH: list[Row] = [("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", "94")]
HEAD: list[Row] = [
    ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"),
    ("自然人", "法人或其他组织", "总计"),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
]
NONE = ("0",) * 7


def requests(**numbers: tuple[str, ...]) -> list[Row]:
    """Section three of the form of 2021, 0 but for the rows given."""
    row = lambda name: numbers.get(name, NONE)  # noqa: E731 - one word for "these numbers, else zeros"
    return [
        *HEAD,
        ("一、本年新收政府信息公开申请数量", *row("received")),
        ("二、上年结转政府信息公开申请数量", *row("carried_in")),
        ("三、本年度办理结果", "（一）予以公开", *row("granted")),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", *row("partial")),
        ("（三）不予公开", "1.属于国家秘密", *row("secret")),
        ("2.其他法律行政法规禁止公开", *NONE),
        ("3.危及“三安全一稳定”", *NONE),
        ("4.保护第三方合法权益", *NONE),
        ("5.属于三类内部事务信息", *NONE),
        ("6.属于四类过程性信息", *NONE),
        ("7.属于行政执法案卷", *NONE),
        ("8.属于行政查询事项", *NONE),
        ("（四）无法提供", "1.本机关不掌握相关政府信息", *row("not_held")),
        ("2.没有现成信息需要另行制作", *NONE),
        ("3.补正后申请内容仍不明确", *NONE),
        ("（五）不予处理", "1.信访举报投诉类申请", *NONE),
        ("2.重复申请", *NONE),
        ("3.要求提供公开出版物", *NONE),
        ("4.无正当理由大量反复申请", *NONE),
        ("5.要求行政机关确认或重新出具已获取信息", *NONE),
        ("（六）其他处理", "1.逾期不补正", *NONE),
        ("2.逾期不缴费", *NONE),
        ("3.其他", *row("other")),
        ("（七）总计", *row("completed")),
        ("四、结转下年度继续办理", *row("carried_out")),
    ]


GOOD = requests(
    received=("3", "2", "0", "0", "0", "1", "6"), granted=("2", "1", "0", "0", "0", "0", "3"),
    other=("1", "1", "0", "0", "0", "1", "3"), completed=("3", "2", "0", "0", "0", "1", "6"),
)  # fmt: skip


def read(catalog: Catalog, *parts: str | list[Row]) -> Report:
    return read_report(document(TITLE, PERIOD, "一、总体情况", "工作有序开展。", *parts), catalog)


def test_section_three(catalog: Catalog) -> None:
    report = read(catalog, THREE, GOOD)
    cells = table(report)
    assert len(cells) == 25 * 7
    assert cells[("一、本年新收政府信息公开申请数量",), "法人或其他组织/其他"].metric == "requests.received.other_org"
    path = ("三、本年度办理结果", "（六）其他处理", "3.其他")
    assert (cells[path, "总计"].metric, cells[path, "总计"].value) == ("requests.result.other.other", Decimal(3))
    assert cells[("三、本年度办理结果", "（七）总计"), "自然人"].metric == "requests.completed"
    assert report.forms == ("requests-2021",)
    assert report.rules_checked == 2 * 7 + 25
    assert not [rule for rule in rules(report) if rule.startswith(("identity", "row", "column", "cell"))]


def test_flattened_to_digits(catalog: Catalog) -> None:
    lines = [" ".join(row) for row in GOOD]
    expected = {key: figure.value for key, figure in table(read(catalog, THREE, GOOD)).items()}
    assert {key: figure.value for key, figure in table(read(catalog, THREE, *lines)).items()} == expected


def test_one_cell_a_line(catalog: Catalog) -> None:
    lines = [cell for row in GOOD for cell in row]
    expected = {key: figure.value for key, figure in table(read(catalog, THREE, GOOD)).items()}
    assert {key: figure.value for key, figure in table(read(catalog, THREE, *lines)).items()} == expected


def test_cells_between_bars(catalog: Catalog) -> None:
    lines = [text for row in GOOD for cell in row for text in (cell, "|")]
    expected = {key: figure.value for key, figure in table(read(catalog, THREE, GOOD)).items()}
    assert {key: figure.value for key, figure in table(read(catalog, THREE, *lines)).items()} == expected


def test_labels_broken_over_lines(catalog: Catalog) -> None:
    lines = [" ".join(row) for row in GOOD]
    place = next(index for index, line in enumerate(lines) if line.startswith("（二）部分"))
    lines[place : place + 1] = ["（二）部分公开（区分处理的，只计这一情形，不", "9 0 0 0 0 0 9", "计其他情形）"]
    cells = table(read(catalog, THREE, *lines))
    path = ("三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    assert cells[path, "自然人"].value == Decimal(9)


def test_blanks_are_blanks_and_are_not_summed(catalog: Catalog) -> None:
    blank = ("", "", "", "", "", "", "")
    rows = [row if len(row) < 8 else (*row[:-7], *("" if cell == "0" else cell for cell in row[-7:])) for row in GOOD]
    report = read(catalog, THREE, rows)
    states = [figure.state for figure in table(report).values()]
    assert states.count(CellState.BLANK) == sum(row[-7:].count("0") for row in GOOD if len(row) >= 8)
    assert all(figure.value is None for figure in table(report).values() if figure.state is CellState.BLANK)
    assert not [rule for rule in rules(report) if rule.startswith("identity")]
    assert blank not in [row[-7:] for row in GOOD]


def test_sums_that_do_not_hold(catalog: Catalog) -> None:
    rows = requests(received=("3", "2", "0", "0", "0", "1", "7"), completed=("3", "2", "0", "0", "0", "1", "6"))
    found = [finding for finding in read(catalog, THREE, rows).findings if finding.rule.startswith("identity.")]
    assert {finding.rule for finding in found} == {
        "identity.requests.balance", "identity.requests.results", "identity.row_total",
    }  # fmt: skip
    total = next(finding for finding in found if finding.rule == "identity.row_total")
    assert (total.expected, total.found) == ("6", "7")
    assert total.evidence[0].quote.startswith("一、本年新收政府信息公开申请数量 | 3")


def test_a_row_with_values_missing_is_told_and_not_guessed(catalog: Catalog) -> None:
    rows = [row if row[0] != "2.重复申请" else ("2.重复申请", "1", "0", "0", "0", "1") for row in GOOD]
    report = read(catalog, THREE, rows)
    assert "column.count" in rules(report)
    assert not [path for path, _ in table(report) if path[-1] == "2.重复申请"]


def test_unknown_row_keeps_its_numbers_without_a_metric(catalog: Catalog) -> None:
    rows = [*GOOD[:20], ("6.内部查询类申请", "1", "0", "0", "0", "0", "0", "1"), *GOOD[20:]]
    report = read(catalog, THREE, rows)
    figure = table(report)[("三、本年度办理结果", "（五）不予处理", "6.内部查询类申请"), "自然人"]
    assert (figure.metric, figure.value, figure.unit) == (None, Decimal(1), "件")
    assert "row.unknown" in rules(report)


def test_text_in_a_value_cell(catalog: Catalog) -> None:
    rows = [row if row[0] != "2.重复申请" else ("2.重复申请", "0", "见附件", *NONE[:5]) for row in GOOD]
    report = read(catalog, THREE, rows)
    figure = table(report)[("三、本年度办理结果", "（五）不予处理", "2.重复申请"), "法人或其他组织/商业企业"]
    assert (figure.state, figure.value, figure.raw) == (CellState.TEXT, None, "见附件")
    assert "cell.text" in rules(report)


def test_section_two_with_mixed_forms(catalog: Catalog) -> None:
    old: list[Row] = [
        ("第二十条第（一）项",), ("信息内容", "本年新", "本年新公开数量", "对外公开总数量"),
        ("规范性文件", "2", "2", "30"),
    ]  # fmt: skip
    report = read(catalog, TWO, old, FIFTH)
    found = by_metric(report)
    assert found["docs.normative.issued"].value == Decimal(2)
    assert found["docs.normative.total_public"].value == Decimal(30)
    assert found["admin.licences.decisions"].value == Decimal(94)
    assert set(report.forms) == {"disclosure-2019", "disclosure-2021"}


def test_section_two_cells(catalog: Catalog) -> None:
    cells = table(read(catalog, TWO, FIRST, FIFTH))
    figure = cells[("第二十条第（一）项", "规章"), "现行有效件数"]
    assert (figure.metric, figure.state, figure.value, figure.raw) == (
        "docs.regulations.in_force", CellState.NOT_APPLICABLE, None, "/",
    )  # fmt: skip
    assert cells[("第二十条第（五）项", "行政许可"), "本年处理决定数量"].value == Decimal(94)


@pytest.mark.parametrize(
    ("header", "cell", "unit"),
    [("采购总金额", "31500", None), ("采购总金额(万元)", "512.6", "万元"), ("采购总金额", "180000元", "元")],
)
def test_the_unit_of_money_is_never_guessed(catalog: Catalog, header: str, cell: str, unit: str | None) -> None:
    rows: list[Row] = [("第二十条第（九）项",), ("信息内容", "采购项目数量", header), ("政府集中采购", "4", cell)]
    report = read(catalog, TWO, rows)
    assert by_metric(report)["procurement.amount"].unit == unit
    assert ("unit.unknown" in rules(report)) == (unit is None)


def test_signed_changes_and_extra_rows(catalog: Catalog) -> None:
    rows: list[Row] = [
        ("第二十条第（五）项",), ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "", "+17", "5"), ("其他对外管理服务事项", "9", "-260", "3"), ("行政检查", "1", "0", "2"),
    ]  # fmt: skip
    report = read(catalog, TWO, rows)
    found = by_metric(report)
    assert found["admin.licences.items_change"].value == Decimal(17)
    assert found["admin.licences.items_prev"].state is CellState.BLANK
    assert found["admin.other_services.items_change"].value == Decimal(-260)
    assert table(report)[("第二十条第（五）项", "行政检查"), "处理决定数量"].metric is None


def disputes(values: Row) -> list[Row]:
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [("行政复议", "行政诉讼"), (*five, "未经复议直接起诉", "复议后起诉"), (*five, *five), values]


def test_section_four(catalog: Catalog) -> None:
    values = ("1", "1", "0", "0", "2", "1", "0", "0", "0", "1", "2", "0", "1", "0", "3")
    report = read(catalog, FOUR, disputes(values))
    cells = table(report)
    assert len(cells) == 15
    assert cells[(), "行政诉讼/复议后起诉/总计"].metric == "litigation.after_review.total"
    assert report.rules_checked == 3
    assert "行政诉讼 / 复议后起诉 / 总计" in cells[(), "行政诉讼/复议后起诉/总计"].evidence.section


def test_section_four_with_fourteen_numbers_is_left(catalog: Catalog) -> None:
    report = read(catalog, FOUR, disputes(("1",) * 14))
    assert not table(report)
    assert "column.count" in rules(report)


def test_statistics_of_three_levels(catalog: Catalog) -> None:
    rows: list[Row] = [
        ("统计指标", "单位", "本级", "部门", "乡镇"), ("一、主动公开情况", "", "", "", ""),
        ("（一）主动公开政府信息数", "条", "10", "20", "30"), ("三、依申请公开情况", "——", "", "", ""),
        ("（一）收到申请数", "件", "1", "0", ""),
    ]  # fmt: skip
    cells = table(read(catalog, "政府信息公开情况统计表", rows))
    path = ("一、主动公开情况", "（一）主动公开政府信息数")
    assert [cells[path, column].value for column in ("本级", "部门", "乡镇")] == [Decimal(10), Decimal(20), Decimal(30)]
    assert cells[("三、依申请公开情况", "（一）收到申请数"), "本级"].metric == "requests.received"


def test_repeated_labels_need_their_parent(catalog: Catalog) -> None:
    rows: list[Row] = [
        ("统计指标", "单位", "统计数"), ("五、行政诉讼数量", "件", "3"),
        ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "1"), ("（二）被依法纠错数", "件", "2"),
    ]  # fmt: skip
    found = by_metric(read(catalog, "政府信息公开情况统计表", rows))
    assert found["litigation.corrected"].value == Decimal(2)
    assert "review.corrected" not in found


def test_pictures_in_place_of_tables(catalog: Catalog) -> None:
    picture = Picture(Place(line=9), "捕获2.PNG")
    parts = (TITLE, PERIOD, "一、总体情况", "工作有序开展。", TWO, picture, THREE, FOUR)
    report = read_report(document(*parts), catalog)
    assert {"table.picture", "table.missing"} <= rules(report)
    assert not table(report)


def test_tables_of_no_form_keep_their_labels(catalog: Catalog) -> None:
    rows: list[Row] = [
        ("指标名称", "计量单位", "本年累计"),
        ("网站专栏访问量", "次", "1,206"),
        ("现场咨询", "人次", "7"),
    ]
    figure = table(read(catalog, "附表", rows))[("网站专栏访问量",), "本年累计"]
    assert (figure.metric, figure.value, figure.unit) == (None, Decimal(1206), "次")


def test_two_rows_run_together_are_told_and_not_read(catalog: Catalog) -> None:
    rows: list[Row] = [
        ("统计指标", "单位", "统计数"), ("二、回应解读情况", "", ""),
        ("2.政府网站在线访谈次数其中：主要负责同志参加政府网站在线访谈次数", "次", "3"),
        ("3.政策解读稿件发布数", "篇", "5"),
    ]  # fmt: skip
    report = read(catalog, "政府信息公开情况统计表", rows)
    assert [figure.metric for figure in table(report).values()] == ["policy.interpretations"]
    assert "row.joined" in rules(report)


def test_a_blank_last_cell_lost_with_its_bar(catalog: Catalog) -> None:
    rows = [row[:-1] if len(row) >= 8 else row for row in GOOD]
    report = read(catalog, THREE, rows)
    total = table(report)[("一、本年新收政府信息公开申请数量",), "总计"]
    assert (total.state, total.value) == (CellState.BLANK, None)
    assert by_metric(report)["requests.received.natural_person"].value == Decimal(3)


def test_serial_numbers_and_page_marks(catalog: Catalog) -> None:
    lines = [
        "序号 统计指标 单位 统计数",
        "1 一、主动公开情况",
        "2 （一）主动公开政府信息数 条 129",
        "-·3·-",
        "3 制发规范性文件总数 件 6",
    ]
    found = by_metric(read(catalog, "政府信息公开情况统计表", *lines))
    assert (found["proactive.total"].value, found["proactive.total"].path) == (
        Decimal(129), ("一、主动公开情况", "（一）主动公开政府信息数"),
    )  # fmt: skip
    assert found["docs.normative.issued"].value == Decimal(6)


def test_traditional_characters(catalog: Catalog) -> None:
    rows: list[Row] = [("第二十條第（六）項",), ("信息內容", "本年處理決定數量"), ("行政處罰", "12")]
    report = read(catalog, TWO, rows)
    figure = table(report)[("第二十條第（六）項", "行政處罰"), "本年處理決定數量"]
    assert (figure.metric, figure.value) == ("admin.penalties.decisions", Decimal(12))


PROCUREMENT = ("第二十条第（九）项", "信息内容", "采购项目数量", "采购总金额")


@pytest.mark.parametrize(
    ("head", "amount", "unit", "told"),
    [
        ("第二十条第（九）项（单位：万元）", "12.5", "万元", False),
        ("第二十条第（九）项", "12.5万元", "万元", False),
        ("第二十条第（九）项", "1,512.6万元", "万元", False),
        ("第二十条第（九）项", "31500", None, True),
        ("第二十条第（九）项", "0", None, False),
    ],
)
def test_money_units(catalog: Catalog, head: str, amount: str, unit: str | None, *, told: bool) -> None:
    report = read(catalog, TWO, [(head,), PROCUREMENT[1:], ("政府集中采购", "3", amount)])
    found = by_metric(report)
    assert (found["procurement.projects"].unit, found["procurement.amount"].unit) == ("项", unit)
    assert ("unit.unknown" in rules(report)) == told


def test_a_header_broken_inside_cells_that_end_with_a_bar(catalog: Catalog) -> None:
    text = (
        f"{TITLE}\n{PERIOD}\n一、总体情况\n工作有序开展。\n{TWO}\n第二十条第（一）项 | |||\n信息内容 | 本年新\n制作数量"
        " | 本年新\n公开数量 | 对外公开总数量 |\n规章 | 0 | 0 | 0 |\n规范性文件 | 3 | 4 | 5 |"
    )
    found = by_metric(read_report(read_bytes(text.encode(), "a.txt", source="a.txt"), catalog))
    assert [found[f"docs.normative.{name}"].value for name in ("issued", "disclosed", "total_public")] == [3, 4, 5]
    assert found["docs.normative.disclosed"].column == "本年新公开数量"


def test_a_row_of_one_cell_a_line_is_cited_where_it_begins(catalog: Catalog) -> None:
    lines = [TITLE, PERIOD, "一、总体情况", "工作有序开展。", TWO, *(cell for row in (*FIRST, *FIFTH) for cell in row)]
    report = read_report(read_bytes("\n".join(lines).encode(), "a.txt", source="a.txt"), catalog)
    evidence = by_metric(report)["docs.normative.in_force"].evidence
    first = lines.index("行政规范性文件") + 1
    assert (evidence.quote, evidence.location) == ("行政规范性文件 | 3 | 1 | 8", f"line {first}")
