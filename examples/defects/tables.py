"""Defects of whole tables: misprinted labels, extra rows, pictures, page marks, odd headers."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from examples.defects.base import SINCE_2019, Defect, change_cells, relabel, value_rows
from examples.draft import Block, Cell, Draft, Fact, Generation, Picture, Row, Table
from examples.world import Yaml, load_yaml, mapping

_LINE_FORMATS = frozenset({"txt"})


def _words() -> dict[str, Yaml]:
    return load_yaml("defects.yaml")


def _misprinted_labels(draft: Draft, rng: random.Random) -> Draft | None:
    changed, found = draft, False
    for table in draft.tables():
        new = table
        labels = {cell.text for row in table.rows for cell in row}
        for right, wrong in mapping(_words()["misprints"]).items():
            if right in labels:
                new, found = relabel(new, right, str(wrong)), True
        changed = changed.with_table(new)
    return changed if found else None


def _spaced_labels(draft: Draft, rng: random.Random) -> Draft | None:
    """Short labels letter-spaced; white space does not count in paths, so the facts stay."""
    changed = draft
    for table in draft.tables():

        def change(cell: Cell) -> Cell:
            return replace(cell, text=" ".join(cell.text)) if cell.fact is None and 2 <= len(cell.text) <= 4 else cell

        changed = changed.with_table(change_cells(table, change))
    return changed


def _extra_row(draft: Draft, rng: random.Random) -> Draft | None:
    """A row that the form does not have, with a value."""
    for table in draft.tables():
        if not table.name.startswith("proactive"):
            continue
        for index in value_rows(table):
            row = table.rows[index]
            facts = [cell.fact for cell in row if cell.fact is not None]
            if len(row) < 2 or facts[0].path[0] != "第二十条第（六）项":
                continue
            label = str(_words()["extra_row"])
            value = Decimal(rng.randint(2, 90))
            cells: list[Cell] = [Cell(label)]
            for cell in row[1:]:
                assert cell.fact is not None
                fact = replace(cell.fact, metric=None, path=(cell.fact.path[0], label), value=value, raw=str(value))
                cells.append(replace(cell, text=str(value), fact=fact))
            rows = [*table.rows[: index + 1], tuple(cells), *table.rows[index + 1 :]]
            return draft.with_table(replace(table, rows=tuple(rows)))
    return None


def _pictures(draft: Draft, rng: random.Random) -> Draft | None:
    """All tables are pictures: their figures cannot be read."""
    pattern = str(_words()["picture"])
    blocks: list[Block] = []
    for number, block in enumerate(draft.blocks):
        blocks.append(Picture(pattern.format(number=number)) if isinstance(block, Table) else block)
    return draft.with_blocks(blocks)


def _page_marks(draft: Draft, rng: random.Random) -> Draft | None:
    """Page marks left standing between the rows."""
    pattern = str(_words()["page_mark"])
    changed = draft
    for number, table in enumerate(draft.tables(), start=3):
        rows = list(table.rows)
        values = value_rows(table)
        if len(values) < 6:
            continue
        mark: Row = (Cell(pattern.format(number=number), colspan=len(table.widths)),)
        rows.insert(rng.choice(values[2:-2]), mark)
        changed = changed.with_table(replace(table, rows=tuple(rows)))
    return changed


def _cut_headers(draft: Draft, rng: random.Random) -> Draft | None:
    """Column headers of section two cut short: 本年新."""
    changed, found = draft, False
    for table in draft.tables():
        if table.name.startswith("proactive"):
            new = relabel(relabel(table, "本年新制作数量", "本年新"), "本年新公开数量", "本年新公开")
            found = found or new != table
            changed = changed.with_table(new)
    return changed if found else None


def _spaced_captions(draft: Draft, rng: random.Random) -> Draft | None:
    """第二十条 第（一）项, with a space."""
    changed = draft
    for table in draft.tables():

        def change(cell: Cell) -> Cell:
            return replace(cell, text=cell.text.replace("第二十条第", "第二十条 第"))

        changed = changed.with_table(change_cells(table, change))
    return changed


def _numbers_with_comma(draft: Draft, rng: random.Random) -> Draft | None:
    """Row numbers with a pause mark: 1、 for 1."""
    changed = draft
    for table in draft.tables():
        new = table
        for row in table.rows:
            for cell in row:
                if cell.fact is None and cell.text[:2] in {f"{n}." for n in range(1, 9)}:
                    new = relabel(new, cell.text, cell.text.replace(".", "、", 1))
        changed = changed.with_table(new)
    return changed


def _regulations_by_town(draft: Draft, rng: random.Random) -> Draft | None:
    """Regulations in force where none can be made: printed, and to be reported."""
    for table in draft.tables():
        for index in value_rows(table):
            row = table.rows[index]
            last = row[-1].fact
            if last is None or last.metric != "docs.regulations.in_force":
                continue
            spoiled: Fact = replace(last, value=Decimal(2), raw="2")
            rows = list(table.rows)
            rows[index] = (*row[:-1], replace(row[-1], text="2", fact=spoiled))
            return draft.with_table(replace(table, rows=tuple(rows)))
    return None


TABLE_DEFECTS = (
    Defect("misprinted_labels", "labels with a slip of the pen", _misprinted_labels),
    Defect("spaced_labels", "short labels letter-spaced", _spaced_labels),
    Defect("extra_row", "a row that the form does not have", _extra_row, ("table.", "tables."), SINCE_2019),
    Defect(
        "pictures",
        "pictures in the place of tables",
        _pictures,
        ("document.picture", "table.", "tables."),
        formats=frozenset({"html", "docx", "txt", "pdf"}),
    ),
    Defect("page_marks", "page marks between the rows", _page_marks, formats=_LINE_FORMATS),
    Defect("cut_headers", "column headers cut short", _cut_headers, generations=frozenset({Generation.FORM_2019})),
    Defect("spaced_captions", "a space inside the item captions", _spaced_captions, generations=SINCE_2019),
    Defect("numbers_with_comma", "row numbers with a pause mark", _numbers_with_comma),
    Defect(
        "regulations_by_town",
        "a body without the power reports regulations in force",
        _regulations_by_town,
        generations=frozenset({Generation.FORM_2021}),
    ),
)
