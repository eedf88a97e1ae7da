"""A report before it becomes a file: its blocks, and for every printed figure the truth beside it.

Defects turn a draft into another draft; carriers write it down; `truth` reads its facts off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Generation(StrEnum):
    """The three generations of the official form."""

    STATISTICS = "2014-2018"
    FORM_2019 = "2019-2020"
    FORM_2021 = "2021+"

    @classmethod
    def of(cls, year: int) -> Generation:
        """The form that an agency following the rules uses for `year`."""
        if year <= 2018:
            return cls.STATISTICS
        return cls.FORM_2019 if year <= 2020 else cls.FORM_2021


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed figure as a reader should list it; the fields are those of `gisbot facts --json`.

    `sure` is False where an honest reader may leave the figure out (a period whose units were lost), but must not
    give another value.
    """

    metric: str | None
    kind: str
    value: Decimal | str | None
    raw: str
    unit: str | None = None
    path: tuple[str, ...] = ()
    column: str | None = None
    approximate: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, where it begins."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    fact: Fact | None = None
    header: bool = False
    vertical: bool = False

    @property
    def number(self) -> Decimal | None:
        """The number in the cell, if it is one."""
        return self.fact.value if self.fact is not None and isinstance(self.fact.value, Decimal) else None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `name` is statistics, proactive, requests or proceedings; `widths` are relative column widths.

    `header_rows` counts the rows that a carrier may repeat on every page.
    """

    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    caption: tuple[str, ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `number` ("一、", "（二）") stands apart so that a carrier may make it list styling."""

    level: int
    number: str
    text: str

    @property
    def printed(self) -> str:
        """Number and text as one line."""
        return self.number + self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose with the figures it states. `place` is body, title, signature or note."""

    text: str
    facts: tuple[Fact, ...] = ()
    place: str = "body"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture standing where a table should."""

    caption: str


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Publication:
    """What a web page says around the report; `phone` is the site's own and never the report's contact."""

    published: str
    publisher: str
    index: str
    url: str
    phone: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report. `names` are the names that a reader may call the agency by, the full one first; `kind` is its.

    `expects` are beginnings of rule ids of findings, one of which must be reported for each defect named there.
    """

    agency: str
    kind: str
    names: tuple[str, ...]
    year: int
    generation: Generation
    title: str
    blocks: tuple[Block, ...]
    publication: Publication
    defects: tuple[str, ...] = ()
    expects: tuple[tuple[str, ...], ...] = ()

    def with_blocks(self, blocks: list[Block] | tuple[Block, ...]) -> Draft:
        """The same report with other blocks."""
        return replace(self, blocks=tuple(blocks))

    def tables(self) -> list[Table]:
        """Its tables in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def table(self, name: str) -> Table | None:
        """The table of that name, if the report has one."""
        return next((table for table in self.tables() if table.name == name), None)

    def with_table(self, table: Table) -> Draft:
        """The same report with the table of that name replaced."""
        return self.with_blocks(
            [table if isinstance(block, Table) and block.name == table.name else block for block in self.blocks]
        )
