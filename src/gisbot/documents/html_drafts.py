"""What walking a page yields, before it is known which part of the page is the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_SPACES = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f]+")
_EDGES = " \t\r\n\f\u00a0\u3000"
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_WIDE = "[\u2014-\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef]"
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n\s*(?=\S)|(?<=\S)[ \t\r\f]*\n\s*(?={_WIDE})")


class TextDraft(NamedTuple):
    """A paragraph: its text, whether the page marks it as a heading, how many characters are links."""

    text: str
    heading: bool
    numbering: str
    linked: int


class CellDraft(NamedTuple):
    """A table cell with its spans as they are asked for: a `rowspan` of 0 runs to the last row."""

    text: str
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class GridDraft:
    """A table of data; `rows` hold the cells that begin in them."""

    rows: list[list[CellDraft]]


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """A picture that is no icon."""

    caption: str


Draft = TextDraft | GridDraft | PictureDraft


@dataclass(frozen=True, slots=True)
class Region:
    """The drafts between two positions that one element holds."""

    names: str
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Page:
    """A walked page: its drafts in order and the regions among which the article is looked for.

    `boilerplate` are regions that structure shows to be none of the article, `hidden` those not displayed.
    """

    drafts: tuple[Draft, ...]
    regions: tuple[Region, ...]
    boilerplate: tuple[Region, ...]
    hidden: tuple[Region, ...]


def printed(text: str) -> str:
    """`text` as a browser shows it: white space collapsed, none where only the source breaks Chinese."""
    text = text.strip(_EDGES)
    if text.isprintable() and " " not in text:
        return text
    if "\n" in text:
        text = _SOURCE_BREAK.sub("", text)
    return _INVISIBLE.sub("", _SPACES.sub(" ", text)).strip(" \u3000")
