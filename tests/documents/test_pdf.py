"""Pdf: ruled tables, paragraphs over hard line breaks, page marks, pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gisbot.documents import read_document
from gisbot.documents.bounds import Budget
from gisbot.documents.pdf_flow import flow_of
from gisbot.documents.pdf_grid import PageCell, PageGrid, ruled_grids
from gisbot.documents.pdf_ink import Char, PageInk, Rule
from gisbot.documents.pdf_inspect import is_ordinary
from gisbot.documents.pdf_lines import TextLine
from gisbot.documents.pdf_tables import joined
from gisbot.errors import DamagedDocument, UnsupportedDocument
from tests.documents.conftest import only
from tests.documents.makers import drawn, grids, paragraphs, pdf, read, rows, texts

SENTENCE = "本年度虚构县主动公开政府信息1234条，公开电话0000-12345678，"
LABELS = [f"{number}.虚构情形" for number in range(1, 60)]


def long_table(rows_wanted: int) -> tuple[list[list[str]], list[tuple[tuple[int, int], tuple[int, int]]], list[int]]:
    lines = [["情形", "自然人", "商业企业", "总计"]]
    lines += [
        [label, str(index), "" if index % 3 else "0", str(index)] for index, label in enumerate(LABELS[:rows_wanted])
    ]
    return lines, [], [200, 80, 80, 80]


def test_paragraphs_are_joined_from_hard_lines_over_pages() -> None:
    document = read(pdf("一、总体情况", SENTENCE * 40 + "完。", "二、其他", "无。"), "a.pdf")
    assert texts(document) == ["一、总体情况", SENTENCE * 40 + "完。", "二、其他", "无。"]
    long = paragraphs(document)[1]
    assert long.place.location == "page 1-2"


def test_page_marks_are_dropped_and_values_at_the_foot_kept() -> None:
    data = pdf("虚构县报告", long_table(50), "完。")
    (grid,) = grids(read(data, "a.pdf"))
    assert rows(grid) == long_table(50)[0]
    assert grid.rows[-1][0].place.page == 2
    assert "-" not in "".join(texts(read(data, "a.pdf")))


def test_repeated_header_rows_are_dropped() -> None:
    (grid,) = grids(read(pdf(long_table(50), repeat=1), "a.pdf"))
    assert rows(grid) == long_table(50)[0]


def test_blank_rows_at_a_page_edge_stay_rows() -> None:
    lines = [["情形", "数"], *([label, ""] for label in LABELS)]
    (grid,) = grids(read(pdf((lines, [], [200, 100])), "a.pdf"))
    assert rows(grid) == lines


def test_merged_cells_keep_their_spans() -> None:
    lines = [["申请人情况", "", "总计"], ["（三）不予公开", "1.属于国家秘密", "0"], ["", "2.重复申请", "7"]]
    spans = [((0, 0), (1, 0)), ((0, 1), (0, 2))]
    (grid,) = grids(read(pdf((lines, spans, [100, 200, 60])), "a.pdf"))
    assert [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in grid.rows] == [
        [("申请人情况", 0, 1, 2), ("总计", 2, 1, 1)],
        [("（三）不予公开", 0, 2, 1), ("1.属于国家秘密", 1, 1, 1), ("0", 2, 1, 1)],
        [("2.重复申请", 1, 1, 1), ("7", 2, 1, 1)],
    ]


HEAD = [(60, 700, 120, 730, "组"), (120, 700, 320, 730, "情形"), (320, 700, 400, 730, "数")]


def test_a_merged_label_over_a_page_edge_is_one_cell() -> None:
    first = [*HEAD, (60, 60, 120, 700, "（三）不"), (120, 380, 320, 700, "1.甲"), (320, 380, 400, 700, "3")]
    first += [(120, 60, 320, 380, "2.乙"), (320, 60, 400, 380, "")]
    second = [(60, 700, 120, 780, "予公开"), (120, 700, 320, 780, "3.丙"), (320, 700, 400, 780, "")]
    second += [(60, 660, 320, 700, "（七）总计"), (320, 660, 400, 700, "3")]
    (grid,) = grids(read(drawn(first, second), "a.pdf"))
    assert rows(grid) == [
        ["组", "情形", "数"],
        ["（三）不予公开", "1.甲", "3"],
        ["2.乙", ""],
        ["3.丙", ""],
        ["（七）总计", "3"],
    ]
    assert [cell.rowspan for cell in grid.rows[1]] == [3, 1, 1]
    assert [row[-1].place.page for row in grid.rows] == [1, 1, 1, 2, 2]


def test_an_empty_label_cell_overleaf_goes_on_with_the_label() -> None:
    first = [*HEAD, (60, 60, 120, 700, "（三）组"), (120, 60, 320, 700, "1.甲"), (320, 60, 400, 700, "3")]
    second = [(60, 660, 120, 780, ""), (120, 700, 320, 780, "2.乙"), (320, 700, 400, 780, "4")]
    second += [(120, 660, 320, 700, "3.丙"), (320, 660, 400, 700, "")]
    (grid,) = grids(read(drawn(first, second), "a.pdf"))
    assert rows(grid)[1:] == [["（三）组", "1.甲", "3"], ["2.乙", "4"], ["3.丙", ""]]
    assert grid.rows[1][0].rowspan == 3


@pytest.mark.parametrize("value_above", [True, False])
def test_a_row_cut_by_a_page_edge_is_one_row(value_above: bool) -> None:
    label = "4.要求行政机关确认或重新出具已"
    first = [*HEAD[1:], (120, 60, 320, 700, label), (320, 60, 400, 700, "31" if value_above else "")]
    second = [(120, 740, 320, 780, "获取信息"), (320, 740, 400, 780, "" if value_above else "31")]
    second += [(120, 700, 320, 740, "5.其他"), (320, 700, 400, 740, "")]
    (grid,) = grids(read(drawn(first, second), "a.pdf"))
    assert rows(grid) == [["情形", "数"], [f"{label}获取信息", "31"], ["5.其他", ""]]
    assert grid.rows[1][0].place.location == "page 1-2, table 1 row 2"


def test_rows_without_numbers_at_a_closed_page_edge_stay_two() -> None:
    first = [*HEAD[1:], (120, 60, 320, 700, "行政处罚"), (320, 60, 400, 700, "")]
    second = [(120, 700, 320, 780, "行政强制"), (320, 700, 400, 780, "")]
    (grid,) = grids(read(drawn(first, second), "a.pdf"))
    assert rows(grid) == [["情形", "数"], ["行政处罚", ""], ["行政强制", ""]]


def test_a_table_without_its_outer_lines_is_closed() -> None:
    cells = [*HEAD, (60, 660, 120, 700, "甲"), (120, 660, 320, 700, "1.乙"), (320, 660, 400, 700, "9")]
    (grid,) = grids(read(drawn(cells, sides=False), "a.pdf"))
    assert rows(grid) == [["组", "情形", "数"], ["甲", "1.乙", "9"]]


def test_wrapped_labels_stand_in_their_cell() -> None:
    label = "5.要求行政机关确认或重新出具已获取信息"
    (grid,) = grids(read(pdf(([["情形", "数"], [label, "31"], ["6.其他", ""]], [], [90, 60])), "a.pdf"))
    assert rows(grid) == [["情形", "数"], [label, "31"], ["6.其他", ""]]


def test_tables_with_a_heading_between_are_two() -> None:
    document = read(pdf(long_table(3), "三、另一张表", long_table(2)), "a.pdf")
    assert [len(grid.rows) for grid in grids(document)] == [4, 3]
    assert grids(document)[1].place.location == "page 1, table 2"


def test_rows_without_lines_stand_in_columns(tmp_path: Path) -> None:
    lines = [["指标", "单位", "数"], ["收到申请数", "件", "12"], ["主动公开数", "条", ""], ["专项经费", "万元", "3.5"]]
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(72, 760, "虚构县政府信息公开情况统计表")
    for number, line in enumerate([*lines, ["举报投诉数量", "件", "0"]]):
        for x, text in zip((72, 300, 400), line, strict=True):
            canvas.drawString(x, 700 - 24 * number, text)
    canvas.save()
    document = read((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    found = [rows(grid) for grid in grids(document)]
    assert found == [[*lines, ["举报投诉数量", "件", "0"]]]
    assert texts(document)[0] == "虚构县政府信息公开情况统计表"


def canvas_file(path: Path, draw: str, encrypt: StandardEncryption | None = None) -> bytes:
    canvas = Canvas(str(path), encrypt=encrypt)
    if draw == "text":
        canvas.drawString(72, 700, "text")
    else:
        canvas.rect(72, 72, 300, 300)
    canvas.save()
    return path.read_bytes()


def test_scanned_encrypted_and_broken_files_say_so(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedDocument) as caught:
        read(canvas_file(tmp_path / "a.pdf", "frame"), "a.pdf")
    assert caught.value.rule == "document.no_text"
    with pytest.raises(DamagedDocument, match="encrypted"):
        read(canvas_file(tmp_path / "b.pdf", "text", StandardEncryption("user", "owner")), "b.pdf")
    with pytest.raises(DamagedDocument):
        read(b"%PDF-1.4\nnothing", "c.pdf")


def test_reports_are_read_in_this_process(shared_reports: Path) -> None:
    assert is_ordinary(pdf(long_table(30), SENTENCE))
    assert is_ordinary(only(shared_reports, "洪泽区2024*.pdf").read_bytes())


def test_hongze_2024_cell_by_cell(shared_reports: Path) -> None:
    """Compared with the printed pages by eye; the misprint of row 10 and the split head are the report's own."""
    document = read_document(only(shared_reports, "洪泽区2024*.pdf"))
    first, second, third = grids(document)
    assert rows(first) == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "3", "0", "8"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "9487"],
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "2776"],
        ["行政强制", "84"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "7545"],
    ]
    values = {rows(second)[index][-8]: rows(second)[index][-7:] for index in range(3, 26)}
    filled = {
        "一、本年新收政府信息公开申请数量": "95",
        "（一）予以公开": "50",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "9",
        "3.危及“三安全一稳定”": "1",
        "6.属于四类过程性信息": "1",
        "7.属于行政执法案卷": "1",
        "1.本机关不掌握相关政府信息": "31",
        "2.没有现成信息需要另行制作": "1",
        "1.信访举报投诉类申请": "1",
    }
    for label, row in values.items():
        if label:
            wanted = filled.get(label, "0")
            assert row == [wanted, "0", "0", "0", "0", "0", wanted], label
    assert set(filled) <= set(values)
    assert rows(second)[24] == ["（七）总计", "", "95", "0", "0", "0", "0", "0", "95"]
    assert rows(second)[23] == ["（六）其他处理", "", "0", "0", "0", "0", "0", "0", "0"]
    assert rows(second)[5][0] == "三、本年度办理结果"
    assert second.rows[5][0].rowspan == 20
    assert second.rows[15][0].rowspan == 3
    assert rows(third)[0] == ["行政复议", "", "行政诉讼"]
    assert rows(third)[3] == ["1", "1", "0", "0", "2", "1", "0", "0", "0", "1", "2", "0", "1", "0", "3"]
    assert texts(document)[:2] == ["淮安市洪泽区人民政府", "2024年政府信息公开工作年度报告"]
    assert texts(document)[2].endswith("邮编：223100，电话：0517-87290606）。")
    assert paragraphs(document)[-3].place.location == "page 4-5"
    assert texts(document)[-1].endswith("全年收取政府信息公开信息处理费0元。")


def _part(ys: list[float], texts: list[list[tuple[int, int, str]]], *, open_edges: tuple[bool, bool]) -> PageGrid:
    """A part of a table with columns at 0, 100, 200, 300: cells as (first column, rows they go down, text)."""
    lines = []
    for row, line in enumerate(texts):
        cells = [PageCell(100.0 * x, ys[row], 100.0 * (x + 1), ys[row + down], [], text) for x, down, text in line]
        for cell in cells:
            width = 96.0 if len(cell.text) > 2 else 10.0
            cell.chars.append(Char("字", cell.x0, cell.top, cell.x0 + width, cell.top + 10.0, 0))
        lines.append(cells)
    return PageGrid([0.0, 100.0, 200.0, 300.0], ys, lines, *open_edges)


def test_rows_after_a_repeated_header_are_counted_from_it() -> None:
    head = [(0, 1, "情形"), (1, 1, "原因"), (2, 1, "件数")]
    first = _part([0, 20, 40], [head, [(0, 1, "（一）不予"), (1, 1, "1.秘密"), (2, 1, "3")]], open_edges=(False, False))
    second = _part(
        [0, 20, 40, 60],
        [head, [(0, 2, "（二）其他"), (1, 1, "1.逾期"), (2, 1, "0")], [(1, 1, "2.虚构县政府"), (2, 1, "4")]],
        open_edges=(False, False),
    )
    third = _part(
        [0, 20, 40, 60],
        [head, [(0, 1, ""), (1, 1, "信息"), (2, 1, "")], [(0, 1, "（三）总计"), (1, 1, "甲"), (2, 1, "9")]],
        open_edges=(True, False),
    )
    grid = joined([(1, first), (2, second), (3, third)], 1)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["情形", "原因", "件数"],
        ["（一）不予", "1.秘密", "3"],
        ["（二）其他", "1.逾期", "0"],
        ["2.虚构县政府\n信息", "4"],
        ["（三）总计", "甲", "9"],
    ]


def test_an_indented_label_cut_by_the_page_goes_on() -> None:
    first = _part([0, 20, 40], [
        [(0, 1, "指标名称"), (1, 1, "单位"), (2, 1, "数")], [(0, 1, "其中：虚构负"), (1, 1, "次"), (2, 1, "83")],
    ], open_edges=(False, False))  # fmt: skip
    second = _part([0, 20, 40], [
        [(0, 1, "责人参加次数"), (1, 1, ""), (2, 1, "")], [(0, 1, "2.其他事项"), (1, 1, "次"), (2, 1, "7")],
    ], open_edges=(False, False))  # fmt: skip
    cut = first.rows[1][0]
    cut.chars[:] = [Char("其", cut.x0 + 60.0, cut.top, cut.x0 + 98.0, cut.top + 10.0, 0)]
    grid = joined([(1, first), (2, second)], 1)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["指标名称", "单位", "数"],
        ["其中：虚构负\n责人参加次数", "次", "83"],
        ["2.其他事项", "次", "7"],
    ]


def test_a_cell_that_goes_down_a_whole_page_keeps_its_side() -> None:
    across = [Rule(float(y), 100.0, 300.0) for y in (40, 80, 120)]
    down = [Rule(float(x), 20.0, 140.0) for x in (100, 200, 300)]
    (grid,), _ = ruled_grids(across, [Rule(20.0, 20.0, 140.0), *down], [_char(25, 60), _char(150, 60)], Budget())
    assert grid.xs == [20.0, 100.0, 200.0, 300.0]
    assert grid.rows[0][0].text == "字"
    assert [len(row) for row in grid.rows] == [3, 2, 2, 2]


def _char(x: float, y: float) -> Char:
    return Char("字", x, y, x + 10.0, y + 10.0, 0)


def test_a_heading_below_a_table_is_no_part_of_it() -> None:
    """The table that follows overleaf has the same left edge; the heading stands close below the first one."""
    table = [["情形", "件数"], ["虚构事项", "3"], ["其他事项", "4"]]
    first = ruled_page(table, top=700.0, below="三、收到和处理申请情况")
    second = ruled_page(table, top=40.0, below="")
    flow = flow_of([first, second], Budget())
    below = [item.content.text for item in flow.items if isinstance(item.content, TextLine)]
    assert below == ["三、收到和处理申请情况"]


def ruled_page(table: list[list[str]], top: float, below: str) -> PageInk:
    """What is drawn on a page with one ruled table and a line of text close below it."""
    height = 20.0
    bottom = top + height * len(table)
    across = [Rule(top + height * row, 50.0, 350.0) for row in range(len(table) + 1)]
    down = [Rule(x, top, bottom) for x in (50.0, 250.0, 350.0)]
    chars: list[Char] = []

    def write(text: str, x: float, y: float) -> None:
        for char in text:
            chars.append(Char(char, x, y, x + 10.0, y + 10.0, len(chars)))
            x += 10.0

    for row, cells in enumerate(table):
        for x, text in zip((55.0, 255.0), cells, strict=True):
            write(text, x, top + height * row + 5.0)
    write(below, 55.0, bottom + 5.0)
    return PageInk(595.0, 842.0, chars, across, down, 0, 0)
