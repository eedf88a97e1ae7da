"""The figures of a report as `gisbot facts --json` lists them, and how they hold against the draft it was read from."""

from __future__ import annotations

import json
from functools import cache
from typing import TypeVar

from opencc import OpenCC

from examples.carriers.registry import Choice
from examples.compare import Comparison, Difference, compare, misread
from examples.draft import Draft
from examples.truth import FactLine, TruthLine, json_number, truth_lines
from gisbot.model.report import Report, Scope

_Line = TypeVar("_Line", FactLine, TruthLine)


def fact_lines(report: Report) -> list[FactLine]:
    """One line for each figure; a figure of another scope than this year's has no metric."""
    return [
        FactLine(
            report=report.title,
            agency=report.agency,
            year=report.year,
            metric=figure.metric if figure.scope is Scope.CURRENT else None,
            path=list(figure.path),
            column=figure.column,
            value=json_number(figure.value),
            raw=figure.raw,
            unit=figure.unit,
            approximate=figure.approximate,
            kind=figure.kind.value,
            section=figure.evidence.section,
            quote=figure.evidence.quote,
            location=figure.evidence.location,
        )
        for figure in report.figures
    ]


def compare_reading(draft: Draft, choice: Choice, report: Report, *, tables_only: bool = False) -> Comparison:
    """What was read from the draft written as `choice` against the draft's truth; all of it, or its tables alone."""
    truth = list(truth_lines(draft, "report", choice.carrier))
    facts = fact_lines(report)
    if tables_only or choice.carrier.tables_only:
        truth = [line for line in truth if line["kind"] == "table"]
        facts = [line for line in facts if line["kind"] == "table"]
    return compare(*_comparable(draft, truth, facts))


def misread_figures(draft: Draft, choice: Choice, report: Report) -> tuple[Difference, ...]:
    """The table figures of metrics that do not have the draft's value, whatever else of it was lost."""
    return misread(*_comparable(draft, list(truth_lines(draft, "report", choice.carrier)), fact_lines(report)))


def _comparable(draft: Draft, truth: list[TruthLine], facts: list[FactLine]) -> tuple[list[TruthLine], list[FactLine]]:
    if "traditional" not in draft.defects:
        return truth, facts
    return [_simplified(line) for line in truth], [_simplified(line) for line in facts]


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(line: _Line) -> _Line:
    """A line in simplified characters: a reader may list labels as printed or converted."""
    converted: _Line = json.loads(_converter().convert(json.dumps(line, ensure_ascii=False)))
    return converted
