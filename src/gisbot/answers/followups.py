"""Questions that lean on the last answer: 出处呢, 是准数吗, 这两项加起来呢, 换成英文."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import single, sources, texts
from gisbot.answers.context import Context
from gisbot.answers.view import Found
from gisbot.answers.whole import is_part
from gisbot.model.answer import Answer
from gisbot.model.conversation import Asked
from gisbot.model.question import Question


def look_up(context: Context, asked: Asked) -> Found | None:
    """A figure given before, from this edition."""
    key = context.edition.index.find(asked.agency, asked.year)
    if key is None or asked.metric is None:
        return None
    return context.view(key).find(asked.metric, asked.column, context.language)


def about_last(context: Context) -> Answer | None:
    """What is asked of the last answer, or None when there is none or it is not about it."""
    question, memory = context.question, context.memory
    if not memory.last:
        return None
    found = [part for asked in memory.last if (part := look_up(context, asked)) is not None]
    operations = question.operations
    if operations & {"english_please", "chinese_please"} and found:
        context.language = "en" if "english_please" in operations else "zh"
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
    if "definition" in operations:
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
    if "expand" in context.question.operations:
        return texts.section(context, sentence.section)
    draft = context.draft()
    draft.cite(key, index.evidence(sentence))
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
    wanted = 1 if found and not {"share", "sum"} <= question.operations else _how_many(question.numbers, memory.last)
    history = [asked for asked in memory.history if asked.metric is not None]
    source = memory.last if not found and len(memory.last) > 1 else tuple(history[-wanted:])
    earlier = [part for asked in source if (part := look_up(context, asked)) is not None]
    own = {(part.metric, part.column) for part in found}
    earlier = [part for part in earlier if (part.metric, part.column) not in own]
    if not earlier and not found:
        return None
    return [*earlier, *found]


def _of_one_whole(
    context: Context, metrics: tuple[str, ...], readings: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """维持占复议的比例: of several readings of a part, those that belong to the whole named beside it."""
    wholes = [others[0] for others in readings if len(others) == 1]
    return tuple(m for m in metrics if any(is_part(m, whole, context.edition.catalog) for whole in wholes))


def _begins_with(question: Question, operation: str) -> bool:
    """占无法提供的百分之几: the whole is named, the part was given before."""
    first = next((part for part in question.parts if part.meaning), None)
    return first is not None and operation in first.meaning.split()


def _how_many(numbers: tuple[float, ...], last: tuple[Asked, ...]) -> int:
    if numbers and 2 <= numbers[0] <= 9:
        return int(numbers[0])
    return 2 if len(last) < 2 else len(last)
