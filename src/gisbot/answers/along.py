"""Who meets a condition in every one of several years, or in one of them at least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gisbot.answers import refusals
from gisbot.answers.bulk import views_of
from gisbot.answers.comparable import incomparable, warn_of_forms
from gisbot.answers.conditions import Condition, condition_text
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, number_text, value_text
from gisbot.answers.ordinals import small_number
from gisbot.answers.over import LONGEST_LIST, MOST_MISSING, warn_of_missing
from gisbot.answers.patterns import (
    ALL_ALONG,
    ASKED_COUNT,
    GOES_DOWN,
    GOES_UP,
    IN_A_ROW,
    SOME_YEAR,
    UNNAMED_YEARS,
    WHICH_YEARS,
)
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Table
from gisbot.model.key import ReportKey

MOST_CELLS = 60
"""Up to so many figures are shown whole; of more years only the figure that decides."""
EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Course:
    """The figures of one agency by year, and the years in which it has none."""

    agency: str
    parts: tuple[Found, ...]
    absent: tuple[int, ...]

    def meeting(self, asked: Condition) -> tuple[Found, ...]:
        """The figures that meet the condition."""
        return tuple(part for part in self.parts if part.number is not None and asked.holds(part.number))


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition over years: in `always` all of them, else in one of them."""

    condition: Condition
    years: tuple[int, ...]
    always: bool

    def met(self, course: Course) -> bool:
        """Whether it is met beyond doubt: of every year only by an agency that has a figure for each."""
        met = course.meeting(self.condition)
        return bool(met) and (not self.always or (not course.absent and len(met) == len(course.parts)))

    def open(self, course: Course) -> bool:
        """Whether the years without a figure decide."""
        met = course.meeting(self.condition)
        return bool(course.absent) and (len(met) == len(course.parts) if self.always else not met)


def along(context: Context, metric: str, column: str | None, condition: Condition) -> Answer | None:
    """The agencies that meet a condition all along or once; of one agency whether it does; None when not asked."""
    asked = _asked(context, condition)
    if asked is None:
        return None
    agencies = dict.fromkeys(
        [key.agency for key in context.scope.reports] + [name for name, _ in context.scope.missing]
    )
    courses = _courses(context, metric, column, tuple(agencies), asked.years)
    every = [part for course in courses for part in course.parts]
    if not every:
        return refusals.no_item(context, metric, column)
    if (refused := incomparable(context, metric, [part.key for part in every])) is not None:
        return refused
    kept = [course for course in courses if asked.met(course)]
    undecided = [course for course in courses if asked.open(course)]
    one = len(courses) == 1
    shown = (courses if one else kept or [course for course in courses if course.parts][:EXAMPLES])[:LONGEST_LIST]
    draft = context.draft()
    parts = {course.agency: _proof(course, asked, len(shown), held=course in kept) for course in shown}
    words = (*context.question.agency_words, context.question.normal)
    if not one and any(ASKED_COUNT.search(word) for word in words):
        operands = [part for course in shown for part in parts[course.agency]]
        draft.compute(every[-1].label, Decimal(len(kept)), draft.say("count_unit"), operands, metric)
    lines = _lead(draft, every[-1].label, asked, courses, kept, undecided)
    for course in shown:
        for part in parts[course.agency]:
            draft.add(part)
        lines.append(draft.say("several_line", label=course.agency, value=_cells(draft, parts[course.agency])))
    if len(kept) > len(shown):
        lines.append(draft.say("rank_more", count=len(kept) - len(shown)))
    _close(context, draft, metric, asked, courses, undecided, [part for held in parts.values() for part in held])
    if kept and not one:
        draft.table = _table(every[-1].label, kept[:LONGEST_LIST], asked.years, every[-1].unit)
    return draft.close("\n".join(lines))


def _asked(context: Context, condition: Condition) -> Asked | None:
    """What is asked, over the years named or over all there are; None when it is not said over which."""
    question = context.question
    normal = question.normal
    always, once = ALL_ALONG.search(normal) is not None, SOME_YEAR.search(normal) is not None
    named = tuple(sorted({key.year for key in context.scope.reports} | {year for _, year in context.scope.missing}))
    dated = bool(question.years.years) or question.years.mode == "all"
    if "streak" in question.operations:
        match = IN_A_ROW.search(normal)
        said = next((match[name] for name in ("n", "word", "word2") if match[name]), None) if match else None
        moves = GOES_UP.search(normal) or GOES_DOWN.search(normal)
        always = not moves and dated and said is not None and small_number(said) == len(named)
        if not always:
            return None
    if not (always or once) or (not question.numbers and question.operations & {"than", "more", "less"}):
        return None
    agencies = {key.agency for key in context.scope.reports}
    if len(agencies) == 1 and WHICH_YEARS.search(normal):
        return None
    if not dated:
        if UNNAMED_YEARS.search(normal):
            return None
        index = context.edition.index
        named = tuple(sorted({key.year for agency in agencies for key in index.of_agency(agency)}))
    return Asked(condition, named, always)


def _courses(
    context: Context, metric: str, column: str | None, agencies: Sequence[str], years: Sequence[int]
) -> list[Course]:
    places = [(agency, year) for agency in agencies for year in years]
    keys = [key for place in places if (key := context.edition.index.find(*place)) is not None]
    found: Mapping[tuple[str, int], Found] = {
        (key.agency, key.year): part
        for key, view in views_of(context.edition, metric, column, keys)
        if (part := view.find(metric, column, context.language)) is not None and part.number is not None
    }
    return [
        Course(
            agency,
            tuple(found[agency, year] for year in years if (agency, year) in found),
            tuple(year for year in years if (agency, year) not in found),
        )
        for agency in agencies
    ]


def _proof(course: Course, asked: Asked, shown: int, *, held: bool) -> tuple[Found, ...]:
    """The figures that show it: all of a course, those that meet a condition once, or the least and the most."""
    met = course.meeting(asked.condition)
    parts = met if held and not asked.always else course.parts
    if shown * len(asked.years) <= MOST_CELLS or not parts:
        return parts
    ordered = sorted(parts, key=lambda part: part.number or Decimal(0))
    return tuple(dict.fromkeys((ordered[0], ordered[-1])))


def _lead(
    draft: Draft,
    label: str,
    asked: Asked,
    courses: Sequence[Course],
    kept: Sequence[Course],
    undecided: Sequence[Course],
) -> list[str]:
    whole = sum(not course.absent for course in courses)
    condition = condition_text(draft, asked.condition)
    key = "along.always" if asked.always else "along.once"
    said = draft.say(key, label=label, condition=condition, years=_years(draft, asked.years))
    if len(courses) == 1:
        verdict = "yes" if kept else "unknown" if undecided else "no"
        return [draft.say(f"along.{verdict}", said=said)]
    key = "along.some" if kept else "along.none"
    return [said, draft.say(key, count=len(kept), of=len(courses), whole=whole)]


def _years(draft: Draft, years: Sequence[int]) -> str:
    if len(years) > 1 and all(after == before + 1 for before, after in pairwise(years)):
        return draft.say("along.span", first=years[0], last=years[-1])
    return draft.say("along.years", years="、".join(map(str, years)))


def _cells(draft: Draft, parts: Sequence[Found]) -> str:
    return draft.say("list_comma").join(
        draft.say("grid_cell", year=part.key.year, value=value_text(draft, part)) for part in parts
    )


def _close(
    context: Context,
    draft: Draft,
    metric: str,
    asked: Asked,
    courses: Sequence[Course],
    undecided: Sequence[Course],
    shown: Sequence[Found],
) -> None:
    """The cautions: who is not counted because a year is missing, what is missing, forms that differ, findings."""
    if undecided and len(courses) > 1:
        names = "、".join(course.agency for course in undecided[:MOST_MISSING])
        if len(undecided) > MOST_MISSING:
            names = draft.say("and_more", names=names, count=len(undecided))
        draft.warn("undecided" if asked.always else "undecided_once", names=names)
    missing: list[ReportKey | tuple[str, int]] = [(one.agency, year) for one in courses for year in one.absent]
    warn_of_missing(context, draft, missing)
    warn_of_forms(context, draft, metric, [part.key for course in courses for part in course.parts])
    warn_of_findings(context, draft, shown)


def _table(label: str, kept: Sequence[Course], years: Sequence[int], unit: str | None) -> Table:
    rows = []
    for course in kept:
        known = {part.key.year: part.number for part in course.parts if part.number is not None}
        rows.append((course.agency, *(number_text(known[year]) if year in known else "" for year in years)))
    return Table(label, ("", *map(str, years)), tuple(rows), unit, "line")
