"""A sentence of prose as it is read, what it is read against, and of when it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gisbot.catalog.reading import Reading
from gisbot.model.report import Evidence, Scope
from gisbot.reports.patterns import CARRIED, CUMULATIVE_UNTIL, EARLIER_YEAR, LIST_JOINTS, OF_LAST_YEAR
from gisbot.reports.prose_rules import CompiledRule, compile_words


@dataclass(frozen=True, slots=True)
class ProseContext:
    """What prose is read against: the report's year, the table's values by metric, and metric units."""

    year: int
    table: Mapping[str, Decimal]
    units: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its folded twin, its evidence and the headings it stands under."""

    text: str
    folded: str
    evidence: Evidence
    path: tuple[str, ...]


def holds(compiled: CompiledRule, text: str, headings: str, year: int) -> bool:
    """Whether a rule may speak of `text` at all: its years, the headings it needs, the words that forbid it."""
    rule = compiled.rule
    if (rule.since is not None and year < rule.since) or (rule.until is not None and year > rule.until):
        return False
    if rule.under and not any(word in headings for word in rule.under):
        return False
    return not any(word in text for word in rule.without)


def scope_of(before: str, left: str, year: int, reading: Reading) -> Scope:
    """Of when a number speaks; `left` is its clause up to it, `before` its sentence up to it."""
    years = [int(word) for word in EARLIER_YEAR.findall(left)]
    if not years and (in_sentence := EARLIER_YEAR.findall(before.rpartition(";")[2])):
        years = [int(in_sentence[-1])]
    if (years and years[-1] < year) or _is_previous(left, reading):
        return Scope.PREVIOUS
    if compile_words(reading.prose.cumulative).search(left) or CUMULATIVE_UNTIL.search(before):
        return Scope.CUMULATIVE
    return Scope.CURRENT


def _is_previous(left: str, reading: Reading) -> bool:
    """Whether the clause speaks of last year: not when it compares with it (比上年) or carries over from it."""
    for word in reading.prose.previous:
        at = left.rfind(word)
        if at < 0 or CARRIED.match(left, at + len(word)):
            continue
        if left[max(0, at - 1) : at] not in LIST_JOINTS or OF_LAST_YEAR.match(left, at + len(word)):
            return True
    return False
