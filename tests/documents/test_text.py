"""Txt: lines, pipe rows, tab rows, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.documents import read_document
from gisbot.documents.bounds import Budget
from gisbot.documents.encoding import decode
from gisbot.documents.text import text_blocks
from gisbot.errors import DamagedDocument
from gisbot.model.document import Grid
from tests.documents.makers import grids, paragraphs, read, rows, texts

SEED = Path(__file__).resolve().parents[2] / "knowledge" / "reports"


def test_every_line_is_a_paragraph_with_its_number() -> None:
    document = read("虚构镇报告\r\n\r\n　一、总体情况\r本镇公开 3 条。\n", "a.txt")
    assert [(p.text, p.place.location) for p in paragraphs(document)] == [
        ("虚构镇报告", "line 1"),
        ("一、总体情况", "line 3"),
        ("本镇公开 3 条。", "line 4"),
    ]


def test_trailing_pipes_keep_blank_cells_blank() -> None:
    document = read("统 计 指 标 | 单位 | 统计数 |\n一、主动公开情况 | ||\n(一)公开数 | 条 | 12 |\n", "a.txt")
    (grid,) = grids(document)
    assert rows(grid) == [["统计指标", "单位", "统计数"], ["一、主动公开情况", "", ""], ["(一)公开数", "条", "12"]]
    assert [row[0].place.location for row in grid.rows] == ["line 1", "line 2", "line 3"]
    assert [(c.row, c.column) for c in grid.rows[2]] == [(2, 0), (2, 1), (2, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| 项目 | 数 |\n|---|---|\n| 规章 | 0 |\n| | 1 |\n", [["项目", "数"], ["规章", "0"], ["", "1"]]),
        ("项目 | 数\n规章 | 0\n | 1\n", [["项目", "数"], ["规章", "0"], ["", "1"]]),
        (
            "| 申请人情况 | 商业\n企业 | 其他 |\n| 一、新收 | 1 | 2 |\n",
            [["申请人情况", "商业企业", "其他"], ["一、新收", "1", "2"]],
        ),
        (
            "指标\t单位\t数\n收到申请数\t件\t\n\t条\t4\n",
            [["指标", "单位", "数"], ["收到申请数", "件", ""], ["", "条", "4"]],
        ),
        ("\t甲\t1\n\t乙\t2\n", [["甲", "1"], ["乙", "2"]]),
    ],
)
def test_rows_of_every_style(text: str, expected: list[list[str]]) -> None:
    (grid,) = grids(read(text, "a.txt"))
    assert rows(grid) == expected


def test_runs_of_pipes_before_text_are_no_table() -> None:
    document = read("|" * 400 + " 虚构县年度报告\n一、概述\n", "a.txt")
    assert texts(document) == ["虚构县年度报告", "一、概述"]


def test_prose_with_a_bar_or_a_tab_stays_prose() -> None:
    document = read("首页 | 新闻\n正文。\n一、\t概述\n二、\t情况\n", "a.txt")
    assert not grids(document)
    assert len(texts(document)) == 4


def test_one_cell_a_line_and_flattened_digits_stay_lines() -> None:
    document = read("商业\n企业\n|\n0 0 0 0 0 0 0\n", "a.txt")
    assert texts(document) == ["商业", "企业", "|", "0 0 0 0 0 0 0"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5"]
)
def test_encodings(encoding: str) -> None:
    text = (
        "虛構縣2018年政府信息公開工作年度報告\n本年度收到申請0件。\n"
        if encoding == "big5"
        else "虚构县2018年报告\n收到申请0件。\n"
    )
    assert decode(text.encode(encoding)).text == text


def test_a_few_broken_characters_are_noted_and_many_refused() -> None:
    data = ("本年度主动公开政府信息" * 40).encode()
    document = read(data[:-1], "a.txt")
    assert [note.rule for note in document.notes] == ["document.bad_characters"]
    with pytest.raises(DamagedDocument):
        decode(bytes(range(128, 256)) * 40 + b"\x81\xff" * 2000)


def test_the_seed_report_is_read_line_by_line() -> None:
    found = sorted(SEED.glob("*2018*.txt"))
    assert found, "the report the project is made for is not in knowledge/reports"
    document = read_document(found[0])
    lines = found[0].read_text("utf-8").splitlines()
    (grid,) = grids(document)
    assert {len(row) for row in grid.rows} == {3}
    assert len(grid.rows) == 66
    for paragraph in paragraphs(document):
        assert paragraph.place.line is not None
        assert paragraph.text in lines[paragraph.place.line - 1]
    for row in grid.rows:
        for cell in row:
            assert cell.place.line is not None
            assert cell.text in lines[cell.place.line - 1]


def test_blocks_come_in_the_order_of_their_lines() -> None:
    blocks = list(text_blocks("甲\na|b|c\nd|e|f\n乙\n", Budget()))
    assert [block.place.line for block in blocks] == [1, 2, 4]
    assert isinstance(blocks[1], Grid)
