"""How much one document may cost to read; every bound of the room stands here.

A bound that is met raises `DocumentTooLarge`, so a hostile file costs at most what these numbers allow.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from gisbot.errors import DocumentTooLarge

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 200 * MEGABYTE
"""The size of any file (a pdf of scanned pages may be large without being dear)."""

MAX_TEXT_BYTES = 16 * MEGABYTE
"""The size of a txt or html file, which is decoded as a whole."""

MAX_PART_BYTES = 32 * MEGABYTE
"""The unpacked size of one xml part of a docx or xlsx."""

MAX_MEMORY_BYTES = 750 * MEGABYTE
"""The memory of a process that reads a dubious pdf."""

MAX_LINES = 200_000
"""How many lines a txt file may have."""

MAX_TAGS = 1_000_000
"""How many tags an html page may have."""

MAX_UNPACKED_BYTES = 400 * MEGABYTE
"""The unpacked size of everything in one archive, nested archives included."""

MAX_PACKED_TIMES = 200
"""How many times smaller a member of an archive may be packed when it is larger than a text may be."""

MAX_MEMBERS = 20_000
"""How many members an archive may have, nested archives included."""

MAX_ARCHIVE_DEPTH = 3
"""How deep archives may lie in archives."""

MAX_PAGES = 1_000
"""How many pages a pdf may have."""

MAX_PAGE_OBJECTS = 200_000
"""How many characters, or how many drawn lines, one pdf page may have."""

MAX_RULES = 4_000
"""How many separate lines of one pdf page are looked at for tables; more are a drawing."""

MAX_FORM_DEPTH = 8
"""How deep the forms of a pdf page may lie in each other."""

MAX_UNCLOSED = 3_000
"""How many html elements may be open at once."""

MAX_TREE_WORK = 20_000_000
"""The sum of open html elements over all tags of a page, which its parsing costs."""

MAX_TABLE_NESTING = 20
"""How deep docx tables, text boxes and content controls may lie in each other."""

MAX_INLINE_NESTING = 60
"""How deep the elements inside one docx paragraph may nest."""

MAX_ATTRIBUTES = 5_000
"""How many attributes one html element may have: a parser searches all of them for each one."""

MAX_CELLS = 100_000
"""How many table cells a document may have, merged places counted."""

MAX_BLOCKS = 60_000
"""How many paragraphs and pictures a document may have."""

MAX_SECONDS = 30.0
"""How long reading one document may take."""


@dataclass(slots=True)
class Budget:
    """What one document may still spend: time, cells, blocks. Each `spend_` raises `DocumentTooLarge` at its end."""

    cells: int = MAX_CELLS
    blocks: int = MAX_BLOCKS
    deadline: float = field(default_factory=lambda: time.monotonic() + MAX_SECONDS)

    def check_time(self) -> None:
        """Raise `DocumentTooLarge` when the time is over."""
        if time.monotonic() > self.deadline:
            raise DocumentTooLarge(f"reading takes more than {MAX_SECONDS:g} s; split the document")

    def spend_cells(self, count: int) -> None:
        """Count `count` more cells."""
        self.cells -= count
        if self.cells < 0:
            raise DocumentTooLarge(f"more than {MAX_CELLS:,} table cells")

    def spend_blocks(self, count: int) -> None:
        """Count `count` more blocks."""
        self.blocks -= count
        if self.blocks < 0:
            raise DocumentTooLarge(f"more than {MAX_BLOCKS:,} paragraphs")


def check_size(size: int, bound: int, what: str) -> None:
    """Raise `DocumentTooLarge` when `size` bytes are more than `bound`."""
    if size > bound:
        raise DocumentTooLarge(f"{what} has {size / MEGABYTE:.0f} MB, more than the {bound / MEGABYTE:.0f} MB allowed")
