"""Which reports a question is about: whose, and of which year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from gisbot.answers.patterns import (
    ALL_REPORTS,
    AREA,
    ASKED_PLACE,
    ASKS_WHO,
    CALLED_OWN,
    DISTRICT,
    GOVERNMENT,
    LEADING_WITH,
    LEVELS,
)
from gisbot.knowledge.edition import Edition
from gisbot.knowledge.patterns import place_of
from gisbot.model.answer import Reason
from gisbot.model.conversation import Memory
from gisbot.model.key import ReportKey
from gisbot.model.question import Question


@dataclass(frozen=True)
class Scope:
    """The reports that are asked about; or the reason why there is none; or agencies to choose from.

    `missing` are the (agency, year) pairs that were asked for and have no report. `dated` says whether
    the question (or the conversation) named the year.
    """

    reports: tuple[ReportKey, ...] = ()
    missing: tuple[tuple[str, int], ...] = ()
    reason: Reason | None = None
    choose: tuple[str, ...] = ()
    named: str = ""
    dated: bool = False
    newest: bool = False

    @cached_property
    def agencies(self) -> frozenset[str]:
        """Whose reports they are."""
        return frozenset(key.agency for key in self.reports)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years they are of."""
        return frozenset(key.year for key in self.reports)


FEW = 2
AMONG_AGENCIES = frozenset({"most", "least", "exceed", "below", "reach"})


def _compares(question: Question) -> bool:
    return bool(question.operations & {"than", "compare", "difference", "more", "less", "times", "growth", "bigger"})


def _orders(question: Question) -> bool:
    """Whether the agencies that are named are put in order, or asked for together."""
    together = {"most", "least", "rank", "which", "who", "several", "sum", "together"}
    return bool(question.operations & together) and bool(question.targets) and not question.groups


def _in_the_area(question: Question, edition: Edition, memory: Memory, home: str | None) -> tuple[str, ...]:
    """The agencies named; of 全县各部门 those of the county meant: the one spoken of, else that of the home agency."""
    if not question.groups or question.beside or not _names_an_area(question):
        return question.agencies
    for anchor in (*memory.agencies[:1], *((home,) if home is not None else ())):
        place = place_of(anchor)
        inside = tuple(
            agency
            for agency in question.agencies
            if place and agency.startswith(place) and not (agency == anchor and _governs_alike(agency, place))
        )
        if inside:
            return inside
    return _of_the_only(question, edition) or question.agencies


def _names_an_area(question: Question) -> bool:
    return any(AREA.match(word) for word in question.agency_words)


def _of_the_only(question: Question, edition: Edition) -> tuple[str, ...]:
    """Those of the only place that 全县 may mean: not the city above it."""
    levels = {match["level"] for word in question.agency_words if (match := AREA.fullmatch(word))}
    places = {place for place in map(place_of, edition.index.agencies) if place and place[-1] in levels}
    governing = places.intersection(agency.removesuffix(GOVERNMENT) for agency in edition.index.agencies)
    places = governing or places
    if len(places) != 1:
        return ()
    [place] = places
    return tuple(agency for agency in question.agencies if agency.startswith(place))


def _in_its_area(question: Question, memory: Memory, known: Sequence[str], home: str | None) -> Question:
    """全县排第几, 全省排第几: one agency among those of its place; a government beyond its place among its equals.

    Nobody named is the one spoken of, else the home agency.
    """
    one = question.beside or (memory.agencies if len(memory.agencies) == 1 else ()) or ((home,) if home else ())
    area = next(match for word in question.agency_words if (match := AREA.match(word)))
    level = area["level"]
    place = place_of(one[0]) if len(one) == 1 else ""
    if not place:
        return question
    if place.endswith(level) or (level == DISTRICT and place[-1] in LEVELS):
        members = question.agencies if len(area.string) > area.end() else known
        among = tuple(agency for agency in members if agency.startswith(place))
    elif one[0].removesuffix(GOVERNMENT) == place:
        outer = place[: place.find(level) + 1]
        among = tuple(agency for agency in known if _governs_alike(agency, place) and _outside(agency, level) == outer)
    else:
        return question
    return replace(question, agencies=among, beside=one)


def _areas_meant(question: Question, edition: Edition, memory: Memory, home: str | None) -> tuple[str, ...] | None:
    """The governments of all places that 全县 may mean, when nothing says which of several."""
    levels = {match["level"] for word in question.agency_words if (match := AREA.fullmatch(word))}
    if not levels or question.beside or memory.agencies or home is not None:
        return None
    places = dict.fromkeys(place for place in map(place_of, edition.index.agencies) if place and place[-1] in levels)
    governing = tuple(agency for agency in edition.index.agencies if agency.removesuffix(GOVERNMENT) in places)
    return governing if len(places) > 1 and len(governing) > 1 else None


def _outside(agency: str, level: str) -> str:
    """The place of a level that the name of an agency tells it lies in; "" when it tells none."""
    place = place_of(agency)
    return place[: place.find(level) + 1]


def _governs_alike(agency: str, place: str) -> bool:
    """Whether an agency is the government of a place of the same level: counties and districts are one."""
    own = place_of(agency)
    level = LEVELS if place[-1] in LEVELS else place[-1]
    return bool(own) and agency.removesuffix(GOVERNMENT) == own and own[-1] in level


def of_the_group(question: Question, memory: Memory, known: Sequence[str], home: str | None = None) -> Question:
    """The question with the agencies given last when it asks for the part or the place of one of them: 听澜区占多少.

    The place of one alone (新收排第几), and who is first or over a number (谁最多), is asked of all.
    """
    if ASKED_PLACE.search(question.normal) and _names_an_area(question):
        return _in_its_area(question, memory, known, home)
    spoken = memory.agencies if len(memory.agencies) == 1 and memory.agencies[0] in question.agencies else ()
    if ASKED_PLACE.search(question.normal) and question.groups and not question.beside and spoken:
        return replace(question, beside=spoken)
    everyone = question.groups and not question.beside and set(question.agencies) == set(known)
    if everyone and not question.targets and len(memory.agencies) > 1 and not _names_an_area(question):
        return replace(question, agencies=memory.agencies)
    if len(known) > FEW and not question.groups and not question.pairs:
        one = len(question.agencies) == 1 and "rank" in question.operations
        if one and question.targets and ASKED_PLACE.search(question.normal):
            return replace(question, agencies=tuple(known), beside=question.agencies)
        several = question.years.mode in ("all", "near", "range") or len(question.years.years) > 1
        ordered = "rank" in question.operations and not several and len(memory.agencies) < FEW
        if ordered and question.targets and not question.agencies:
            return replace(question, agencies=tuple(known))
        metrics = {(asked.metric, asked.column) for asked in memory.last}
        plain = bool(question.targets) or len(metrics) == 1
        who = not question.agencies and len(memory.agencies) < FEW and question.operations & AMONG_AGENCIES
        if who and plain and ASKS_WHO.search(question.normal):
            return replace(question, agencies=tuple(known))
    asks = "share" in question.operations or ASKED_PLACE.search(question.normal)
    one = len(question.agencies) == 1 and question.agencies[0] in memory.agencies and len(memory.agencies) > 2
    if not asks or not one or question.groups or question.targets:
        return question
    return replace(question, agencies=memory.agencies, beside=question.agencies)


def _of_all(question: Question) -> bool:
    """所有报告加起来: every report is meant, without a word for agencies."""
    together = {"sum", "together", "most", "least", "average", "median", "several", "exceed", "below", "reach"}
    return ALL_REPORTS.search(question.normal) is not None and bool(question.operations & together)


def _newest(edition: Edition, agencies: Sequence[str], count: int) -> tuple[int, ...]:
    """The last years with a report: what 近三年 means where the newest report is years old."""
    known = sorted({key.year for agency in agencies for key in edition.index.of_agency(agency)})
    return tuple(known[-count:]) if len(known) > 1 else ()


def _nearest(question: Question, memory: Memory, home: str | None) -> str | None:
    """Which of the agencies that bear a name is meant: one just spoken of, or the only one in the same place.

    Of those who may call an agency their own (我局) only one just spoken of: which it is, the home does not tell.
    """
    claimants = tuple(agency for agency in question.ambiguous_agencies if agency not in question.agencies)
    if any(CALLED_OWN.fullmatch(word) for word in question.agency_words):
        spoken = [agency for agency in claimants if agency in memory.agencies and agency != home]
        return spoken[0] if len(spoken) == 1 else None
    for known in (question.agencies, memory.agencies, (home,) if home else ()):
        same = [agency for agency in claimants if agency in known]
        if len(same) == 1:
            return same[0]
        places = {place_of(agency) for agency in known} - {""}
        inside = [agency for agency in claimants if place_of(agency) in places]
        if len(inside) == 1:
            return inside[0]
    return None


def asked_reports(question: Question, edition: Edition, memory: Memory, home: str | None, today: date) -> Scope:
    """The reports of a question. A year that nobody named is left open: all of an agency's reports, newest first."""
    index = edition.index
    if question.unknown_agency is not None and (not question.agencies or _compares(question) or _orders(question)):
        return Scope(reason=Reason.NO_AGENCY, named=question.unknown_agency)
    agencies = list(_in_the_area(question, edition, memory, home))
    if question.ambiguous_agencies:
        nearest = _nearest(question, memory, home)
        if nearest is None:
            return Scope(choose=question.ambiguous_agencies)
        agencies.append(nearest)
    if (several := _areas_meant(question, edition, memory, home)) is not None:
        return Scope(choose=several)
    if question.groups and not agencies:
        return Scope(reason=Reason.NO_AGENCY, named="".join((*question.agency_words,)))
    if len(agencies) == 1 and len(memory.agencies) == 1 and LEADING_WITH.match(question.normal) and _compares(question):
        agencies = list(dict.fromkeys((*memory.agencies, *agencies)))
    if not agencies and not question.agencies_left_out:
        if memory.agencies and all(agency in index.agencies for agency in memory.agencies):
            agencies = list(memory.agencies)
        elif home is not None and home in index.agencies:
            agencies = [home]
        elif len(index.agencies) == 1 or question.top is not None or "rank" in question.operations or _of_all(question):
            agencies = list(index.agencies)
        else:
            return Scope(choose=index.agencies)
    if question.agencies_left_out:
        among = agencies if question.agencies else index.agencies
        agencies = [agency for agency in among if agency not in question.agencies_left_out]
    if question.pairs:
        named = [(agency, year, index.find(agency, year)) for agency, year in question.pairs]
        lacking = tuple((agency, year) for agency, year, key in named if key is None)
        if lacking:
            return Scope(missing=lacking, reason=Reason.NO_YEAR, named=str(lacking[0][1]), dated=True)
        return Scope(tuple(key for _, _, key in named if key is not None), dated=True)
    years = question.years
    if years.mode == "previous":
        base = years.years or memory.years
        known = [key for agency in agencies for key in index.of_agency(agency) if not base or key.year in base]
        if not known:
            absent = tuple((agency, year) for agency in agencies for year in base)
            return Scope(missing=absent, reason=Reason.NO_YEAR, named=str(base[0]), dated=True)
        return Scope(tuple(sorted(known, key=lambda key: -key.year)), dated=bool(base), newest=not base)
    if years.mode in ("none", "latest", "unclear") and not (years.mode == "none" and memory.years):
        known = [key for agency in agencies for key in reversed(index.of_agency(agency))]
        return Scope(tuple(known), newest=True)
    if years.mode == "earliest":
        return Scope(tuple(index.of_agency(agency)[0] for agency in agencies), dated=True)
    if years.mode == "all":
        every = tuple(key for agency in agencies for key in index.of_agency(agency))
        told = sorted({key.year for key in every})
        absent = tuple((agency, year) for agency in agencies for year in told if index.find(agency, year) is None)
        return Scope(every, absent if len(agencies) > 1 else (), dated=True)
    wanted = years.years or memory.years
    newest = _newest(edition, agencies, len(wanted)) if years.mode == "near" else ()
    if newest and not any(index.find(agency, year) for agency in agencies for year in wanted):
        wanted = newest
    found, missing = [], []
    for agency in agencies:
        for year in wanted:
            key = index.find(agency, year)
            if key is None and "improvement" in question.operations:
                key = index.find(agency, year - 1)  # a report tells the plans for the year after its own
            if key is None:
                missing.append((agency, year))
            else:
                found.append(key)
    if not found:
        return Scope(missing=tuple(missing), reason=Reason.NO_YEAR, named=str(wanted[0]) if wanted else "", dated=True)
    return Scope(tuple(found), tuple(missing), dated=True)
