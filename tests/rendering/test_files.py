"""Csv and xlsx: read back with other libraries, every figure typed and beside its citation."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gisbot.model.report import CellState
from gisbot.model.selection import Absent, Selected, Selection
from gisbot.rendering.csv import csv_bytes
from gisbot.rendering.figure_sheets import answer_sheets, selection_sheets
from gisbot.rendering.sheets import Sheet
from gisbot.rendering.xlsx import xlsx_bytes
from tests.rendering.making import answer, citation, difference, trend, value, words

ODD = Sheet(
    "表",
    ("甲", "乙", "丙", "丁", "戊"),
    (("=1+1", Decimal("12.50"), Decimal("-3"), date(2021, 2, 3), None), ('说"好",\n了', 7, Decimal(0), None, "@x")),
)


def read_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def pages(data: bytes) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets)


def rows_of(page: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(row) for row in page.iter_rows(values_only=True)]


def test_csv_is_read_back_whole_and_runs_nothing() -> None:
    header, first, second = read_csv(csv_bytes(ODD))
    assert header == list(ODD.header)
    assert first == ["'=1+1", "12.5", "-3", "2021-02-03", ""]
    assert second == ['说"好",\n了', "7", "0", "", "'@x"]
    assert csv_bytes(ODD).count(b"\r\n") == 3


def test_xlsx_cells_are_typed_and_texts_are_no_formulas() -> None:
    (page,) = pages(xlsx_bytes((ODD,)))
    assert page.title == "表"
    assert page["A2"].value == "=1+1"
    assert page["A2"].data_type == "s"
    assert page["B2"].value == 12.5
    assert page["B2"].number_format == "0.0"
    assert page["D2"].value == datetime(2021, 2, 3)
    assert page["E2"].value is None
    assert page["C3"].value == 0
    assert page.freeze_panes == "A2"


def test_control_characters_do_not_break_the_workbook() -> None:
    (page,) = pages(xlsx_bytes((Sheet("表", ("甲",), (("a\x07b\nc",),)),)))
    assert page["A2"].value == "ab\nc"


def test_an_answer_has_its_figures_sources_and_notes() -> None:
    given = trend((2019, "12"), (2020, None), (2021, "40"))
    figures, sources, notes = (rows_of(page) for page in pages(xlsx_bytes(answer_sheets(given, words()))))
    assert figures[0][:6] == ("机关", "年度", "项目", "数值", "单位", "说明")
    assert figures[1][:7] == ("云上镇", 2019, "收到申请数", 12, "件", None, 1)
    assert figures[1][7:11] == ("云上镇2019年报告（虚构）", "三、申请", "line 9", "收到申请数 | 12")
    assert figures[2][3:6] == (None, "件", "空白")
    assert [row[0] for row in sources[1:]] == [1, 2, 3]
    assert sources[1][6] == datetime(2020, 1, 31)
    assert any("e1" in str(row[0]) for row in notes)


def test_every_figure_of_a_computed_value_has_its_own_citation() -> None:
    header, computed, first, second = read_csv(csv_bytes(answer_sheets(difference(), words())[0]))
    cell = dict(zip(header, computed, strict=True))
    assert (cell["数值"], cell["出处编号"]) == ("7", "1, 2")
    assert "1, 2" in cell["说明"]
    assert dict(zip(header, first, strict=True))["原文"] == "收到申请数 | 12"
    assert dict(zip(header, second, strict=True))["原文"] == "'=1+1"


def test_warnings_of_an_answer_stand_on_the_notes() -> None:
    given = answer(value("云上镇", 2021, "1", 0), warnings=("只有 2 份报告",))
    assert ("只有 2 份报告",) in rows_of(pages(xlsx_bytes(answer_sheets(given, words())))[2])


def selection() -> Selection:
    def one(year: int, amount: Decimal | None, state: CellState, *, computed: bool = False) -> Selected:
        cited = (citation("云上镇", year), citation("云上镇", year, "又一处"))
        return Selected("m", "收到申请数", "云上镇", year, amount, "件", state, False, computed, cited[: 1 + computed])

    figures = (
        one(2019, Decimal("2.5"), CellState.NUMBER),
        one(2020, None, CellState.BLANK),
        one(2021, None, CellState.NOT_APPLICABLE),
        one(2022, Decimal(9), CellState.NUMBER, computed=True),
    )
    return Selection(figures, (Absent("柳林乡", 2019), Absent("柳林乡", 2020, "收到申请数")), "e1")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_selection_names_blanks_and_what_is_missing(language: str) -> None:
    says = words(language)
    header, *rows = read_csv(csv_bytes(selection_sheets(selection(), says)[0]))
    values = [(row[1], row[3], row[5]) for row in rows]
    assert values == [
        ("2019", "2.5", ""),
        ("2020", "", says.text("export.blank")),
        ("2021", "", says.text("export.not_applicable")),
        ("2022", "9", says.text("export.computed_from", numbers="4, 5")),
        ("2019", "", says.text("export.no_report")),
        ("2020", "", says.text("export.no_item")),
    ]
    assert all(row[7] and row[10] for row in rows[:4])
    assert len(header) == 12


def test_a_selection_numbers_its_sources_through() -> None:
    figures, sources, _ = (rows_of(page) for page in pages(xlsx_bytes(selection_sheets(selection(), words()))))
    assert [row[6] for row in figures[1:5]] == [1, 2, 3, "4, 5"]
    assert len(sources) == 6
