"""What the words of a question ask of several reports: a sum, a condition, an extreme without the word for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers.conditions import Condition
from gisbot.answers.context import Context
from gisbot.answers.patterns import ASKED_COUNT, ASKS_WHO, TOTAL, WHICH, WHICH_YEARS
from gisbot.answers.rules.patterns import (
    AHEAD,
    ASKED_MEMBERS,
    ASKS_WHICH_OF,
    AT_LEAST_ONCE,
    AT_MOST,
    BARE_EXTREME,
    NO_ONE,
)
from gisbot.model.key import ReportKey
from gisbot.model.question import Question

EXTREMES = frozenset({"most", "least"})
RELATIONS = ("exceed", "reach", "below", "equal")


def stands_between(question: Question, words: Sequence[str]) -> bool:
    """Whether one of the words stands between the two agencies named: 甲占乙的."""
    places = [question.normal.find(word) for word in question.agency_words]
    inside = question.normal[min(places) : max(places)] if min(places, default=-1) >= 0 else ""
    return any(word in inside for word in words)


def is_pair(context: Context, keys: Sequence[ReportKey]) -> bool:
    """Whether two agencies are named, each with one report."""
    question = context.question
    return len(keys) == 2 and len({key.agency for key in keys}) == 2 and not question.groups


def bare_extreme(question: Question) -> frozenset[str]:
    """谁收到的申请多, 哪个部门少, 哪年多: the most or the least, without the word for it."""
    asks = bool(ASKS_WHO.search(question.normal)) or any(WHICH.search(word) for word in question.agency_words)
    asks = asks or (_named(question) and bool(ASKS_WHICH_OF.search(question.normal)))
    asks = asks or WHICH_YEARS.search(question.normal) is not None
    match = BARE_EXTREME.search(question.normal) if asks and not question.operations & (EXTREMES | {"rank"}) else None
    return frozenset() if match is None else frozenset({"most" if match["most"] else "least"})


def _named(question: Question) -> bool:
    """Whether several agencies are named, and no group."""
    return len(question.agencies) > 1 and not question.groups


def asks_place(question: Question) -> bool:
    """Whether it is asked who stands ahead of whom: 谁排前面, 哪个位次靠前."""
    return AHEAD.search(question.normal) is not None


def asks_sum(context: Context) -> bool:
    """Whether the figures are to be added up."""
    operations = context.question.operations
    if "rank" in operations or ("average" not in operations and operations & {"most", "least", "several", "trend"}):
        return False
    average_alone = (
        operations & {"average", "median"} and "sum" not in operations and not TOTAL.search(context.question.normal)
    )
    return not average_alone and bool(operations & {"sum", "together"} or TOTAL.search(context.question.normal))


def relation(context: Context) -> Condition | None:
    """The condition that agencies or years are asked to meet: with one number or two, with any at all, or with none."""
    question = context.question
    operations, words = question.operations, question.agency_words
    asks = (
        any(WHICH.search(word) or ASKED_COUNT.search(word) for word in words)
        or ASKS_WHO.search(question.normal) is not None
        or WHICH_YEARS.search(question.normal) is not None
        or bool(operations & {"list", "which"})
    )
    leans = bool(context.memory.last) and question.elliptical and len(question.agencies or context.memory.agencies) > 1
    asks = asks or (leans and ASKED_COUNT.search(question.normal) is not None)
    denials = (part.text for part in question.parts if part.meaning in ("", "!exists"))
    denied = any(NO_ONE.fullmatch(text) for text in denials) or "zero" in operations
    asks = asks or (bool(question.groups) and ASKED_MEMBERS.search(question.normal) is not None)
    asks = asks or (denied and bool(question.groups) and "howmany" not in operations)
    told = next((one for one in RELATIONS if one in operations and not (one == "reach" and _once(question))), None)
    told = told or ("reach" if "reach" in operations and question.numbers else None)
    if AT_MOST.search(question.normal):
        told = "at_most" if told in (None, "below") else told
    bounds = sorted(Decimal(str(number)) for number in question.numbers)
    if len(bounds) == 2 and (told is not None or asks):
        upper = "at_most" if AT_MOST.search(question.normal) or "below" not in operations else "below"
        return Condition("exceed" if "exceed" in operations else "reach", bounds[0], upper, bounds[1])
    if bounds and told is not None:
        return Condition(told, bounds[0])
    if (
        not asks
        or operations & {"most", "least", "rank", "sum", "average", "median", "bigger"}
        or question.top is not None
    ):
        return None
    if asks_place(question) or (_named(question) and not denied and "exists" not in operations):
        return None
    return Condition("equal" if denied or bounds == [0] else "exceed", Decimal(0))


def _once(question: Question) -> bool:
    """Whether 至少 belongs to the years (至少一年) and not to a number, though another relation is named."""
    return AT_LEAST_ONCE.search(question.normal) is not None and bool({"exceed", "below"} & question.operations)
