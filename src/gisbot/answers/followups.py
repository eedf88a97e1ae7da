"""Questions that lean on the last answer: 出处呢, 是准数吗, 这两项加起来呢, 换成英文."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gisbot.answers import lists, single, sources, texts
from gisbot.answers.context import Context
from gisbot.answers.draft import shortened
from gisbot.answers.patterns import LATTER_FIRST, OF_WHOLE, PAIR, TRIPLE
from gisbot.answers.view import Found
from gisbot.answers.whole import is_part
from gisbot.model.answer import Answer
from gisbot.model.conversation import Asked, Memory
from gisbot.model.key import ReportKey
from gisbot.model.question import Question
from gisbot.model.report import FigureKind

COMPARING = frozenset({"than", "more", "less", "difference", "times", "equal", "bigger", "minus", "compare"})
LANGUAGES = frozenset({"english_please", "chinese_please"})
TOLD = 300
FEWEST = 2
SUMS = frozenset({"sum", "together"})
MOST_TOGETHER = 9
TOO_FEW = 3
"""So many figures at least are a whole with its parts."""
LABEL = 60
"""The length of the clause that names a figure of the prose."""
SHARED_NAMES = frozenset({"decisions", "items_prev", "items_change", "total"})
"""Names of rows that stand under several parents: the decisions on licences, penalties, coercion."""


def look_up(context: Context, asked: Asked) -> Found | None:
    """A figure given before, from this edition."""
    key = context.edition.index.find(asked.agency, asked.year)
    if key is None:
        return None
    if asked.metric is not None:
        return context.view(key).find(asked.metric, asked.column, context.language)
    return _told_before(context, key, asked)


def _told_before(context: Context, key: ReportKey, asked: Asked) -> Found | None:
    """A figure of the prose that no row of the form states, by the clause that named it."""
    for figure in context.view(key).figures:
        named = figure.kind is FigureKind.PROSE and figure.value is not None and figure.subject
        if named and figure.raw == asked.column and asked.words in (figure.subject, shortened(figure.subject, LABEL)):
            return texts.of_prose(key, figure)
    return None


def about_last(context: Context) -> Answer | None:
    """What is asked of the last answer, or None when there is none or it is not about it."""
    question, memory = context.question, context.memory
    if not memory.last:
        return None
    found = [part for asked in memory.last if (part := look_up(context, asked)) is not None]
    operations = question.operations
    if operations & LANGUAGES:
        context.language = "en" if "english_please" in operations else "zh"
    if operations & LANGUAGES and found:
        again = [part for asked in memory.last if (part := look_up(context, asked)) is not None]
        return single.figures(context, again)
    if not found:
        return _about_text(context)
    if "exactness" in operations:
        return sources.exactness(context, found[-1])
    if "provenance" in operations or "quote" in operations:
        if question.content.replace(" ", "") and question.unknown:
            return None
        return sources.place_of_figure(context, found[-1]) if len(found) == 1 else single.figures(context, found)
    if "definition" in operations and found[-1].metric is not None:
        return sources.meaning(context, found[-1])
    if "expand" in operations:
        return sources.around(context, found[-1])
    return None


def _about_text(context: Context) -> Answer | None:
    asked = context.memory.last[-1]
    key = context.edition.index.find(asked.agency, asked.year)
    if key is None or not asked.words:
        return None
    index = context.passages(key)
    hits = index.search(asked.words)
    if not hits:
        return None
    sentence = hits[0].sentence
    listed = next((found for found in index.report.enumerations if found.lead == asked.words), None)
    if context.question.operations & LANGUAGES and listed is not None:
        return lists.enumeration(context, key, listed)
    if "expand" in context.question.operations:
        return texts.section(context, sentence.section)
    draft = context.draft()
    draft.cite(key, index.evidence(sentence))
    if context.question.operations & LANGUAGES:
        draft.asked.append(Asked(None, None, key.agency, key.year, asked.words))
        return draft.close(draft.say("sentence", text=f"“{shortened(sentence.text, TOLD)}”"))
    where = f"《{key.title}》{index.section_name(sentence.section)}"
    return draft.close(draft.say("place_of_text", section=where, location=sentence.location))


def operands(context: Context) -> list[Found] | str | None:
    """The figures an operation works on: those named, else those given last.

    A string is the metric that the report does not state; None says that the operation has nothing to work on.
    """
    question, memory = context.question, context.memory
    found: list[Found] = []
    readings = [single.chosen(context, target) for target in question.targets]
    for target, metrics in zip(question.targets, readings, strict=True):
        if len(metrics) > 1 and "share" in question.operations:
            metrics = _of_one_whole(context, metrics, readings)
        if len(metrics) != 1:
            return None
        part = context.find(metrics[0], target.column)
        if part is None:
            return metrics[0]
        found.append(part)
    compares = bool(question.operations & COMPARING) and not question.numbers
    if compares and len(found) < 2 and (pair := _with_last(context, found)) is not None:
        return pair
    leans = question.elliptical and "followup" in question.operations
    if len(found) == 1 and {"share", "sum"} <= question.operations and _begins_with(question, "!sum"):
        leans = True
    elif len(found) == 1 and "share" in question.operations and _begins_with(question, "!share") and memory.last:
        part = look_up(context, memory.last[-1])
        return [part, *found] if part is not None else found
    if found and not (
        leans
        and len(found) == 1
        and question.operations & {"difference", "more", "less", "sum", "share", "equal", "bigger"}
    ):
        return found
    if found and not {"share", "sum"} <= question.operations:
        source: Sequence[Asked] = memory.history[-1:]
    else:
        source = memory.last if not found and len(memory.last) > 1 else _run(context, question, memory)
    earlier = [part for asked in source if (part := look_up(context, asked)) is not None]
    own = {(part.metric, part.column) for part in found}
    earlier = [part for part in earlier if (part.metric, part.column) not in own]
    if len(earlier) == FEWEST and not found and LATTER_FIRST.search(question.normal):
        earlier = earlier[::-1]
    if not earlier and not found:
        return None
    return [*earlier, *found]


def _of_one_whole(context: Context, metrics: tuple[str, ...], readings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """维持占复议的比例: of several readings of a part, those that belong to the whole named beside it."""
    wholes = [others[0] for others in readings if len(others) == 1]
    return tuple(m for m in metrics if any(is_part(m, whole, context.edition.catalog) for whole in wholes))


def _begins_with(question: Question, operation: str) -> bool:
    """占无法提供的百分之几: the whole is named, the part was given before."""
    first = next((part for part in question.parts if part.meaning), None)
    if operation == "!share" and question.normal.startswith(OF_WHOLE):
        return True
    return first is not None and operation in first.meaning.split()


def sum_of_last(context: Context) -> list[Found]:
    """The figures given last whose sum is held against what is named: 加起来占办结多少."""
    said = [part.meaning.split() for part in context.question.parts if part.meaning]
    if not said or len(context.question.targets) != 1:
        return []
    summed = context.memory.operation == "sum" and "!share" in said[0]
    source = context.memory.last if summed else _run(context, context.question, context.memory)
    found = [look_up(context, asked) for asked in source] if summed or "!sum" in said[0] else []
    return [part for part in found if part is not None and part.number is not None]


def _with_last(context: Context, found: Sequence[Found]) -> list[Found] | None:
    """The figure given last beside the one that it is held against: 比微信多多少, 比2019年多多少."""
    question, last = context.question, context.memory.last
    earlier = look_up(context, last[0]) if len(last) == 1 else None
    if earlier is None:
        return None
    anew = question.years.mode == "" or question.agencies or question.column
    if found:
        other: Found | None = found[0]
    else:
        other = context.find(last[0].metric or "", question.column or last[0].column) if anew else None
    if other is None or (other.key, other.metric, other.column) == (earlier.key, earlier.metric, earlier.column):
        return None
    return [other, earlier] if _names_last_second(question) else [earlier, other]


def _names_last_second(question: Question) -> bool:
    """微信比它多多少: what is named comes first."""
    for one, other in pairwise(question.parts):
        if "!than" in one.meaning.split() and "!followup" in other.meaning.split():
            return True
    return False


def _run(context: Context, question: Question, memory: Memory) -> Sequence[Asked]:
    """The figures given last that belong together: so many as the question says, else all of one kind, at least two."""
    history = [asked for asked in memory.history if asked.metric is not None or look_up(context, asked) is not None]
    if question.numbers and 2 <= question.numbers[0] <= MOST_TOGETHER:
        return history[-int(question.numbers[0]) :]
    for said, wanted in ((PAIR, 2), (TRIPLE, 3)):
        if said.search(question.normal):
            return history[-wanted:]
    count = 1
    while count < len(history) and _alike(history[-count - 1], history[-count]):
        count += 1
    sums = question.operations & {"sum", "together", "average", "most", "least"}
    if not sums:
        return history[-2:]
    return (
        _without_whole(context, history[-max(count, 2) :]) if question.operations & SUMS else history[-max(count, 2) :]
    )


def _without_whole(context: Context, run: Sequence[Asked]) -> Sequence[Asked]:
    """诉讼几件 → 直接起诉的呢 → 复议后起诉的呢 → 加起来: the parts are added, not their whole."""
    if len(run) < TOO_FEW:
        return run
    first, others = run[0].metric, run[1:]
    parts = first is not None and all(
        asked.metric is not None and asked.metric != first and is_part(asked.metric, first, context.edition.catalog)
        for asked in others
    )
    return others if parts else run


def _alike(one: Asked, other: Asked) -> bool:
    """Whether two figures are of one series: a metric of several reports or columns, or metrics of one family."""
    if one.metric is None or other.metric is None:
        return one.metric is other.metric and (one.agency, one.year) == (other.agency, other.year)
    if one.metric == other.metric:
        return True
    same_report = (one.agency, one.year, one.column) == (other.agency, other.year, other.column)
    return same_report and _family(one.metric or "") == _family(other.metric or "")


def _family(metric: str) -> str:
    """The rows beside which a metric stands: those of one parent, or of one name under several parents."""
    parent, _, name = metric.rpartition(".")
    return name if name in SHARED_NAMES else parent
