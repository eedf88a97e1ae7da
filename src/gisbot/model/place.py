"""Where something stands in its source document."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAGES = re.compile(r"page (?P<number>\d+)(?:-(?P<last>\d+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a block or cell; numbers count from 1, an absent one is None.

    txt has lines; pdf has pages and, inside tables, table and row; docx and html have paragraphs,
    tables and rows; xlsx has a sheet and a cell name such as "B7".
    """

    line: int | None = None
    page: int | None = None
    last_page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def location(self) -> str:
        """The place as a person reads it: "line 21", "page 4-5, table 2 row 3", "Sheet1!B7"."""
        if self.sheet is not None:
            return f"{self.sheet}!{self.cell}"
        parts = []
        if self.page is not None:
            last = self.last_page if self.last_page is not None and self.last_page != self.page else None
            parts.append(f"page {self.page}-{last}" if last is not None else f"page {self.page}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.table is not None:
            parts.append(f"table {self.table}" + (f" row {self.row}" if self.row is not None else ""))
        elif self.paragraph is not None and self.page is None:
            parts.append(f"paragraph {self.paragraph}")
        return ", ".join(parts)


def span(first: str, last: str) -> str:
    """The location of what goes from one location to another: "page 2-3"; else where it begins, as the contract has it
    for lines."""
    begins, ends = _PAGES.fullmatch(first), _PAGES.fullmatch(last)
    if begins is None or ends is None:
        return first
    until = ends["last"] or ends["number"]
    return f"page {begins['number']}-{until}" if int(until) > int(begins["number"]) else first


NOWHERE = Place()
"""The place of what has none."""
