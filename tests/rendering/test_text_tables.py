"""Tables of text, and the whole form of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gisbot.channels.telegram.sandbox.markup import read_html
from gisbot.model.answer import Table
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Period
from gisbot.rendering.form_table import form_grids, form_sheets, form_text
from gisbot.rendering.plain import plain
from gisbot.rendering.table import aligned, cells_of, text_table
from gisbot.rendering.telegram_html import render
from tests.rendering.making import UNIT, answer, value, words

KEY = ReportKey(
    "id", "0" * 64, "云上镇", (), None, 2021, "云上镇2021年报告（虚构）", "a.txt", date(2022, 1, 31), None,
    Period(None, None), (),
)  # fmt: skip


def cell(path: tuple[str, ...], column: str | None, raw: str, *, form: str = "f", section: str = "三、申请") -> Figure:
    value = Decimal(raw) if raw.lstrip("+-").isdigit() else None
    state = CellState.NUMBER if value is not None else CellState.BLANK if not raw else CellState.NOT_APPLICABLE
    evidence = Evidence(section, " | ".join((*path[-1:], raw)), "line 4")
    return Figure(None, path, column, value, raw, "件", FigureKind.TABLE, state, evidence, form=form)


def row(path: tuple[str, ...], columns: Sequence[str], raws: Sequence[str], form: str = "f") -> list[Figure]:
    return [cell(path, column, raw, form=form) for column, raw in zip(columns, raws, strict=True)]


MATRIX = ("自然人", "法人或其他组织/商业企业", "法人或其他组织/其他", "总计")
FIGURES = (
    *row(("第一项", "许可"), ("上一年项目数量", "本年增/减"), ("160", "-12"), "two"),
    *row(("一、新收",), MATRIX, ("1", "2", "3", "6")),
    *row(("三、结果", "（一）公开"), MATRIX, ("1", "", "/", "1")),
    cell((), "行政复议/维持", "8", form="four", section="四、复议诉讼 / 行政复议 / 维持"),
    cell((), "行政诉讼/未经复议/维持", "4", form="four", section="四、复议诉讼 / 行政诉讼 / 维持"),
)


def test_columns_line_up_with_chinese_in_them() -> None:
    lines = aligned(("项目", "数"), (("收到申请", "12"), ("ab", "3")), (20, 8))
    assert lines[1] == "--------  --"
    assert [line[-1] for line in lines[2:]] == ["2", "3"]
    assert len({cells_of(line) for line in lines[2:]}) == 1


def test_long_cells_are_cut_at_the_side_that_is_asked_for() -> None:
    line = aligned(("a", "b"), (("长" * 30, "短" * 30),), (10, -10))[2]
    first, second = line.split("  ")
    assert first.endswith("…")
    assert second.startswith("…")


def test_an_answer_table_names_its_unit() -> None:
    text = text_table(Table("收到申请数", ("", "收到申请数"), (("2019", "5"), ("2020", "")), "件"))
    assert text.splitlines()[0] == "收到申请数"
    assert "件" in text.splitlines()[1]


def test_rows_with_the_same_columns_stand_together_in_form_order() -> None:
    grids = form_grids(FIGURES)
    assert [grid.columns for grid in grids] == [
        ("上一年项目数量", "本年增/减"),
        ("自然人", "商业企业", "其他", "总计"),
        ("",),
    ]
    assert [line.label for line in grids[1].lines] == ["一、新收", "三、结果", "（一）公开"]
    assert [line.label for line in grids[2].lines] == ["行政复议", "维持", "行政诉讼", "未经复议", "维持"]
    assert grids[2].section == "四、复议诉讼"


def test_every_figure_of_the_form_is_there_once() -> None:
    held = [figure for grid in form_grids(FIGURES) for line in grid.lines for figure in line.figures]
    assert sorted(map(id, held)) == sorted(map(id, FIGURES))


def test_the_text_shows_what_was_printed() -> None:
    text = form_text(FIGURES, words(), {})
    assert "-12" in text
    public = next(line for line in text.splitlines() if "（一）公开" in line)
    assert public.split() == ["（一）公开", "1", "空白", "/", "1", "件"]


def test_the_sheet_has_typed_cells_and_a_citation_in_every_row() -> None:
    form, sources, notes = form_sheets(KEY, FIGURES, words(), {})
    public = next(line for line in form.rows if line[0] == "  （一）公开")
    assert public[1:5] == (Decimal(1), None, "/", Decimal(1))
    assert public[5:7] == ("件", "空白、不适用")
    assert public[8] == KEY.title
    numbered = [line for line in form.rows if any(isinstance(one, Decimal) for one in line)]
    assert numbered
    assert all(line[7] is not None and line[11] for line in numbered)
    assert {len(line) for line in form.rows} == {len(form.header)}
    assert len(sources.rows) == len({(one.evidence) for one in FIGURES})
    assert notes.rows[0] == (KEY.title,)


def test_what_does_not_add_up_stands_beside_its_row_and_below_the_text() -> None:
    doubted = tuple(replace(one, metric="x.one" if one.path[-1:] == ("（一）公开",) else None) for one in FIGURES)
    warnings = {"x.one": ("各项之和是 3，总计是 1",), "x.other": ("别的",)}
    form, _, notes = form_sheets(KEY, doubted, words(), warnings)
    assert [line[0] for line in form.rows if line[-1] is not None] == ["  （一）公开"]
    assert next(line for line in form.rows if line[-1])[-1] == "各项之和是 3，总计是 1"
    assert form.header[-1] == words().text("export.column.warning")
    assert notes.rows[1] == ("各项之和是 3，总计是 1",)
    assert form_text(doubted, words(), warnings).splitlines()[-1] == "注意：各项之和是 3，总计是 1"


def test_agencies_over_years_stand_in_columns_in_the_terminal_and_in_telegram() -> None:
    rows = (("云上镇人民政府", "12", ""), ("柳林乡", "3", "405"))
    table = Table("收到申请数", ("", "2020", "2021"), rows, UNIT, "line")
    lead = "收到申请数：\n· 云上镇人民政府：2020年 12 件\n· 柳林乡：2020年 3 件，2021年 405 件\n（还有 2 个没有列出）"
    given = replace(answer(value("云上镇", 2020, "12", 0), table=table), lead=lead, text=f"{lead}\n\n出处：《报告》")
    shown = plain(given).split("\n")
    assert shown[:5] == [
        "收到申请数：",
        "件              2020  2021",
        "--------------  ----  ----",
        "云上镇人民政府    12",
        "柳林乡             3   405",
    ]
    assert shown[5:] == ["（还有 2 个没有列出）", "", "出处：《报告》"]
    html = render(given)
    assert "<pre>" in html
    assert read_html(html).text == plain(given)
