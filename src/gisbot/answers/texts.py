"""Answers in the report's own sentences: passages, sections, enumerations, and where something stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import Draft, amount_text, shortened, value_text
from gisbot.answers.passages import Hit, PassageIndex, Sentence, pairs_of, passage_index
from gisbot.answers.patterns import INLINE, MEMBERS, PLANS, PROBLEM, plain_form
from gisbot.answers.view import Found
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import Enumeration, Evidence, Figure, FigureKind, Item

SECTION_LENGTH = 420
SECTION_SENTENCES = 8
ITEM_LENGTH = 110
MOST_THIN = 3
MOST_PLACES = 3
SENTENCE_OPERATIONS = frozenset({"who", "which", "where", "when", "how", "why_cause", "list", "quote"})


def passage(context: Context, *, threshold: str = "passage") -> Answer | None:
    """The sentence that speaks of what is asked, or None when none covers enough of it."""
    for key in context.scope.reports[: 1 if not context.scope.newest else 3]:
        index = context.passages(key)
        hits = index.search(context.question.content, context.question.loose)
        context.trace.append(f"best passage {hits[0].score:.2f} {hits[0].sentence.text[:40]}" if hits else "no passage")
        wordy = threshold == "passage" and context.question.operations & SENTENCE_OPERATIONS
        if not hits or hits[0].score < context.threshold("sentence" if wordy else threshold) or thin(context):
            continue
        context.trace.append(f"passage {hits[0].score:.2f} {hits[0].sentence.location}")
        return _sentences(context, key, index, hits)
    return None


def thin(context: Context) -> bool:
    """Whether a question names too little for a sentence to be its answer: 培训是请哪个老师来讲的."""
    return len(pairs_of(context.question.content) | pairs_of(context.question.loose)) < MOST_THIN


def _sentences(context: Context, key: ReportKey, index: PassageIndex, hits: Sequence[Hit]) -> Answer:
    draft = context.draft()
    best = hits[0].sentence
    chosen = [best]
    for hit in hits[1:2]:
        if hit.score >= 0.9 * hits[0].score and hit.sentence.passage != best.passage:
            chosen.append(hit.sentence)
    for sentence in chosen:
        draft.cite(key, index.evidence(sentence))
    draft.subject = best.text
    draft.asked.append(Asked(None, None, key.agency, key.year, best.text))
    lead = "\n".join(shortened(sentence.text, 300) for sentence in chosen)
    return _closed(draft, draft.say("sentence", text=f"“{lead}”"))


def prose_figure(context: Context) -> Answer | None:
    """A figure of the prose that no metric names, by the words of its own sentence."""
    wanted = pairs_of(context.question.content)
    if not wanted or not context.question.operations & {"howmany", "exists"}:
        return None
    question = context.question
    foreign = [piece for piece in question.unknown if len(piece) > 1]
    foreign += [part.text for part in question.parts if "other_thing" in part.meaning.split("|")]
    for key in context.scope.reports[: 1 if not context.scope.newest else 3]:
        best: tuple[float, Figure] | None = None
        for figure in context.view(key).figures:
            if figure.kind is not FigureKind.PROSE or figure.value is None or not _fits(context, figure):
                continue
            near = pairs_of(figure.subject) or pairs_of(figure.evidence.quote)
            covered = len(wanted & near) / len(wanted)
            if any(word not in figure.evidence.quote for word in foreign):
                continue
            if best is None or covered > best[0]:
                best = (covered, figure)
        if best is not None and best[0] >= context.threshold("prose"):
            context.trace.append(f"prose figure {best[0]:.2f}")
            figure = best[1]
            found = Found(
                key,
                figure.metric,
                None,
                figure.subject or figure.path[-1],
                figure.value,
                figure.unit,
                figure.approximate,
                figure.state,
                (figure,),
            )
            draft = context.draft()
            draft.add(found)
            said = draft.say("computed", label=f"{key.agency}{key.year} {shortened(found.label, 60)}", value=value_text(draft, found))
            return draft.close(said)
    return None


def _fits(context: Context, figure: Figure) -> bool:
    units = context.question.units
    fits = context.edition.catalog.words.units.get(figure.unit or "", (figure.unit or "",))
    return not units or figure.unit is None or not units.isdisjoint(fits)


def section(context: Context, number: int) -> Answer:
    """What a section says, in its own sentences."""
    key = context.main
    index = context.passages(key)
    draft = context.draft()
    sentences = index.of_section(number)
    heading = index.report.sections[number].heading
    if not sentences:
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    chosen = _digest(sentences)
    lead = [draft.say("section", heading=heading)]
    for sentence in chosen:
        draft.cite(key, index.evidence(sentence))
        lead.append(f"“{shortened(sentence.text, 200)}”")
    draft.subject = heading
    return _closed(draft, "\n".join(lead))


def _digest(sentences: Sequence[Sentence], most: int = SECTION_LENGTH) -> list[Sentence]:
    """The first sentence of every paragraph, then the others in order, within a length."""
    first: dict[int, Sentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.passage, sentence)
    ordered = [*first.values(), *(s for s in sentences if s is not first[s.passage])]
    chosen: list[Sentence] = []
    length = 0
    for sentence in ordered:
        if chosen and (length + min(len(sentence.text), 200) > most or len(chosen) >= SECTION_SENTENCES):
            continue
        chosen.append(sentence)
        length += min(len(sentence.text), 200)
    return sorted(chosen, key=sentences.index)


def summary(context: Context) -> Answer:
    """The whole report in a few of its own sentences and figures."""
    key = context.main
    index = context.passages(key)
    draft = context.draft()
    lines = [draft.say("summary", title=key.title)]
    view = context.view(key)
    for metric in ("proactive.total", "requests.received", "review.total", "litigation.total"):
        found = view.find(metric, None, context.language)
        if found is not None and found.number is not None:
            draft.add(found)
            lines.append(draft.say("several_line", label=found.label, value=value_text(draft, found)))
    tops = [number for number, part in enumerate(index.report.sections) if part.level <= 1]
    for number in tops[:7]:
        sentences = index.of_section(number)
        if sentences and len(draft.citations) < 12:
            best = max(sentences[:4], key=lambda sentence: min(len(sentence.text), 60))
            draft.cite(key, index.evidence(best))
            lines.append(f"· “{shortened(best.text, 90)}”")
    return _closed(draft, "\n".join(lines))


def enumeration(context: Context, key: ReportKey, found: Enumeration, ordinal: int | None = None) -> Answer | None:
    """The members of an enumeration, or one of them."""
    index = context.passages(key)
    draft = context.draft()
    items: Sequence[Item] = found.items
    if ordinal is not None:
        if ordinal == 0 or ordinal > len(items) or -ordinal > len(items):
            return None
        items = (items[ordinal - 1 if ordinal > 0 else ordinal],)
    lines = [] if ordinal is not None else [draft.say("enumeration", lead=f"“{shortened(found.lead, 120)}”")]
    section_name = index.section_name(found.section)
    for item in items:
        limit = ITEM_LENGTH if len(items) > 1 else 400
        printed = item.text if item.text.startswith(item.label) else f"{item.label}{item.text}"
        lines.append(f"· {shortened(printed, limit)}" if len(items) > 1 else f"“{shortened(printed, limit)}”")
        draft.cite(key, Evidence(section_name, item.text, item.location))
    draft.asked.append(Asked(None, None, key.agency, key.year, found.lead))
    return _closed(draft, "\n".join(lines))


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


def topic_list(context: Context, operation: str) -> tuple[ReportKey, Enumeration] | None:
    """The list of problems, or of what is planned: told apart by what introduces it."""
    key = context.main
    index = context.passages(key)
    words = [plain_form(form) for form in context.edition.catalog.words.operations[operation].zh if len(form) >= 2]
    best: tuple[float, Enumeration] | None = None
    for found in index.report.enumerations:
        heading = plain_form(index.report.sections[found.section].heading)
        if plain_form(found.lead) == heading:
            continue
        plans = PLANS.search(found.lead) is not None
        if plans != (operation == "improvement"):
            continue
        score = 2.0 * any(word in plain_form(found.lead) for word in words) + any(word in heading for word in words)
        if score > 0 and (best is None or score > best[0]):
            best = (score, found)
    return (key, best[1]) if best is not None else None


def topic_sentence(context: Context, operation: str, ordinal: int | None) -> Answer | None:
    """The sentence that tells of problems or plans where no list does; its parts when one of them is asked for."""
    key = context.main
    index = context.passages(key)
    words = [plain_form(form) for form in context.edition.catalog.words.operations[operation].zh if len(form) >= 2]
    sections = [n for n, part in enumerate(index.report.sections) if any(word in plain_form(part.heading) for word in words)]
    for number in sections:
        sentences = [s for s in index.of_section(number) if (PLANS.search(s.text) is not None) == (operation == "improvement")]
        telling = [s for s in sentences if operation == "improvement" or PROBLEM.search(s.text)] or sentences
        if not telling:
            continue
        draft = context.draft()
        if ordinal is not None:
            parts = inline_parts(telling[0].text)
            if not parts or ordinal == 0 or ordinal > len(parts) or -ordinal > len(parts):
                return None
            draft.cite(key, index.evidence(telling[0]))
            draft.asked.append(Asked(None, None, key.agency, key.year, telling[0].text))
            return draft.close(draft.say("sentence", text=f"“{parts[ordinal - 1 if ordinal > 0 else ordinal]}”"))
        for sentence in telling[:3]:
            draft.cite(key, index.evidence(sentence))
            draft.asked.append(Asked(None, None, key.agency, key.year, sentence.text))
        said = "\n".join(shortened(sentence.text, 300) for sentence in telling[:3])
        return draft.close(draft.say("sentence", text=f"“{said}”"))
    return None


def inline_parts(sentence: str) -> tuple[str, ...]:
    """The members of a list told in one sentence, after its colon: 主要是：甲，乙，丙."""
    after = INLINE.split(sentence, maxsplit=1)
    if len(after) < 2:
        return ()
    parts = [part.strip() for part in MEMBERS.split(after[1]) if part.strip()]
    return tuple(parts) if len(parts) > 1 else ()


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


def place_of_number(context: Context) -> Answer | None:
    """Where a number stands that is named without what it counts: 65余份写在哪, 7545万元出自哪张表."""
    question = context.question
    if not question.numbers or question.targets and question.known:
        return None
    wanted = Decimal(str(question.numbers[0]))
    found: list[tuple[ReportKey, Figure]] = []
    for key in context.scope.reports[:1]:
        for figure in context.view(key).figures:
            scaled = {wanted, wanted / 10_000}
            if isinstance(figure.value, Decimal) and figure.value in scaled and _fits(context, figure):
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
        return _closed(draft, draft.say("place_of_text", section=where, location=sentence.location))
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
    index = passage_index(context.edition.report(found.key.report_id))
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


def _closed(draft: Draft, lead: str) -> Answer:
    return draft.close(lead)
