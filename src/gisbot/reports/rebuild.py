"""Tables that extraction flattened into lines, put together again from the labels of the forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.model.document import Block
from gisbot.reports.rows import PrintedRow
from gisbot.reports.tables import FormVotes


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The rows of each rebuilt table by the block it begins at, and all blocks that became tables."""

    rows: Mapping[int, tuple[PrintedRow, ...]]
    consumed: frozenset[int]


def rebuild_tables(blocks: tuple[Block, ...], votes: FormVotes, reading: Reading) -> Rebuilt:
    return Rebuilt({}, frozenset())
