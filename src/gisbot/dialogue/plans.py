"""Questions on what a report plans for the year after its own."""

from __future__ import annotations

from gisbot.dialogue.patterns import PLANS
from gisbot.model.question import Question


def planned_for(question: Question) -> int | None:
    """The one year for which plans are asked about: 2025年准备编什么模板. They stand in the report before it."""
    years = question.years
    one = years.mode == "" and len(years.years) == 1
    return years.years[0] if one and PLANS.search(question.normal) else None
