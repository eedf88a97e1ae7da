"""Questions on what a report plans for the year after its own."""

from __future__ import annotations

from dataclasses import replace

from gisbot.dialogue.patterns import PLANS
from gisbot.model.question import Question, Years

LEAST = 2
"""The shortest word that a plan is told by."""


def of_plans(question: Question) -> tuple[Question, tuple[str, ...]] | None:
    """The question asked of the report before the one year for which plans are asked about, and the words that the
    plan must hold: 2025年准备编什么模板. None when it asks for no plans."""
    years = question.years
    if years.mode != "" or len(years.years) != 1 or not PLANS.search(question.normal):
        return None
    dated = max((at for at, part in enumerate(question.parts) if part.kind == "year"), default=-1)
    behind = [PLANS.sub("", part.text) for part in question.parts[dated + 1 :] if part.kind == "unknown"]
    words = tuple(word for word in behind if len(word.strip()) >= LEAST)
    return (replace(question, years=Years((years.years[0] - 1,), "")), words) if words else None
