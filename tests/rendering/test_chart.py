"""Charts: what is drawn, what is said under it, and that the picture is one."""

from __future__ import annotations

import re
import struct
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from gisbot.errors import FontMissing
from gisbot.model.answer import Answer, Table
from gisbot.rendering import fonts
from gisbot.rendering.canvas import PALETTE, WIDTH, ticks, width_of, wrapped
from gisbot.rendering.chart import MOST_BARS, MOST_SERIES, Chart, ChartKind, chart_of, chart_png, chart_svg
from tests.rendering.making import UNIT, answer, difference, trend, value, words


def bars(count: int) -> Answer:
    rows = tuple((f"第{number}局", str(100 - number)) for number in range(count))
    values = [value(name, 2021, number, place) for place, (name, number) in enumerate(rows)]
    return answer(*values, table=Table("收到申请数", ("", "收到申请数"), rows, UNIT))


def drawn(given: Answer) -> Chart:
    chart = chart_of(given, words())
    assert chart is not None
    return chart


def texts(chart: Chart) -> list[str]:
    return re.findall(r">([^<]+)</text>", chart_svg(chart, words()))


def test_a_line_over_years_has_a_gap_for_a_missing_and_a_blank_year() -> None:
    chart = drawn(trend((2017, "12"), (2019, "3"), (2020, None), (2021, "40")))
    assert chart.kind is ChartKind.LINE
    assert chart.categories == ("2017", "2018", "2019", "2020", "2021")
    assert chart.series[0].values == (Decimal(12), None, Decimal(3), None, Decimal(40))
    assert any("2018、2020" in note for note in chart.notes)
    svg = chart_svg(chart, words())
    assert svg.count("<circle") == 3
    assert f'stroke="{PALETTE[0]}"' not in svg  # no two years beside each other have a number


def test_every_number_and_year_stands_on_the_picture_and_the_source_too() -> None:
    shown = texts(drawn(trend((2019, "12"), (2020, "3"), (2021, "40"))))
    assert {"2019", "2020", "2021", "12", "3", "40"} <= set(shown)
    assert any("单位" in text and UNIT in text for text in shown)
    assert any(text.startswith("来源：《云上镇2019年报告（虚构）》等 3 份") for text in shown)
    assert "云上镇 收到申请数" in shown


def test_bars_begin_at_zero_and_too_many_are_cut_with_a_word() -> None:
    chart = drawn(bars(MOST_BARS + 5))
    assert len(chart.categories) == MOST_BARS
    assert any("20" in note and "25" in note for note in chart.notes)
    widths = [
        float(found)
        for found in re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="40', chart_svg(chart, words()))
    ]
    assert len(widths) == MOST_BARS
    assert widths[19] / widths[0] == pytest.approx(81 / 100, abs=0.01)


def test_a_blank_bar_says_so() -> None:
    rows = (("甲局", "5"), ("乙局", ""), ("丙局", "0"))
    shown = texts(drawn(answer(value("甲局", 2021, "5", 0), table=Table("数", ("", "数"), rows, UNIT))))
    assert "空白" in shown
    assert "0" in shown


def test_bars_below_zero_lie_left_of_zero() -> None:
    rows = (("甲局", "-12"), ("乙局", "34"))
    svg = chart_svg(
        drawn(answer(value("甲局", 2021, "-12", 0), table=Table("增减", ("", "增减"), rows, UNIT))), words()
    )
    places = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="40', svg)
    (left, width), (right, _) = [(float(x), float(w)) for x, w in places]
    assert left + width == pytest.approx(right, abs=0.2)


def test_every_number_of_lines_that_meet_is_there_and_none_lies_on_the_years() -> None:
    values = [
        value(agency, year, number, 0)
        for agency, numbers in (("甲县", ("104", "204", "85")), ("乙市", ("612", "226", "32")))
        for year, number in zip((2018, 2019, 2020), numbers, strict=True)
    ]
    found = re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]+)</text>', chart_svg(drawn(answer(*values)), words()))
    placed = {text: float(height) for height, text in found}
    numbers = [placed[number] for number in ("104", "204", "85", "612", "226", "32")]
    assert all(height < placed["2020"] - 45 for height in numbers)
    for one, other in (("204", "226"), ("85", "32"), ("104", "612")):
        assert abs(placed[one] - placed[other]) > 30


def test_several_lines_have_a_legend() -> None:
    rows = (("2020", "1", "2"), ("2021", "3", "4"))
    table = Table("收到申请数", ("", "云上镇", "柳林乡"), rows, UNIT, "line")
    shown = texts(drawn(answer(value("云上镇", 2020, "1", 0), table=table)))
    assert {"云上镇", "柳林乡", "1", "2", "3", "4"} <= set(shown)


def test_values_and_operands_are_drawn_without_a_table() -> None:
    assert drawn(difference()).categories == ("云上镇", "柳林乡")
    several = answer(value("云上镇", 2021, "1", 0, "网站"), value("云上镇", 2021, "2", 1, "微信"))
    assert drawn(several).categories == ("网站", "微信")
    years = answer(value("云上镇", 2021, "1", 0), value("云上镇", 2019, "2", 1))
    assert drawn(years).kind is ChartKind.LINE
    assert drawn(years).categories == ("2019", "2020", "2021")


def test_agencies_over_years_are_lines_and_cautions_stand_on_the_picture() -> None:
    values = [
        value(agency, year, number, place)
        for place, (agency, year, number) in enumerate(
            (("云上镇", 2019, "1"), ("柳林乡", 2020, "2"), ("云上镇", 2021, "3"), ("柳林乡", 2019, None))
        )
    ]
    rows = tuple((f"{one.agency}{one.year}", "1") for one in values)
    given = answer(*values, table=Table("收到申请数", ("", "数"), rows, UNIT), warnings=("口径相近",))
    chart = drawn(given)
    assert chart.kind is ChartKind.LINE
    assert [series.name for series in chart.series] == ["云上镇", "柳林乡"]
    assert [series.values for series in chart.series] == [
        (Decimal(1), None, Decimal(3)),
        (None, Decimal(2), None),
    ]
    assert "口径相近" in texts(chart)


def test_more_lines_than_can_be_told_apart_are_cut_with_a_word() -> None:
    names = [f"第{number}镇" for number in range(MOST_SERIES + 2)]
    rows = tuple((year, *("1" for _ in names)) for year in ("2020", "2021"))
    chart = drawn(answer(value("甲", 2020, "1", 0), table=Table("数", ("", *names), rows, UNIT, "line")))
    assert len(chart.series) == MOST_SERIES
    assert any(f"{MOST_SERIES} 项" in note and f"{len(names)} 项" in note for note in chart.notes)


@pytest.mark.parametrize("given", [answer(value("云上镇", 2021, "1", 0)), trend((2020, "1"), (2021, None))])
def test_one_number_is_no_chart(given: Answer) -> None:
    assert chart_of(given, words()) is None


def test_markup_in_names_is_only_text() -> None:
    rows = (("<b>&局\x07", "1"), ("乙局", "2"))
    chart = drawn(answer(value("甲局", 2021, "1", 0), table=Table('数"<', ("", "数"), rows, UNIT)))
    assert "&lt;b&gt;&amp;局" in chart_svg(chart, words())
    assert chart_png(chart, words()).startswith(b"\x89PNG")


@pytest.mark.parametrize("given", [trend((2019, "12"), (2021, "40000.5")), bars(8)])
def test_the_picture_is_a_png_as_wide_as_a_phone_shows(given: Answer) -> None:
    png = chart_png(drawn(given), words())
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert width == WIDTH
    assert 400 < height < 3 * WIDTH


def test_chinese_letters_are_drawn_and_not_boxes() -> None:
    """Two different characters give two different pictures: boxes would be the same."""
    pictures = [
        chart_png(Chart(ChartKind.BAR, title, None, ("a",), drawn(bars(2)).series, ()), words()) for title in "申请"
    ]
    assert pictures[0] != pictures[1]


def test_without_a_font_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FontMissing, match="pylopdf-fonts-zh-cn"):
        fonts.first_font([tmp_path, tmp_path / "nowhere"])


def test_the_best_known_font_is_taken(tmp_path: Path) -> None:
    for name in ("wqy-microhei.ttc", "NotoSansSC-Regular.otf", "other.ttf"):
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "deep" / name).write_bytes(b"")
    assert fonts.first_font([tmp_path]).name == "NotoSansSC-Regular.otf"


@pytest.mark.parametrize(("low", "high"), [("0", "0"), ("3", "97"), ("-260", "17"), ("0", "0.37"), ("1", "1234567")])
def test_ticks_are_round_even_and_hold_everything(low: str, high: str) -> None:
    marks = ticks(Decimal(low), Decimal(high))
    assert marks[0] <= Decimal(low)
    assert marks[-1] >= Decimal(high)
    assert Decimal(0) in marks
    assert 2 <= len(marks) <= 8
    assert len({b - a for a, b in pairwise(marks)}) == 1


def test_long_text_is_wrapped_and_then_cut() -> None:
    lines = wrapped("虚构" * 40, 30, 300, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width_of(line, 30) <= 300 for line in lines)
