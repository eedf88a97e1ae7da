"""Ways to spoil a report: its bytes, its parts, its lines, or what it holds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from random import Random

from examples.draft import Draft

_FIRST_LINES = 6
_SHORT = 40


def spoil_bytes(data: bytes, rng: Random) -> bytes:
    """A few bytes flipped, cut out, doubled or moved."""
    spoilt = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(spoilt))
        length = rng.randint(1, 200)
        kind = rng.randrange(4)
        if kind == 0:
            spoilt[at] = rng.randrange(256)
        elif kind == 1 and len(spoilt) > 2 * length:
            del spoilt[at : at + length]
        elif kind == 2:
            spoilt[at:at] = spoilt[at : at + length]
        else:
            other = rng.randrange(len(spoilt))
            spoilt[at : at + length] = spoilt[other : other + length]
    return bytes(spoilt)


def spoil_parts(data: bytes, rng: Random) -> bytes:
    """One part of a zip package spoilt; the package itself stays whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = rng.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            part = old.read(name)
            new.writestr(name, spoil_tags(part, rng) if name == chosen else part)
    return buffer.getvalue()


def spoil_tags(data: bytes, rng: Random) -> bytes:
    """Whole tags dropped, doubled or swapped: well-formed or nearly."""
    pieces = data.replace(b">", b">\0").split(b"\0")
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(pieces))
        kind = rng.randrange(3)
        if kind == 0:
            pieces[at] = b""
        elif kind == 1:
            pieces[at] += pieces[at]
        else:
            other = rng.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
    return b"".join(pieces)


def spoil_lines(data: bytes, rng: Random) -> bytes:
    """Lines dropped, doubled, swapped, joined, or given a bar."""
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines))
        kind = rng.randrange(5)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[at])
        elif kind == 2:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3 and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        else:
            lines[at] += rng.choice([b" |", b"\t", b" 0", "（".encode(), "。".encode()])
        if not lines:
            return b""
    return b"\n".join(lines)


def lose_a_line(data: bytes, rng: Random) -> bytes:
    """One short line lost, with the empty line below it or without: what is left does not show that it was there."""
    lines = data.split(b"\n")
    short = [place for place, line in enumerate(lines) if 0 < len(line) < _SHORT and place > _FIRST_LINES]
    at = rng.choice(short)
    with_next = at + 1 < len(lines) and not lines[at + 1] and rng.random() < 0.5
    del lines[at : at + 1 + with_next]
    return b"\n".join(lines)


def lose_a_row(draft: Draft, rng: Random) -> Draft:
    """One row of a table lost before the file was written; merged cells that reach over it get shorter."""
    table = rng.choice(draft.tables())
    at = rng.choice([place for place, row in enumerate(table.rows) if all(cell.rowspan == 1 for cell in row)])
    rows = [
        tuple(replace(cell, rowspan=cell.rowspan - (place < at < place + cell.rowspan)) for cell in row)
        for place, row in enumerate(table.rows)
        if place != at
    ]  # fmt: skip
    return draft.with_table(replace(table, rows=tuple(rows)))


def lose_a_cell(draft: Draft, rng: Random) -> Draft:
    """One cell of a table lost before the file was written: those behind it move up."""
    table = rng.choice(draft.tables())
    at = rng.choice([place for place, row in enumerate(table.rows) if len(row) > 1])
    row = table.rows[at]
    place = rng.randrange(len(row))
    rows = (*table.rows[:at], (*row[:place], *row[place + 1 :]), *table.rows[at + 1 :])
    return draft.with_table(replace(table, rows=rows))
