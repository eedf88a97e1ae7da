"""Figures chosen by metric, agency and year: what an export and a chart of many reports are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gisbot.model.answer import Citation
from gisbot.model.report import CellState


@dataclass(frozen=True, slots=True)
class Selected:
    """One figure of a selection. `value` is None where the cell is blank or not applicable.

    A `computed` one is a sum that the form does not print; `citations` are then those of its parts. `warnings` tell
    where its table does not add up, or where the report says otherwise.
    """

    metric: str
    label: str
    agency: str
    year: int
    value: Decimal | str | None
    unit: str | None
    state: CellState
    approximate: bool
    computed: bool
    citations: tuple[Citation, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """What was chosen and is not there: a report (`label` None), or an item of a report."""

    agency: str
    year: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The figures, by metric, agency and year in the order asked for, and what is missing."""

    figures: tuple[Selected, ...]
    absent: tuple[Absent, ...]
    edition: str
