"""What is recognised strictly, before any fuzzy matching: years, months, ordinals, numbers, row numbers, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gisbot.model.lexicon import Lexicon
from gisbot.questions.columns import column_edges
from gisbot.questions.patterns import (
    ARTICLE,
    BEHIND_GROUP,
    DAY,
    DIGITS,
    EACH,
    ENGLISH_MONTH,
    ENGLISH_ORDINALS,
    GRADE,
    GROUP_ASKED,
    GROUP_BEFORE,
    GROUP_BEHIND,
    GROUP_JOINED,
    HALF,
    HAN_NUMBER,
    HOUSE,
    INSIDE,
    KINDS,
    KINDS_SUMMED,
    MONTH,
    NO_GROUP,
    NUMBER,
    NUMBERED_ROW,
    ORDINAL,
    OVER,
    OWN_KIND,
    PEOPLE_COUNTED,
    ROW,
    SCALES,
    UNTIL,
    WHAT_NUMBER_IS,
    WITHIN_GROUP,
    han_number,
)
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense
from gisbot.questions.years import year_edges

SLOT = 0.1
WEAK_SLOT = 0.22
LONGEST_NAME = 12
FEW = 20
"""With more agencies than this a bare kind of body names none of them."""
LONGEST_GROUP = 6
_ENGLISH_ORDINAL = re.compile(r"\b(?:" + "|".join(ENGLISH_ORDINALS) + r")\b")


def slot_edges(text: str, lexicon: Lexicon, today: date) -> Iterator[Token]:
    """Every slot that begins somewhere in the text, overlapping ones included."""
    yield from year_edges(text, lexicon.years, today)
    yield from _agencies(text, lexicon)
    yield from _groups(text, lexicon)
    yield from _own_kind(text, lexicon)
    yield from column_edges(text)
    for match in (*MONTH.finditer(text), *ENGLISH_MONTH.finditer(text)):
        yield _token(match, Kind.MONTH)
    for match in DAY.finditer(text):
        if not UNTIL.search(text[: match.start()]):
            yield _token(match, Kind.MONTH)
    for match in ORDINAL.finditer(text):
        place = -1 if match["last"] else 1 if match["first"] else han_number(match["n"] or match["label"])
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
        sense = Sense(operations=frozenset({"exceed"}))
        number = float(SCALES[match["scale"]] * DIGITS.get(match["first"] or "", 1))
        yield Token(match.start(), match.end(), match[0], Kind.NUMBER, SLOT, sense, number=number)
    for match in HALF.finditer(text):
        sense = Sense(operations=frozenset({"exceed"}) if match["over"] else frozenset())
        number = 10.0 * DIGITS[match["tenths"]] if match["tenths"] else 50.0
        yield Token(match.start(), match.end(), match[0], Kind.NUMBER, SLOT, sense, number=number, percent=True)
    for match in ARTICLE.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, 0.05, Sense(filler=True), match[0])
    for match in GRADE.finditer(text):
        yield _token(match, Kind.UNKNOWN, cost=1.0)
    for match in KINDS.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, SLOT, Sense(filler=True), match[0])
    for match in KINDS_SUMMED.finditer(text):
        several = Sense(operations=frozenset({"several"}))
        yield Token(match.start(), match.end(), match[0], Kind.WORD, 0.05, several, match[0])
    for match in WHAT_NUMBER_IS.finditer(text):
        asked = Sense(operations=frozenset({"howmany"}))
        yield Token(match.start(), match.end(), match[0], Kind.WORD, 0.05, asked, match[0])
    for match in NUMBERED_ROW.finditer(text):
        yield _token(match, Kind.SEPARATOR)
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
        ends = range(start + 2, min(len(text), start + lexicon.reach.get(text[start], 0)) + 1)
        group = max((end for end in ends if text[start:end] in lexicon.groups), default=0)
        for end in ends:
            piece = text[start:end]
            names = lexicon.names.get(piece)
            if names is None and end == group:  # 各县区 is not 各县
                names = ()
            if names is None and piece in lexicon.areas and not piece.isascii():
                yield Token(start, end, piece, Kind.AGENCY, 0.08, form=lexicon.areas[piece])
            if names is None or (piece.isascii() and not _whole_word(text, start, end)):
                continue
            if piece.endswith(INSIDE) and _ends_a_name(text, start, end - 1, lexicon):  # 镇里 in 城关镇里
                continue
            yield Token(start, end, piece, Kind.AGENCY, 0.05, names=names, form=piece)


def _own_kind(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """街道 where only sub-districts are loaded: it names the agency as 镇上 and 局里 do."""
    for match in OWN_KIND.finditer(text):
        named = (name for token in _agencies(text, lexicon) for name in token.names)
        if all(match["kind"] in agency for agency in lexicon.agencies) or any(match["kind"] in one for one in named):
            yield Token(match.start(), match.end(), match[0], Kind.WORD, WEAK_SLOT, Sense(filler=True), match[0])


def _groups(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Groups with what asks for their members beside the noun: 哪些乡镇, 几个局, 全县各部门, 部门有哪些."""
    if not lexicon.groups:
        return
    for match in GROUP_BEFORE.finditer(text):
        noun = "" if NO_GROUP.match(text, match.end()) else _noun(text, match.end(), lexicon)
        if noun:
            end = match.end() + len(noun)
            yield _group(text, match.start(), end, noun, match)
            if inner := WITHIN_GROUP.match(text, end):
                yield _group(text, match.start(), inner.end(), noun, match)
        elif match[0].endswith(HOUSE):
            yield _group(text, match.start(), match.end(), HOUSE, match)
    for match in GROUP_JOINED.finditer(text):
        if f"{EACH}{match[0]}" in lexicon.groups and not _ends_a_name(text, match.start(), match.end(), lexicon):
            yield Token(match.start(), match.end(), match[0], Kind.AGENCY, 0.05, form=f"{EACH}{match[0]}")
    for match in GROUP_BEHIND.finditer(text):
        noun = _noun(text, match.end(), lexicon)
        if noun and BEHIND_GROUP.match(text, match.end() + len(noun)):
            end = match.end() + len(noun)
            yield Token(match.end(), end, noun, Kind.AGENCY, 0.05, form=f"{EACH}{noun}")
    for match in GROUP_ASKED.finditer(text):
        for start in range(max(0, match.start() - LONGEST_GROUP), match.start()):
            noun = text[start : match.start()]
            if f"{EACH}{noun}" in lexicon.groups and not _ends_a_name(text, start, match.start(), lexicon):
                yield _group(text, start, match.end(), noun, match)
                break


def _ends_a_name(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun is but the end of a name: 云渚县有哪些 asks for no counties."""
    return any(text[first:end] in lexicon.names for first in range(max(0, start - LONGEST_NAME), start))


def _noun(text: str, start: int, lexicon: Lexicon) -> str:
    """The longest noun of a group that begins here."""
    pieces = (text[start : start + size] for size in range(LONGEST_GROUP, 0, -1))
    return next((piece for piece in pieces if piece and f"{EACH}{piece}" in lexicon.groups), "")


def _group(text: str, start: int, end: int, noun: str, match: re.Match[str]) -> Token:
    asked = "which" if match["which"] else "howmany" if match["count"] else ""
    sense = Sense(operations=frozenset({asked} if asked else ()))
    return Token(start, end, text[start:end], Kind.AGENCY, 0.05, sense=sense, form=f"{EACH}{noun}")


def _whole_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()
