"""Rules for questions that are refused: not about reports, no such report, nothing that reports count."""

from __future__ import annotations

from gisbot.answers import refusals, texts
from gisbot.answers.besides import said_by_the_report
from gisbot.answers.context import Context
from gisbot.answers.patterns import plain_form
from gisbot.answers.rules.patterns import MEASURED, OTHER_ALONE
from gisbot.answers.rules.picking import kinds_named
from gisbot.answers.rules.readings import all_strings, doubtful, figure_choices, reads_well, strings_of, unknown_weight
from gisbot.answers.told import told
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Question

OTHER_ROWS = (".other",)
UNSURE = 0.5
"""A reading with a greater penalty than this is not sure enough to name what the form lacks."""
SMALL_TALK = frozenset({"greeting", "capability", "followup", "exists", "howmany", "what"})
DOMAIN_WORDS = frozenset({"domain", "report", "form_word", "disclosure", "question_about_report", "office_word"})
PICKS = frozenset({"most", "least", "zero", "nonzero", "sum", "together", "average", "median"})
KNOWN_TOPICS = frozenset(
    {"problem", "improvement", "summary", "provenance", "practical", "exactness", "expand", "quote"}
)


def outside(context: Context) -> Answer | None:
    """Weather, poems, insults, orders, and words that nothing here speaks of are declined."""
    question = context.question
    if not question.normal.strip():
        return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if "injection" in question.outside:
        return refusals.outside(context)
    asks = bool(question.targets) and reads_well(context, question.targets)
    if (
        question.outside
        and not (question.outside <= {"writing"} and strings_of(context))
        and not said_by_the_report(context)
        and (not asks or any(part.repaired for part in question.parts))
    ):
        return refusals.outside(context)
    greets = question.operations & {"greeting", "capability"}
    if greets and not question.targets and not question.unknown and question.operations <= SMALL_TALK:
        return refusals.outside(context, "greeting")
    if means_nothing_here(context):
        context.unsure = True
        return refusals.outside(context)
    return None


def means_nothing_here(context: Context) -> bool:
    """Nothing of the question is about reports, and no sentence of a report speaks of it."""
    question = context.question
    if question.targets or question.left_out or question.row or _names_someone(question):
        return False
    if question.ordinal is not None and question.operations & {"problem", "improvement"}:
        return False
    if question.years.mode != "none" and (
        not question.unknown or unknown_weight(question) < context.threshold("unknown")
    ):
        return False
    if question.numbers and question.operations & {"what", "definition", "where", "which"}:
        return False
    if question.operations & PICKS and (kinds_named(context) or question.operations & {"zero", "nonzero"}):
        return False
    words = {word for part in question.parts if part.kind == "word" for word in part.meaning.replace("|", " ").split()}
    if words & DOMAIN_WORDS:
        return False
    if unknown_weight(question) < context.threshold("unknown"):
        if question.units or question.operations & {"howmany", *KNOWN_TOPICS} or words & {"quantity", "total"}:
            return False
        if context.memory.last and (question.elliptical or question.ordinal is not None or question.operations):
            return False
    if not context.scope.reports:
        return True
    index = context.passages(context.main)
    if index.section_named(question.normal) is not None or index.section_like(question.content) is not None:
        return False
    hits = index.search(question.content, question.loose)
    related = context.threshold("related") * (0.6 if question.operations & KNOWN_TOPICS else 1.0)
    if hits and texts.asks_words(context) and texts.telling(context, hits[0]):
        return False
    return (not hits or hits[0].score < related) and told(context) is None


def _names_someone(question: Question) -> bool:
    return bool(question.agencies or question.ambiguous_agencies or question.unknown_agency)


def no_scope(context: Context) -> Answer | None:
    """The agency or the year has no report."""
    if context.scope.reports:
        return None
    return refusals.no_scope(context)


def unclear_year(context: Context) -> Answer | None:
    """A year told by what is not known here (疫情那年) is asked back with the years there are."""
    question = context.question
    if question.years.mode != "unclear":
        return None
    choices = [
        context.figure_question(target.best.metric, target.column, key.agency, key.year)
        for target in question.targets[:1]
        if target.best is not None
        for key in context.scope.reports
        if context.view(key).has(target.best.metric, target.column)
    ]
    if not choices:
        return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if len(context.edition.reports) == 1 and not question.unknown and not question.outside:
        return None  # 那一年: there is but one
    return refusals.clarify(context, tuple(choices))


def unclear_other(context: Context) -> Answer | None:
    """其他是几件, without more: several rows bear that name."""
    question = context.question
    if not OTHER_ALONE.fullmatch(plain_form(question.normal)) or context.memory.last:
        return None
    view, catalog = context.view(context.main), context.edition.catalog.metrics
    rows = [metric for metric in view.order() if metric.endswith(OTHER_ROWS) and view.in_table(metric)]
    rows = [metric for metric in rows if not question.units or catalog[metric].unit in question.units]
    choices = tuple(choice for _, choice in figure_choices(context, rows, None))
    return refusals.clarify(context, choices) if len(choices) > 1 else None


def foreign_unit(context: Context) -> Answer | None:
    """Asked in days, kilometres or pounds: nothing that reports count."""
    question = context.question
    if not question.units & context.edition.catalog.words.foreign_units or "howmany" not in question.operations:
        return None
    if all_strings(context):
        return None  # 数据算到哪天为止，年底那几天没算进去
    if (figure := told(context)) is not None:
        return figure
    said = texts.passage(context)
    if said is not None and any(MEASURED.search(citation.quote) for citation in said.citations):
        return said
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)


def practical(context: Context) -> Answer | None:
    """How to do something: the report does not say, but it names whom to ask."""
    if "practical" not in context.question.operations or strings_of(context):
        return None  # 寄信寄到哪里，邮编也给我
    if (
        reads_well(context, [t for t in context.question.targets if t.best and t.best.named > 1])
        and context.question.units
    ):
        return None
    return refusals.practical(context)


def month(context: Context) -> Answer | None:
    """Reports count the whole year; a month or a quarter is refused."""
    question = context.question
    if not question.month or not question.targets:
        return None
    target = question.targets[0]
    if target.best is not None and context.edition.catalog.metrics[target.best.metric].string:
        return None
    found = told(context)
    if found is None and texts.asks_words(context):
        found = texts.passage(context)
    return found or refusals.refuse(context, "month", Reason.NOT_IN_REPORT)


def not_in_report(context: Context) -> Answer | None:
    """The last rule: what is asked is understood and the form lacks it, or the report does not say."""
    best = context.question.targets[0].best if context.question.targets else None
    if best is not None and best.penalty < UNSURE and not doubtful(context) and not context.present(best.metric):
        return refusals.no_item(context, best.metric)
    context.unsure = True
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
