"""What every reader of one file format gives, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gisbot.documents.bounds import Budget
from gisbot.model.document import Block, Metadata, Note

NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a file: its blocks in reading order, what it says about itself, what could not be read."""

    blocks: tuple[Block, ...]
    metadata: Metadata = NO_METADATA
    notes: tuple[Note, ...] = ()


class Reader(Protocol):
    """Reads the bytes of one file format.

    Raises `DocumentError` (`UnsupportedDocument`, `DamagedDocument`, `DocumentTooLarge`) and nothing else.
    """

    def __call__(self, data: bytes, budget: Budget) -> Content: ...
