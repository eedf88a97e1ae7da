"""What a defect is, and small changes that many of them share."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from examples.draft import Block, Cell, Draft, Fact, Generation, Paragraph, Row, Table

SINCE_2019 = frozenset({Generation.FORM_2019, Generation.FORM_2021})
ALL = frozenset(Generation)

Apply = Callable[[Draft, random.Random], Draft | None]


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong or odd as real reports have it.

    `apply` gives the spoiled draft, or None when this draft offers no place for it. `expects` are beginnings of rule
    ids, one of which a reader must report; empty when an honest reader reads on without a word. `formats` limits the
    carriers in which it can be printed (empty: all that carry prose).
    """

    name: str
    about: str
    apply: Apply
    expects: tuple[str, ...] = ()
    generations: frozenset[Generation] = ALL
    formats: frozenset[str] = field(default_factory=frozenset)
    needs_blanks: bool = False

    def spoil(self, draft: Draft, rng: random.Random) -> Draft | None:
        """The draft with this defect, named in it; None when it does not fit."""
        if draft.generation not in self.generations:
            return None
        spoiled = self.apply(draft, rng)
        if spoiled is None:
            return None
        expects = (*spoiled.expects, self.expects) if self.expects else spoiled.expects
        return replace(spoiled, defects=(*spoiled.defects, self.name), expects=expects)


def change_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """The table with every cell changed."""
    return replace(table, rows=tuple(tuple(change(cell) for cell in row) for row in table.rows))


def change_facts(cell: Cell, fact: Fact | None, text: str) -> Cell:
    """The cell with another text and fact."""
    return replace(cell, text=text, fact=fact)


def blank(cell: Cell) -> Cell:
    """A value cell left empty."""
    if cell.fact is None:
        return cell
    return replace(cell, text="", fact=replace(cell.fact, value=None, raw=""))


def printed(cell: Cell, text: str) -> Cell:
    """The same value printed as `text`."""
    if cell.fact is None:
        return cell
    return replace(cell, text=text, fact=replace(cell.fact, raw=text))


def value_rows(table: Table) -> list[int]:
    """The indexes of the rows that carry values."""
    return [index for index, row in enumerate(table.rows) if any(cell.fact is not None for cell in row)]


def with_row(table: Table, index: int, row: Row) -> Table:
    """The table with one row replaced."""
    rows = list(table.rows)
    rows[index] = row
    return replace(table, rows=tuple(rows))


def relabel(table: Table, old: str, new: str) -> Table:
    """The table with the label `old` printed as `new`, in its cell and in the paths and columns of all facts."""

    def change(cell: Cell) -> Cell:
        text = new if cell.text == old else cell.text
        fact = cell.fact
        if fact is not None:
            column = fact.column
            if column is not None:
                column = "/".join(new if part == old else part for part in column.split("/"))
            path = tuple(new if part == old else part for part in fact.path)
            fact = replace(fact, path=path, column=column)
        return replace(cell, text=text, fact=fact)

    return change_cells(table, change)


def change_paragraphs(draft: Draft, change: Callable[[Paragraph], list[Block]]) -> Draft:
    """The draft with every paragraph replaced by what `change` makes of it."""
    blocks: list[Block] = []
    for block in draft.blocks:
        blocks += change(block) if isinstance(block, Paragraph) else [block]
    return draft.with_blocks(blocks)


def preamble(draft: Draft) -> tuple[int, Paragraph]:
    """The paragraph with period and contact, and where it stands."""
    for index, block in enumerate(draft.blocks):
        if isinstance(block, Paragraph) and any(fact.metric == "report.period" for fact in block.facts):
            return index, block
    raise LookupError(f"{draft.title} has no preamble")


def with_block(draft: Draft, index: int, *blocks: Block) -> Draft:
    """The draft with the block at `index` replaced by `blocks`."""
    return draft.with_blocks([*draft.blocks[:index], *blocks, *draft.blocks[index + 1 :]])


def without_facts(paragraph: Paragraph, *metrics: str) -> tuple[Fact, ...]:
    """The paragraph's facts but for those metrics."""
    return tuple(fact for fact in paragraph.facts if fact.metric not in metrics)
