"""Questions on what a report plans for the year after its own."""

from __future__ import annotations

from dataclasses import replace

from gisbot.dialogue.patterns import PLANS
from gisbot.model.question import Question, Years


def of_plans(question: Question) -> Question | None:
    """The question asked of the report before the one year for which plans are asked about, by what it names behind
    the year: 2025年准备编什么模板. None when it asks for no plans."""
    years = question.years
    if years.mode != "" or len(years.years) != 1 or not PLANS.search(question.normal):
        return None
    parts = question.parts
    dated = max((at for at, part in enumerate(parts) if part.kind == "year"), default=-1)
    named = [PLANS.sub("", part.text) for part in parts[dated + 1 :] if part.kind == "unknown"]
    content = " ".join(word for word in named if word.strip()) or question.content
    return replace(question, years=Years((years.years[0] - 1,), ""), content=content, typed=content, targets=())
