"""A document as read from its file: blocks in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (a line, in txt), as printed.

    `numbering` is a list number that the file keeps apart from the text ("一、", "（二）"); `heading`
    says that the file itself marks the paragraph as a heading (a style, an <h2>, bold alone). `cells` are the parts
    of a row of a table without lines, blank ones too, where the print shows the column of each value.
    """

    text: str
    place: Place
    numbering: str = ""
    heading: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. `row` and `column` are its first grid place, counted from 0.

    A merged cell stands once, with its spans; `text` is as printed (line breaks kept as \\n).
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, each the cells that begin in it, in printed order."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the place of text; `caption` is its alternative text or file name, if any."""

    place: Place
    caption: str = ""


Block = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself outside its text: html metadata block, meta.yaml.

    `published` is an ISO date. `pairs` keeps what else was found, as printed (索引号, 发布机构, ...).
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader could not read or had to bound; it becomes a finding of the report."""

    rule: str
    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `source` is the path shown to people, "a.zip!/b.pdf" inside an archive."""

    source: str
    format: str
    content_hash: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    notes: tuple[Note, ...] = ()
