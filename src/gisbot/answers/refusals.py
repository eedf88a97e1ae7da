"""Saying no: with the reason, near questions that do work, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gisbot.answers.codes import ABOUT, FIGURE, Coded, encode
from gisbot.answers.context import Context
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Choice, Reason, Status
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState

CONTACTS = ("contact.address", "contact.phone", "contact.office")
SIBLINGS = 3
MOST_CHOICES = 5
FEW_NAMED = 20
ORDERED_MOST = ("requests.received", "requests.result.granted", "requests.result.refused", "review.total")
"""What is asked back when a question orders agencies and does not say by which figure."""


def outside(context: Context, key: str = "outside") -> Answer:
    """Not about disclosure reports at all."""
    text = context.draft().say(key)
    return Answer(
        context.question.text,
        Status.OUT_OF_SCOPE,
        text,
        text,
        edition=context.edition.id,
        language=context.language,
    )


def clarify(context: Context, choices: tuple[Choice, ...], key: str = "clarify") -> Answer:
    """Ask back with two to five choices, best first."""
    draft = context.draft()
    lead = draft.say(key)
    choices = choices[:5]
    lines = [lead, *(draft.say("option", number=n, text=choice.text) for n, choice in enumerate(choices, start=1))]
    return Answer(
        context.question.text,
        Status.CLARIFY,
        lead,
        "\n".join(lines),
        options=choices,
        edition=context.edition.id,
        language=context.language,
    )


def clarify_metric(context: Context) -> Answer:
    """What is ordered is not said: the same question about each of the main figures."""
    replies, metrics = context.edition.catalog.replies[context.language], context.edition.catalog.metrics
    choices = []
    for metric in ORDERED_MOST:
        label = metrics[metric].label(context.language)
        text = replies.text("answer.about_metric", label=label, question=context.question.text)
        choices.append(Choice(text, encode(Coded(ABOUT, metric))))
    return clarify(context, tuple(choices), "metric_asked")


def no_scope(context: Context) -> Answer:
    """The agency or the year asked for has no report."""
    draft, scope = context.draft(), context.scope
    if scope.choose:
        return clarify_agency(context)
    if scope.reason is Reason.NO_AGENCY:
        return draft.refuse(draft.say("refuse.no_agency", name=scope.named), Reason.NO_AGENCY, context.suggestions())
    agencies = {agency for agency, _ in scope.missing}
    if len(agencies) > 1:
        year = scope.missing[0][1]
        years = "、".join(str(one) for one in context.edition.index.years)
        lead = draft.say("refuse.no_year_any", count=len(agencies), year=year, years=years)
        return draft.refuse(lead, Reason.NO_YEAR, context.suggestions())
    return no_year(context, *scope.missing[0])


def no_year(context: Context, agency: str, year: int) -> Answer:
    """The agency has no report on the year; the years that it has are named."""
    draft = context.draft()
    years = "、".join(str(key.year) for key in context.edition.index.of_agency(agency))
    lead = draft.say("refuse.no_year", agency=agency, year=year, years=years)
    best = [target.best.metric for target in context.question.targets if target.best is not None]
    return draft.refuse(lead, Reason.NO_YEAR, context.suggestions(best))


def _of_each(context: Context, items: Sequence[tuple[str, str | None]]) -> list[Choice]:
    """The first of the figures that two agencies or more state, asked of each: of the newest report that states it."""
    for metric, column in items:
        choices: list[Choice] = []
        for agency in context.scope.choose:
            if len(choices) >= MOST_CHOICES:
                break
            stated = (_stated(context, key, metric, column) for key in _dated(context, agency))
            found = next((one for one in stated if one is not None), None)
            if found is None:
                continue
            draft, year = context.draft(), found.key.year
            label = context.view(found.key).label(metric, column, context.language)
            text = draft.say("ask.figure", agency=agency, year=draft.say("ask.year", year=year), label=label)
            choices.append(Choice(text, encode(Coded(FIGURE, metric, column, agency, year))))
        if len(choices) > 1:
            return choices
    return []


def _dated(context: Context, agency: str) -> Iterator[ReportKey]:
    """The agency's reports of the year asked for, else newest first; of very many agencies the newest alone."""
    years, index = context.question.years.years, context.edition.index
    if len(years) != 1 and len(context.scope.choose) > FEW_NAMED:
        return (key for key in (index.latest(agency),) if key is not None)
    return (key for key in reversed(index.of_agency(agency)) if len(years) != 1 or key.year == years[0])


def _stated(context: Context, key: ReportKey, metric: str, column: str | None) -> Found | None:
    found = context.view(key).find(metric, column, context.language)
    return found if found is not None and found.value is not None else None


def clarify_agency(context: Context) -> Answer:
    """Several agencies may be meant: the question with each of their names; where it has no figure, their contact."""
    targets = [target for target in context.question.targets if target.best is not None]
    items = [(target.best.metric, target.column) for target in targets[:1] if target.best is not None]
    choices = _of_each(context, items)
    if not choices and context.question.ambiguous_agencies and not items:
        choices = _of_each(context, [(metric, None) for metric in CONTACTS])
    if len(choices) >= 2:
        return clarify(context, tuple(choices), "clarify_agency")
    years = context.question.years.years
    if years and not any(context.edition.index.find(agency, years[0]) for agency in context.scope.choose):
        return no_year(context, context.scope.choose[0], years[0])
    draft = context.draft()
    names = "、".join(context.scope.choose[:5])
    return draft.refuse(draft.say("clarify_agency") + names, Reason.NO_AGENCY, context.suggestions())


def no_item(context: Context, metric: str, column: str | None = None, key: ReportKey | None = None) -> Answer:
    """The report (the first of the scope, unless another is given) has no such row."""
    draft = context.draft()
    key = key or context.main
    label = context.view(key).label(metric, column, context.language)
    lead = draft.say("refuse.no_item", agency=key.agency, year=key.year, label=label)
    return draft.refuse(lead, Reason.NO_ITEM, context.suggestions(_near(context, metric)))


def blank(context: Context, found: Found) -> Answer:
    """The cell is blank, or says that it does not apply; its row is cited."""
    draft = context.draft()
    draft.cite_all(found)
    values = {"agency": found.key.agency, "year": found.key.year, "label": found.label}
    if found.state is CellState.NOT_APPLICABLE:
        lead = draft.say("refuse.not_applicable", raw=found.figures[0].raw, **values)
    else:
        lead = draft.say("refuse.blank", **values)
    return draft.refuse(lead, Reason.BLANK, context.suggestions())


def refuse(context: Context, key: str, reason: Reason, **values: object) -> Answer:
    """A refusal in the words of a reply."""
    draft = context.draft()
    return draft.refuse(draft.say(f"refuse.{key}", **values), reason, context.suggestions(_wanted(context)))


def practical(context: Context) -> Answer:
    """How to do something: the report does not say, but it names whom to ask."""
    draft = context.draft()
    lead = draft.say("refuse.practical")
    view = context.view(context.main)
    office, phone = view.find("contact.office"), view.find("contact.phone")
    for found in (office, phone):
        if found is not None and found.value is not None:
            draft.cite_all(found)
    if phone is not None and phone.value is not None:
        if office is not None and office.value is not None:
            lead += draft.say("refuse.contact", office=office.value, phone=phone.value)
        else:
            lead += draft.say("refuse.contact_phone", phone=phone.value)
    return draft.refuse(lead, Reason.NOT_IN_REPORT, context.suggestions())


def _near(context: Context, metric: str) -> list[str]:
    """Metrics of the same family that the report does state."""
    family = metric.rsplit(".", 1)[0]
    order = context.view(context.main).order()
    near = [other for other in order if other != metric and other.startswith(family + ".")]
    parents = [family] if family in order else []
    return (parents + near)[:SIBLINGS]


def _wanted(context: Context) -> list[str]:
    return [target.best.metric for target in context.question.targets if target.best is not None]
