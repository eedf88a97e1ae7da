"""Headings: numbered or not, alone on their line or glued to the sentence that follows."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.reports.patterns import (
    GLUED_YEAR,
    HEADING_LEVELS,
    INLINE_LEVEL_ONE,
    INLINE_LEVEL_TWO,
    LOST_NUMBER,
    ORDINAL_WORDS,
    SENTENCE_END,
    TOC_LINE,
)

_LONGEST_ALONE = 46
_LONGEST_GLUED = 30
_LONGEST_STOPPED = 24
_LONGEST_BEFORE_COLON = 18
_LONGEST_ITEM_HEADING = 24
_LEAST_INLINE = 2
_LEAST_AFTER_SPACE = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, its level (1 is the highest), and the text glued to it."""

    text: str
    level: int
    rest: str


def ordinal_of(word: str) -> int:
    """The value of 一 ... 十九 as headings count, 0 when it is none."""
    if len(word) == 1:
        return ORDINAL_WORDS.find(word) + 1
    if word.startswith(ORDINAL_WORDS[9]):
        return 10 + ORDINAL_WORDS.find(word[1]) + 1
    return 0


def heading_in(text: str, reading: Reading, *, numbering: str = "", marked: bool = False) -> Heading | None:
    """The heading that a paragraph is or begins with, or None.

    `numbering` is a list number that the file keeps apart, `marked` its own word that this is a heading.
    """
    printed = f"{numbering}{text}".strip()
    folded = reading.fold(printed)
    if TOC_LINE.search(folded):
        return None
    lost = LOST_NUMBER.match(folded)
    plain = "".join(folded[lost.end() if lost else 0 :].split()).strip("。:")
    for level, pattern in HEADING_LEVELS:
        match = pattern.match(folded)
        if match is not None and match.end() < len(folded):
            return _numbered(printed, folded, match.end(), level)
    if plain in reading.header.unnumbered_headings:
        return Heading(printed.rstrip("。：: "), 1, "")
    if marked and len(plain) <= _LONGEST_ALONE and SENTENCE_END.search(folded[:-1]) is None:
        return Heading(printed, 2, "")
    return None


def _numbered(printed: str, folded: str, start: int, level: int) -> Heading | None:
    body = folded[start:]
    longest = _LONGEST_ALONE if level < 3 else _LONGEST_ITEM_HEADING
    stop = next((index for index, char in enumerate(body) if char in "。;!?"), None)
    is_sentence = stop is not None and stop < len(body.rstrip()) - 1
    if len(body) <= longest and not is_sentence and not _counts(body) and not _has_glued_sentence(body):
        spaced = _spaced(body)
        if spaced is not None and level < 3:
            return _cut(printed, start + spaced, level)
        ends_like_text = body.rstrip()[-1:] in "。;" and (level == 3 or len(body) > _LONGEST_STOPPED)
        if not ends_like_text:
            return Heading(printed.rstrip("。：:; "), level, "")
    glued = GLUED_YEAR.search(body[: _LONGEST_GLUED + 6])
    if glued is not None and 4 <= glued.start() <= _LONGEST_GLUED and not set(",。;:") & set(body[: glued.start()]):
        return _cut(printed, start + glued.start(), level)
    for index, char in enumerate(body[: _LONGEST_GLUED + 1]):
        if char == "。" and index >= 2 and body[index + 1 :].strip() and not _counts(body[:index]):
            return _cut(printed, start + index + 1, level)
        if char == ":" and 2 <= index <= _LONGEST_BEFORE_COLON and not _counts(body[:index]) and level < 3:
            return _cut(printed, start + index + 1, level)
        if char in "。;!?":
            break
    spaced = _spaced(body)
    return None if spaced is None else _cut(printed, start + spaced, level)


def _has_glued_sentence(body: str) -> bool:
    """Whether a whole sentence follows a colon (申请情况:本年度收到…。)."""
    head, _, rest = body.partition(":")
    return 2 <= len(head) <= _LONGEST_BEFORE_COLON and rest.rstrip().endswith("。")


def _spaced(body: str) -> int | None:
    """Where a space ends the heading and more follows (一、基本情况 （一）…)."""
    space = body.find(" ", 2, _LONGEST_GLUED)
    if (
        space < 0
        or set(",。;") & set(body[:space])
        or _counts(body[:space])
        or not (len(body) - space >= _LEAST_AFTER_SPACE or body.rstrip().endswith("。"))
    ):
        return None
    return space


def _cut(printed: str, position: int, level: int) -> Heading:
    return Heading(printed[:position].rstrip("。：: "), level, printed[position:].strip())


def _counts(text: str) -> bool:
    """Whether a would-be heading states a number, and so is a sentence."""
    return any(char.isdigit() for char in text)


def split_inline(text: str, reading: Reading) -> tuple[str, ...]:
    """The pieces of a paragraph that holds whole sections (一、… 二、… with no line breaks)."""
    folded = reading.fold(text)
    pieces: list[str] = []
    for piece in _cut_at(text, _sequence(folded, INLINE_LEVEL_ONE)):
        pieces += _cut_at(piece, _sequence(reading.fold(piece), INLINE_LEVEL_TWO))
    return tuple(piece for piece in pieces if piece.strip())


def _sequence(folded: str, pattern: re.Pattern[str]) -> list[int]:
    """Where the ordinals of one counted run begin: 一, 二, 三 in order, or on from the one the text begins with."""
    found: list[int] = []
    expected = 1
    for match in pattern.finditer(folded):
        value = ordinal_of(match.group(1))
        if value == expected or (found and value == expected + 1) or (value and not found and match.start() == 0):
            found.append(match.start())
            expected = value + 1
    return found if len(found) >= _LEAST_INLINE else []


def _cut_at(text: str, positions: list[int]) -> list[str]:
    bounds = [0, *[position for position in positions if position > 0], len(text)]
    return [text[begin:end] for begin, end in itertools.pairwise(bounds)]
