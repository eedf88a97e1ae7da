"""One place of a ranking: the second most, the third least, and the place that one agency has."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, value_text
from gisbot.answers.over import LONGEST_LIST, Stated, closed, first_places, name_of, refused_of
from gisbot.answers.patterns import AREA
from gisbot.answers.ranking import numbers_of, plain
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Reason

MOST_TIED = 5
"""Equal ones that are read beyond the place asked for."""


def at_place(context: Context, metric: str, column: str | None, place: int, *, descending: bool) -> Answer:
    """Who stands in a place; equal ones share it, and then the next number is told too."""
    given = first_places(context, metric, column, place + LONGEST_LIST, descending=descending)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    if place > len(given.figures):
        return refusals.refuse(context, "no_place", Reason.NOT_IN_REPORT, count=given.count, place=place)
    number = given.figures[place - 1].number
    same = [part for part in given.figures if part.number == number]
    first = next(at for at, part in enumerate(given.figures, start=1) if part.number == number)
    draft = context.draft()
    way = "most" if descending else "least"
    lines = [draft.say(f"place.{way}", place=first, names=_names(context, draft, same), value=_value(draft, same[0]))]
    shown = same
    if first < place:
        behind = [part for part in given.figures[first - 1 :] if part.number != number]
        following = [part for part in behind if part.number == behind[0].number] if behind else []
        lines.insert(0, draft.say("place.tied", place=place, first=first, count=len(same)))
        if following:
            names, value = _names(context, draft, following), _value(draft, following[0])
            lines.append(draft.say("place.next", names=names, value=value))
            shown = [*same, *following]
    lines.append(draft.say("coverage", count=given.count, of=given.whole))
    return closed(context, draft, given, shown, lines, metric)


def _names(context: Context, draft: Draft, parts: Sequence[Found]) -> str:
    for part in parts[:LONGEST_LIST]:
        draft.add(part)
    names = draft.say("and").join(name_of(context, part) for part in parts[:LONGEST_LIST])
    return draft.say("and_more", names=names, count=len(parts)) if len(parts) > LONGEST_LIST else names


def _value(draft: Draft, part: Found) -> str:
    return f"{part.label} {value_text(draft, part)}"


def places_of(
    context: Context, draft: Draft, metric: str, column: str | None, given: Stated, *, descending: bool
) -> list[str]:
    """The place of each agency that is named; in a whole area it is one among what is loaded."""
    if any(AREA.match(word) for word in context.question.agency_words):
        draft.warn("among_loaded")
    lines: list[str] = []
    for agency in context.question.beside:
        lines += _place_of(context, draft, metric, column, agency, given, descending=descending)
    return lines


def _place_of(
    context: Context, draft: Draft, metric: str, column: str | None, agency: str, given: Stated, *, descending: bool
) -> list[str]:
    """The place of one agency in a ranking, when it stands in it."""
    own = next((part for part in given.figures if part.key.agency == agency), None)
    if own is not None:
        place = next(at for at, part in enumerate(given.figures, start=1) if part.number == own.number)
        return [draft.say("rank_place", name=agency, place=place)]
    key = next((key for key in given.keys if key.agency == agency), None)
    if key is None or not plain(context.edition, metric, column):
        return []
    own = context.view(key).find(metric, column, context.language)
    if own is None or own.number is None:
        return []
    numbers = numbers_of(context.edition, metric, given.keys)
    ahead = sum((n > numbers[key.report_id]) if descending else (n < numbers[key.report_id]) for n in numbers.values())
    draft.add(own)
    return [draft.say("rank_place_value", name=agency, place=ahead + 1, value=value_text(draft, own))]
