"""One figure or several, each with its own value and citation."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.codes import MEANING, Coded, encode
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, value_text, with_actions
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer, Choice
from gisbot.model.question import Target

TESTED = frozenset({"whether", "all", "equal", "zero", "nonzero"})
"""With these a yes or no is about the figure's size or kind, not about whether there is any."""
NOT_WHETHER = frozenset({"howmany", "which", "what", "list", "several", "who", "where", "when", "how"})


def chosen(context: Context, target: Target) -> tuple[str, ...]:
    """The metrics a target means: one, or several that the report all states and that are equally likely.

    None is given when nothing reads well; a metric that the report does not state is given alone, to be refused.
    """
    readings = context.metrics_of(target, context.threshold("ask"))
    if not readings:
        return ()
    present = tuple(metric for metric in readings if context.present(metric, target.column))
    best = target.best
    assert best is not None
    if best.missing == 0 and best.unexplained == 0:
        exact = tuple(
            c.metric
            for c in target.candidates
            if c.penalty <= best.penalty + context.threshold("tie") and c.missing == 0 and c.unexplained == 0
        )
        exact = tuple(metric for metric in exact if _goes_on(context, metric)) or exact
        stated = tuple(metric for metric in exact if context.present(metric, target.column))
        if not stated and not _goes_on(context, best.metric):
            weaker = [
                c.metric
                for c in target.candidates
                if c.missing == 0 and c.unexplained == 0 and c.penalty <= context.threshold("weaker")
            ]
            stated = tuple(metric for metric in weaker if context.present(metric, target.column))[:1]
        return stated or exact[:1]
    return present or readings[:1]


def _goes_on(context: Context, metric: str) -> bool:
    """Whether a question goes on from one row to the next: 网络的呢, 信函的呢, 传真的呢 is no fax number."""
    rows = {(asked.metric or "").rpartition(".")[0] for asked in context.memory.last}
    return context.question.elliptical and metric.rpartition(".")[0] in rows


def figures(context: Context, found: Sequence[Found], lacking: Sequence[str] = ()) -> Answer:
    """The answer that states these figures; `lacking` are labels asked for beside them that the reports do not have."""
    if len(found) == 1 and not lacking:
        return one(context, found[0])
    return many(context, found, lacking)


def one(context: Context, found: Found) -> Answer:
    """The answer for a single figure; a blank cell is refused with its row."""
    if found.value is None:
        return refusals.blank(context, found)
    draft = context.draft()
    draft.add(found)
    warn_of_findings(context, draft, [found])
    answer = draft.close(lead_of(context, draft, found))
    return with_actions(answer, actions_of(context, found))


def lead_of(context: Context, draft: Draft, found: Found) -> str:
    """The short answer: yes or no first when that was asked, or when there is none."""
    said = {"agency": found.key.agency, "year": found.key.year, "label": found.label, "value": value_text(draft, found)}
    if isinstance(found.value, str):
        return draft.say("figure_string", **{**said, "value": string_value(draft, found)})
    if found.metric is None and draft.language == "en":
        return draft.say("sentence", text=f"“{found.label}” ({said['value']})")
    operations = context.question.operations
    if found.number == 0 and not operations & TESTED:
        return draft.say("figure_zero", **said)
    asked_whether = "exists" in operations and not operations & (TESTED | NOT_WHETHER) and not context.question.numbers
    return draft.say("yes" if asked_whether else "figure", **said)


def string_value(draft: Draft, found: Found) -> str:
    """A contact, date or name as people read it; a period with both its days."""
    text = str(found.value)
    if "/" in text and found.metric == "report.period":
        start, end = text.split("/", 1)
        said = draft.say("period_string", start=start or "?", end=end or "?")
        return f"{said}（{found.figures[0].raw}）" if draft.language == "zh" else f"{said} ({found.figures[0].raw})"
    raw = found.figures[0].raw
    return (
        f"{text}（{raw}）" if found.metric in ("report.published", "form.filled_on") and raw and raw != text else text
    )


def many(context: Context, found: Sequence[Found], lacking: Sequence[str] = ()) -> Answer:
    """Several figures, one line each; blank ones are named, not counted as zero."""
    draft = context.draft()
    heads = {(part.key.agency, part.key.year) for part in found}
    lines = []
    if len(heads) == 1:
        agency, year = next(iter(heads))
        lines.append(draft.say("several", agency=agency, year=year))
    for part in found:
        draft.add(part)
        label = part.label if len(heads) == 1 else f"{part.key.agency}{part.key.year} {part.label}"
        text = string_value(draft, part) if isinstance(part.value, str) else value_text(draft, part)
        lines.append(draft.say("several_line", label=label, value=text))
    warn_of_findings(context, draft, found)
    for label in lacking:
        draft.warn("lacking", label=label)
    return draft.close("\n".join(lines))


def actions_of(context: Context, found: Found) -> tuple[Choice, ...]:
    """The button that explains a figure."""
    if found.metric is None or context.edition.catalog.metrics[found.metric].string:
        return ()
    text = context.draft().say("action.meaning")
    year = found.key.year if len(context.edition.reports) > 1 else None
    agency = found.key.agency if len(context.edition.index.agencies) > 1 else None
    return (Choice(text, encode(Coded(MEANING, found.metric, found.column, agency, year))),)
