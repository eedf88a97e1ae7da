"""Defects of whole tables: misprinted labels, extra rows, pictures, page marks, odd headers."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from examples.defects.base import SINCE_2019, Defect, change_cells, relabel, value_rows
from examples.draft import Block, Cell, Draft, Fact, Generation, Paragraph, Picture, Row, Table
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
    if draft.kind not in {"township", "village", "street"}:
        return None
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


def _mixed_forms(draft: Draft, rng: random.Random) -> Draft | None:
    """Section three of the 2019 form in a report of the 2021 form: one row for all other results."""
    table = draft.table("requests")
    if table is None:
        return None
    metrics = ("requests.result.other.no_correction", "requests.result.other.unpaid_fee", "requests.result.other.other")
    at = [
        index
        for index, row in enumerate(table.rows)
        if any(cell.fact is not None and cell.fact.metric in metrics for cell in row)
    ]
    group = table.rows[at[0]][0]
    columns: list[Cell] = []
    for cells in zip(*(table.rows[index][-7:] for index in at), strict=True):
        total = sum((cell.number for cell in cells if cell.number is not None), Decimal(0))
        fact = cells[0].fact
        assert fact is not None
        one = replace(fact, metric="requests.result.other", path=fact.path[:2], value=total, raw=str(total))
        columns.append(Cell(str(total), fact=one))
    merged: Row = (Cell(group.text, colspan=2), *columns)
    rows = [*table.rows[: at[0]], merged, *table.rows[at[-1] + 1 :]]
    rows = [tuple(replace(cell, rowspan=cell.rowspan - 2) if cell.vertical else cell for cell in row) for row in rows]
    return draft.with_table(replace(table, rows=tuple(rows)))


def _bar_run(draft: Draft, rng: random.Random) -> Draft | None:
    """Hundreds of bars before the text, as some text extraction leaves them."""
    bars = Paragraph(" ".join("|" * rng.randint(200, 600)), place="note")
    return draft.with_blocks([bars, *draft.blocks])


TABLE_DEFECTS = (
    Defect(
        "mixed_forms", "section three of an older form", _mixed_forms, generations=frozenset({Generation.FORM_2021})
    ),
    Defect("bar_run", "hundreds of bars before the text", _bar_run, formats=_LINE_FORMATS),
    Defect("misprinted_labels", "labels with a slip of the pen", _misprinted_labels),
    Defect("spaced_labels", "short labels letter-spaced", _spaced_labels),
    Defect("extra_row", "a row that the form does not have", _extra_row, ("row.unknown",), SINCE_2019),
    Defect(
        "pictures",
        "pictures in the place of tables",
        _pictures,
        ("table.picture", "document.picture"),
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
        ("regulations.",),
        generations=frozenset({Generation.FORM_2021}),
    ),
)
