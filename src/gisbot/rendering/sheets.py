"""Sheets of typed cells: what csv and xlsx files are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gisbot.model.answer import Citation
from gisbot.rendering.words import Words

Cell = str | int | Decimal | date | None

CITED = ("source", "report", "section", "place", "quote")
SOURCE_COLUMNS = ("source", "report", "section", "place", "quote", "file", "published", "url")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and rows as long as it; None is an empty cell."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def header_of(words: Words, columns: Sequence[str]) -> tuple[str, ...]:
    """The column titles."""
    return tuple(words.text(f"export.column.{name}") for name in columns)


class Sources:
    """Numbers citations from 1 in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}

    def number(self, citation: Citation) -> int:
        """The citation's number."""
        return self._numbers.setdefault(citation, len(self._numbers) + 1)

    def numbers(self, citations: Sequence[Citation]) -> str:
        """The numbers of several, as a cell shows them."""
        return ", ".join(str(self.number(citation)) for citation in citations)

    def cited(self, citations: Sequence[Citation]) -> tuple[Cell, ...]:
        """The cells beside a figure: the number of every source, and the first one in full."""
        if not citations:
            return (None,) * len(CITED)
        first = citations[0]
        numbers: Cell = self.number(first) if len(citations) == 1 else self.numbers(citations)
        return (numbers, first.report, first.section, first.location, first.quote)

    def sheet(self, words: Words) -> Sheet:
        """The sheet of sources."""
        rows = tuple(
            (
                number,
                one.report,
                one.section,
                one.location,
                one.quote,
                one.source,
                None if one.published is None else date.fromisoformat(one.published),
                one.url,
            )
            for one, number in self._numbers.items()
        )
        return Sheet(words.text("export.sheet.sources"), header_of(words, SOURCE_COLUMNS), rows)


def notes_sheet(words: Words, notes: Sequence[str]) -> Sheet:
    """The sheet that says what the file is, and what is missing in it."""
    rows = tuple((note,) for note in (*notes, words.text("export.note.made")))
    return Sheet(words.text("export.sheet.notes"), header_of(words, ("note",)), rows)
