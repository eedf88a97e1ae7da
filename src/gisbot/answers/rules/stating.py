"""Rules for questions that one figure or several answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.answers import refusals, single, texts, verdicts
from gisbot.answers.besides import speaks_of_prose
from gisbot.answers.context import Context
from gisbot.answers.patterns import NUMBER_OF, SPECIAL, plain_form
from gisbot.answers.rules.guarding import both_told, counted_by_none, lent_contact, no_calls, part_of
from gisbot.answers.rules.patterns import FRAMED, NEW_MEDIA, REASON_GIVEN, TOOL_ASKED, WHICH_DAY
from gisbot.answers.rules.readings import (
    all_strings,
    ask_back,
    asks_name,
    asks_number,
    children_of,
    counted_otherwise,
    counts,
    doubtful,
    each_asked,
    figure_choices,
    is_whole,
    money_of_a_count,
    parts_asked,
    people_of_a_thing,
    single_prose,
    some_string,
    strings_of,
    told_beside,
    told_parts,
    unknown_weight,
    unread,
    value,
    ways_to_reach,
)
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.told import told
from gisbot.answers.wanted import COMMON, LIGHT, wanted_of
from gisbot.catalog.words import Words
from gisbot.model.answer import Answer
from gisbot.model.question import Question, Target

WHOLE_LABEL = 8
"""Characters of a label that is named as it stands in the form."""
COUNTING = frozenset({"howmany", "several", "exists", "sum"})
PLATFORM = "newmedia"
PUBLISHED = "report.published"
RESULTS = "requests.result."
RELATIONS = ("reach", "exceed", "below", "equal")
ITEM_ROWS = ("items_prev", "items_change")
"""The two rows of items in the 2019 form, both given when neither is named."""


def named_value(context: Context) -> Answer | None:
    """A name or a number of the header is mentioned: 李艳梅是谁, 0871-… 是谁的电话."""
    question = context.question
    if question.targets or (not question.unknown and not question.numbers) or "howmany" in question.operations:
        return None
    plain = plain_form(question.normal)
    found = []
    for key in context.scope.reports[:1]:
        view = context.view(key)
        for figure in view.figures:
            text = plain_form(figure.value) if isinstance(figure.value, str) else ""
            if figure.metric is not None and len(text) > 1 and text in plain:
                part = view.find(figure.metric, None, context.language)
                if part is not None:
                    found.append(part)
    unique = list({part.metric: part for part in found}.values())
    return single.figures(context, unique) if unique else None


def figures(context: Context) -> Answer | None:
    """A figure, or several; asked back when two readings are equally likely."""
    question = context.question
    if not question.targets or question.negated or not asks_number(context):
        return None
    if (sought := ways_to_reach(context)) and question.operations.isdisjoint(COUNTING):
        context.question = question = replace(question, targets=sought)
    question = _without_frame(context)
    if asks_name(question) and not all_strings(context):
        return None
    if lent_contact(context):
        return None
    if question.subset is not None and not is_whole(context, question.subset):
        return None
    if TOOL_ASKED.search(question.normal) and "howmany" not in question.operations:
        return texts.passage(context, threshold="sentence")
    if "list" in question.operations and speaks_of_prose(context):
        return told(context) or texts.passage(context, threshold="strong")
    when = texts.asks_when(context) or WHICH_DAY.search(question.normal)
    if when and not some_string(context):
        return texts.passage(context)
    if (parts := told_parts(context)) and each_asked(question):
        return single.figures(context, parts)
    if question.language == "en" and not context.memory.last and (each := _as_many(context)):
        return children_of(context, each)
    fresh = not question.elliptical and not all_strings(context)
    if fresh and (asks_more(context) or people_of_a_thing(context)):
        given = told(context) or texts.passage(context, threshold="strong")
        if given is not None:
            return given
    if doubtful(context) and not all_strings(context):
        given = told(context) or texts.passage(context, threshold="strong")
        if given is not None:
            return given
        if unknown_weight(question) > context.threshold("noise"):
            return None
    readings = [(target, single.chosen(context, target)) for target in question.targets]
    if not all(metrics and context.present(metrics[0], target.column) for target, metrics in readings):
        named = any(_verbatim(context, metrics[0]) for _, metrics in readings if metrics)
        given = None if named else told(context)
        if given is not None and ("howmany" not in question.operations or accounts_for(context, given)):
            return given
    leans = any(target.best is not None and target.best.borrowed for target, metrics in readings if metrics)
    if len(readings) > 1 and not leans and not all(metrics for _, metrics in readings):
        return None  # of several things asked one is not understood
    if len(readings) > 1 and (unread(context) or _without_reason(context, readings)):
        return told(context)
    if money_of_a_count(context, [metrics[0] for _, metrics in readings if metrics]):
        return told(context)
    if question.figures is not None and question.figures > len(readings):
        return so_many(context, question.figures)
    if question.language == "en" and (said := both_told(context, readings)) is not None:
        return said
    if any(no_calls(context, metrics[0]) for _, metrics in readings if metrics):
        return told(context)
    if len(readings) > 1 and counted_by_none(context, [metrics[0] for _, metrics in readings if metrics]):
        return told(context)
    if len(readings) == 1:
        target, metrics = readings[0]
        if not metrics or (target.best is not None and target.best.missing and not counts(question)):
            return told(context) or loose_passage(context)
        if len(metrics) > 1:
            both = all(metric.rpartition(".")[2] in ITEM_ROWS for metric in metrics) and _of_one_parent(metrics)
            return children_of(context, metrics) if both else ask_back(context, metrics, target)
        if target.best is not None and target.best.missing and not question.elliptical:
            return told(context) or loose_passage(context)
        if counted_otherwise(context, metrics[0]) and "howmany" in question.operations and not question.elliptical:
            return told(context)
        if _without_reason(context, readings):
            context.unsure = True
            return told(context)
        if parts_asked(context, metrics[0]):
            return children_of(context, context.view(context.main).children(metrics[0]))
        if not context.present(metrics[0], target.column) and "howmany" not in question.operations:
            dated = metrics[0] == PUBLISHED  # no sentence that speaks of publishing tells the day of the report
            said = None if dated else texts.passage(context, threshold="passage" if question.operations else "strong")
            return said or value(context, metrics[0], target.column)
        given = value(context, metrics[0], target.column)
        counted = "howmany" in question.operations and single_prose(context, metrics[0], target.column)
        if counted and (narrower := told_beside(context, metrics[0])) is not None:
            return narrower
        if counted and (better := _counted_so(context, given)) is not None:
            return better
        beside = counted and not accounts_for(context, given, metrics[0])
        return told(context) or refusals.no_item(context, metrics[0], target.column) if beside else given
    if any(not target.candidates for target in question.targets):
        return None
    found = []
    lacking = []
    for target, metrics in readings:
        if len(metrics) > 1:
            return ask_back(context, metrics, target)
        if metrics and (part := context.find(metrics[0], target.column)) is not None:
            found.append(part)
        elif metrics:
            lacking.append((metrics[0], target.column))
    if lacking and not any(part.value is not None for part in found):
        return refusals.no_item(context, *lacking[0])
    money = context.edition.catalog.words.money_units
    if lacking and question.units and question.units <= money and not any(part.unit in money for part in found):
        return told(context)  # 邮寄复印的钱是谁出的，花了多少块, where no money is told
    labels = [context.view(context.main).label(metric, column, context.language) for metric, column in lacking]
    return single.figures(context, found, labels) if found else None


def _counted_so(context: Context, given: Answer) -> Answer | None:
    """The figure of the prose that is counted by the very measure word, where the one found is not: 统计数据几份, of
    各类信息4800条，统计数据25份."""
    asked = context.question.units
    if not asked or any(value.unit in asked for value in given.values):
        return None
    instead = told(context)
    return instead if instead is not None and all(value.unit in asked for value in instead.values) else None


def _without_reason(context: Context, readings: Sequence[tuple[Target, tuple[str, ...]]]) -> bool:
    """Whether a reason is given (because ...) of which the row that was understood knows nothing."""
    parts = context.question.parts
    given = any(REASON_GIVEN.fullmatch(part.text) for part in parts)
    if not given or any("reason_word" in part.meaning for part in parts):
        return False
    rows = [metrics[0] for _, metrics in readings if metrics]
    view = context.view(context.main)
    below = [len(view.children(row)) > 1 for row in rows if row.startswith(RESULTS)]
    return bool(below) and all(below)


def _without_frame(context: Context) -> Question:
    """The question as it asks: what it begins by (这些申请里) is no figure, and a header has no kinds of applicants."""
    question = context.question
    targets = question.targets[1:] if len(question.targets) > 1 and FRAMED.match(question.normal) else question.targets
    strings = strings_of(context)
    plain = tuple(replace(one, column=None) if one in strings and one.column else one for one in targets)
    if plain != question.targets:
        context.question = question = replace(question, targets=plain, column=plain[0].column)
    return question


def _verbatim(context: Context, metric: str) -> bool:
    """Whether the question names a row by its whole label, so that nothing else is meant."""
    label = plain_form(context.edition.catalog.metrics[metric].label("zh")).removesuffix(NUMBER_OF)
    return len(label) >= WHOLE_LABEL and label in plain_form(context.question.normal)


def accounts_for(context: Context, given: Answer, metric: str = "") -> bool:
    """Whether the sentences cited name all that is asked: 传真 in 通过传真收到几件; but for what the metric is."""
    words = context.edition.catalog.words
    asks = context.edition.catalog.metrics[metric].asks if metric else ()
    own = {concept for ask in asks for need in ask for concept in need}
    said = plain_form("".join(f"{citation.section}{citation.quote}" for citation in given.citations))
    figures = found.figures if metric and (found := context.find(metric, None)) is not None else ()
    if figures:
        said = plain_form("".join(f"{figure.evidence.section}{part_of(figure)}" for figure in figures))
    if metric and not any(form in said for form in _channel_forms(words)):
        own |= context.edition.catalog.metrics[metric].context  # 县政府网站上报了几篇
    named = synonyms_of(words.synonyms).named(said)
    if SPECIAL.search(context.question.normal) and not SPECIAL.search(said):
        return False  # 专项经费 is not any 公用经费
    for part in context.question.parts:
        if part.kind != "word" or (part.text.isascii() and not _names_channel(part.meaning, words)):
            continue
        groups = [group.split("|") for group in part.meaning.split() if group[0] not in "!?"]
        telling = [c for group in groups if not any(_says_little(c, words) or c in own for c in group) for c in group]
        platform = NEW_MEDIA not in part.text and any(PLATFORM in group for group in groups)
        if not telling and not platform:
            continue
        forms = [plain_form(form) for concept in telling for form in words.concepts[concept].zh if len(form) > 1]
        spans = synonyms_of(words.synonyms).spans(plain_form(part.text))
        if platform or (PLATFORM in telling and spans):  # 抖音 is not any new medium
            forms = [plain_form(part.text)]
        if not any(form in said for form in forms) and not any(meant & named for *_, meant in spans):
            context.trace.append(f"unaccounted {part.text}")
            return False
    return True


def _channel_forms(words: Words) -> list[str]:
    channels = [concept for concept in words.concepts.values() if concept.axis == "channel"]
    return [plain_form(form) for concept in channels for form in concept.zh if len(form) > 1]


def _names_channel(meaning: str, words: Words) -> bool:
    named = [c for group in meaning.split() for c in group.split("|") if c in words.concepts]
    return any(words.concepts[concept].axis == "channel" for concept in named)


def _says_little(concept: str, words: Words) -> bool:
    return concept in COMMON or concept in LIGHT or words.concepts[concept].weak


def _of_one_parent(metrics: Sequence[str]) -> bool:
    return len({metric.rpartition(".")[0] for metric in metrics}) == 1


def asks_more(context: Context) -> bool:
    """Whether more numbers are asked for than figures are named."""
    question = context.question
    asked = sum("!howmany" in part.meaning or "!share" in part.meaning for part in question.parts)
    return (asked > 1 or each_asked(question)) and len(wanted_of(context)) > len(question.targets) > 0


def _as_many(context: Context) -> tuple[str, ...]:
    """The figures that the words of the one target name, when as many are asked for: courses, and people attending."""
    targets = context.question.targets
    named = [metric for metric in complete(targets[0]) if context.present(metric)] if len(targets) == 1 else []
    asked = sum("!howmany" in part.meaning.split() for part in context.question.parts)
    return tuple(named) if len(named) == asked > 1 else ()


def complete(target: Target) -> tuple[str, ...]:
    """Every metric that the words of a target name without lack: of 培训 the courses and the people."""
    return tuple(c.metric for c in target.candidates if c.missing == 0 and c.unexplained == 0)


def so_many(context: Context, said: int) -> Answer | None:
    """As many figures as the question says, when its words or the rows below name exactly so many; else asked back."""
    targets = context.question.targets
    named = [metric for target in targets for metric in complete(target)]
    below = [metric for name in named for metric in context.view(context.main).children(name)]
    families = [named, below, [*named, *below]]
    for family in families:
        stated = list(dict.fromkeys(metric for metric in family if context.present(metric)))
        if len(stated) == said:
            return children_of(context, stated)
    choices = figure_choices(context, families[-1], context.question.column)
    return refusals.clarify(context, tuple(choice for _, choice in choices)) if len(choices) > 1 else None


def loose_passage(context: Context) -> Answer | None:
    """A sentence in place of a number: the best there is until a known question says which figure is meant."""
    given = texts.passage(context)
    context.unsure = context.unsure or bool(context.question.operations & {"howmany", "exists", "reach"})
    return given


def by_unit(context: Context) -> Answer | None:
    """Only a measure word is given, or only "the number": 有多少件, 是多少万元, 数量是多少."""
    question = context.question
    related = next((one for one in RELATIONS if one in question.operations), None) if question.numbers else None
    if question.targets or question.residue or not ("howmany" in question.operations or related):
        return None
    if question.outside or question.operations & {"prose", "average", "median", "spread", "provenance"}:
        return None
    if (given := told(context)) is not None:
        return given
    catalog = context.edition.catalog
    order = context.view(context.main).order()
    exact = [
        m for m in order if (catalog.metrics[m].unit in question.units or not question.units) and context.present(m)
    ]
    roots = [m for m in exact if not any(m != other and m.startswith(other + ".") for other in exact)]
    preferred = [
        m
        for m in ("requests.received", "proactive.total", "review.total", "litigation.total", "complaints.total")
        if m in exact
    ]
    choices = list(dict.fromkeys([*preferred, *roots]))[:5]
    stated = [m for m in choices if (f := context.find(m, None)) is not None and f.value is not None]
    if not stated:
        return None
    if len(stated) == 1:
        found = context.find(stated[0], None) if related else None
        if found is not None and related is not None:
            return verdicts.threshold(context, found, related, question.numbers[0])
        return value(context, stated[0], None)
    context.unsure = True
    return refusals.clarify(context, tuple(choice for _, choice in figure_choices(context, stated, None)))
