"""What every reader of one file format gives, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gisbot.documents.bounds import Budget
from gisbot.errors import UnsupportedDocument
from gisbot.model.document import Block, Grid, Metadata, Note, Picture

NO_METADATA = Metadata()

PICTURE_ALONE = "\ufffc"
"""The text of a table cell that holds a picture and nothing else: what it shows is not known, but it is no blank."""


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


def without_text(message: str) -> UnsupportedDocument:
    """The error of a document that holds no text at all (scanned pages, an empty page)."""
    error = UnsupportedDocument(message)
    error.rule = "document.no_text"
    return error


def picture_notes(blocks: tuple[Block, ...]) -> tuple[Note, ...]:
    """A note when a document has pictures and no table: its tables are probably pictures."""
    pictures = [block for block in blocks if isinstance(block, Picture)]
    if not pictures or any(isinstance(block, Grid) for block in blocks):
        return ()
    message = f"{len(pictures)} pictures and no table: tables may be pictures, which are not read"
    return (Note("document.picture_table", message, pictures[0].place),)
