"""Rules for rows named by their place in the form: 三(一)4, 一(一)下面“其中”那一行, 第八大项整块, 表三第二行."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.answers import refusals, single, texts
from gisbot.answers.context import Context
from gisbot.answers.ordinals import numeral, section_place
from gisbot.answers.patterns import NUMERALS, OF_HEADINGS, heading_words, plain_form, row_number
from gisbot.answers.rows import Place, places_of, top_rows
from gisbot.answers.rules.patterns import AMONG_ASKED, BELOW, BLOCK, DATA, JOINING, LINE, SUBROWS, TABLE_OF, WITH_AMONG
from gisbot.answers.rules.picking import kinds_named
from gisbot.answers.rules.readings import children_of, doubtful, each_asked, figure_choices, reads_well
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Candidate, Question, Row, Target
from gisbot.model.report import FigureKind

MOST_BELOW = 14
"""With more rows below a block only those of its next level are told."""
SHORTEST_TITLE = 4
ASKING = frozenset(
    {"howmany", "several", "list", "all", "what", "which", "followup", "exists", "whether", "quote", "summary",
     "correction", "exactness", "kinds"}
)  # fmt: skip
"""Beside these a row is told as it stands; with others (share, more, growth) it is computed with."""
TELLING = frozenset({"summary", "expand", "quote"})
EVERY = frozenset({"several", "list", "all", "kinds"})


def coded(context: Context) -> Answer | None:
    """A row named by its number, the rows below it, or several such rows."""
    question = context.question
    if not question.rows or section_place(question.normal) is not None:
        return None
    view, forms = context.view(context.main), context.view(context.main).forms
    table, line = TABLE_OF.search(question.normal), LINE.search(question.normal)
    if view.modern and table is not None and question.rows[0].row is None:
        return _line_of_table(context, table["n"], line["n"]) if line is not None else None
    places = [_stated(context, places_of(forms, row)) for row in question.rows]
    first = question.rows[0]
    named = _named(context)
    if not all(places):
        return None if named else _absent(context, next(r for r, p in zip(question.rows, places, strict=True) if not p))
    if question.operations & TELLING and not DATA.search(question.normal) and (told := _told(context, first)):
        return told
    if len(question.rows) == 1:
        if line is not None and first.row is None:
            return _line(context, places[0][0], line["n"])
        return _one(context, first, places[0], named)
    if named or any(len(found) > 1 or found[0].metric is None for found in places):
        return None
    return _figures(context, [metric for found in places if (metric := found[0].metric) is not None])


def chapter(context: Context) -> Answer | None:
    """Every row below a heading of the form that the question repeats: 机构建设和保障经费那一块都报一下."""
    question = context.question
    if question.rows or question.operations & TELLING or not BLOCK.search(question.normal):
        return None
    if not (BELOW.search(question.normal) or DATA.search(question.normal) or question.operations & EVERY):
        return None
    normal = JOINING.sub("", plain_form(question.normal))
    for place in top_rows(context.view(context.main).forms, ""):
        words = OF_HEADINGS.sub("", JOINING.sub("", heading_words(place.row.label)))
        if place.row.metric is None and len(words) >= SHORTEST_TITLE and words in normal:
            return _below(context, place)
    return None


def subrows(context: Context) -> Answer | None:
    """Every part of the figure that is named, or of the kinds: 申请答复数的子项都念一下, 五个渠道的数都念给我."""
    question = context.question
    if question.rows or not SUBROWS.search(question.normal) or not question.operations <= ASKING or doubtful(context):
        return None
    if question.targets:
        metrics = single.chosen(context, question.targets[0])
        whole = metrics if len(question.targets) == 1 and reads_well(context, question.targets) else ()
    else:
        whole = kinds_named(context)
    children = context.view(context.main).children(whole[0]) if len(whole) == 1 else ()
    return children_of(context, children) if len(children) > 1 else None


def _named(context: Context) -> tuple[str, ...]:
    """The figures that words name beside the number."""
    bests = [target.best for target in context.question.targets if not target.column]
    return tuple(best.metric for best in bests if best is not None and not best.missing and best.named)


def _stated(context: Context, places: Sequence[Place]) -> tuple[Place, ...]:
    """The rows that the report has: with a number, or with rows below that have one."""
    return tuple(
        place
        for place in places
        if (place.metric is not None and context.present(place.metric))
        or any(context.present(metric) for metric in place.below(MOST_BELOW))
    )


def _one(context: Context, row: Row, places: tuple[Place, ...], named: tuple[str, ...]) -> Answer | None:
    question = context.question
    if row.block is None and (named or any(not target.bare for target in question.targets)):
        return None
    if len(places) > 1:
        stated = [place.metric for place in places if place.metric is not None and context.present(place.metric)]
        choices = figure_choices(context, list(dict.fromkeys(stated)), question.column)
        if len(choices) > 1:
            return refusals.clarify(context, tuple(choice for _, choice in choices))
        return _figures(context, stated[:1]) if stated else None
    place = places[0]
    every = bool(question.operations & EVERY) or BELOW.search(_beside(question)) is not None
    inside = {place.metric, *place.below(100), *(child.metric for child in place.children())}
    if named and not set(named) <= inside:
        if each_asked(question) and place.metric is not None:
            return _figures(context, [place.metric, *named])
        return _either(context, place, named) if question.operations <= ASKING else None
    told_apart = bool(named) and not every and place.metric not in named
    if AMONG_ASKED.search(question.normal) and not told_apart:
        among = [child.metric for child in place.among() if child.metric is not None]
        own = [place.metric] if place.metric is not None and WITH_AMONG.search(question.normal) else []
        return _figures(context, [*own, *among]) if among else _below(context, place)
    if named and not every and set(named) != {place.metric}:
        return None
    if place.children() and (every or place.metric is None):
        return _below(context, place)
    return _figures(context, [place.metric]) if place.metric is not None else None


def _beside(question: Question) -> str:
    """The words beside the row's number."""
    said = question.normal
    for part in question.parts:
        said = said.replace(part.text, " ") if part.kind == "row" else said
    return said


def _below(context: Context, place: Place) -> Answer | None:
    metrics = [metric for metric in place.below(MOST_BELOW) if context.present(metric)]
    return children_of(context, metrics) if metrics else None


def _either(context: Context, place: Place, named: Sequence[str]) -> Answer | None:
    """The number says one row and the words another: ask back."""
    if place.metric is None:
        return None
    choices = figure_choices(context, [place.metric, *named], context.question.column)
    return refusals.clarify(context, tuple(choice for _, choice in choices)) if len(choices) > 1 else None


def _figures(context: Context, metrics: Sequence[str]) -> Answer | None:
    """The rows as they stand; the question goes on as if it had named them when it computes, or over many reports."""
    question = context.question
    many = context.scope.dated and len(context.scope.reports) > 1
    if question.operations <= ASKING and not many:
        people = question.people if context.present(metrics[0], question.people) else None
        column = question.column or people
        named = list(dict.fromkeys(target.column for target in question.targets if target.column))
        columns = named if len(named) > 1 else [column]
        found = [part for m in metrics for one in columns if (part := context.find(m, one)) is not None]
        return single.figures(context, found) if found else refusals.no_item(context, metrics[0], column)
    view = context.view(context.main)
    targets = tuple(
        Target(view.label(m, None, context.language), (), (Candidate(m, 0.0, 0, 0.0, 0, 1),), question.column)
        for m in metrics
    )
    context.question = replace(question, targets=targets, rows=(), boundary=1 if len(targets) == 2 else None, known=2)
    return None


def _line(context: Context, place: Place, number: str) -> Answer | None:
    """表三第二行: the second numbered row below the block, or the second printed; asked back when they differ."""
    at = numeral(number) - 1
    near = [child.metric for child in place.children()]
    return _either_of(context, [near[at : at + 1], place.below(100)[at : at + 1]])


def _line_of_table(context: Context, table: str, number: str) -> Answer | None:
    """The same in a report of several tables: of the table in this section, or of the table in this place."""
    at, view = numeral(number) - 1, context.view(context.main)
    sections: dict[str, str] = {}
    for figure in view.figures:
        if figure.kind is FigureKind.TABLE and figure.form is not None:
            sections.setdefault(figure.form, row_number(figure.evidence.section))
    read: list[Sequence[str | None]] = []
    for place, (name, section) in enumerate(sections.items(), start=1):
        form = next(one for one in view.forms if one.id == name)
        if table in (section, NUMERALS[place - 1]):
            rows = [
                (row.metric,) if row.metric else tuple(row.metrics.values())
                for block in form.blocks
                for row in block.rows
            ]
            top = [(one.metric,) for one in top_rows((form,), "") if one.metric is not None]
            printed = [row for row in rows if row] or [tuple(form.metric_ids())]
            read += [printed[at] if at < len(printed) else (), top[at] if at < len(top) else ()]
    return _either_of(context, [one for one in read if one])


def _either_of(context: Context, read: Sequence[Sequence[str | None]]) -> Answer | None:
    """The figures that all ways of counting lead to; asked back when they lead to several."""
    ways = list(dict.fromkeys(tuple(metric for metric in one if metric and context.present(metric)) for one in read))
    if len(ways) == 1 and ways[0]:
        return _figures(context, ways[0])
    metrics = list(dict.fromkeys(metric for way in ways for metric in way))
    choices = figure_choices(context, metrics, None)
    if len(choices) > 1:
        return refusals.clarify(context, tuple(choice for _, choice in choices))
    return _no_row(context, context.question.rows[0])


def _told(context: Context, row: Row) -> Answer | None:
    """A section of the prose by the same number."""
    number = context.passages(context.main).section_at(row.block or "", row.row) if row.block and not row.leaf else None
    return texts.section(context, number) if number is not None else None


def _absent(context: Context, row: Row) -> Answer | None:
    """No such row: a section of that number where text is asked for, else a refusal that says which rows there are."""
    if row.block is None:
        return None
    asks_number = DATA.search(context.question.normal) or context.question.units
    if not asks_number and (told := _told(context, row)):
        return told
    return _no_row(context, row)


def _no_row(context: Context, row: Row) -> Answer:
    forms = context.view(context.main).forms
    near = [place for place in top_rows(forms, row.block) if _stated(context, (place,))]
    labels = context.draft().say("list_comma").join(dict.fromkeys(place.row.label for place in near[:12]))
    said = f"{row.block or ''}{f'({row.row})' if row.row else ''}{row.leaf or ''}"
    key = context.main
    return refusals.refuse(
        context, "no_row", Reason.NO_ITEM, agency=key.agency, year=key.year, row=said, rows=labels
    )  # fmt: skip
