"""The sum over agencies against that of another year, or as a share of another sum: 四个局合计比上年增长多少."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers.arithmetic import HUNDRED, rounded
from gisbot.answers.comparable import incomparable, warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, number_text
from gisbot.answers.grid import Item
from gisbot.answers.over import LONGEST_PARTS, total_of, unit_of, warn_of_missing
from gisbot.answers.patterns import TOTAL
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer
from gisbot.model.key import ReportKey

SMALL_BASE = 30
CHANGES = frozenset({"growth", "more", "less", "difference", "compare", "minus"})
ORDERS = frozenset({"most", "least", "rank", "several", "average", "trend", "which"})
PAIR = 2


def growth_of_sum(context: Context, metric: str, column: str | None) -> Answer | None:
    """How the sum over agencies changed from one year to a later one; None when that is not asked.

    Only agencies with a figure of both years are added up: the others are named.
    """
    question = context.question
    if not _asks_sum(context) or not question.operations & CHANGES or question.operations & ORDERS:
        return None
    years = sorted(context.scope.years | {year for _, year in context.scope.missing})
    if question.years.mode == "previous" or (len(years) == 1 and "growth" in question.operations):
        years = [years[-1] - 1, years[-1]]
    if len(years) != PAIR:
        return None
    agencies = sorted(context.scope.agencies, key=context.edition.index.agencies.index)
    pairs, missing = _pairs(context, metric, column, agencies, years)
    if not pairs:
        return None
    old, new = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if (refused := incomparable(context, metric, [old[0].key, new[0].key])) is not None:
        return refused
    draft = context.draft()
    a, b, unit = total_of(new), total_of(old), unit_of((*old, *new))
    change = a - b
    word = draft.say("growth.more" if change >= 0 else "growth.less")
    value = amount_text(draft, abs(change), unit)
    if "growth" in question.operations and b:
        percent = rounded(change / b * HUNDRED)
        draft.compute(f"{new[0].label} {years[1]}/{years[0]}", percent, "%", (*new, *old), metric)
        value = f"{number_text(abs(percent))}%（{value}）"
        if b < SMALL_BASE:
            draft.warn("small_base", base=amount_text(draft, b, unit))
    draft.compute(f"{new[0].label} {years[1]} − {years[0]}", change, unit, (*new, *old), metric)
    draft.compute(f"{new[0].label} {years[1]}", a, unit, new, metric)
    draft.compute(f"{new[0].label} {years[0]}", b, unit, old, metric)
    lead = draft.say(
        "summed.growth",
        count=len(pairs),
        label=new[0].label,
        first=years[1],
        a=amount_text(draft, a, unit),
        second=years[0],
        b=amount_text(draft, b, unit),
        word=word,
        value=value,
    )
    lines = [lead, *_parts(draft, [(pair[0].key.agency, pair) for pair in pairs])]
    warn_of_missing(context, draft, missing)
    warn_of_forms(context, draft, metric, [part.key for part in (*old, *new)])
    warn_of_findings(context, draft, (*old, *new))
    return draft.close("\n".join(lines))


def shares_of_sums(context: Context, part: Item, whole: Item) -> Answer | None:
    """What part the sum of one figure over agencies is of the sum of another; None when that is not asked."""
    if not _asks_sum(context) or len(context.scope.years) != 1 or len(context.scope.agencies) < PAIR:
        return None
    pairs: list[tuple[Found, Found]] = []
    missing: list[ReportKey | tuple[str, int]] = list(context.scope.missing)
    for key in context.scope.reports:
        found = [context.view(key).find(*item, context.language) for item in (part, whole)]
        if found[0] is None or found[1] is None or found[0].number is None or found[1].number is None:
            missing.append(key)
        else:
            pairs.append((found[0], found[1]))
    parts, wholes = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    base = total_of(wholes)
    if not pairs or base == 0:
        return None
    draft = context.draft()
    percent = rounded(total_of(parts) / base * HUNDRED)
    draft.compute(f"{parts[0].label} / {wholes[0].label}", percent, "%", (*parts, *wholes), part[0])
    draft.compute(parts[0].label, total_of(parts), unit_of(parts), parts, part[0])
    draft.compute(wholes[0].label, base, unit_of(wholes), wholes, whole[0])
    lead = draft.say(
        "summed.share",
        count=len(pairs),
        first=parts[0].label,
        a=amount_text(draft, total_of(parts), unit_of(parts)),
        second=wholes[0].label,
        b=amount_text(draft, base, unit_of(wholes)),
        value=f"{number_text(percent)}%",
    )
    lines = [lead, *_parts(draft, [(pair[0].key.agency, pair) for pair in pairs])]
    if base < SMALL_BASE:
        draft.warn("small_base", base=amount_text(draft, base, unit_of(wholes)))
    warn_of_missing(context, draft, missing)
    warn_of_findings(context, draft, (*parts, *wholes))
    return draft.close("\n".join(lines))


def _asks_sum(context: Context) -> bool:
    """Whether the figures are added up before they are held against others."""
    question = context.question
    return bool(question.operations & {"sum", "together"}) or TOTAL.search(question.normal) is not None


def _pairs(
    context: Context, metric: str, column: str | None, agencies: Sequence[str], years: Sequence[int]
) -> tuple[list[tuple[Found, Found]], list[ReportKey | tuple[str, int]]]:
    """The figures of two years of each agency that has both, and what is missing of the others."""
    pairs: list[tuple[Found, Found]] = []
    missing: list[ReportKey | tuple[str, int]] = []
    for agency in agencies:
        found: list[Found] = []
        for year in years:
            key = context.edition.index.find(agency, year)
            part = context.view(key).find(metric, column, context.language) if key is not None else None
            if part is None or part.number is None:
                missing.append((agency, year))
            else:
                found.append(part)
        if len(found) == PAIR:
            pairs.append((found[0], found[1]))
    return pairs, missing


def _parts(draft: Draft, named: Sequence[tuple[str, tuple[Found, Found]]]) -> list[str]:
    lines = [
        draft.say(
            "several_line",
            label=name,
            value=draft.say("list_comma").join(
                f"{part.key.year} {part.label} {amount_text(draft, part.number, part.unit)}"
                for part in pair
                if part.number is not None
            ),
        )
        for name, pair in named[:LONGEST_PARTS]
    ]
    if len(named) > LONGEST_PARTS:
        lines.append(draft.say("rank_more", count=len(named) - LONGEST_PARTS))
    return lines
