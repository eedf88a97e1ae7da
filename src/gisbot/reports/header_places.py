"""Where the columns of a small table stand when a copy kept the places that merged cells cover, blank or filled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from gisbot.reports.rows import PrintedCell


@dataclass(frozen=True, slots=True)
class HeaderPlaces:
    """The labels of a header row, the places each takes (first, past the last), and how many places the row has."""

    labels: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    width: int

    @classmethod
    def of(cls, texts: list[str]) -> HeaderPlaces:
        """The places of a printed header; a blank one belongs to no column."""
        filled = [place for place, text in enumerate(texts) if text]
        return cls(tuple(texts[place] for place in filled), tuple((place, place + 1) for place in filled), len(texts))

    def once(self) -> HeaderPlaces:
        """The same with a label that neighbours repeat taken once."""
        labels: list[str] = []
        spans: list[tuple[int, int]] = []
        for label, group in groupby(zip(self.labels, self.spans, strict=True), key=lambda item: item[0]):
            members = [span for _, span in group]
            labels.append(label)
            spans.append((members[0][0], members[-1][1]))
        return HeaderPlaces(tuple(labels), tuple(spans), self.width)

    def values(self, cells: tuple[PrintedCell, ...]) -> tuple[PrintedCell, ...] | None:
        """The values of a row that has the header's places; None when it has not, or when places of a column differ."""
        if self.width == len(self.labels) or len(cells) != self.width:
            return None
        taken = {place for first, last in self.spans for place in range(first, last)}
        if any(cell.text.strip() for place, cell in enumerate(cells) if place not in taken):
            return None
        values = []
        for first, last in self.spans:
            if len({cell.text.strip() for cell in cells[first:last]}) > 1:
                return None
            values.append(cells[first])
        return tuple(values)
