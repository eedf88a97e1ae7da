"""Defects of single cells: blanks, marks, number formats, wrong sums, shifted rows."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from examples.defects.base import (
    SINCE_2019,
    Defect,
    blank,
    change_cells,
    printed,
    value_rows,
    with_row,
)
from examples.draft import Cell, Draft, Generation
from examples.forms import plain
from examples.world import load_yaml, mapping

_FULLWIDTH = str.maketrans("0123456789.+-", "０１２３４５６７８９．＋－")
_STATISTICS = frozenset({Generation.STATISTICS})


def _text(key: str) -> str:
    return str(mapping(load_yaml("defects.yaml"))[key])


def _is_total(cell: Cell) -> bool:
    return cell.fact is not None and cell.fact.column == _text("total")


def _is_person(cell: Cell) -> bool:
    return cell.fact is not None and cell.fact.column == _text("natural_person")


def _blanks_for_zero(draft: Draft, rng: random.Random) -> Draft | None:
    changed = draft
    for table in draft.tables():
        changed = changed.with_table(change_cells(table, lambda cell: blank(cell) if cell.number == 0 else cell))
    return changed


def _total_empty(draft: Draft, rng: random.Random) -> Draft | None:
    table = draft.table("requests")
    if table is None:
        return None
    return draft.with_table(change_cells(table, lambda cell: blank(cell) if _is_total(cell) else cell))


def _person_and_total(draft: Draft, rng: random.Random) -> Draft | None:
    table = draft.table("requests")
    if table is None:
        return None
    keep = change_cells(table, lambda cell: cell if _is_total(cell) or _is_person(cell) else blank(cell))
    return draft.with_table(keep)


def _total_in_main_rows(draft: Draft, rng: random.Random) -> Draft | None:
    table = draft.table("requests")
    if table is None:
        return None
    main = {"requests.received", "requests.carried_in", "requests.completed", "requests.carried_out"}

    def change(cell: Cell) -> Cell:
        return blank(cell) if _is_total(cell) and cell.fact is not None and cell.fact.metric not in main else cell

    return draft.with_table(change_cells(table, change))


def _mark_first_row(mark: str, value: Decimal | None, draft: Draft, rng: random.Random) -> Draft | None:
    """All cells of one row of zeros print `mark`."""
    for table in draft.tables():
        for index in value_rows(table):
            row = table.rows[index]
            values = [cell for cell in row if cell.fact is not None]
            if any(cell.number != 0 for cell in values):
                continue
            marked = tuple(
                replace(cell, text=mark, fact=replace(cell.fact, value=value, raw=mark)) if cell.fact else cell
                for cell in row
            )
            return draft.with_table(with_row(table, index, marked))
    return None


def _slashes(draft: Draft, rng: random.Random) -> Draft | None:
    return _mark_first_row("/", None, draft, rng)


def _dashes(draft: Draft, rng: random.Random) -> Draft | None:
    return _mark_first_row("——", None, draft, rng)


def _none_word(draft: Draft, rng: random.Random) -> Draft | None:
    return _mark_first_row(_text("none"), Decimal(0), draft, rng)


def _bump(cell: Cell, by: int) -> Cell:
    if cell.fact is None or cell.number is None:
        return cell
    value = cell.number + by
    return replace(cell, text=plain(value), fact=replace(cell.fact, value=value, raw=plain(value)))


def _wrong(draft: Draft, metrics: set[str], column_total: bool, by: int) -> Draft | None:
    """One cell of one of `metrics` is off by `by`."""
    for table in draft.tables():
        for index in value_rows(table):
            for place, cell in enumerate(table.rows[index]):
                if cell.fact is None or cell.fact.metric not in metrics or (column_total and not _is_total(cell)):
                    continue
                row = list(table.rows[index])
                row[place] = _bump(cell, by)
                return draft.with_table(with_row(table, index, tuple(row)))
    return None


def _row_sum_wrong(draft: Draft, rng: random.Random) -> Draft | None:
    return _wrong(draft, {"requests.result.granted"}, True, 2)


def _balance_wrong(draft: Draft, rng: random.Random) -> Draft | None:
    return _wrong(draft, {"requests.carried_out"}, False, 3)


def _part_sum_wrong(draft: Draft, rng: random.Random) -> Draft | None:
    parts = ["requests.via.post", "requests.completed.on_time", "review.upheld", "staff.part_time"]
    return _wrong(draft, {rng.choice(parts)}, False, 1)


def _proceedings_sum_wrong(draft: Draft, rng: random.Random) -> Draft | None:
    return _wrong(draft, {"litigation.direct.total"}, False, 1)


def _shifted_row(draft: Draft, rng: random.Random) -> Draft | None:
    """The values of the row of new requests stand one column too far to the right, the last one lost."""
    table = draft.table("requests")
    if table is None:
        return None
    index = value_rows(table)[0]
    row = table.rows[index]
    values = [cell for cell in row if cell.fact is not None]
    if all(cell.number == 0 for cell in values):
        return None
    shifted: list[Cell] = []
    carried: Decimal | None = None
    for position, cell in enumerate(values):
        assert cell.fact is not None
        text = "" if position == 0 else plain(carried or Decimal(0))
        shifted.append(replace(cell, text=text, fact=replace(cell.fact, value=carried, raw=text)))
        carried = cell.number
    labels = tuple(cell for cell in row if cell.fact is None)
    return draft.with_table(with_row(table, index, (*labels, *shifted)))


def _units_in_cells(draft: Draft, rng: random.Random) -> Draft | None:
    """Values print their unit: 12件, or 12 件 with a space."""
    space = rng.choice(("", " "))
    changed = draft
    for table in draft.tables():

        def change(cell: Cell) -> Cell:
            if cell.fact is None or cell.number is None or cell.fact.unit is None or cell.number == 0:
                return cell
            return printed(cell, f"{cell.text}{space}{cell.fact.unit}")

        changed = changed.with_table(change_cells(table, change))
    return changed


def _thousands(draft: Draft, rng: random.Random) -> Draft | None:
    """Numbers of four digits and more print a comma: 1,206."""
    found = False
    changed = draft
    for table in draft.tables():

        def change(cell: Cell) -> Cell:
            nonlocal found
            if cell.number is None or abs(cell.number) < 1000:
                return cell
            found = True
            sign = "+" if cell.text.startswith("+") else ""
            return printed(cell, f"{sign}{cell.number:,}")

        changed = changed.with_table(change_cells(table, change))
    return changed if found else None


def _fullwidth(draft: Draft, rng: random.Random) -> Draft | None:
    changed = draft
    for table in draft.tables():
        changed = changed.with_table(
            change_cells(table, lambda cell: printed(cell, cell.text.translate(_FULLWIDTH)) if cell.fact else cell)
        )
    return changed


def _money_in_yuan(draft: Draft, rng: random.Random) -> Draft | None:
    """An amount in yuan, its unit printed, under a column headed in ten thousands."""
    for table in draft.tables():
        for index in value_rows(table):
            for place, cell in enumerate(table.rows[index]):
                money = cell.fact is not None and cell.fact.metric in {"procurement.amount", "fees.administrative"}
                if not money or cell.fact is None or not cell.number:
                    continue
                value, unit = cell.number * 10000, _text("yuan")
                raw = f"{plain(value)}{unit}"
                row = list(table.rows[index])
                row[place] = replace(cell, text=raw, fact=replace(cell.fact, value=value, raw=raw, unit=unit))
                return draft.with_table(with_row(table, index, tuple(row)))
    return None


CELL_DEFECTS = (
    Defect("blanks_for_zero", "zeros left blank", _blanks_for_zero, needs_blanks=True),
    Defect("total_empty", "the total column left empty", _total_empty, generations=SINCE_2019, needs_blanks=True),
    Defect(
        "person_and_total",
        "only natural persons and the total filled",
        _person_and_total,
        generations=SINCE_2019,
        needs_blanks=True,
    ),
    Defect(
        "total_in_main_rows",
        "the total filled only in the four main rows",
        _total_in_main_rows,
        generations=SINCE_2019,
        needs_blanks=True,
    ),
    Defect("slashes", "a slash in the cells of a row", _slashes),
    Defect("dashes", "dashes in the cells of a row", _dashes),
    Defect("none_word", "the word for none in the cells of a row", _none_word),
    Defect("row_sum_wrong", "a total is not the sum of its row", _row_sum_wrong, ("identity.",), SINCE_2019),
    Defect("balance_wrong", "in and out do not balance", _balance_wrong, ("identity.",), SINCE_2019),
    Defect("part_sum_wrong", "parts do not sum to their whole", _part_sum_wrong, ("identity.",), _STATISTICS),
    Defect("proceedings_sum_wrong", "a five of section four off", _proceedings_sum_wrong, ("identity.",), SINCE_2019),
    Defect(
        "shifted_row",
        "a row shifted by one column",
        _shifted_row,
        ("identity.",),
        SINCE_2019,
        needs_blanks=True,
    ),
    Defect("units_in_cells", "cells print their unit", _units_in_cells),
    Defect("thousands", "commas in numbers", _thousands),
    Defect("fullwidth", "full-width digits", _fullwidth),
    Defect("money_in_yuan", "yuan under a column of ten thousands", _money_in_yuan, generations=SINCE_2019),
)
