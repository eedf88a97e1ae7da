"""The rule that stops an operation which was understood and could not be done, before a bare figure is given for it."""

from __future__ import annotations

from gisbot.answers import refusals, single, texts
from gisbot.answers.context import Context
from gisbot.answers.rules.patterns import MOST_TOLD, OF_BODIES, PROSE_AND_TABLE, TOPICS
from gisbot.answers.rules.readings import all_strings, doubtful, figure_choices
from gisbot.answers.told import told
from gisbot.model.answer import Answer, Reason

COMPUTING = frozenset(
    {"average", "median", "spread", "share", "minus", "times", "monthly", "quarterly", "weekly", "daily", "multiply"}
)
COMPARING = frozenset({"more", "less", "difference"})
ELSEWHERE = frozenset(
    {"problem", "improvement", "growth", "trend", "rank", "definition", "provenance", "how", "why_cause"}
)
FEWEST, MOST = 2, 5


def uncomputed(context: Context) -> Answer | None:
    """What the report itself tells, else the figures that may be meant, else a refusal."""
    question, operations = context.question, context.question.operations
    most = operations & {"most", "least"}
    topic = most and (TOPICS.search(question.normal) or OF_BODIES.search(question.normal))
    both = "difference" in operations and PROSE_AND_TABLE.search(question.normal)
    computing = topic or both or operations & COMPUTING or ("than" in operations and operations & COMPARING)
    if not computing or operations & ELSEWHERE or not question.targets or doubtful(context) or all_strings(context):
        return None
    if question.numbers and operations & {"exceed", "below", "reach", "equal"}:
        return None
    if topic:
        hits = context.passages(context.main).search(question.content, question.loose)
        found = next((hit.sentence for hit in hits if MOST_TOLD.search(hit.sentence.text)), None)
        said = texts.told_again(context, context.main, found) if found is not None else None
        return said or refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    if both:
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
    if (given := told(context) or texts.passage(context)) is not None:
        return given
    metrics = [metric for target in question.targets for metric in single.chosen(context, target)]
    catalog = context.edition.catalog.metrics
    related = [per for metric in metrics if (per := catalog[metric].per) is not None]
    related += [other.id for other in catalog.values() if other.per in metrics]
    choices = [choice for _, choice in figure_choices(context, tuple(dict.fromkeys((*metrics, *related))), None)]
    if FEWEST <= len(choices) <= MOST:
        return refusals.clarify(context, tuple(choices), "uncomputed")
    return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)
