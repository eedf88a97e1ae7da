"""Rows of a report's tables by their numbers as staff write them: 三(一)4 is the fourth row below (一) of block 三."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gisbot.answers.patterns import AMONG, row_number
from gisbot.catalog.forms import Form, FormBlock, FormRow
from gisbot.model.question import Row


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a form."""

    form: Form
    block: FormBlock
    index: int

    @property
    def row(self) -> FormRow:
        """The row itself."""
        return self.block.rows[self.index]

    @property
    def metric(self) -> str | None:
        """The figure of the row; of one that prints no number the sum of the rows below it, where the form knows it."""
        if self.row.metric is not None:
            return self.row.metric
        below = tuple(place.row.metric for place in self.children())
        return next((whole for whole, parts in self.form.sums.items() if parts == below), None)

    def children(self) -> tuple[Place, ...]:
        """The rows one level below."""
        rows = enumerate(self.block.rows)
        return tuple(Place(self.form, self.block, n) for n, row in rows if row.parent == self.index)

    def below(self, most: int) -> tuple[str, ...]:
        """The figures of the rows below: of all of them when they are no more than `most`, else of the next level."""
        near = tuple(metric for place in self.children() if (metric := place.metric) is not None)
        every = tuple(metric for place in self._descendants() if (metric := place.row.metric) is not None)
        return every if 0 < len(every) <= most else near

    def among(self) -> tuple[Place, ...]:
        """The rows below that are printed with 其中."""
        return tuple(place for place in self.children() if AMONG.match(place.row.label))

    def _descendants(self) -> Iterator[Place]:
        for child in self.children():
            yield child
            yield from child._descendants()


def places_of(forms: Sequence[Form], asked: Row) -> tuple[Place, ...]:
    """The rows that bear this number; several when only a part of it is given."""
    every = (Place(form, block, n) for form in forms for block in form.blocks for n in range(len(block.rows)))
    return tuple(place for place in every if row_number(place.row.label) and _bears(place, asked))


def top_rows(forms: Sequence[Form], block: str | None) -> tuple[Place, ...]:
    """The rows below the block of this number, else the numbered blocks."""
    every = [
        Place(form, part, n) for form in forms for part in form.blocks for n, row in enumerate(part.rows)
        if row.parent is None and row_number(row.label)
    ]  # fmt: skip
    named = [place for place in every if row_number(place.row.label) == block]
    return tuple(child for place in named for child in place.children()) or tuple(every)


def _bears(place: Place, asked: Row) -> bool:
    chain = []
    at: int | None = place.index
    while at is not None:
        chain.append(row_number(place.block.rows[at].label))
        at = place.block.rows[at].parent
    numbers = [number for number in reversed(chain) if number]
    wanted = [number for number in (asked.block, asked.row, asked.leaf) if number]
    return numbers[-len(wanted) :] == wanted and len(numbers) == (len(wanted) if asked.block else len(numbers))
