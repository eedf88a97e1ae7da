"""The rule that picks among figures that belong together: the largest, the smallest, those that are zero or are not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import arithmetic, single
from gisbot.answers.context import Context
from gisbot.answers.draft import value_text
from gisbot.answers.patterns import heading_words, plain_form
from gisbot.answers.rules.patterns import NONE_OF, OF_BODIES
from gisbot.answers.rules.readings import doubtful, parts_meant, reads_well
from gisbot.answers.view import COLUMNS, Found
from gisbot.catalog.forms import FormRow
from gisbot.model.answer import Answer

EACH_APPLICANT = "each_applicant"
CHOOSING = frozenset({"which", "list", "kinds", "what", "several"})
EXTREMES = frozenset({"most", "least"})
ADDING = frozenset({"sum", "together", "average"})
WAYS = frozenset({"channel_word", "mode_word", "result_word", "reason_word"})
MOST_SHOWN = 30
SHORTEST_HEADING = 4


def picking(context: Context) -> Answer | None:
    """哪种结果最多, 哪些理由不为零, 哪个渠道一条都没发, 五个渠道平均多少."""
    question, operations = context.question, context.question.operations
    zero = _zeros(context)
    if (
        doubtful(context)
        or question.leaves_out
        or question.groups
        or "why_cause" in operations
        or OF_BODIES.search(question.normal)
        or ("exists" in operations and not operations & CHOOSING)
    ):
        return None
    if zero is None and not operations & (EXTREMES | ADDING):
        return None
    if context.scope.dated and len(context.scope.reports) > 1:
        return None
    label, parts = _parts(context)
    if not parts and zero is not None and operations & CHOOSING and not question.targets:
        return _of_zero(context, "", _all_figures(context), zero=zero)
    if len(parts) < 2:
        return None
    if operations & EXTREMES:
        return arithmetic.extreme(context, parts, "least" if "least" in operations else "most")
    if zero is not None:
        asks_whether = operations & {"exists", "whether", "all"} and not operations & CHOOSING
        return None if asks_whether else _of_zero(context, label, parts, zero=zero)
    if not _named_kinds(context):
        return None
    if "average" in operations:
        return arithmetic.average(context, parts)
    if _is_stated(context, parts):
        return None
    row = _stated_row(context, parts)
    return single.one(context, row) if row is not None else arithmetic.total(context, parts)


def _stated_row(context: Context, parts: Sequence[Found]) -> Found | None:
    """The row of the form that states the sum of the kinds that are named: 办理结果的总计."""
    kinds = kinds_named(context) if not context.question.targets else ()
    row = context.find(kinds[0], None) if kinds else None
    numbers = [part.number for part in parts if part.number is not None]
    inside = row is not None and row.metric is not None and context.view(context.main).in_table(row.metric)
    return row if inside and row is not None and row.number == sum(numbers) else None


def _is_stated(context: Context, parts: Sequence[Found]) -> bool:
    """Whether the report states the sum of the parts in a row of its own: 办理结果总计."""
    target = context.question.targets[0] if context.question.targets else None
    if target is None or target.best is None:
        return False
    whole = context.find(target.best.metric, target.column)
    numbers = [part.number for part in parts if part.number is not None]
    return whole is not None and whole.number == sum(numbers)


def kinds_named(context: Context) -> tuple[str, ...]:
    """The metrics whose parts the question names as kinds (结果, 理由, 渠道) and that some report states."""
    named = _named_kinds(context)
    metrics = context.edition.catalog.metrics.values()
    return tuple(metric.id for metric in metrics if metric.kinds & named and context.present(metric.id))


def _named_kinds(context: Context) -> frozenset[str]:
    """The concepts of kinds that are named, be it within a word that asks: 哪个渠道, which channels."""
    concepts = context.edition.catalog.words.concepts
    kinds = frozenset(kind for metric in context.edition.catalog.metrics.values() for kind in metric.kinds)
    named = _concepts(context)
    asking = [part.text for part in context.question.parts if part.meaning.startswith("!")]
    for kind in kinds:
        forms = [form for form in (*concepts[kind].zh, *concepts[kind].en) if len(form) > 1]
        if any(form in text for form in forms for text in asking):
            named.add(kind)
    return kinds & named


def _concepts(context: Context) -> set[str]:
    return {
        concept for part in context.question.parts for group in part.meaning.split() for concept in group.split("|")
    }


def _zeros(context: Context) -> bool | None:
    """True when what is zero is asked for, False when what is not; None when neither is."""
    operations = context.question.operations
    if "nonzero" in operations:
        return False
    if "zero" in operations:
        return True
    if context.question.numbers and operations & {"how", "which", "list", "what"} and _is_the_number(context):
        return False
    denied = any(part.text in NONE_OF for part in context.question.parts)
    each = any(EACH_APPLICANT in part.meaning for part in context.question.parts)
    return True if denied and (each or (_named_kinds(context) and operations & {"which", "list"})) else None


def _is_the_number(context: Context) -> bool:
    """11次回应都是通过什么方式: the number is the figure's own, so its parts are asked for that are not zero."""
    question = context.question
    best = question.targets[0].best if len(question.targets) == 1 else None
    found = context.find(best.metric, None) if best is not None and best.missing == 0 else None
    named = _concepts(context) & WAYS
    return found is not None and bool(named) and found.number == Decimal(str(question.numbers[0]))


def _parts(context: Context) -> tuple[str, tuple[Found, ...]]:
    """The figures to pick from, and what they are parts of: of the row that is named, of its kinds, or given last."""
    question = context.question
    view = context.view(context.main)
    chapter = _chapter(context) if _zeros(context) is not None and not _named_kinds(context) else ("", ())
    if chapter[1]:
        return chapter
    if question.targets:
        if any(EACH_APPLICANT in part.meaning for part in question.parts):
            metrics = single.chosen(context, question.targets[0])
            return _found(context, [(metric, column) for metric in metrics[:1] for column in COLUMNS])
        if len(question.targets) > 1 or not reads_well(context, question.targets):
            return "", ()
        target = question.targets[0]
        metrics = single.chosen(context, target)
        children = parts_meant(context, metrics[0]) if len(metrics) == 1 else ()
        return _found(context, [(child, target.column) for child in children], metrics[0] if metrics else "")
    kinds = kinds_named(context)
    last = [asked for asked in context.memory.last if asked.metric is not None]
    if last and question.elliptical:
        own = [(asked.metric or "", asked.column) for asked in last]
        if len(own) > 1:
            return _found(context, own)
        inside = [(child, own[0][1]) for child in view.children(own[0][0])]
        if len(inside) > 1:
            return _found(context, inside, own[0][0])
    if kinds:
        return _found(context, [(child, None) for child in view.children(kinds[0])], kinds[0])
    return "", ()


def _found(
    context: Context, places: Sequence[tuple[str, str | None]], whole: str = ""
) -> tuple[str, tuple[Found, ...]]:
    view = context.view(context.main)
    found = [view.find(metric, column, context.language) for metric, column in places]
    label = context.draft().say("within", label=view.label(whole, None, context.language)) if whole else ""
    return label, tuple(part for part in found if part is not None and part.number is not None)


def _chapter(context: Context) -> tuple[str, tuple[Found, ...]]:
    """The figures below a heading of the form that the question repeats: 机构建设和保障经费."""
    normal = plain_form(context.question.normal)
    for form in context.view(context.main).forms:
        for block in form.blocks:
            for at, row in enumerate(block.rows):
                words = heading_words(row.label)
                if row.metric is None and row.parent is None and len(words) >= SHORTEST_HEADING and words in normal:
                    below = [r.metric for n, r in enumerate(block.rows) if r.metric and _under(block.rows, n, at)]
                    _, found = _found(context, [(metric, None) for metric in below if metric is not None])
                    return context.draft().say("within", label=words), found
    return "", ()


def _under(rows: Sequence[FormRow], index: int, top: int) -> bool:
    """Whether a row stands below another."""
    parent = rows[index].parent
    return parent is not None and (parent == top or _under(rows, parent, top))


def _all_figures(context: Context) -> tuple[Found, ...]:
    """Every figure of the report's tables, in the order of the form, the totals of rows with columns."""
    view = context.view(context.main)
    rows = [metric for metric in view.order() if not any(metric.endswith(f".{column}") for column in COLUMNS)]
    return _found(context, [(metric, None) for metric in rows if view.in_table(metric)])[1]


def _of_zero(context: Context, label: str, parts: Sequence[Found], *, zero: bool) -> Answer | None:
    """Those of the figures that are zero, or that are not; all of them when there is none."""
    draft = context.draft()
    if not parts:
        return None
    label = label or draft.say("report_figures", agency=parts[0].key.agency, year=parts[0].key.year)
    picked = [part for part in parts if (part.number == 0) is zero]
    shown = (picked or list(parts))[:MOST_SHOWN]
    kind = "zero" if zero else "nonzero"
    lead = draft.say(kind if picked else f"no_{kind}", label=label, count=len(picked))
    if len(picked) > len(shown):
        lead += draft.say("shown", count=len(picked), shown=len(shown))
    lines = [lead]
    for part in shown:
        draft.add(part)
        lines.append(draft.say("several_line", label=part.label, value=value_text(draft, part)))
    return draft.close("\n".join(lines))
