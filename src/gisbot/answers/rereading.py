"""A second look into the prose, before a question is refused or where words were given for a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals, texts
from gisbot.answers.besides import told_besides
from gisbot.answers.context import Context
from gisbot.answers.likely import likely, likely_each
from gisbot.answers.named_places import told_of_place
from gisbot.answers.passages import Hit
from gisbot.answers.patterns import COUNTED, NUMBER_TOLD, OF_PROSE, plain_form
from gisbot.answers.retelling import retold
from gisbot.answers.rules.readings import strings_of
from gisbot.answers.rules.stating import accounts_for
from gisbot.answers.told import figures_told, told_by
from gisbot.answers.wanted import ANYTHING, asks_amount, wanted_of
from gisbot.model.answer import Answer, Reason, Status
from gisbot.model.report import Figure, FigureKind

FORMAL, REST = frozenset({"request", "litigation", "review"}), "other_"
"""What the forms count: requests, and what is done against their answers; and the rest of something (其他)."""
WORDS_ASKED = frozenset({"list", "exists", "whether", "how", "what", "all"})
"""What a sentence can answer."""
LOOKED = 3
"""How many of the nearest sentences are looked at for the figure asked for."""


def reread(context: Context, given: Answer, *, known: bool = False) -> Answer:
    """What is answered, or the figure or the sentence of the prose that a question which would be refused asks for.

    A number that is asked for is also told in place of a sentence or of a contact. `known` says that a known question
    names the row that is refused: then the prose must be all but sure."""
    if given.status is Status.ANSWERED:
        return _figure_instead(context, given) or given
    if given.status is Status.CLARIFY or given.reason is Reason.BLANK:
        return given
    told = _told_after_all(context, given, known) or _said_of_it(context, given)
    if known and told is not None and told.values and not accounts_for(context, told):
        told = None
    if told is None and given.reason is Reason.NO_ITEM and strings_of(context):
        return given  # 办公室地址在哪, where no address is given
    return told or retold(context) or given


def rather_told(context: Context, metric: str) -> Answer | None:
    """The figure of the prose that a question is likely to ask for rather than the row that it is also like: one
    counted by the very measure word, where the row is counted by another, or all but sure."""
    if not texts.counts(context) or len(context.scope.reports) != 1 or context.question.outside:
        return None
    unit = context.edition.catalog.metrics[metric].unit
    figure = likely(context, context.main, least=context.threshold("likely"))
    if figure is None or figure.unit == unit or figure.unit not in {one.measure for one in wanted_of(context)}:
        figure = likely(context, context.main, least=context.threshold("all_but_sure"))
    return figures_told(context, context.main, [figure]) if figure is not None else None


def _figure_instead(context: Context, given: Answer) -> Answer | None:
    """The number asked for, where only words were given; out of another sentence when it is all but sure."""
    if not texts.counts(context) or len(context.scope.reports) != 1:
        return None
    if OF_PROSE.search(context.question.normal):
        return _in_the_prose(context, given)
    if any(value.value is None or isinstance(value.value, Decimal) for value in given.values):
        return None
    key = context.main
    contact = _counts_no_contact(context, given)
    quoted = " ".join(citation.quote for citation in given.citations)
    words = context.edition.catalog.words
    several = sum(asks_amount(part, words) for part in context.question.parts) > 1
    least = context.threshold("likely" if several or _of_requests(context) else "loosely")
    loosely = context.threshold("loosely")
    if not given.values and (each := likely_each(context, key, least=loosely, within=quoted)):
        return figures_told(context, key, each)
    figure = likely(context, key, least=least, within=quoted) if not given.values else None
    figure = figure or likely(context, key, least=context.threshold("likely" if contact else "likeliest"))
    if figure is not None:
        return figures_told(context, key, [figure])
    wordless = not given.values and bool(quoted) and not NUMBER_TOLD.search(quoted) and _one_amount(context)
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT) if contact or wordless else None


def _one_amount(context: Context) -> bool:
    """Whether things are counted with a measure word and nothing else is asked: 关停了几个账号."""
    plain = context.question.operations <= {"howmany"}
    return plain and any(one.measure in context.edition.catalog.words.units for one in wanted_of(context))


def _counts_no_contact(context: Context, given: Answer) -> bool:
    """Whether a contact is given where people, things or a share are counted: 电话来咨询的有多少人次, 12333接通率."""
    wanted = wanted_of(context)
    return bool(given.values) and any(one.share or one.measure in context.edition.catalog.words.units for one in wanted)


def _in_the_prose(context: Context, given: Answer) -> Answer | None:
    """The figure that the prose tells of the row answered with, where the two differ and the prose is asked for."""
    metrics = {value.metric for value in given.values if value.metric is not None}
    figures = [figure for figure in context.view(context.main).figures if figure.kind is FigureKind.PROSE]
    told = [figure for figure in figures if figure.metric in metrics]
    if len(metrics) == 1 and len({figure.value for figure in told}) == 1:
        return figures_told(context, context.main, told[:1])
    figure = likely(context, context.main, least=context.threshold("likely"))
    return figures_told(context, context.main, [figure]) if figure is not None else None


def _told_after_all(context: Context, given: Answer, known: bool) -> Answer | None:
    if not context.scope.reports:
        return None if context.question.outside else told_of_place(context)
    if not told_besides(context):
        return None
    key = context.main
    if texts.counts(context):
        named = known or _names_a_row(context) or (given.reason is Reason.NO_ITEM and _of_a_form(context))
        least = "likeliest" if named else "likely" if _of_requests(context) else "loosely"
        figure = likely(context, key, least=context.threshold(least))
        if figure is None and named and not known:
            figure = _of_its_row(context, likely(context, key, least=context.threshold("likely")))
        if figure is not None:
            return figures_told(context, key, [figure])
    if _names_a_row(context):
        return None
    hits = _nearest(context)
    if not hits or hits[0].weight < context.threshold("telling"):
        return None
    context.trace.append(f"reread {hits[0].score:.2f} {hits[0].sentence.text[:40]}")
    if texts.counts(context):
        for hit in hits[:LOOKED]:
            if hit.score < max(context.threshold("reread_figure"), 0.8 * hits[0].score):
                break
            if not COUNTED.search(hit.sentence.text):
                continue
            sure = not known and hit.score >= context.threshold("figure")
            if (told := told_by(context, key, hit.sentence.text, sure=sure)) is not None:
                return told
        return None
    operations = context.question.operations
    if known or not operations or "practical" in operations:
        return None
    if hits[0].score >= context.threshold("reread") and not texts.thin(context):
        return texts.sentences(context, key, hits)
    return None


def _said_of_it(context: Context, given: Answer) -> Answer | None:
    """The sentence that says all that is asked of a row which the report does not count: 都办完了吗 (已按时办结)."""
    if given.reason is not Reason.NO_ITEM or texts.counts(context) or not context.question.operations & WORDS_ASKED:
        return None
    if len(context.scope.reports) != 1 or context.question.unknown or strings_of(context):
        return None
    hits = _nearest(context)
    if not hits or hits[0].score < context.threshold("said_whole"):
        return None
    context.trace.append(f"said of it {hits[0].sentence.text[:40]}")
    return texts.sentences(context, context.main, hits[:1])


def said_with(context: Context, words: Sequence[str]) -> Answer | None:
    """The nearest sentence that holds all of some words."""
    for hit in _nearest(context):
        said = plain_form(hit.sentence.text)
        if all(plain_form(word) in said for word in words):
            return texts.sentences(context, context.main, [hit])
    return None


def _names_a_row(context: Context) -> bool:
    """Whether the words, as typed, name a figure of the form that the report states, though others mean nothing."""
    repaired = any(part.repaired for part in context.question.parts)
    bests = [target.best for target in context.question.targets if target.best is not None and not target.best.missing]
    return any(context.present(best.metric) for best in bests if not (repaired and best.unexplained))


def _of_its_row(context: Context, figure: Figure | None) -> Figure | None:
    """The figure, when it states the row that is named and its clause has each word that means nothing: 公安信息."""
    if figure is None or figure.metric not in {
        target.best.metric for target in context.question.targets if target.best
    }:
        return None
    strange = [plain_form(part.text) for part in context.question.parts if part.kind == "unknown"]
    return figure if strange and all(word in plain_form(figure.subject) for word in strange) else None


def _of_a_form(context: Context) -> bool:
    """Whether the words name a row that some form has, or the rest that it calls 其他."""
    rows = {metric for form in context.edition.catalog.forms for metric in form.metric_ids()}
    bests = [target.best for target in context.question.targets if target.best is not None]
    return any(best.metric in rows and not best.missing and not best.unexplained for best in bests)


def _of_requests(context: Context) -> bool:
    """Whether requests or remedies are asked about, of which the forms count much more than the prose tells."""
    meant = {name for part in context.question.parts for group in part.meaning.split() for name in group.split("|")}
    return not FORMAL.isdisjoint(meant) or any(name.startswith(REST) for name in meant - ANYTHING)


def _nearest(context: Context) -> tuple[Hit, ...]:
    """The sentences nearest to the words as they were meant or as they were typed."""
    question, index = context.question, context.passages(context.main)
    meant = index.search(question.content, question.aside)
    if question.typed == question.content:
        return meant
    typed = index.search(question.typed, question.aside)
    return max(meant, typed, key=lambda hits: hits[0].score if hits else 0.0)
