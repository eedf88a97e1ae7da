"""What is recognised strictly, before any fuzzy matching: years, months, ordinals, numbers, row numbers, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gisbot.model.lexicon import Lexicon
from gisbot.questions.columns import column_edges
from gisbot.questions.patterns import (
    ARTICLE,
    DAY,
    DIGITS,
    ENGLISH_MONTH,
    ENGLISH_ORDINALS,
    HALF,
    HAN_NUMBER,
    KINDS,
    MONTH,
    NUMBER,
    ORDINAL,
    OVER,
    PEOPLE_COUNTED,
    ROW,
    SCALES,
    UNTIL,
    han_number,
)
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense
from gisbot.questions.years import year_edges

SLOT = 0.1
WEAK_SLOT = 0.22
_ENGLISH_ORDINAL = re.compile(r"\b(?:" + "|".join(ENGLISH_ORDINALS) + r")\b")


def slot_edges(text: str, lexicon: Lexicon, today: date) -> Iterator[Token]:
    """Every slot that begins somewhere in the text, overlapping ones included."""
    yield from year_edges(text, lexicon.years, today)
    yield from _agencies(text, lexicon)
    yield from column_edges(text)
    for match in (*MONTH.finditer(text), *ENGLISH_MONTH.finditer(text)):
        yield _token(match, Kind.MONTH)
    for match in DAY.finditer(text):
        if not UNTIL.search(text[: match.start()]):
            yield _token(match, Kind.MONTH)
    for match in ORDINAL.finditer(text):
        place = -1 if match["last"] else han_number(match["n"])
        if place is not None:
            yield _token(match, Kind.ORDINAL, number=float(place))
    for match in _ENGLISH_ORDINAL.finditer(text):
        yield _token(match, Kind.ORDINAL, number=float(ENGLISH_ORDINALS[match[0]]), cost=WEAK_SLOT)
    for match in NUMBER.finditer(text):
        number = float(match["number"].replace(",", "")) * SCALES.get(match["scale"] or "", 1)
        yield _token(match, Kind.NUMBER, number=number, percent=bool(match["percent"]), cost=0.3)
        yield from _people(text, match, number)
    for match in HAN_NUMBER.finditer(text):
        value = han_number(match["han"])
        if value is not None:
            scaled = float(value * SCALES.get(match["scale"] or "", 1))
            yield _token(match, Kind.NUMBER, number=scaled, cost=0.3)
            yield from _people(text, match, scaled)
    for match in OVER.finditer(text):
        sense, number = Sense(operations=frozenset({"exceed"})), float(SCALES[match["scale"]])
        yield Token(match.start(), match.end(), match[0], Kind.NUMBER, SLOT, sense, number=number)
    for match in HALF.finditer(text):
        sense = Sense(operations=frozenset({"exceed"}) if match["over"] else frozenset())
        number = 10.0 * DIGITS[match["tenths"]] if match["tenths"] else 50.0
        yield Token(match.start(), match.end(), match[0], Kind.NUMBER, SLOT, sense, number=number, percent=True)
    for match in ARTICLE.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, 0.05, Sense(filler=True), match[0])
    for match in KINDS.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, SLOT, Sense(filler=True), match[0])
    for match in ROW.finditer(text):
        yield _token(match, Kind.ROW)


def _people(text: str, match: re.Match[str], number: float) -> Iterator[Token]:
    """17个人 counts people; 个人 alone is a kind of applicant."""
    if text.startswith(PEOPLE_COUNTED, match.end()):
        yield Token(
            match.start(), match.end() + 1, text[match.start() : match.end() + 1], Kind.NUMBER, 0.0, number=number
        )


def _token(
    match: re.Match[str],
    kind: Kind,
    *,
    cost: float = SLOT,
    number: float | None = None,
    percent: bool = False,
) -> Token:
    return Token(match.start(), match.end(), match[0], kind, cost, number=number, percent=percent)


def _agencies(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + lexicon.reach.get(text[start], 0)) + 1):
            piece = text[start:end]
            names = lexicon.names.get(piece)
            if names is None and piece in lexicon.groups:
                names = ()
            if names is None or (piece.isascii() and not _whole_word(text, start, end)):
                continue
            yield Token(start, end, piece, Kind.AGENCY, 0.05, names=names, form=piece)


def _whole_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()
