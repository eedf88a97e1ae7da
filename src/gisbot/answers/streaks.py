"""Who went up, or down, in every one of several years in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gisbot.answers import refusals
from gisbot.answers.bulk import views_of
from gisbot.answers.comparable import incomparable, warn_of_forms
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, value_text
from gisbot.answers.ordinals import small_number
from gisbot.answers.over import LONGEST_LIST, warn_of_missing
from gisbot.answers.patterns import ASKED_COUNT, GOES_DOWN, GOES_UP, IN_A_ROW
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Reason
from gisbot.model.key import ReportKey

EXAMPLES = 2
"""Series shown where none has the streak."""


@dataclass(frozen=True, slots=True)
class Streak:
    """What is asked: the years, each but the first held against the one before it, and whether they go up."""

    years: tuple[int, ...]
    up: bool


def streaks(context: Context, metric: str, column: str | None) -> Answer | None:
    """The agencies whose figure rises (or falls) every year; of one agency whether it does."""
    asked = _asked(context)
    if asked is None:
        return None
    agencies = list(dict.fromkeys(key.agency for key in context.scope.reports))
    wanted = [(agency, year) for agency in agencies for year in asked.years]
    keys = [key for place in wanted if (key := context.edition.index.find(*place)) is not None]
    views = views_of(context.edition, metric, column, keys)
    found = {
        (key.agency, key.year): part
        for key, view in views
        if (part := view.find(metric, column, context.language)) is not None and part.number is not None
    }
    missing: list[ReportKey | tuple[str, int]] = [place for place in wanted if place not in found]
    whole = [agency for agency in agencies if all((agency, year) in found for year in asked.years)]
    if not whole:
        return refusals.refuse(context, "no_streak", Reason.NO_YEAR, first=asked.years[0], last=asked.years[-1])
    series = {agency: [found[agency, year] for year in asked.years] for agency in whole}
    every = [part for parts in series.values() for part in parts]
    if (refused := incomparable(context, metric, [part.key for part in every])) is not None:
        return refused
    kept = [agency for agency in whole if _goes(series[agency], up=asked.up)]
    shown = (whole if len(agencies) == 1 else kept or whole[:EXAMPLES])[:LONGEST_LIST]
    draft = context.draft()
    if len(agencies) > 1 and (ASKED_COUNT.search(context.question.normal) or _counts(context)):
        operands = [part for agency in shown for part in series[agency]]
        draft.compute(every[0].label, Decimal(len(kept)), draft.say("count_unit"), operands, metric)
    lines = [_lead(draft, every[-1].label, asked, kept, agencies, len(whole))]
    for agency in shown:
        for part in series[agency]:
            draft.add(part)
        said = draft.say("list_comma").join(
            draft.say("grid_cell", year=part.key.year, value=value_text(draft, part)) for part in series[agency]
        )
        lines.append(draft.say("several_line", label=agency, value=said))
    if len(kept) > len(shown):
        lines.append(draft.say("rank_more", count=len(kept) - len(shown)))
    warn_of_missing(context, draft, missing)
    warn_of_forms(context, draft, metric, [part.key for part in every])
    warn_of_findings(context, draft, [part for agency in shown for part in series[agency]])
    return draft.close("\n".join(lines))


def _lead(draft: Draft, label: str, asked: Streak, kept: Sequence[str], agencies: Sequence[str], whole: int) -> str:
    way = draft.say("streak.up" if asked.up else "streak.down", first=asked.years[0], last=asked.years[-1])
    if len(agencies) == 1:
        return draft.say("streak.yes" if kept else "streak.no", label=label, way=way)
    if not kept:
        return draft.say("streak.none", label=label, way=way, of=whole)
    return draft.say("streak.some", label=label, way=way, count=len(kept), of=whole)


def _counts(context: Context) -> bool:
    return any(ASKED_COUNT.search(word) for word in context.question.agency_words)


def _asked(context: Context) -> Streak | None:
    """The years named, so many as are said, else the newest; None when it is not said which way."""
    normal, years = context.question.normal, context.question.years
    up, down = GOES_UP.search(normal) is not None, GOES_DOWN.search(normal) is not None
    if up == down:
        return None
    match = IN_A_ROW.search(normal)
    said = next((match[name] for name in ("n", "word", "word2") if match[name]), None) if match else None
    count = small_number(said) if said is not None else None
    named = sorted(set(years.years))
    known = [key.year for key in context.scope.reports]
    if count is None and len(named) < 2:
        named = named or sorted(set(known))
        return Streak(tuple(named), up) if len(named) > 2 else None
    if count is None or len(named) == count + 1:
        return Streak(tuple(named), up)
    last = named[-1] if named else max(known)
    return Streak(tuple(range(last - count, last + 1)), up) if count > 1 else None


def _goes(parts: Sequence[Found], *, up: bool) -> bool:
    numbers = [part.number for part in parts if part.number is not None]
    return all(new > old if up else new < old for old, new in pairwise(numbers))
