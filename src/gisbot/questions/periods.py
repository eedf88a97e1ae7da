"""The years a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.model.conversation import Memory
from gisbot.model.question import Years
from gisbot.questions.patterns import (
    FURTHER_OFFSETS,
    HAS_MORE,
    LEADING_WITH,
    NEAR_PREVIOUS,
    NEGATIONS,
    SAME_PERIOD,
    SEVERAL_YEARS,
    THAT_YEAR,
    WHICH_YEAR,
)
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.years import (
    ALL,
    BEFORE,
    CARRIED_IN,
    CARRIED_OUT,
    CARRIED_OVER,
    CARRIED_TO,
    EARLIEST_YEAR,
    FURTHER,
    LATEST,
    NEAR,
    NEXT,
    PREVIOUS,
    RANGE,
    UNCLEAR,
)

TOLD = (PREVIOUS, BEFORE, NEXT)
"""Years told by another one: of the row's own words where these speak of such a year, else by the conversation's."""
COMPARING = ("than", "growth", "compare", "difference")
LEANING = (*COMPARING, "more", "less", "times")
AMONG_YEARS = ("most", "least", "exceed", "below", "reach", "rank", "bigger", "exists", "equal")

FIRST_SHORT, LAST_SHORT = 8, 40
"""The years that two digits name in a conversation; the reports begin in 2008."""


def asked_years(tokens: Sequence[Token], memory: Memory) -> Years:
    """The years named, or how they are meant.

    In a comparison with a year already named (2019年比去年), 去年 is the year before that one; in a conversation,
    上一年 is the year before the one just spoken of. A year that requests were carried to or from is not the report's.
    """
    years = [token for token in tokens if token.kind is Kind.YEAR]
    for token in years:
        if token.relative in (NEAR, RANGE):
            return Years(token.years, token.relative)
    if any(token.relative == ALL for token in years):
        if len(several := _years_of([token for token in years if token.relative == ""])) > 1:
            return Years(tuple(dict.fromkeys(several)), "")  # 2019、2020、2021三年平均每年
        return Years((), ALL)
    if _asks_which_year(tokens):
        return _which_years(tokens, memory)
    if any(token.has("improvement") for token in tokens):
        years = [token for token in years if FURTHER_OFFSETS.get(token.text, 0) <= 0]  # 明年打算怎么改进
    named = [token for token in (*years, *_carrying(tokens)) if token.relative in ("", FURTHER)]
    told = [token for token in years if token.relative in TOLD]
    if any(token.names_concept(CARRIED_IN, CARRIED_OUT) for token in tokens):
        told = [] if named or any(token.names_concept(CARRIED_IN) for token in tokens) else told
    previous = [token for token in told if token.relative == PREVIOUS]
    further = bool(named) and all(token.relative == FURTHER for token in named)
    if previous and not further and any(token.has(*COMPARING) for token in tokens):
        return Years(_years_of(named), PREVIOUS)
    for relative in (LATEST, EARLIEST_YEAR):
        if not named and any(token.relative == relative for token in years):
            return Years((), relative)
    said = sorted((*named, *told), key=lambda token: token.start)
    found = tuple(year for token in said for year in (_told(token, memory) if token in told else token.years))
    if found:
        if len(set(found)) == 1 and _leans(tokens) and len(memory.years) == 1:
            found = (*memory.years, *found)
        return Years(tuple(dict.fromkeys(found)), "")
    carried = [year for token in tokens for year in _by_carry(token)] or _bare_year(tokens, memory)
    if carried:
        return Years(tuple(dict.fromkeys(carried)), "")
    return Years((), UNCLEAR) if _tells_a_year(tokens, memory) else Years()


def without_year_beside(tokens: Sequence[Token], year: int) -> tuple[Token, ...]:
    """All parts but for 去年 or 明年, which tell a year counted from today or from the report's own."""
    beside = (PREVIOUS, BEFORE, NEXT, FURTHER)
    return tuple(
        token
        for token in tokens
        if not (token.kind is Kind.YEAR and token.relative in beside and set(token.years) <= {year})
    )


def _years_of(tokens: Sequence[Token]) -> tuple[int, ...]:
    return tuple(year for token in tokens for year in token.years)


def _carrying(tokens: Sequence[Token]) -> list[Token]:
    """The words that name the year of the row too: 从2019年结转到2020年."""
    return [token for token in tokens if token.kind is Kind.WORD and token.years]


def _asks_which_year(tokens: Sequence[Token]) -> bool:
    """哪年最多: years are held against each other; which year a report is from is another question."""
    said = "".join(token.text for token in tokens)
    match = WHICH_YEAR.search(said)
    if match is None:
        return False
    among = any(token.has(*AMONG_YEARS) or token.text in NEGATIONS for token in tokens)
    if among or SEVERAL_YEARS.search(match[0]) is not None:
        return True
    return HAS_MORE.search(said) is not None and not any(token.kind is Kind.YEAR and token.years for token in tokens)


def _which_years(tokens: Sequence[Token], memory: Memory) -> Years:
    """The years given last, unless another agency is named; else all."""
    last = sorted({asked.year for asked in memory.last if asked.year})
    names = any(token.kind is Kind.AGENCY for token in tokens)
    return Years(tuple(last), RANGE) if len(last) > 1 and not names else Years((), ALL)


def _leans(tokens: Sequence[Token]) -> bool:
    """Whether a question begins by comparing with what was given last: 跟2022年比差多少."""
    said = "".join(token.text for token in tokens[:3])
    return any(token.has(*LEANING) for token in tokens) and LEADING_WITH.match(said) is not None


def _tells_a_year(tokens: Sequence[Token], memory: Memory) -> bool:
    """Whether a year is told by what is not known here: 疫情那年."""
    for at, token in enumerate(tokens):
        if THAT_YEAR.match(token.text):
            told = tokens[at - 1] if at else None
            unclear = told is not None and (told.kind is Kind.UNKNOWN or told.sense.outside or told.sense.noun)
            return bool(unclear) or (told is not None and not memory.last and told.end == token.start and told.strong)
    return False


def _told(token: Token, memory: Memory) -> tuple[int, ...]:
    """The year that 上一年, 再往前一年, 下一年 mean: beside the one spoken of, else counted from today."""
    spoken = sorted({asked.year for asked in memory.last if asked.year} or set(memory.years))
    leans = token.relative != PREVIOUS or NEAR_PREVIOUS.search(token.text) or SAME_PERIOD in token.text
    if not spoken or not leans:
        return token.years
    return (spoken[-1] + 1,) if token.relative == NEXT else (spoken[0] - 1,)


def _bare_year(tokens: Sequence[Token], memory: Memory) -> list[int]:
    """22呢, after figures of a year."""
    numbers = [token for token in tokens if token.kind is Kind.NUMBER]
    alone = all(
        token in numbers or (not token.sense.groups and token.sense.operations <= {"followup"}) for token in tokens
    )
    known = any(token.kind is Kind.UNKNOWN and token.text.strip() for token in tokens)
    if len(numbers) != 1 or not alone or known or not any(asked.year for asked in memory.last):
        return []
    number = numbers[0].number
    return [2000 + int(number)] if number is not None and FIRST_SHORT <= number <= LAST_SHORT else []


def _by_carry(token: Token) -> tuple[int, ...]:
    """The report's year of what was carried: to 2021 in that of 2020, from 2021 in that of 2022."""
    if token.kind is not Kind.WORD or token.relative not in (CARRIED_TO, CARRIED_OVER):
        return ()
    return tuple(year + (1 if token.relative == CARRIED_OVER else -1) for year in token.years)
