"""What the rules ask of a question before they answer it, and the answers they share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from gisbot.answers import refusals, single, texts
from gisbot.answers.context import Context
from gisbot.answers.patterns import EACH, JOINED, PEOPLE, PERSONS, SEMICOLON, plain_form
from gisbot.answers.rules.patterns import EACH_NEWEST, LIST_MARK, SUBROWS, TOPICS, WORDS_SOUGHT
from gisbot.answers.view import Found
from gisbot.answers.whole import wholes_of
from gisbot.model.answer import Answer, Choice
from gisbot.model.key import ReportKey
from gisbot.model.question import Part, Question, Target
from gisbot.model.report import Figure, FigureKind

TEXT_OPERATIONS = frozenset({"who", "where", "when", "how", "why_cause", "list", "kinds", "quote", "which"})
LONG = 3
"""The shortest word that another clause may hold in place of the figure's own, unless it is all that this says."""
STRING_SURE = 0.5
FEW_NAMED = 5
FEW_REPORTS = 60
TOTAL = "total"
WAY = "requests.via."
NAMING = frozenset({"who_word", "name_word"})
NUMBER_OPERATIONS = frozenset(
    {"howmany", "exists", "exceed", "below", "reach", "several", "average", "median", "sum", "share", "difference"}
)


def reads_well(context: Context, targets: Sequence[Target]) -> bool:
    """Whether some target has a reading that lacks nothing and leaves nothing unexplained."""
    return any(t.best is not None and t.best.missing == 0 and t.best.unexplained == 0 for t in targets)


def doubtful(context: Context) -> bool:
    """Whether pieces of the question were not understood, so that a figure would be a guess."""
    return unknown_weight(context.question) >= context.threshold("unknown")


def unknown_weight(question: Question) -> int:
    """How much of the question was not understood: Chinese characters, and English words by their length."""
    return question.residue


def all_strings(context: Context) -> bool:
    """Whether contacts, dates or names are asked for, and nothing else."""
    targets = context.question.targets
    return bool(targets) and all(_is_string(context, target) for target in targets)


def single_prose(context: Context, metric: str, column: str | None) -> bool:
    """Whether only a sentence states a figure, so that it may be of another thing: 公众号粉丝 for 微博粉丝."""
    found = context.find(metric, column)
    shown = found is not None and isinstance(found.value, Decimal)
    return shown and found is not None and all(figure.kind is FigureKind.PROSE for figure in found.figures)


def told_beside(context: Context, metric: str) -> Answer | None:
    """The figure that the same sentence tells in the very words asked: 咨询151人次，其中电话咨询94人次."""
    found = context.find(metric, None)
    if found is None or not found.figures:
        return None
    own = found.figures[0]
    others = [f for f in context.view(found.key).figures if f.evidence == own.evidence and f.value != own.value]
    piece = next((one for one in SEMICOLON.split(own.evidence.quote) if own.subject in one), "")
    others = [figure for figure in others if figure.unit == own.unit]
    named = [f for f in others if len(f.path[-1]) > 1 and f.path[-1] in context.question.normal and f.subject in piece]
    if len(named) == 1 and named[0].path[-1] not in own.subject:
        return texts.prose_answer(context, found.key, replace(named[0], metric=None))
    for part in context.question.parts:
        text = part.text
        if part.kind == "word" and len(text) >= LONG and not part.meaning.startswith("!") and text not in own.subject:
            said = [other for other in others if text in other.subject]
            if len({other.value for other in said}) == 1:
                return texts.prose_answer(context, found.key, replace(said[0], metric=None))
    return _of_a_part(context, found, [figure for figure in others if figure.subject in piece])


def _of_a_part(context: Context, found: Found, others: Sequence[Figure]) -> Answer | None:
    """Where a word that means nothing here stands with other figures of the sentence only: theirs, or the sentence
    where they are several: 省里媒体登了几篇 of 各级媒体刊发稿件4132篇，其中省级媒体507篇、市级媒体311篇."""
    own = found.figures[0]
    strange = [part.text for part in context.question.parts if part.kind == "unknown" and not part.text.isascii()]
    said = [other for other in others for text in strange if text in other.subject and text not in own.subject]
    if len({other.value for other in said}) == 1:
        return texts.prose_answer(context, found.key, replace(said[0], metric=None))
    sentence = context.passages(found.key).sentence_with(plain_form(own.subject)) if said else None
    return texts.told_again(context, found.key, sentence) if sentence is not None else None


def unread(context: Context) -> bool:
    """Whether one of the things in a list names nothing that the form counts: 信息 in 发文/信息/公示."""
    concepts = context.edition.catalog.words.concepts
    pieces: list[list[Part]] = [[]]
    marks = 0
    for part in context.question.parts:
        if part.kind == "separator" and LIST_MARK.fullmatch(part.text):
            pieces.append([])
            marks += 1
        else:
            pieces[-1].append(part)
    if not marks:
        return False
    for piece in pieces[1:-1] or pieces[-1:]:
        named = [part for part in piece if part.kind not in ("separator", "end")]
        words = [part for part in named if part.kind == "word" and part.meaning and part.meaning[0] not in "!?"]
        plain = all(part.kind == "word" for part in named) and len(words) == len(named) == 1
        named_so = [c for group in words[0].meaning.split() for c in _named_of(group)] if plain else []
        if named_so and all(concepts[c].weak and c != TOTAL for c in named_so):
            return True
    return False


def _named_of(group: str) -> list[str]:
    return [concept for concept in group.split("|") if concept[0] not in "!?"]


def ways_to_reach(context: Context) -> tuple[Target, ...]:
    """The contacts that are asked for where else only the way is told: 上门问问，办公室在哪条路."""
    named = strings_of(context)
    others = [target.best for target in context.question.targets if target not in named]
    told = all(best is not None and best.metric.startswith(WAY) for best in others)
    return named if others and told else ()


def strings_of(context: Context) -> tuple[Target, ...]:
    """The contacts, dates and names that are asked for."""
    return tuple(target for target in context.question.targets if _is_string(context, target))


def some_string(context: Context) -> bool:
    """Whether a contact, date or name is asked for, be it beside something else."""
    return bool(strings_of(context))


def _is_string(context: Context, target: Target) -> bool:
    best = target.best
    return best is not None and best.penalty < STRING_SURE and context.edition.catalog.metrics[best.metric].string


def mentions_report(question: Question) -> bool:
    """Whether the question speaks of the report as a whole."""
    return any(part.kind == "word" and "report" in part.meaning.split("|") for part in question.parts)


def single_found(context: Context) -> Found | None:
    """The figure of the first target, when it has one reading."""
    for target in context.question.targets[:1]:
        metrics = single.chosen(context, target)
        if len(metrics) == 1:
            return context.find(metrics[0], target.column)
    return None


def asks_number(context: Context) -> bool:
    """Whether a figure is asked for: by a number word, a measure word, or a bare label."""
    question = context.question
    operations = question.operations
    if question.ordinal is not None and "howmany" not in operations:
        return False
    if WORDS_SOUGHT.search(question.normal) and "howmany" not in operations:
        return all_strings(context)
    if operations & NUMBER_OPERATIONS or question.numbers:
        return True
    if operations & {"who", "where", "how", "why_cause", "which", "list", "kinds", "summary", "problem", "improvement"}:
        return all_strings(context)
    return True


def asks_name(question: Question) -> bool:
    """Whether a person or a name is asked for (复议机关是谁), and no number beside it."""
    if question.operations & {"howmany", "exists", "several"}:
        return False
    return any(part.kind == "word" and NAMING & set(part.meaning.replace("|", " ").split()) for part in question.parts)


def people_of_a_thing(context: Context) -> bool:
    """Whether people are counted (多少人次) of a thing whose figure counts no people."""
    metrics = context.edition.catalog.metrics
    bests = [target.best for target in context.question.targets if target.best is not None]
    asked = PEOPLE in context.question.units and len(context.question.units) == 1
    units = [metrics[best.metric].unit for best in bests if not metrics[best.metric].string]
    return asked and bool(units) and all(unit not in (None, PERSONS, PEOPLE) for unit in units)


def counted_otherwise(context: Context, metric: str) -> bool:
    """Whether a measure word is asked with that does not count the figure: 几处 for what is counted in 件."""
    unit = context.edition.catalog.metrics[metric].unit
    fitting = context.edition.catalog.words.units.get(unit, ()) if unit is not None else ()
    asked = context.question.units
    heard = any(c.isascii() and c.isalpha() for c in context.question.text)  # pinyin: jian is 件 or 间
    return not heard and bool(asked) and unit is not None and unit not in asked and asked.isdisjoint(fitting)


def money_of_a_count(context: Context, metrics: Sequence[str]) -> bool:
    """Whether money is asked of what is counted in pieces: 这些处罚罚了多少钱."""
    catalog = context.edition.catalog
    asked = context.question.units
    units = [catalog.metrics[metric].unit for metric in metrics]
    money = bool(asked) and asked <= catalog.words.money_units and "howmany" in context.question.operations
    pieces = [unit is not None and unit not in catalog.words.money_units for unit in units]
    once = sum("!howmany" in part.meaning.split() for part in context.question.parts) == 1
    one = once and not JOINED.search(context.question.normal)
    return money and (any(pieces) if one else bool(units) and all(pieces))


def is_whole(context: Context, subset: float) -> bool:
    """Whether 那17件里 speaks of all requests, of which the form gives the parts."""
    whole = context.find("requests.received", None)
    return whole is not None and whole.number == Decimal(str(subset))


def counts(question: Question) -> bool:
    """Whether the question plainly asks for a number, or plainly names what it picks from several."""
    return (
        bool(question.operations & NUMBER_OPERATIONS or question.units or question.elliptical)
        or not question.operations
    )


def parts_meant(context: Context, metric: str) -> tuple[str, ...]:
    """The rows below a row; none where a topic or a single person is asked for."""
    children = context.view(context.main).children(metric)
    return () if TOPICS.search(context.question.normal) else children


def children_of(context: Context, children: Sequence[str]) -> Answer:
    """The figures of some metrics that belong together."""
    column = context.question.column
    found = [f for metric in children if (f := context.find(metric, column)) is not None]
    if not found:
        return refusals.no_item(context, children[0], column)
    return single.figures(context, found)


def value(context: Context, metric: str, column: str | None) -> Answer:
    """The answer for one metric, or the refusal that the form lacks it."""
    found = context.find(metric, column)
    if found is None:
        return refusals.no_item(context, metric, column)
    return single.one(context, found)


def ask_back(context: Context, metrics: Sequence[str], target: Target) -> Answer:
    """Ask which of several metrics is meant; when the reports state only one, answer it."""
    choices = figure_choices(context, metrics, target.column)
    if len(choices) == 1:
        return value(context, choices[0][0], target.column)
    if not choices:
        return refusals.no_item(context, metrics[0], target.column)
    return refusals.clarify(context, tuple(choice for _, choice in choices))


def figure_choices(context: Context, metrics: Sequence[str], column: str | None) -> tuple[tuple[str, Choice], ...]:
    """Questions for those of the metrics that some report states, each of the newest report that does."""
    choices = []
    for metric in metrics:
        found = context.find(metric, column)
        if found is not None and found.value is not None:
            choices.append((metric, context.figure_question(metric, column, found.key.agency, found.key.year)))
    return tuple(choices)


def parts_asked(context: Context, metric: str) -> bool:
    """各种情形各几件: the rows below, when the question speaks of kinds and the row has any."""
    operations = context.question.operations
    below = SUBROWS.search(context.question.normal) is not None
    if "several" not in operations and "list" not in operations and not below:
        return False
    return len(parts_meant(context, metric)) > 1


def told_parts(context: Context) -> list[Found]:
    """The parts of the one figure named where a sentence tells them all and the report no figure of the whole."""
    best = context.question.targets[0].best if len(context.question.targets) == 1 else None
    if best is None or best.missing or best.unexplained or context.present(best.metric):
        return []
    catalog = context.edition.catalog
    children = [metric for metric in catalog.metrics if best.metric in wholes_of(metric, catalog)]
    found = [part for metric in children if (part := context.find(metric, None)) is not None]
    sentences = {part.figures[0].evidence for part in found if part.number is not None and part.figures}
    return found if len(children) > 1 and len(found) == len(children) and len(sentences) == 1 else []


def each_asked(question: Question) -> bool:
    """Whether a figure is asked of each of several things: 各几件, 分别多少."""
    return "several" in question.operations or any(part.text == EACH for part in question.parts)


def speaks_of_kinds(question: Question) -> bool:
    """Whether a list is one of a form's rows (哪几种, 分成哪几类) and not of the prose (用了哪些形式)."""
    return "kinds" in question.operations or "several" in question.operations


def _common_year(reports: Sequence[ReportKey], agencies: Collection[str]) -> bool:
    """Whether every agency reports on some one year."""
    years = {key.year for key in reports}
    return any(len({key.agency for key in reports if key.year == year}) == len(agencies) for year in years)


def _prints(context: Context, year: int, metrics: Collection[str]) -> bool:
    """Whether a report on that year has a form with the metrics, or, where few are loaded, states them at all."""
    known = [form for form in context.edition.catalog.forms if {*metrics} <= {*form.metric_ids(), *form.sums}]
    forms, keys = {form.id for form in known}, [key for key in context.scope.reports if key.year == year]
    if any(forms.intersection(key.forms) for key in keys):
        return True
    return len(keys) <= FEW_REPORTS and any(context.view(key).has(metric) for key in keys for metric in metrics)


def one_year(context: Context, metrics: Collection[str] = ()) -> None:
    """Of agencies for which no year is named, the newest year that any of them reports on, with these metrics.

    Each at its newest where few are named one by one and no year is common to all of them.
    """
    scope = context.scope
    if not scope.newest:
        return
    newest: dict[str, int] = {}
    for key in scope.reports:
        newest[key.agency] = max(newest.get(key.agency, 0), key.year)
    year = max(newest.values())
    if metrics and not _prints(context, year, metrics):
        year = max((one for one in {key.year for key in scope.reports} if _prints(context, one, metrics)), default=year)
        newest = dict.fromkeys(newest, year)
    if EACH_NEWEST.search(context.question.normal) or (
        not context.question.groups and len(newest) <= FEW_NAMED and not _common_year(scope.reports, newest)
    ):
        reports = tuple(key for key in scope.reports if key.year == newest[key.agency])
        context.scope = replace(scope, reports=reports)
        return
    reports = tuple(key for key in scope.reports if key.year == year)
    absent = tuple((agency, year) for agency, last in newest.items() if last != year)
    context.scope = replace(scope, reports=reports, missing=(*scope.missing, *absent))
