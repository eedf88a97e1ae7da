"""The sum over one group as a share of the sum over another: 乡镇收到的申请占各部门和乡镇总数的百分之几."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.context import Context
from gisbot.answers.draft import amount_text, number_text
from gisbot.answers.over import closed, refused_of, stated, total_of, unit_of
from gisbot.answers.patterns import SHARES
from gisbot.answers.view import Found
from gisbot.knowledge.lexicon import groups_of
from gisbot.model.answer import Answer, Reason

SMALL_BASE = 30


def share_of_groups(context: Context, metric: str, column: str | None) -> Answer | None:
    """What part the sum over the groups before 占 is of the sum over those behind it; None when that is not asked.

    Both sums rest on one year; a group that is a part of the other is counted once in it.
    """
    sides = _sides(context)
    if sides is None or len({key.year for key in context.scope.reports}) != 1:
        return None
    given = stated(context, metric, column)
    if (refused := refused_of(context, metric, column, given)) is not None:
        return refused
    parts, wholes = ([found for found in given.figures if found.key.agency in side] for side in sides)
    base, unit = total_of(wholes), unit_of([*parts, *wholes])
    if not parts or base == 0 or unit is None:
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    draft = context.draft()
    percent = rounded(total_of(parts) / base * HUNDRED)
    everyone = _together(parts, wholes)
    names = tuple(_names(context))
    draft.compute(f"{names[0]} / {names[1]}", percent, "%", everyone, metric)
    draft.compute(f"{names[0]} {parts[0].label}", total_of(parts), unit, parts, metric)
    draft.compute(f"{names[1]} {wholes[0].label}", base, unit, wholes, metric)
    said = draft.say(
        "share_of_groups",
        label=parts[0].label,
        first=names[0],
        a=amount_text(draft, total_of(parts), unit),
        parts=len(parts),
        second=names[1],
        b=amount_text(draft, base, unit),
        wholes=len(wholes),
        value=f"{number_text(percent)}%",
    )
    lines = [
        draft.say("several_line", label=one.key.agency, value=amount_text(draft, one.number, unit))
        for one in everyone
        if one.number is not None
    ]
    if base < SMALL_BASE:
        draft.warn("small_base", base=amount_text(draft, base, unit))
    return closed(context, draft, given, everyone, [said, *lines], metric, few=False)


def _together(parts: Sequence[Found], wholes: Sequence[Found]) -> tuple[Found, ...]:
    known = {found.key for found in parts}
    return (*parts, *(found for found in wholes if found.key not in known))


def _names(context: Context) -> tuple[str, str]:
    """How the two sides are called in the question."""
    before, after = _said(context)
    return context.draft().say("list_comma").join(before), context.draft().say("list_comma").join(after)


def _said(context: Context) -> tuple[list[str], list[str]]:
    """The words for agencies before the first word of a share, and those behind it."""
    parts = context.question.parts
    at = next((i for i, part in enumerate(parts) if part.text in SHARES), len(parts))
    named = [(i, part.text) for i, part in enumerate(parts) if part.kind == "agency"]
    return [text for i, text in named if i < at], [text for i, text in named if i > at]


def _sides(context: Context) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who stands on either side; None unless every name there is that of a group."""
    asked = frozenset(context.question.agencies)
    groups = groups_of(context.edition.index.agencies, context.edition.catalog.naming)
    sides = []
    for said in _said(context):
        forms = [
            next((form for form in context.question.groups if form == text or form in text), None) for text in said
        ]
        if not forms or None in forms:
            return None
        sides.append(frozenset(name for form in forms for name in groups.get(form or "", ())) & asked)
    first, second = sides
    return (first, second) if first and second and first != second else None
