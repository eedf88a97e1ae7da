"""Cutting long lists and texts into pages, and the buttons that turn them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from gisbot.channels.base import Button, Words

T = TypeVar("T")


def chunks(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in pages of at most `size`."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))


def text_pages(lines: Sequence[str], size: int) -> tuple[str, ...]:
    """The lines joined into pages of at most `size` characters; a longer line is cut."""
    pages: list[str] = []
    for line in lines:
        for start in range(0, max(len(line), 1), size):
            piece = line[start : start + size]
            if pages and len(pages[-1]) + 1 + len(piece) <= size:
                pages[-1] += "\n" + piece
            else:
                pages.append(piece)
    return tuple(pages)


def turning(words: Words, page: int, pages: int, data: Callable[[int], str]) -> list[tuple[Button, ...]]:
    """A row with the buttons for the page before and the page after, where there are such."""
    row = []
    if page > 0:
        row.append(Button(words.text("channel.page.previous"), data(page - 1)))
    if page < pages - 1:
        row.append(Button(words.text("channel.page.next"), data(page + 1)))
    return [tuple(row)] if row else []
