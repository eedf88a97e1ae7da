"""`gisbot table` over the one real report."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from gisbot.documents import read_documents
from gisbot.model.document import Document, Grid

from .conftest import Command


def test_the_whole_form_in_its_order(gisbot: Command) -> None:
    ran = gisbot("table")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "河口镇" in lines[0]
    numbered = [line.split() for line in lines if line.split()[-2:-1] and line.split()[-2].isdigit()]
    assert len(numbered) == 58
    assert numbered[0][1] == "198"
    assert numbered[-1][1:] == ["17", "人次"]
    order = [
        next(at for at, line in enumerate(lines) if line.startswith(f"{number}、")) for number in "一二三四五六七八九"
    ]
    assert order == sorted(order)


def test_the_workbook_has_every_cell_with_its_source(gisbot: Command, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert gisbot("table", "--agency", "河口镇", "--year", "2018", "--xlsx", str(path)).code == 0
    form, sources, _ = openpyxl.load_workbook(path).worksheets
    rows = [row for row in form.iter_rows(values_only=True) if isinstance(row[1], int)]
    assert len(rows) == 58
    assert sum(row[1] == 0 for row in rows) == 47
    assert all(row[-2] and row[-3] and row[-1] is None for row in rows)
    assert sources.max_row == 59


def test_the_workbook_is_read_by_a_reader_that_did_not_write_it(gisbot: Command, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert gisbot("table", "--xlsx", str(path)).code == 0
    (document,) = read_documents(path, source=path.name)
    assert isinstance(document, Document)
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    texts = [[cell.text for cell in row] for row in grid.rows]
    received = next(row for row in texts if row[0].strip() == "(一)收到申请数")
    assert received[1:3] == ["0", "件"]


def test_what_is_not_there_is_one_line(gisbot: Command, tmp_path: Path) -> None:
    for arguments in (("--agency", "火星市"), ("--year", "1999"), ("--xlsx", str(tmp_path / "no" / "t.xlsx"))):
        ran = gisbot("table", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
