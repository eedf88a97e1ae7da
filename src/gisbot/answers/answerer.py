"""From a Question to an Answer: the rules in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from gisbot.answers import across, arithmetic, refusals, single, texts
from gisbot.answers.context import Context
from gisbot.answers.followups import about_last, operands
from gisbot.answers.view import Found
from gisbot.answers.passages import heading_core
from gisbot.answers.patterns import plain_form
from gisbot.answers.whole import wholes_of
from gisbot.catalog import Catalog
from gisbot.knowledge.edition import Edition
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Memory
from gisbot.model.question import Question, Target

Rule = Callable[[Context], Answer | None]

TEXT_OPERATIONS = frozenset({"who", "where", "when", "how", "why_cause", "list", "quote", "which"})
NUMBER_OPERATIONS = frozenset({"howmany", "exists", "exceed", "below", "reach", "several", "average", "sum", "share", "difference"})
DOMAIN_WORDS = frozenset({"domain", "report", "form_word", "disclosure", "question_about_report", "office_word"})
KNOWN_TOPICS = frozenset({"problem", "improvement", "summary", "provenance", "practical", "exactness", "expand", "quote"})
PAIR_OPERATIONS = frozenset({"than", "times", "minus", "together", "monthly", "quarterly", "weekly", "daily", "difference", "more", "less", "share", "equal", "bigger", "sum", "average", "most", "least", "compare"})
ABOUT_LAST = frozenset({"list", "why_cause", "several", "which", "exactness", "expand", "english_please", "chinese_please", "provenance", "definition", "quote"})


def answer(
    question: Question, edition: Edition, memory: Memory, today: date, home: str | None, language: str
) -> tuple[Answer, Context]:
    """The answer to a question, with the context that says which rule gave it and what was asked."""
    context = Context.of(question, edition, memory, today, home, language)
    for rule in RULES:
        given = rule(context)
        if given is not None:
            context.trace.append(f"rule {rule.__name__.strip('_')}")
            return given, context
    given = refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    context.trace.append("rule not_understood")
    return given, context


def _outside(context: Context) -> Answer | None:
    question = context.question
    if not question.normal.strip():
        return refusals.refuse(context, "not_understood", Reason.NOT_UNDERSTOOD)
    if "injection" in question.outside:
        return refusals.outside(context)
    asks = bool(question.targets) and _reads_well(context, question.targets)
    if question.outside and (not asks or any(part.repaired for part in question.parts)):
        return refusals.outside(context)
    if question.operations & {"greeting", "capability"} and not question.targets:
        return refusals.outside(context, "greeting")
    if _means_nothing_here(context):
        return refusals.outside(context)
    return None


def _reads_well(context: Context, targets: Sequence[Target]) -> bool:
    return any(t.best is not None and t.best.missing == 0 and t.best.unexplained == 0 for t in targets)


def _means_nothing_here(context: Context) -> bool:
    """Nothing of the question is about reports, and no sentence of a report speaks of it."""
    question = context.question
    if question.targets or question.agencies or question.unknown_agency or question.row:
        return False
    if question.years.mode != "none" and (not question.unknown or unknown_weight(question) < context.threshold("unknown")):
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
    if index.section_named(question.normal) is not None:
        return False
    hits = index.search(question.content, question.loose)
    related = context.threshold("related") * (0.6 if question.operations & KNOWN_TOPICS else 1.0)
    return not hits or hits[0].score < related


def _no_scope(context: Context) -> Answer | None:
    if context.scope.reports:
        return None
    return refusals.no_scope(context)


def _foreign_unit(context: Context) -> Answer | None:
    """Asked in days, kilometres or pounds: nothing that reports count."""
    question = context.question
    if not question.units & context.edition.catalog.words.foreign_units or "howmany" not in question.operations:
        return None
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)


def _practical(context: Context) -> Answer | None:
    if "practical" not in context.question.operations:
        return None
    if _reads_well(context, [t for t in context.question.targets if t.best and t.best.named > 1]) and context.question.units:
        return None
    return refusals.practical(context)


def _month(context: Context) -> Answer | None:
    question = context.question
    if not question.month or not question.targets:
        return None
    target = question.targets[0]
    if target.best is not None and context.edition.catalog.metrics[target.best.metric].string:
        return None
    found = texts.prose_figure(context)
    return found or refusals.refuse(context, "month", Reason.NOT_IN_REPORT)


def _row(context: Context) -> Answer | None:
    from gisbot.answers.rows import row_metrics

    named = [t for t in context.question.targets if t.best and t.best.missing == 0 and t.best.named and not t.column]
    if context.question.row is None or named:
        return None
    metrics = row_metrics(context.view(context.main).forms, context.question.row)
    stated = [m for m in metrics if context.present(m)]
    if len(stated) == 1:
        return _value(context, stated[0], context.question.column)
    if stated:
        return refusals.clarify(context, tuple(context.figure_question(metric, context.question.column) for metric in stated))
    return None


def _last(context: Context) -> Answer | None:
    question = context.question
    if not question.operations & ABOUT_LAST or question.targets or question.ordinal is not None:
        return None
    if question.operations & {"list", "why_cause", "several", "which"} and not question.units:
        asked = context.memory.last[-1] if context.memory.last else None
        children = context.view(context.main).children(asked.metric) if asked is not None and asked.metric else ()
        return _children(context, children) if len(children) > 1 and not question.unknown else None
    asks_language = question.operations & {"english_please", "chinese_please"}
    if not asks_language and unknown_weight(question) >= context.threshold("unknown") and "provenance" not in question.operations:
        return None
    return about_last(context)


def _problems(context: Context) -> Answer | None:
    """What is not done well yet, and what is planned: the list, one of its items, or the sentence that tells it."""
    question = context.question
    for operation in ("improvement", "problem"):
        if operation not in question.operations or (_reads_well(context, question.targets) and question.units):
            continue
        if operation == "problem" and question.content and question.unknown and question.ordinal is None:
            passage = texts.passage(context, threshold="strong")
            if passage is not None:
                return passage
        found = texts.topic_list(context, operation)
        given = texts.enumeration(context, *found, ordinal=question.ordinal) if found is not None else None
        given = given or texts.topic_sentence(context, operation, question.ordinal)
        if given is not None:
            return given
    return None


def _ordinal(context: Context) -> Answer | None:
    """The third item of a list: of the one the question names, else of the one given last."""
    question = context.question
    if question.ordinal is None or question.operations & {"problem", "improvement"} or question.units:
        return None
    named = texts.best_enumeration(context, (), question.content)
    if named is not None and context.passages(named[0]).enumeration_score(named[1], question.content) >= context.threshold("named_list"):
        return texts.enumeration(context, *named, ordinal=question.ordinal)
    for asked in reversed(context.memory.last):
        key = context.edition.index.find(asked.agency, asked.year)
        if asked.metric is None and key is not None:
            for found in context.passages(key).report.enumerations:
                if found.lead == asked.words:
                    return texts.enumeration(context, key, found, ordinal=question.ordinal)
            given = texts.inline_member(context, key, asked.words, question.ordinal)
            if given is not None:
                return given
    return None


def _section(context: Context) -> Answer | None:
    """A section that is named: its own sentences; the whole report when a summary of it is asked."""
    question = context.question
    index = context.passages(context.main)
    named = index.section_named(question.normal)
    asks = bool(question.operations & {"summary", "expand", "quote"})
    if named is not None and not question.units and not question.operations & (PAIR_OPERATIONS | {"provenance", "definition"}):
        sentences = index.of_section(named)
        whole = len(heading_core(index.report.sections[named])) >= 0.6 * len(plain_form(question.normal)) and len(sentences) > 2
        figure_first = not whole and _reads_well(context, question.targets) and not asks and any(
            context.present(t.best.metric) for t in question.targets if t.best
        )
        if not figure_first:
            return texts.section(context, named)
    if not asks or question.targets and question.known > 1 and _reads_well(context, question.targets) and question.units:
        return None
    like = None if _mentions_report(question) else index.section_like(question.content)
    if like is not None:
        return texts.section(context, like)
    if question.targets or question.unknown:
        given = texts.passage(context)
        if given is not None:
            return given
        if question.unknown and len("".join(question.unknown)) > 3:
            return None
        if question.targets and not _mentions_report(question):
            return None
    return texts.summary(context)


def _mentions_report(question: Question) -> bool:
    return any(part.kind == "word" and "report" in part.meaning.split("|") for part in question.parts)


def _definition(context: Context) -> Answer | None:
    question = context.question
    if "definition" not in question.operations:
        return None
    found = _single_found(context)
    if found is not None:
        return texts.meaning(context, found)
    return texts.passage(context)


def _provenance(context: Context) -> Answer | None:
    question = context.question
    if "provenance" not in question.operations:
        return None
    doubtful = _doubtful(context)
    if doubtful or not question.targets:
        given = texts.place_of_number(context) or texts.place_of_text(context)
        if given is not None:
            return given
    found = _single_found(context)
    if found is not None:
        return texts.place_of_figure(context, found)
    return texts.place_of_number(context) or texts.place_of_text(context)


def _single_found(context: Context) -> Found | None:
    for target in context.question.targets[:1]:
        metrics = single.chosen(context, target)
        if len(metrics) == 1:
            return context.find(metrics[0], target.column)
    return None


def _doubtful(context: Context) -> bool:
    """Whether pieces of the question were not understood, so that a figure would be a guess."""
    return unknown_weight(context.question) >= context.threshold("unknown")


def unknown_weight(question: Question) -> int:
    """How much of the question was not understood: Chinese characters, and English words by their length."""
    return sum((2 if len(piece) > 4 else 1) if piece.isascii() else len(piece) for piece in question.unknown)


def _texts_first(context: Context) -> Answer | None:
    """Who, where, when, how, which: a sentence, unless a contact, date or name is asked for."""
    question = context.question
    if not question.operations & TEXT_OPERATIONS and not (_doubtful(context) and not _all_strings(context)):
        return None
    if _all_strings(context) and not _doubtful(context):
        return None
    if "list" in question.operations:
        given = _list(context)
        if given is not None:
            return given
    if question.units and (given := texts.prose_figure(context)) is not None:
        return given
    counted = question.units and not question.operations & {"who", "where", "how", "why_cause"}
    if counted and not _doubtful(context):
        return None
    if _reads_well(context, question.targets) and not _doubtful(context) and question.operations & {"list", "when"} and not question.operations & {"who", "how"}:
        return None
    return texts.passage(context, threshold="strong" if counted else "passage")


def _all_strings(context: Context) -> bool:
    metrics = context.edition.catalog.metrics
    targets = context.question.targets
    return bool(targets) and all(t.best is not None and t.best.penalty < 0.5 and metrics[t.best.metric].string for t in targets)


def _list(context: Context) -> Answer | None:
    question = context.question
    if len(question.targets) == 1 and _reads_well(context, question.targets) and not _doubtful(context):
        metrics = single.chosen(context, question.targets[0])
        children = context.view(context.main).children(metrics[0]) if len(metrics) == 1 else ()
        if len(children) > 1:
            return _children(context, children)
    found = texts.best_enumeration(context, (), question.content)
    if found is not None and context.passages(found[0]).enumeration_score(found[1], question.content) >= context.threshold("passage"):
        return texts.enumeration(context, *found, ordinal=question.ordinal)
    return None


def _children(context: Context, children: Sequence[str]) -> Answer:
    column = context.question.column
    found = [f for metric in children if (f := context.find(metric, column)) is not None]
    return single.figures(context, found)


def _across(context: Context) -> Answer | None:
    """Years and agencies: growth, trend, ranking, totals over several reports."""
    question = context.question
    if not question.targets and not context.memory.last:
        return None
    target = question.targets[0] if question.targets else None
    metrics = single.chosen(context, target) if target is not None else ()
    column = target.column if target is not None else None
    if target is None and context.memory.last and context.memory.last[-1].metric:
        metrics, column = (context.memory.last[-1].metric,), context.memory.last[-1].column
    if len(metrics) != 1 or len(question.targets) > 1 or _doubtful(context):
        return None
    metric = metrics[0]
    if context.edition.catalog.metrics[metric].string:
        return None
    operations = question.operations
    if question.years.mode == "previous" or ("growth" in operations and question.years.mode in ("none", "", "latest") and len(question.years.years) < 2):
        return across.growth(context, metric, column, rate=bool(operations & {"growth", "share"}))
    several_agencies = len({key.agency for key in context.scope.reports}) > 1
    dated = context.scope.dated and len({key.year for key in context.scope.reports}) > 1
    if several_agencies:
        return _over_agencies(context, metric, column)
    if dated or "trend" in operations:
        keys = context.scope.reports
        if len(question.years.years) == 2 and operations & {"growth", "more", "less", "difference", "than", "compare"} and len(keys) == 2:
            new, old = sorted(keys, key=lambda key: -key.year)
            return across.between(context, metric, column, new, old, rate="growth" in operations)
        if operations & {"sum", "average", "most", "least", "rank"} and len(keys) > 1:
            return across.over_agencies(context, metric, column, _aggregate_of(operations))
        if len(keys) > 1 or context.scope.missing:
            return across.trend(context, metric, column, keys)
    return None


def _aggregate_of(operations: frozenset[str]) -> str:
    for operation in ("sum", "average", "most", "least"):
        if operation in operations:
            return operation
    return "rank"


def _over_agencies(context: Context, metric: str, column: str | None) -> Answer | None:
    operations = context.question.operations
    if context.scope.newest:
        newest: dict[str, int] = {}
        for key in context.scope.reports:
            newest[key.agency] = max(newest.get(key.agency, 0), key.year)
        year = max(newest.values())
        reports = tuple(key for key in context.scope.reports if key.year == year)
        absent = tuple((agency, year) for agency, last in newest.items() if last != year)
        from dataclasses import replace

        context.scope = replace(context.scope, reports=reports, missing=(*context.scope.missing, *absent))
    named = len(context.question.agencies) > 1 and not context.question.groups
    if len(context.scope.reports) == 2 and named and operations & {"difference", "more", "less", "than"}:
        pair = [context.view(key).find(metric, column, context.language) for key in context.scope.reports]
        if pair[0] is not None and pair[1] is not None:
            signed = "more" if "more" in operations else "less" if "less" in operations else ""
            return arithmetic.difference(context, pair[0], pair[1], signed=signed)
    if operations & {"list", "exists", "exceed", "below"} and context.question.groups:
        return across.over_agencies(context, metric, column, "having")
    return across.over_agencies(context, metric, column, _aggregate_of(operations), None)


def _arithmetic(context: Context) -> Answer | None:
    question = context.question
    operations = question.operations
    if not operations & PAIR_OPERATIONS and not (operations & {"exceed", "below", "reach"} and question.numbers):
        return None
    if _doubtful(context):
        return None
    found = operands(context)
    if found is None:
        return None
    if isinstance(found, str):
        return refusals.no_item(context, found)
    if len(found) == 1:
        return _on_one(context, found[0])
    if len(found) == 2 and "share" in operations:
        return _share(context, found)
    if len(found) == 2 and operations & {"more", "less"} and "than" in operations | {"than"}:
        return arithmetic.difference(context, found[0], found[1], signed="more" if "more" in operations else "less")
    if len(found) == 2 and operations & {"difference", "compare"}:
        return arithmetic.difference(context, found[0], found[1])
    if len(found) == 2 and "times" in operations:
        return arithmetic.ratio(context, found[0], found[1])
    if len(found) == 2 and "minus" in operations:
        return arithmetic.difference(context, found[0], found[1], signed="more")
    if len(found) == 2 and "than" in operations and "exists" in operations:
        return arithmetic.higher(context, found[0], found[1])
    if "equal" in operations:
        return arithmetic.equality(context, found)
    if operations & {"most", "bigger"}:
        return arithmetic.extreme(context, found, "most")
    if "least" in operations:
        return arithmetic.extreme(context, found, "least")
    if len(found) == 2 and "average" in operations and found[0].unit != found[1].unit:
        return _average_per(context, found)
    if "average" in operations:
        return arithmetic.average(context, found)
    if "sum" in operations or "together" in operations and "several" not in operations:
        return arithmetic.total(context, found)
    return None


def _average_per(context: Context, found: Sequence[Found]) -> Answer:
    per, whole = found[0], found[1]
    if whole.unit != "人次" and per.unit == "人次":
        per, whole = whole, per
    return arithmetic.average_per(context, whole, per)


def _share(context: Context, found: Sequence[Found]) -> Answer:
    part, whole = found
    catalog: Catalog = context.edition.catalog
    if part.metric and whole.metric and whole.metric not in wholes_of(part.metric, catalog) and part.metric in wholes_of(whole.metric, catalog):
        part, whole = whole, part
    elif context.language == "en" and part.number is not None and whole.number is not None and part.number > whole.number:
        part, whole = whole, part
    return arithmetic.share(context, part, whole)


def _on_one(context: Context, found: Found) -> Answer | None:
    operations = context.question.operations
    for operation in arithmetic.PERIODS:
        if operation in operations:
            return arithmetic.average_over_time(context, found, operation)
    if context.question.numbers:
        for relation in ("reach", "exceed", "below", "equal"):
            if relation in operations:
                return arithmetic.threshold(context, found, relation, context.question.numbers[0])
    if "share" in operations and found.metric is not None:
        for whole_id in wholes_of(found.metric, context.edition.catalog):
            whole = context.view(found.key).find(whole_id, None, context.language)
            if whole is not None and whole.value is not None:
                return arithmetic.share(context, found, whole)
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    children = context.view(found.key).children(found.metric) if found.metric else ()
    parts = [f for metric in children if (f := context.view(found.key).find(metric, found.column, context.language))]
    if operations & {"most", "least", "bigger"} and parts:
        return arithmetic.extreme(context, parts, "least" if "least" in operations else "most")
    if "sum" in operations and parts and context.question.operations & {"several"}:
        return arithmetic.total(context, parts)
    if operations & {"difference", "more", "less", "average"} and not operations & {"sum"}:
        return None
    return single.one(context, found)


def _asks_number(context: Context) -> bool:
    """Whether a figure is asked for: by a number word, a measure word, or a bare label."""
    question = context.question
    operations = question.operations
    if question.ordinal is not None and not question.units:
        return False
    if operations & NUMBER_OPERATIONS or question.numbers:
        return True
    if operations & {"who", "where", "how", "why_cause", "which", "list", "summary", "problem", "improvement"}:
        return _all_strings(context)
    return True


def _is_whole(context: Context, subset: float) -> bool:
    """Whether 那17件里 speaks of all requests, of which the form gives the parts."""
    whole = context.find("requests.received", None)
    return whole is not None and whole.number == Decimal(str(subset))


def _counts(question: Question) -> bool:
    """Whether the question plainly asks for a number, or plainly names what it picks from several."""
    return bool(question.operations & NUMBER_OPERATIONS or question.units or question.elliptical) or not question.operations


def _figures(context: Context) -> Answer | None:
    """A figure, or several; asked back when two readings are equally likely."""
    question = context.question
    if not question.targets or not _asks_number(context):
        return None
    if question.subset is not None and not _is_whole(context, question.subset):
        return texts.prose_figure(context)
    if _doubtful(context) and not _all_strings(context):
        given = texts.prose_figure(context) or texts.passage(context, threshold="strong")
        if given is not None:
            return given
        if unknown_weight(question) > context.threshold("noise"):
            return None
    readings = [(target, single.chosen(context, target)) for target in question.targets]
    if len(readings) == 1:
        target, metrics = readings[0]
        if not metrics or target.best is not None and target.best.missing and not _counts(question):
            return texts.prose_figure(context) or texts.passage(context)
        if len(metrics) > 1:
            return _ask_back(context, metrics, target)
        if _parts_asked(context, metrics[0]):
            return _children(context, context.view(context.main).children(metrics[0]))
        return _value(context, metrics[0], target.column)
    found = []
    for target, metrics in readings:
        if len(metrics) > 1:
            return _ask_back(context, metrics, target)
        if metrics and (part := context.find(metrics[0], target.column)) is not None:
            found.append(part)
        elif metrics:
            return refusals.no_item(context, metrics[0], target.column)
    return single.figures(context, found) if found else None


def _parts_asked(context: Context, metric: str) -> bool:
    """各种情形各几件: the rows below, when the question speaks of kinds and the row has any."""
    operations = context.question.operations
    if "several" not in operations and "list" not in operations:
        return False
    return len(context.view(context.main).children(metric)) > 1


def _value(context: Context, metric: str, column: str | None) -> Answer:
    found = context.find(metric, column)
    if found is None:
        return refusals.no_item(context, metric, column)
    return single.one(context, found)


def _ask_back(context: Context, metrics: Sequence[str], target: Target) -> Answer:
    stated = [metric for metric in metrics if (f := context.find(metric, target.column)) is not None and f.value is not None]
    if len(stated) == 1:
        return _value(context, stated[0], target.column)
    if not stated:
        return refusals.no_item(context, metrics[0], target.column)
    key = context.main
    return refusals.clarify(context, tuple(context.figure_question(m, target.column, key.agency, key.year) for m in stated))


def _by_unit(context: Context) -> Answer | None:
    """Only a measure word is given, or only "the number": 有多少件, 是多少万元, 数量是多少."""
    question = context.question
    if question.targets or _doubtful(context) or "howmany" not in question.operations and not question.units:
        return None
    if question.outside or "prose" in question.operations:
        return None
    catalog = context.edition.catalog
    order = context.view(context.main).order()
    exact = [m for m in order if (catalog.metrics[m].unit in question.units or not question.units) and context.present(m)]
    roots = [m for m in exact if not any(m != other and m.startswith(other + ".") for other in exact)]
    preferred = [m for m in ("requests.received", "proactive.total", "review.total", "litigation.total", "complaints.total") if m in exact]
    choices = list(dict.fromkeys([*preferred, *roots]))[:5]
    stated = [m for m in choices if (f := context.find(m, None)) is not None and f.value is not None]
    if not stated:
        return None
    if len(stated) == 1:
        return _value(context, stated[0], None)
    return refusals.clarify(context, tuple(context.figure_question(metric) for metric in stated))


def _same_again(context: Context) -> Answer | None:
    """Only a year, an agency or a column is new: the last figures again."""
    question, memory = context.question, context.memory
    anew = question.years.mode != "none" or question.agencies or question.column or question.groups
    if question.targets and question.known or not anew or not memory.last:
        return None
    column = question.column
    found = []
    for asked in memory.last:
        if asked.metric is None:
            continue
        part = context.find(asked.metric, column or asked.column)
        if part is None:
            return refusals.no_item(context, asked.metric, column or asked.column)
        found.append(part)
    return single.figures(context, found) if found else None


def _passage(context: Context) -> Answer | None:
    if context.question.targets and not _doubtful(context) and _reads_well(context, context.question.targets):
        return None
    return texts.prose_figure(context) or texts.passage(context)


def _not_in_report(context: Context) -> Answer | None:
    question = context.question
    if question.targets and question.targets[0].best is not None and question.targets[0].best.penalty < 0.5 and not _doubtful(context):
        return refusals.no_item(context, question.targets[0].best.metric)
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)


RULES: tuple[Rule, ...] = (
    _outside,
    _no_scope,
    _practical,
    _foreign_unit,
    _month,
    _row,
    _last,
    _definition,
    _provenance,
    _problems,
    _ordinal,
    _section,
    _across,
    _same_again,
    _arithmetic,
    _texts_first,
    _figures,
    _by_unit,
    _passage,
    _not_in_report,
)
