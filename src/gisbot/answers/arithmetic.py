"""Sums, differences, averages and extremes of a few figures; exact, with every operand cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import amount_text, value_text
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Reason

ONE_DECIMAL = Decimal("0.1")
HUNDRED = Decimal(100)
PERIODS = {"monthly": ("month", 12), "quarterly": ("quarter", 4), "weekly": ("week", 52), "daily": ("day", 365)}


def rounded(number: Decimal) -> Decimal:
    """Half up to one decimal, as shares, growths and averages are given."""
    result = number.quantize(ONE_DECIMAL, ROUND_HALF_UP)
    return result.to_integral_value() if result == result.to_integral_value() else result


def blank_among(found: Sequence[Found]) -> Found | None:
    """The first of the figures that is no number."""
    return next((part for part in found if part.number is None), None)


def total(context: Context, found: Sequence[Found], *, overlaps: bool = False) -> Answer:
    """The sum of figures; over different units it has none. What `overlaps` is counted more than once."""
    if (blank := blank_among(found)) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    units = {part.unit for part in found}
    unit = units.pop() if len(units) == 1 else None
    number = sum((part.number for part in found if part.number is not None), Decimal(0))
    if unit is None:
        draft.warn("units")
    if overlaps:
        draft.warn("overlap")
    value = draft.compute(draft.say("sum", parts="", value="").strip(), number, unit, found)
    parts = "、".join(f"{told_apart(context, part, found)}（{value_text(draft, part)}）" for part in found)
    warn_of_findings(context, draft, found)
    text = amount_text(draft, number, unit)
    return draft.close(
        draft.say("sum", parts=parts, value=draft.say("approximately", value=text) if value.approximate else text)
    )


def remainder(context: Context, whole: Found, gone: Sequence[Found]) -> Answer:
    """What remains of a whole without some of its parts."""
    if (blank := blank_among((whole, *gone))) is not None:
        return refusals.blank(context, blank)
    assert whole.number is not None
    draft = context.draft()
    number = whole.number - sum((part.number for part in gone if part.number is not None), Decimal(0))
    if number < 0 or any(part.unit != whole.unit for part in gone):
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    label = " − ".join(part.label for part in (whole, *gone))
    draft.compute(label, number, whole.unit, (whole, *gone))
    warn_of_findings(context, draft, (whole, *gone))
    said = draft.say(
        "remainder",
        whole=whole.label,
        a=value_text(draft, whole),
        parts=draft.say("and").join(f"{part.label}（{value_text(draft, part)}）" for part in gone),
        value=amount_text(draft, number, whole.unit),
    )
    return draft.close(said)


def difference(context: Context, first: Found, second: Found, *, signed: str = "") -> Answer:
    """A difference. `signed` is "more" (first − second) or "less" (second − first); "" is absolute (相差)."""
    if (blank := blank_among((first, second))) is not None:
        return refusals.blank(context, blank)
    assert first.number is not None
    assert second.number is not None
    draft = context.draft()
    number = first.number - second.number
    if signed == "less":
        number = -number
    elif not signed:
        number = abs(number)
    unit = first.unit if first.unit == second.unit else None
    draft.compute(f"{first.label} − {second.label}", number, unit, (first, second))
    warn_of_findings(context, draft, (first, second))
    key = signed or "difference"
    if number < 0:
        key = "less" if signed == "more" else "more"
    elif number == 0:
        key = "equal_amounts"
    said = draft.say(
        key,
        first=named(context, first, second),
        a=value_text(draft, first),
        second=named(context, second, first),
        b=value_text(draft, second),
        value=amount_text(draft, abs(number), unit),
    )
    return draft.close(said)


def named(context: Context, one: Found, other: Found) -> str:
    """The label, with agency and year where the two differ in them."""
    who = one.key.agency if one.key.agency != other.key.agency else ""
    year = context.draft().say("ask.year", year=one.key.year) if one.key.year != other.key.year else ""
    return f"{who}{year}{one.label}"


def told_apart(context: Context, one: Found, found: Sequence[Found]) -> str:
    """The label of one of several figures, with agency and year where they differ in them."""
    others = [part for part in found if part.key.agency != one.key.agency]
    elsewhen = [part for part in found if part.key.year != one.key.year]
    who = one.key.agency if others else ""
    year = context.draft().say("ask.year", year=one.key.year) if elsewhen else ""
    return f"{who}{year}{one.label}"


def average_over_time(context: Context, whole: Found, operation: str) -> Answer:
    """A year's figure spread evenly over its months, quarters, weeks or days."""
    if whole.number is None:
        return refusals.blank(context, whole)
    period, count = PERIODS[operation]
    draft = context.draft()
    number = rounded(whole.number / count)
    draft.compute(whole.label, number, whole.unit, (whole,))
    said = draft.say(
        "average",
        per=draft.say(f"per.{period}"),
        value=amount_text(draft, number, whole.unit),
        whole=value_text(draft, whole),
    )
    return draft.close(said)


def average_per(context: Context, whole: Found, per: Found) -> Answer:
    """One figure divided by another: people trained for each course."""
    if (blank := blank_among((whole, per))) is not None:
        return refusals.blank(context, blank)
    assert whole.number is not None
    assert per.number is not None
    draft = context.draft()
    if per.number == 0:
        draft.add(whole)
        draft.add(per)
        return draft.close(draft.say("no_base", second=per.label, b=value_text(draft, per)))
    number = rounded(whole.number / per.number)
    draft.compute(f"{whole.label} / {per.label}", number, whole.unit, (whole, per))
    said = draft.say(
        "average_of",
        per=per.unit or "",
        value=amount_text(draft, number, whole.unit),
        first=whole.label,
        a=value_text(draft, whole),
        second=per.label,
        b=value_text(draft, per),
    )
    return draft.close(said)


def average(context: Context, found: Sequence[Found]) -> Answer:
    """The mean of several figures of one unit."""
    if (blank := blank_among(found)) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    number = rounded(sum((part.number for part in found if part.number is not None), Decimal(0)) / len(found))
    unit = found[0].unit if len({part.unit for part in found}) == 1 else None
    draft.compute(found[0].label, number, unit, found)
    parts = "、".join(
        f"{named(context, part, found[at - 1])}（{value_text(draft, part)}）" for at, part in enumerate(found)
    )
    return draft.close(draft.say("computed", label=parts, value=amount_text(draft, number, unit)))


def summed(parts: Sequence[Found]) -> Found:
    """Figures of one report as one: their sum, with the figures as its operands. Each must be a number."""
    number = sum((part.number for part in parts if part.number is not None), Decimal(0))
    return replace(
        parts[0],
        metric=None,
        label=" + ".join(part.label for part in parts),
        value=number,
        unit=parts[0].unit if len({part.unit for part in parts}) == 1 else None,
        approximate=any(part.approximate for part in parts),
        figures=tuple(part.figures[0] for part in parts),
        against=(),
        of=tuple(parts),
    )


def extreme(context: Context, found: Sequence[Found], which: str) -> Answer:
    """The largest or the smallest of several figures of one report."""
    counted = [part for part in found if part.number is not None]
    if not counted:
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    draft = context.draft()
    numbers = [part.number for part in counted if part.number is not None]
    bound = max(numbers) if which == "most" else min(numbers)
    best = [part for part in counted if part.number == bound]
    if len(best) == len(counted) and len(counted) > 1:
        for part in counted:
            draft.add(part)
        lead = draft.say("all_equal", value=value_text(draft, counted[0]))
    else:
        for part in best:
            draft.add(part)
        label = "、".join(part.label for part in best)
        lead = draft.say(which, label=label, value=value_text(draft, best[0]))
    lines = [draft.say("several_line", label=part.label, value=value_text(draft, part)) for part in counted]
    for part in counted:
        if part not in best:
            draft.add(part)
    return draft.close("\n".join([lead, *lines]))
