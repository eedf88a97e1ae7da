"""Answers from enumerations: 一是…二是…, and lists told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gisbot.answers import refusals, texts
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, shortened
from gisbot.answers.passages import PassageIndex, Sentence
from gisbot.answers.patterns import (
    COUNTED_BY,
    ENUMERATED,
    IMPROVING,
    INLINE,
    LACKING,
    MEMBERS,
    PLANS,
    PROBLEM,
    SEMICOLON,
    SEMICOLONS,
    SHORTCOMING,
    STOP,
    TOLD_INLINE,
    plain_form,
)
from gisbot.model.answer import Answer, Reason, Value
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import Enumeration, Evidence, Item

ITEM_LENGTH = 110
NUMBERED = re.compile(r"\s*(?P<n>\d{1,2})[.．、)]\s*")


def enumeration(context: Context, key: ReportKey, found: Enumeration, ordinal: int | None = None) -> Answer | None:
    """The members of an enumeration, or one of them; of headings the section under the one that is meant."""
    index = context.passages(key)
    items = _all_items(index, found)
    if ordinal is not None:
        if ordinal == 0:
            return None
        if abs(ordinal) > len(items):
            return refusals.refuse(context, "too_few", Reason.NOT_IN_REPORT, count=len(items))
        at = ordinal - 1 if ordinal > 0 else len(items) + ordinal
        alone = at < len(found.items) - (len(items) > len(found.items))
        if alone and is_of_headings(index, found) and index.of_section(index.below(found.section)[at]):
            return texts.section(context, index.below(found.section)[at])
        items = (items[at],)
    draft = context.draft()
    lines = [] if ordinal is not None else [draft.say("enumeration", lead=f"“{shortened(found.lead, 120)}”")]
    section_name = index.section_name(found.section)
    for item in items:
        limit = ITEM_LENGTH if len(items) > 1 else 400
        printed = item.text if item.text.startswith(item.label) else f"{item.label}{item.text}"
        lines.append(f"· {shortened(printed, limit)}" if len(items) > 1 else f"“{shortened(printed, limit)}”")
        draft.cite(key, Evidence(section_name, item.text, item.location))
    if ordinal is None and (unit := _asks_count(context)):
        lines.insert(0, _counted(draft, key, len(items), unit))
    draft.asked.append(Asked(None, None, key.agency, key.year, found.lead))
    return draft.close("\n".join(lines))


def _all_items(index: PassageIndex, found: Enumeration) -> Sequence[Item]:
    """The members of an enumeration; of headings also the numbered paragraphs that go on behind the last of them."""
    items = list(found.items)
    if not is_of_headings(index, found):
        return items
    last = index.below(found.section)[-1]
    for passage in index.report.passages:
        match = NUMBERED.match(passage.text) if passage.section == last else None
        if match is not None and int(match["n"]) == len(items) + 1:
            items.append(Item(match[0].strip(), passage.text[match.end() :].strip(), passage.location))
    return items


def _asks_count(context: Context) -> str:
    """The measure word by which the members of the list are counted, and nothing else: 改进措施一共几条."""
    question = context.question
    other = question.residue or question.targets or {"problem", "improvement"} <= question.operations
    units = question.units & COUNTED_BY
    return min(units) if units and "howmany" in question.operations and not other else ""


def _counted(draft: Draft, key: ReportKey, count: int, unit: str) -> str:
    """How many members there are, as a value of the answer."""
    said = draft.say("counted", count=count, unit=unit)
    cited = tuple(range(len(draft.citations)))
    draft.values.append(
        Value(
            None,
            draft.say("count_label"),
            Decimal(count),
            unit,
            False,
            key.agency,
            key.year,
            computed=True,
            cited=cited,
        )
    )
    return said


def is_of_headings(index: PassageIndex, found: Enumeration) -> bool:
    """Whether the members are the headings of the sections below."""
    below = index.below(found.section)
    headings = [index.report.sections[at].heading for at in below]
    return len(below) == len(found.items) and all(
        item.text in heading for item, heading in zip(found.items, headings, strict=True)
    )


def members(context: Context, section: int, ordinal: int) -> Answer | None:
    """A member of the lists of a section: of each of them when it has several."""
    key = context.main
    index = context.passages(key)
    found = [one for one in index.report.enumerations if one.section == section and len(one.items) >= ordinal > 0]
    if len(found) < 2:
        return enumeration(context, key, found[0], ordinal) if found else None
    draft = context.draft()
    lines = []
    for one in found:
        item = one.items[ordinal - 1]
        draft.cite(key, Evidence(index.section_name(section), item.text, item.location))
        lines.append(f"{shortened(one.lead, 60)}“{shortened(f'{item.label}{item.text}', 200)}”")
    return draft.close("\n".join(lines))


def best_enumeration(context: Context, words: Sequence[str], content: str = "") -> tuple[ReportKey, Enumeration] | None:
    """The enumeration whose lead or heading holds one of the words, or covers the content."""
    for key in context.scope.reports[:1]:
        index = context.passages(key)
        best: tuple[float, Enumeration] | None = None
        for found in index.report.enumerations:
            lead = plain_form(found.lead)
            heading = plain_form(index.section_name(found.section))
            score = sum(2.0 for word in words if word in lead) + sum(1.0 for word in words if word in heading)
            if content:
                score += 3 * index.enumeration_score(found, content)
            if score > 0 and (best is None or score > best[0]):
                best = (score, found)
        if best is not None and best[0] >= 1.0:
            return key, best[1]
    return None


def topic_list(context: Context, operation: str, key: ReportKey | None = None) -> tuple[ReportKey, Enumeration] | None:
    """The list of problems, or of what is planned: told apart by what introduces it."""
    key = key or context.main
    index = context.passages(key)
    words = [plain_form(form) for form in context.edition.catalog.words.operations[operation].zh if len(form) >= 2]
    best: tuple[float, Enumeration] | None = None
    for found in index.report.enumerations:
        heading = plain_form(index.report.sections[found.section].heading)
        headed = is_of_headings(index, found)
        if headed and operation == "problem" and all(SHORTCOMING.search(item.text) for item in found.items):
            return key, found
        if headed and _headed_by(index.report.sections[found.section].heading) == operation:
            return key, found
        if headed:
            continue
        if _of_plans(found.lead) != (operation == "improvement"):
            continue
        score = 2.0 * any(word in plain_form(found.lead) for word in words) + any(word in heading for word in words)
        if score > 0 and (best is None or score > best[0]):
            best = (score, found)
    return (key, best[1]) if best is not None else None


def _headed_by(heading: str) -> str:
    """What a heading says that the sections below it are: problems, or plans; "" when it names both or neither."""
    lacking, improving = LACKING.search(heading) is not None, IMPROVING.search(heading) is not None
    return "" if lacking == improving else "problem" if lacking else "improvement"


def _of_plans(lead: str) -> bool:
    """Whether what introduces a list says that it tells what is planned, and not what is lacking."""
    plain = IMPROVING.search(lead) is not None and LACKING.search(lead) is None
    return plain or PLANS.search(lead) is not None


def topic_sentences(context: Context, operation: str, key: ReportKey) -> Iterator[list[Sentence]]:
    """The sentences that tell of problems or plans, one run for each section that is about them."""
    index = context.passages(key)
    words = [plain_form(form) for form in context.edition.catalog.words.operations[operation].zh if len(form) >= 2]
    for number, part in enumerate(index.report.sections):
        if not any(word in plain_form(part.heading) for word in words):
            continue
        sentences = [
            s for s in index.of_section(number) if (PLANS.search(s.text) is not None) == (operation == "improvement")
        ]
        telling = [s for s in sentences if operation == "improvement" or PROBLEM.search(s.text)] or sentences
        if telling:
            yield _to_the_stop(telling[0], index.of_section(number))
    if operation == "improvement":
        yield from _planned_behind_problems(index)


def _planned_behind_problems(index: PassageIndex) -> Iterator[list[Sentence]]:
    """What is planned, told in a section whose heading names only what is lacking."""
    for number, part in enumerate(index.report.sections):
        if LACKING.search(part.heading) is None or IMPROVING.search(part.heading) is not None:
            continue
        sentences = index.of_section(number)
        planned = next((one for one in sentences if PLANS.search(one.text)), None)
        if planned is not None:
            yield _to_the_stop(planned, sentences)


def topic_sentence(context: Context, operation: str, ordinal: int | None) -> Answer | None:
    """The sentence that tells of problems or plans where no list does; its parts when one of them is asked for."""
    key = context.main
    index = context.passages(key)
    for telling in topic_sentences(context, operation, key):
        draft = context.draft()
        parts = inline_parts("".join(sentence.text for sentence in telling))
        if ordinal is None and parts and (unit := _asks_count(context)):
            draft.cite(key, index.evidence(telling[0]))
            draft.asked.append(Asked(None, None, key.agency, key.year, telling[0].text))
            lead = _counted(draft, key, len(parts), unit)
            return draft.close("\n".join((lead, *(f"· {part}" for part in parts))))
        if ordinal is not None:
            if not parts or ordinal == 0 or ordinal > len(parts) or -ordinal > len(parts):
                return None
            part = parts[ordinal - 1 if ordinal > 0 else ordinal]
            draft.cite(key, index.evidence(next((one for one in telling if part in one.text), telling[0])))
            draft.asked.append(Asked(None, None, key.agency, key.year, telling[0].text))
            return draft.close(draft.say("sentence", text=f"“{part}”"))
        for sentence in telling[:5]:
            draft.cite(key, index.evidence(sentence))
            draft.asked.append(Asked(None, None, key.agency, key.year, sentence.text))
        said = "\n".join(shortened(sentence.text, 300) for sentence in telling[:5])
        return draft.close(draft.say("sentence", text=f"“{said}”"))
    return None


def _to_the_stop(first: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """A sentence with those that semicolons join to it."""
    joined = [first]
    for sentence in sentences[sentences.index(first) + 1 :]:
        if sentence.passage != first.passage or not joined[-1].text.endswith(SEMICOLONS):
            break
        joined.append(sentence)
    return joined


def inline_parts(sentence: str) -> tuple[str, ...]:
    """The members of a list told in one sentence: 主要是：甲，乙，丙; 存在甲、乙、丙等问题; 将做甲；做乙；做丙."""
    after = INLINE.split(sentence, maxsplit=1)
    if len(after) < 2 and (told := TOLD_INLINE.search(sentence)):
        parts = told["list"].split(ENUMERATED)
    elif len(after) < 2:
        parts = SEMICOLON.split(sentence)
    else:
        stops = SEMICOLON if SEMICOLON.search(after[1]) else MEMBERS
        parts = stops.split(after[1])
    said = tuple(part.strip().rstrip(STOP) for part in parts if part.strip())
    return said if len(said) > 1 else ()


def inline_member(context: Context, key: ReportKey, told: str, ordinal: int) -> Answer | None:
    """One member of a list that a sentence told."""
    parts = inline_parts(told)
    if not parts or ordinal == 0 or abs(ordinal) > len(parts):
        return None
    index = context.passages(key)
    sentence = next((sentence for sentence in index.sentences if sentence.text == told), None)
    if sentence is None:
        return None
    draft = context.draft()
    draft.cite(key, index.evidence(sentence))
    draft.asked.append(Asked(None, None, key.agency, key.year, told))
    return draft.close(draft.say("sentence", text=f"“{parts[ordinal - 1 if ordinal > 0 else ordinal]}”"))
