"""Answers about a figure: where it stands, what it means, whether it is exact."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import amount_text, shortened, value_text
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import plain_form
from gisbot.answers.texts import fits
from gisbot.answers.view import Found
from gisbot.model.answer import Answer
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure, FigureKind

MOST_PLACES = 3
SHORTEST_REPEATED, LONGEST_REPEATED = 6, 24


def place_of_figure(context: Context, found: Found) -> Answer:
    """Where a figure stands."""
    draft = context.draft()
    draft.add(found)
    citation = draft.citations[0]
    said = draft.say(
        "place_of",
        label=found.label,
        value=value_text(draft, found),
        section=f"《{citation.report}》{citation.section}",
        location=citation.location,
    )
    return draft.close(said)


def states_another(context: Context, found: Found) -> bool:
    """Whether a figure is none of the numbers that the question names, nor told beside one: 17件申请写在哪 of 95."""
    numbers = context.question.numbers
    told = " ".join(figure.evidence.quote for figure in found.figures)
    return (
        bool(numbers)
        and found.number
        not in {scaled for number in numbers for scaled in (Decimal(str(number)), Decimal(str(number)) / 10_000)}
        and not any(str(number) in told for number in numbers)
    )


def place_of_number(context: Context, *, named: bool = False) -> Answer | None:
    """Where a number stands that is named without what it counts: 65余份写在哪, 7545万元出自哪张表.

    `named` says that what it counts is named, and is another number in the form: then the prose is meant."""
    question = context.question
    if not question.numbers or (question.targets and question.known and not named):
        return None
    wanted, said = Decimal(str(question.numbers[0])), pairs_of(question.content)
    found: list[tuple[ReportKey, Figure]] = []
    for key in context.scope.reports[:1]:
        for figure in context.view(key).figures:
            scaled = {wanted, wanted / 10_000}
            told = not named or (figure.kind is FigureKind.PROSE and pairs_of(figure.evidence.quote) & said)
            if told and isinstance(figure.value, Decimal) and figure.value in scaled and fits(context, figure):
                found.append((key, figure))
    if not found or len({figure.evidence.quote for _, figure in found}) > MOST_PLACES:
        return None
    draft = context.draft()
    for key, figure in found:
        draft.cite(key, figure.evidence)
    citation = draft.citations[0]
    return draft.close(
        draft.say("place_of_text", section=f"《{citation.report}》{citation.section}", location=citation.location)
    )


def without(text: str, words: Sequence[str]) -> str:
    """A text without words that only say whose report is meant, and when."""
    for word in words:
        text = text.replace(word, " ", 1)
    return text


def place_of_words(context: Context) -> Answer | None:
    """Where words stand that the question repeats from the report: 人员变动频率高是哪段里说的."""
    named = (*context.question.agency_words, *(part.text for part in context.question.parts if part.kind == "year"))
    plain = plain_form(without(context.question.normal, named))
    for key in context.scope.reports[:1]:
        index = context.passages(key)
        for size in range(min(len(plain), LONGEST_REPEATED), SHORTEST_REPEATED - 1, -1):
            for at in range(len(plain) - size + 1):
                sentence = index.sentence_with(plain[at : at + size])
                if sentence is not None:
                    draft = context.draft()
                    draft.cite(key, index.evidence(sentence))
                    draft.asked.append(Asked(None, None, key.agency, key.year, sentence.text))
                    where = f"《{key.title}》{index.section_name(sentence.section)}"
                    return draft.close(draft.say("place_of_text", section=where, location=sentence.location))
    return None


def place_of_text(context: Context) -> Answer | None:
    """Where a sentence or a saying stands."""
    for key in context.scope.reports[:1]:
        index = context.passages(key)
        hits = index.search(context.question.content, context.question.loose)
        if not hits or hits[0].score < context.threshold("passage"):
            return None
        sentence = hits[0].sentence
        draft = context.draft()
        draft.cite(key, index.evidence(sentence))
        draft.subject = sentence.text
        where = f"《{key.title}》{index.section_name(sentence.section)}"
        return draft.close(draft.say("place_of_text", section=where, location=sentence.location))
    return None


def meaning(context: Context, found: Found) -> Answer:
    """What a figure counts, in one plain sentence, with the row it stands in."""
    draft = context.draft()
    draft.cite_all(found)
    assert found.metric is not None
    metric = context.edition.catalog.metrics[found.metric]
    sentence = metric.means_en if context.language == "en" else metric.means_zh
    draft.asked.append(Asked(found.metric, found.column, found.key.agency, found.key.year, found.label))
    return draft.close(draft.say("meaning", label=found.label, meaning=sentence))


def exactness(context: Context, found: Found) -> Answer:
    """Whether a figure is exact or what the report calls approximate."""
    draft = context.draft()
    draft.add(found)
    if found.number is None:
        return refusals.blank(context, found)
    if found.approximate:
        return draft.close(draft.say("inexact", raw=found.figures[0].raw))
    return draft.close(draft.say("exact", value=amount_text(draft, found.number, found.unit)))


def around(context: Context, found: Found) -> Answer:
    """More about a figure: the figure, and what its section says."""
    draft = context.draft()
    draft.add(found)
    index = context.passages(found.key)
    lines = [draft.say("several_line", label=found.label, value=value_text(draft, found))]
    if found.metric is not None:
        metric = context.edition.catalog.metrics[found.metric]
        lines.append(metric.means_en if context.language == "en" else metric.means_zh)
    for metric_id in context.view(found.key).children(found.metric or "")[:8]:
        part = context.view(found.key).find(metric_id, found.column, context.language)
        if part is not None and part.number is not None:
            draft.add(part)
            lines.append(draft.say("several_line", label=part.label, value=value_text(draft, part)))
    hits = index.search(found.label)
    if hits and hits[0].score > 0.6:
        draft.cite(found.key, index.evidence(hits[0].sentence))
        lines.append(f"“{shortened(hits[0].sentence.text, 200)}”")
    return draft.close("\n".join(lines))
