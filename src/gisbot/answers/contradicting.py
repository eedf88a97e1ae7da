"""What keeps a figure from being the one that is asked for, whatever its words."""

from __future__ import annotations

from decimal import Decimal

from gisbot.answers.context import Context
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import (
    AT_LEAST,
    BRACKETED,
    DENIED_WORD,
    DENIES,
    DENYING,
    LEVEL_MARK,
    MEDIA_LEVEL,
    NOT_OF,
    PARTICLE,
    SET_OFF,
    TOLD_TOGETHER,
    plain_form,
)
from gisbot.model.report import Figure

LAST = 2
"""How many characters at its end name a thing that is told together with another."""


def contradicts(context: Context, figure: Figure) -> bool:
    """Whether a figure is a number that the question itself names, of no month that it names, of other media than it
    names, no least number where one is asked for, or of what is done where what is not is asked."""
    question = context.question
    without = NOT_OF.search(question.normal)
    if without is not None and without[0] not in figure.evidence.quote:
        return True
    if _of_both(context, figure) or _set_off(context, figure) or _of_all_made(context, figure):
        return True
    if AT_LEAST.search(question.normal) and not AT_LEAST.search(figure.subject):
        return True
    media = MEDIA_LEVEL.search(question.normal)
    level = f"{media['level']}{LEVEL_MARK}" if media else ""
    if level and level in figure.evidence.quote and level not in figure.subject:
        return True
    if figure.value in {Decimal(str(number)) for number in question.numbers}:
        return True
    quote = figure.evidence.quote
    if any(part.kind == "month" and plain_form(part.text) not in plain_form(quote) for part in question.parts):
        return True
    denied = [match for match in DENIED_WORD.finditer(question.normal) if match[1] in quote]
    said = any(f"{one}{match[1]}" in quote for match in denied for one in DENIES)
    return bool(denied) and not said and not DENYING.search(figure.subject)


def _of_both(context: Context, figure: Figure) -> bool:
    """Whether a figure counts two things of which only one is asked for: of 目录和专栏共188条 no 188 for 专栏."""
    both = TOLD_TOGETHER.search(figure.subject)
    if both is None:
        return False
    asked = plain_form(context.question.normal)
    one, other = (plain_form(both[name])[-LAST:] in asked for name in ("one", "other"))
    return one != other


def _of_all_made(context: Context, figure: Figure) -> bool:
    """Whether a figure is of all, and the brackets behind it tell what is asked: of 规章13件（含新制定5件） no 13
    for 新定的规章."""
    parts = BRACKETED.search(figure.subject)
    if parts is None:
        return False
    rest = BRACKETED.sub("", figure.subject)
    made = [PARTICLE.sub("", part.text) for part in context.question.parts if part.meaning == "issued"]
    return any(set(verb) & set(parts[0]) and not set(verb) & set(rest) for verb in made)


def _set_off(context: Context, figure: Figure) -> bool:
    """Whether what is asked for is what a figure is told without: of 结转上年后新收47件 no 47 for 结转上年."""
    without = SET_OFF.search(figure.subject)
    if without is None:
        return False
    rest = SET_OFF.sub("", figure.subject)
    asked = pairs_of(context.question.content)
    return any(pair in plain_form(without[0]) for pair in asked) and not any(pair in plain_form(rest) for pair in asked)
