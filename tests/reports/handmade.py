"""Tables of the forms written down by hand, cell by cell with their spans, and the ways in which copies print them.

Nothing here comes from `examples/`, so that its author's idea of a table is not the only one that reading is held to.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import NamedTuple

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import CellState, FigureKind, Report

TITLE = "云溪县教育局{year}年政府信息公开工作年度报告"
PREAMBLE = (
    "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如对本报告有疑问，请与云溪县教育局办公室联系"
    "（地址：云溪县虚构路9号，邮编：650000，电话：0871-62660000）。"
)
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RECEIVED = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
SIMPLE = ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
GROUPS = {
    "（三）不予公开": (
        "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
        "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    ),
    "（四）无法提供": ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    "（五）不予处理": (
        "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ),
}  # fmt: skip
OTHER_2021 = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
BLOCKS = {
    2021: (
        ("第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")),
        ("第二十条第（五）项", ("本年处理决定数量",), ("行政许可",)),
        ("第二十条第（六）项", ("本年处理决定数量",), ("行政处罚", "行政强制")),
        ("第二十条第（八）项", ("本年收费金额（单位：万元）",), ("行政事业性收费",)),
    ),
    2019: (
        ("第二十条第（一）项", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), ("规章", "规范性文件")),
        ("第二十条第（五）项", ("上一年项目数量", "本年增/减", "处理决定数量"), ("行政许可", "其他对外管理服务事项")),
        ("第二十条第（六）项", ("上一年项目数量", "本年增/减", "处理决定数量"), ("行政处罚", "行政强制")),
        ("第二十条第（八）项", ("上一年项目数量", "本年增/减"), ("行政事业性收费",)),
        ("第二十条第（九）项", ("采购项目数量", "采购总金额"), ("政府集中采购",)),
    ),
}
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


class Cell(NamedTuple):
    """A printed cell with the places it covers."""

    text: str
    colspan: int = 1
    rowspan: int = 1


Rows = list[list[Cell]]
Truth = dict[tuple[str, ...], str]
"""What is printed, by the last labels of the path and the last label of the column; "" for a blank."""


def filled(rng: Random, *, blanks: float) -> Callable[[], str]:
    """Numbers, and blanks as often as said."""
    return lambda: "" if rng.random() < blanks else str(rng.choice((0, 1, 2, 3, 7, 12, 105, 1206)))


def blocks(form: int, value: Callable[[], str], truth: Truth) -> Rows:
    """Section two."""
    rows: Rows = []
    for head, columns, labels in BLOCKS[form]:
        spans = {1: (3,), 2: (2, 1), 3: (1, 1, 1)}[len(columns)]
        rows.append([Cell(head, 4)])
        rows.append([Cell("信息内容"), *(Cell(name, span) for name, span in zip(columns, spans, strict=True))])
        for label in labels:
            texts = [value() for _ in columns]
            truth.update({(head, label, name): text for name, text in zip(columns, texts, strict=True)})
            rows.append([Cell(label), *(Cell(text, span) for text, span in zip(texts, spans, strict=True))])
    return rows


def requests(form: int, value: Callable[[], str], truth: Truth) -> Rows:
    """Section three."""

    def row(*path: str) -> list[Cell]:
        texts = [value() for _ in APPLICANTS]
        truth.update({(*path, name): text for name, text in zip(APPLICANTS, texts, strict=True)})
        return [Cell(text) for text in texts]

    results: Rows = [[Cell(label, 2), *row(label)] for label in SIMPLE]
    for group, labels in GROUPS.items() if form == 2019 else [*GROUPS.items(), ("（六）其他处理", OTHER_2021)]:
        for number, label in enumerate(labels):
            results.append([*[Cell(group, 1, len(labels))][number:], Cell(label), *row(group, label)])
    results += [[Cell("（六）其他处理", 2), *row("（六）其他处理")]] if form == 2019 else []
    results.append([Cell("（七）总计", 2), *row("（七）总计")])
    results[0].insert(0, Cell("三、本年度办理结果", 1, len(results)))
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        [Cell(note, 3, 3), Cell("申请人情况", 7)],
        [Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)],
        [Cell(name) for name in APPLICANTS[1:6]],
        *([Cell(label, 3), *row(label)] for label in RECEIVED),
        *results,
        [Cell("四、结转下年度继续办理", 3), *row("四、结转下年度继续办理")],
    ]


def disputes(value: Callable[[], str], truth: Truth) -> Rows:
    """Section four."""
    parts = ("行政复议", "未经复议直接起诉", "复议后起诉")
    cells = [((part, name), value()) for part in parts for name in OUTCOMES]
    truth.update(cells)
    return [
        [Cell("行政复议", 5), Cell("行政诉讼", 10)],
        [*(Cell(name, 1, 2) for name in OUTCOMES), Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)],
        [Cell(name) for name in OUTCOMES * 2],
        [Cell(text) for _, text in cells],
    ]


def report(form: int, *, blanks: float, seed: int = 7) -> tuple[list[str | Rows], Truth]:
    """The lines and tables of a report, and what its tables print."""
    value, truth = filled(Random(seed), blanks=blanks), Truth()
    year = 2023 if form == 2021 else 2020
    tables = (blocks(form, value, truth), requests(form, value, truth), disputes(value, truth))
    parts: list[str | Rows] = [TITLE.format(year=year), PREAMBLE.format(year=year), "一、总体情况", "工作有序开展。"]
    for heading, rows in zip(HEADINGS, tables, strict=True):
        parts += [heading, rows]
    return [*parts, "五、存在的主要问题及改进情况", "需要改进。", "六、其他需要报告的事项", "没有其他事项。"], truth


def misread(report: Report, truth: Truth, catalog: Catalog) -> tuple[list[str], list[tuple[str, ...]]]:
    """The cells read with another value, without metric, or under no such label; and the cells not read."""

    def folded(text: str) -> str:
        return catalog.reading.fold("".join(text.split()))

    left = {tuple(folded(part) for part in key): (key, text) for key, text in truth.items()}
    wrong = []
    for figure in report.figures:
        if figure.kind is not FigureKind.TABLE:
            continue
        column = (figure.column or "").split("法人或其他组织/")[-1]
        names = tuple(column.split("/")[-2:]) if not figure.path else (*figure.path[-2:], column)
        keys = [tuple(folded(part) for part in names[start:]) for start in range(2)]
        key = next((key for key in keys if key in left), None)
        if key is None:
            wrong.append(f"nothing is printed at {names}: {figure.raw!r}")
            continue
        _, text = left.pop(key)
        is_same = figure.state is CellState.BLANK if not text else figure.value == Decimal(text)
        if not is_same or figure.metric is None:
            wrong.append(f"{names}: {text!r} was read as {figure.raw!r} ({figure.metric})")
    return wrong, [key for key, _ in left.values()]
