"""The official tables, filled: figures of a year become tables whose cells carry their facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from examples.draft import Cell, Fact, Generation, Row, Table
from examples.figures import KINDS, YearFigures
from examples.world import Yaml, load_yaml, mapping, mappings, strings


@dataclass(frozen=True, slots=True)
class FormStyle:
    """How one agency prints the form: notes kept or dropped, short labels, half-width brackets, a sign on changes.

    `empty` is what a row without a number prints in its unit and value cells (2014-2018).
    """

    notes: bool = True
    short: bool = False
    halfwidth: bool = False
    signed: bool = True
    empty: str = ""
    serial: bool = False
    separate: bool = False


@cache
def _forms() -> dict[str, Yaml]:
    return load_yaml("forms.yaml")


_HALF = str.maketrans("（）：；，", "():;,")


def _label(row: dict[str, Yaml], style: FormStyle) -> str:
    label = str(row["short"]) if style.short and "short" in row else str(row["label"])
    if style.notes and "note" in row:
        label += str(row["note"])
    return label.translate(_HALF) if style.halfwidth else label


def plain(value: Decimal) -> str:
    """A decimal as it is printed: no exponent, no trailing zeros."""
    return f"{value.normalize():f}"


def _value(
    metric: str, value: Decimal, unit: str | None, path: tuple[str, ...], column: str | None, raw: str = ""
) -> Cell:
    text = raw or plain(value)
    return Cell(text, fact=Fact(metric, "table", value, text, unit, path, column))


def statistics_table(figures: YearFigures, style: FormStyle) -> Table:
    """The table of 2014-2018: label, unit, value."""
    form = mapping(_forms()["statistics"])
    head = tuple(Cell(text, header=True) for text in strings(form["header"]))
    rows: list[Row] = [(Cell("序号", header=True), *head) if style.serial else head]
    path: list[str] = []
    levels: list[int] = []
    for number, row in enumerate(mappings(form["rows"]), start=1):
        label, level = _label(row, style), int(str(row["level"]))
        while levels and levels[-1] >= level:
            levels.pop()
            path.pop()
        levels.append(level)
        path.append(label)
        cells: Row
        if "metric" in row:
            metric, unit = str(row["metric"]), str(row["unit"])
            cells = (Cell(label), Cell(unit), _value(metric, figures.of(metric), unit, tuple(path), None))
        else:
            cells = (Cell(label), Cell(style.empty), Cell(style.empty))
        rows.append((Cell(str(number)), *cells) if style.serial else cells)
    widths = (6, 60, 10, 14) if style.serial else (64, 10, 16)
    caption = (str(form["caption"]), str(form["year_line"]).format(year=figures.year))
    return Table("statistics", tuple(rows), widths, caption, header_rows=1)


def proactive_tables(figures: YearFigures, style: FormStyle) -> list[Table]:
    """Section two of the forms since 2019: one table, or one for each item when `style.separate`."""
    key = "2019" if figures.generation is Generation.FORM_2019 else "2021"
    blocks: list[list[Row]] = []
    for block in mappings(mapping(_forms()["proactive"])[key]):
        caption, header = str(block["caption"]), strings(block["header"])
        if style.halfwidth:
            caption, header = caption.translate(_HALF), [text.translate(_HALF) for text in header]
        units = strings(block["units"])
        spans = [1] * len(header) if len(header) == 4 else ([1, 1, 2] if len(header) == 3 else [1, 3])
        rows: list[Row] = [(Cell(caption, colspan=4, header=True),)]
        rows.append(tuple(Cell(text, colspan=span, header=True) for text, span in zip(header, spans, strict=True)))
        for row in mappings(block["rows"]):
            label = str(row["label"])
            cells = [Cell(label)]
            columns = zip(strings(row["metrics"]), units, header[1:], spans[1:], strict=True)
            for metric, unit, column, span in columns:
                value = figures.of(metric)
                signed = style.signed and metric.endswith(".items_change") and value > 0
                cell = _value(metric, value, unit, (caption, label), column, raw=f"+{plain(value)}" if signed else "")
                cells.append(Cell(cell.text, colspan=span, fact=cell.fact))
            rows.append(tuple(cells))
        blocks.append(rows)
    widths = (30, 22, 22, 26)
    if style.separate:
        return [Table(f"proactive.{n}", tuple(rows), widths) for n, rows in enumerate(blocks, start=1)]
    return [Table("proactive", tuple(row for rows in blocks for row in rows), widths)]


def _applicants(form: dict[str, Yaml]) -> list[tuple[str, str]]:
    kinds = mapping(form["kinds"])
    columns = [("natural_person", str(form["natural_person"]))]
    columns += [(kind, f"{form['legal_persons']}/{kinds[kind]}") for kind in KINDS[1:]]
    return [*columns, ("total", str(form["total"]))]


def _received_metric(kind: str) -> str:
    return "requests.received" if kind == "total" else f"requests.received.{kind}"


def requests_table(figures: YearFigures, style: FormStyle) -> Table:
    """Section three of the forms since 2019: seven value columns under three header rows."""
    form = mapping(_forms()["requests"])
    unit = str(form["unit"])
    columns = _applicants(form)
    kinds = mapping(form["kinds"])

    def values(row: str, path: tuple[str, ...], metric: Callable[[str], str] | None = None) -> Row:
        return tuple(
            _value(metric(kind) if metric else row, figures.of(f"{row}|{kind}"), unit, path, column)
            for kind, column in columns
        )

    def text(key: str) -> str:
        return str(form[key]).translate(_HALF) if style.halfwidth else str(form[key])

    rows: list[Row] = [
        (Cell(text("corner"), 3, 3, header=True), Cell(str(form["applicants"]), colspan=7, header=True)),
        (
            Cell(str(form["natural_person"]), rowspan=2, header=True),
            Cell(str(form["legal_persons"]), colspan=5, header=True),
            Cell(str(form["total"]), rowspan=2, header=True),
        ),
        tuple(Cell(str(kinds[kind]), header=True) for kind in KINDS[1:]),
    ]
    for key in ("received", "carried_in"):
        label = text(key)
        metric = _received_metric if key == "received" else None
        rows.append((Cell(label, colspan=3), *values(f"requests.{key}", (label,), metric)))
    other = mapping(form["other_group"])["2019" if figures.generation is Generation.FORM_2019 else "2021"]
    results = text("results")
    body: list[Row] = []
    for group in [*mappings(form["groups"]), *mappings(other)]:
        name = _label(group, style)
        if "metric" in group:
            body.append((Cell(name, colspan=2), *values(str(group["metric"]), (results, name))))
            continue
        leaves = mappings(group["rows"])
        for index, leaf in enumerate(leaves):
            label = _label(leaf, style)
            cells = (Cell(label), *values(str(leaf["metric"]), (results, name, label)))
            body.append((Cell(name, rowspan=len(leaves)), *cells) if index == 0 else cells)
    completed = text("completed")
    body.append((Cell(completed, colspan=2), *values("requests.completed", (results, completed))))
    body[0] = (Cell(results, rowspan=len(body), vertical=True), *body[0])
    rows += body
    label = text("carried_out")
    rows.append((Cell(label, colspan=3), *values("requests.carried_out", (label,))))
    return Table("requests", tuple(rows), (5, 14, 31, 7, 7, 7, 7, 8, 7, 7), header_rows=3)


def proceedings_table(figures: YearFigures, style: FormStyle) -> Table:
    """Section four of the forms since 2019: one row of fifteen numbers."""
    form = mapping(_forms()["proceedings"])
    unit = str(form["unit"])
    outcomes = {key: str(text) for key, text in mapping(form["outcomes"]).items()}
    review, litigation = str(form["review"]), str(form["litigation"])
    fives = [
        ("review", review),
        ("litigation.direct", f"{litigation}/{form['direct']}"),
        ("litigation.after_review", f"{litigation}/{form['after_review']}"),
    ]
    value_row = tuple(
        _value(f"{dispute}.{key}", figures.of(f"{dispute}.{key}"), unit, (), f"{prefix}/{text}")
        for dispute, prefix in fives
        for key, text in outcomes.items()
    )
    rows: list[Row] = [
        (Cell(review, colspan=5, header=True), Cell(litigation, colspan=10, header=True)),
        (
            *(Cell(text, rowspan=2, header=True) for text in outcomes.values()),
            Cell(str(form["direct"]), colspan=5, header=True),
            Cell(str(form["after_review"]), colspan=5, header=True),
        ),
        tuple(Cell(text, header=True) for text in [*outcomes.values()] * 2),
        value_row,
    ]
    return Table("proceedings", tuple(rows), (1,) * 15, header_rows=3)
