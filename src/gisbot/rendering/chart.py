"""A picture of an answer's table: a line over years, bars over agencies, with the source named on it.

Drawn as SVG and turned into PNG without a browser. Colours are safe for the colour-blind, letters are
readable on a phone, an axis of values always begins at zero, and what is blank is a gap, never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gisbot.model.answer import Answer
from gisbot.rendering.figure_table import number_of, table_of, years_by_agency
from gisbot.rendering.words import Words

MOST_BARS = 20
MOST_SERIES = 6
MOST_WARNINGS = 3


class ChartKind(StrEnum):
    """How values are drawn."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one line or one colour of bars, one for each category; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. `notes` stand under the picture, the source among them."""

    kind: ChartKind
    title: str
    unit: str | None
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...]


def chart_of(answer: Answer, words: Words) -> Chart | None:
    """The chart of an answer; None when it has fewer than two numbers to compare."""
    lines = years_by_agency(answer)
    table = lines if lines is not None else table_of(answer)
    if table is None:
        return None
    rows = list(table.rows)
    names = table.columns[1 : 1 + MOST_SERIES]
    kind = ChartKind(table.series)
    notes: list[str] = []
    if len(table.columns) > 1 + MOST_SERIES:
        notes.append(words.text("export.chart.cut", count=MOST_SERIES, all=len(table.columns) - 1))
    if kind is ChartKind.LINE:
        rows = _every_year(rows, len(table.columns))
    elif len(rows) > MOST_BARS:
        notes.append(words.text("export.chart.cut", count=MOST_BARS, all=len(rows)))
        rows = rows[:MOST_BARS]
    blank = [row[0] for row in rows if all(number_of(cell) is None for cell in row[1:])]
    if sum(number_of(cell) is not None for row in rows for cell in row[1:]) < 2:
        return None
    if blank:
        notes.append(words.text("export.chart.blank", names=words.text("export.list").join(blank)))
    notes += answer.warnings[:MOST_WARNINGS]
    if len(answer.warnings) > MOST_WARNINGS:
        notes.append(words.text("export.chart.more_warnings", count=len(answer.warnings) - MOST_WARNINGS))
    notes.append(source_of(answer, words))
    series = tuple(
        Series(name, tuple(number_of(row[place]) for row in rows)) for place, name in enumerate(names, start=1)
    )
    return Chart(
        kind, _title(answer, table.title, words), table.unit, tuple(row[0] for row in rows), series, tuple(notes)
    )


def source_of(answer: Answer, words: Words) -> str:
    """The reports an answer rests on, in one line."""
    reports = list(dict.fromkeys(citation.report for citation in answer.citations))
    if len(reports) == 1:
        return words.text("export.source.one", report=reports[0])
    return words.text("export.source.many", report=reports[0], count=len(reports))


def chart_svg(chart: Chart, words: Words) -> str:
    """The picture as SVG."""
    from gisbot.rendering import bar_chart, line_chart

    draw = line_chart.draw if chart.kind is ChartKind.LINE else bar_chart.draw
    return draw(chart, words)


def chart_png(chart: Chart, words: Words) -> bytes:
    """The picture as PNG. Raises `FontMissing` when there is no font with Chinese characters."""
    import resvg_py

    from gisbot.rendering.fonts import chinese_font

    font = chinese_font()
    return bytes(resvg_py.svg_to_bytes(chart_svg(chart, words), skip_system_fonts=True, font_files=[str(font)]))


def _title(answer: Answer, title: str, words: Words) -> str:
    """The table's title, with the agency and the year that all its figures share."""
    agencies = {value.agency for value in answer.values}
    years = {value.year for value in answer.values}
    agency = agencies.pop() if len(agencies) == 1 else None
    year = years.pop() if len(years) == 1 else None
    shared = [agency or "", "" if year is None else words.text("export.chart.year", year=year)]
    return " ".join((*(name for name in shared if name and name not in title), title))


def _every_year(rows: list[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    """The rows with an empty one for each year that is missing between the first and the last."""
    if not all(row[0].isascii() and row[0].isdigit() for row in rows):
        return rows
    by_year = {int(row[0]): row for row in rows}
    years = range(min(by_year), max(by_year) + 1)
    return [by_year.get(year, (str(year), *("",) * (width - 1))) for year in years]
