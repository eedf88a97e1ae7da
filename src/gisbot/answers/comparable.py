"""How far a figure compares between reports: by the forms they really use, never by their years alone."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft
from gisbot.catalog.metrics import BOUNDARIES, Comparability
from gisbot.model.answer import Answer, Reason
from gisbot.model.key import ReportKey

ORDER = (Comparability.SAME, Comparability.CLOSE, Comparability.NARROWER, Comparability.WIDER, Comparability.NONE)


def comparability(context: Context, metric: str, first: ReportKey, second: ReportKey) -> Comparability:
    """How far a metric compares between two reports: the worst of the boundaries between their forms."""
    early, late = sorted((generation(context, first), generation(context, second)))
    across = context.edition.catalog.metrics[metric].across
    words = [across.get(year, Comparability.SAME) for year in BOUNDARIES if early < year <= late]
    return max(words, key=ORDER.index, default=Comparability.SAME)


def generation(context: Context, key: ReportKey) -> int:
    """The year in which a report's form began; of a report without tables the one its year belongs to."""
    by_year = max((year for year in BOUNDARIES if year <= key.year), default=2014)
    forms = {form.id: int(form.generation) for form in context.edition.catalog.forms}
    return max((forms[name] for name in key.forms if name in forms), default=by_year)


def furthest(context: Context, keys: Sequence[ReportKey]) -> tuple[ReportKey, ReportKey]:
    """The two reports whose forms lie furthest apart, the earlier form first; one of each form and year will do."""
    kinds = {(key.forms, key.year): key for key in keys}
    ordered = sorted(kinds.values(), key=lambda key: (generation(context, key), key.year))
    return ordered[0], ordered[-1]


def warn_of_forms(context: Context, draft: Draft, metric: str, keys: Sequence[ReportKey]) -> None:
    """Warn when the reports use forms between which the figure does not mean exactly the same."""
    first, last = furthest(context, keys)
    word = comparability(context, metric, first, last)
    if word is not Comparability.SAME:
        label = context.view(last).label(metric, None, context.language)
        said = draft.say(f"word.{word.value}")
        if first.year == last.year:
            draft.warn("forms_mixed", label=label, word=said)
        else:
            draft.warn("forms", first=first.year, second=last.year, label=label, word=said)


def incomparable(context: Context, metric: str, keys: Sequence[ReportKey]) -> Answer | None:
    """The refusal, when some of the reports use forms between which the figure must not be compared."""
    first, last = furthest(context, keys)
    if first.year == last.year or comparability(context, metric, first, last) is not Comparability.NONE:
        return None
    label = context.edition.catalog.metrics[metric].label(context.language)
    years = sorted((first.year, last.year))
    return refusals.refuse(context, "not_comparable", Reason.NO_ITEM, first=years[0], second=years[1], label=label)
