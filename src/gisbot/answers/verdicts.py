"""Yes and no about figures, with every figure that decides it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers import refusals, single
from gisbot.answers.arithmetic import blank_among, difference, named
from gisbot.answers.context import Context
from gisbot.answers.draft import amount_text, value_text, with_actions
from gisbot.answers.patterns import IN_MONEY, MORE_THAN, TEN_THOUSANDS, plain_form
from gisbot.answers.proportions import share
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Status

TEN_THOUSAND = 10_000
NEAR = Decimal("0.1")
"""How far, as a share, a number told as about so much may be off."""


def higher(context: Context, first: Found, second: Found) -> Answer:
    """Whether the first is more than the second: yes or no, and by how much."""
    given = difference(context, first, second, signed="more")
    if given.status is not Status.ANSWERED:
        return given
    assert first.number is not None
    assert second.number is not None
    draft = context.draft()
    word = draft.say("is_higher" if first.number > second.number else "is_not_higher")
    return replace(given, lead=f"{word}{given.lead}", text=f"{word}{given.text}")


def sum_equals(context: Context, parts: Sequence[Found], whole: Found) -> Answer:
    """Whether figures add up to another: 专职加兼职跟总人数对得上吗."""
    return sums_equal(context, parts, [whole])


def sums_equal(context: Context, left: Sequence[Found], right: Sequence[Found]) -> Answer:
    """Whether what is added up on one side is what is added up on the other."""
    if (blank := blank_among((*left, *right))) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    totals, said = [], []
    for side in (left, right):
        number = sum((part.number for part in side if part.number is not None), Decimal(0))
        told = " + ".join(f"{part.label} {value_text(draft, part)}" for part in side)
        if len(side) == 1:
            draft.add(side[0])
            said.append(told)
        else:
            draft.compute(" + ".join(part.label for part in side), number, side[0].unit, side)
            said.append(f"{told} = {amount_text(draft, number, side[0].unit)}")
        totals.append(number)
    return draft.close(draft.say("same_yes" if totals[0] == totals[1] else "same_no", parts="，".join(said)))


def equality(context: Context, found: Sequence[Found]) -> Answer:
    """Whether figures, names or dates are the same."""
    if (blank := next((part for part in found if part.value is None), None)) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    for part in found:
        draft.add(part)
    equal = len({part.value for part in found}) == 1
    said = [single.string_value(draft, p) if isinstance(p.value, str) else value_text(draft, p) for p in found]
    parts = "，".join(f"{named(context, part, found[at - 1])} {said[at]}" for at, part in enumerate(found))
    return draft.close(draft.say("same_yes" if equal else "same_no", parts=parts))


def whole_reached(context: Context, part: Found, whole: Found) -> Answer:
    """Whether a part is all of its whole; of nothing it is neither."""
    if (blank := blank_among((part, whole))) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    for one in (part, whole):
        draft.add(one)
    said = draft.say(
        "none_of_none" if whole.number == 0 else "all_yes" if part.number == whole.number else "all_no",
        first=part.label,
        a=value_text(draft, part),
        second=whole.label,
        b=value_text(draft, whole),
    )
    warn_of_findings(context, draft, (part, whole))
    return draft.close(said)


def all_zero(context: Context, found: Sequence[Found]) -> Answer:
    """Whether figures are all zero."""
    draft = context.draft()
    for part in found:
        draft.add(part)
    parts = draft.say("and").join(f"{part.label} {value_text(draft, part)}" for part in found)
    key = "zero_yes" if all(part.number == 0 for part in found) else "zero_no"
    return draft.close(draft.say(key, parts=parts))


def threshold(context: Context, found: Found, relation: str, number: float) -> Answer:
    """Whether a figure is over, below or exactly a number."""
    if found.number is None:
        return refusals.blank(context, found)
    bound = _in_the_unit(context, found, Decimal(str(number)))
    holds = _told_nearly(found, relation, bound) if found.approximate else _holds(found.number, relation, bound)
    if holds is None:
        return single.one(context, found)
    draft = context.draft()
    draft.add(found)
    said = draft.say(
        "threshold_yes" if holds else "equal_no" if relation == "equal" else "threshold_no",
        label=f"{found.key.agency}{found.key.year} {found.label}",
        value=value_text(draft, found),
        relation=draft.say(f"relation.{relation}_{'yes' if holds else 'no'}"),
        number=amount_text(draft, bound, found.unit),
    )
    return with_actions(draft.close(said), single.actions_of(context, found))


def _in_the_unit(context: Context, found: Found, bound: Decimal) -> Decimal:
    """A number of the question in the unit of the figure: 四十万元 beside a figure in 万元 is 40."""
    tens = (found.unit or "").startswith(TEN_THOUSANDS)
    return bound / TEN_THOUSAND if tens and IN_MONEY.search(context.question.normal) else bound


def share_threshold(context: Context, part: Found, whole: Found, relation: str, bound: float) -> Answer:
    """Whether a share is over, below or exactly a percentage."""
    given = share(context, part, whole)
    percent = given.values[0].value if given.status is Status.ANSWERED and given.values[0].computed else None
    if not isinstance(percent, Decimal):
        return given
    draft = context.draft()
    holds = _holds(percent, relation, Decimal(str(bound)))
    word = draft.say("is_higher" if holds else "is_not_higher")
    said = draft.say(f"relation.{relation}_{'yes' if holds else 'no'}")
    lead = f"{word}{given.lead.removesuffix(draft.say('stop'))}{draft.say('and')}{said} {bound:g}%{draft.say('stop')}"
    return replace(given, lead=lead, text=given.text.replace(given.lead, lead, 1))


def _told_nearly(found: Found, relation: str, bound: Decimal) -> bool | None:
    """Whether a number that is told as about so much is over, below or exactly another; None when nobody can know: 65余
    is over 65, but perhaps not over 66."""
    assert found.number is not None
    told = [(re.escape(plain_form(one.raw)), plain_form(one.evidence.quote)) for one in found.figures]
    over = any(re.search(MORE_THAN, raw) or re.search(raw + MORE_THAN, quote) for raw, quote in told)
    if over and bound == found.number and relation != "equal":
        return relation in ("exceed", "reach")
    sure = over and bound < found.number
    if not sure and abs(bound - found.number) <= found.number * NEAR:
        return None
    return _holds(found.number, relation, bound)


def _holds(number: Decimal, relation: str, bound: Decimal) -> bool:
    return {"reach": number >= bound, "exceed": number > bound, "below": number < bound, "equal": number == bound}[
        relation
    ]
