"""Answers in the report's own sentences: passages, sections, the whole report."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import shortened, value_text
from gisbot.answers.passages import Hit, PassageIndex, Sentence, pairs_of
from gisbot.answers.patterns import ASKS_WORDS, CHANGE, COUNTED, DENIED, ITEM, ITEM_HEAD, TIMED, plain_form
from gisbot.answers.shapes import asks_a_shape, has_the_shape
from gisbot.answers.told import told_by
from gisbot.answers.view import Found
from gisbot.answers.wanted import asks_amount
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import Figure

SECTION_LENGTH = 420
SECTION_SENTENCES = 8
MOST_THIN = 3
SHAPED_SHARE = 0.7
SENTENCE_OPERATIONS = frozenset(
    {"who", "which", "where", "when", "how", "why_cause", "list", "quote", "what", "definition"}
)
ONE_THING, NOT_ONE_THING = (
    frozenset({"how", "exists", "whether"}),
    frozenset({"who", "where", "when", "howmany", "share"}),
)
RARELY = 6
"""In so many sentences at most a thing is said that a question may name alone."""
WHETHER = frozenset({"exists", "whether", "all"})


def passage(context: Context, *, threshold: str = "passage") -> Answer | None:
    """The sentence that speaks of what is asked, or None when none covers enough of it."""
    for key in context.scope.reports[: 1 if not context.scope.newest else 3]:
        index = context.passages(key)
        hits = index.search(context.question.content, context.question.loose)
        context.trace.append(f"best passage {hits[0].score:.2f} {hits[0].sentence.text[:40]}" if hits else "no passage")
        if "howmany" in context.question.operations and not asks_words(context):
            hits = tuple(hit for hit in hits if COUNTED.search(hit.sentence.text))
            if CHANGE.search(context.question.normal):
                hits = tuple(hit for hit in hits if CHANGE.search(hit.sentence.text))
        if asks_when(context):
            hits = tuple(hit for hit in hits if TIMED.search(hit.sentence.text))
        if asks_a_shape(context.question.normal):
            hits = _shaped_first(hits, context.question.normal)
        wordy = threshold == "passage" and asks_words(context)
        if not hits or thin(context):
            continue
        if counts(context) and hits[0].score >= context.threshold("figure"):
            given = told_by(context, key, hits[0].sentence.text)
            if given is not None:
                return given
        least = context.threshold("sentence" if wordy else threshold)
        whether = bool(context.question.operations & WHETHER)
        if hits[0].score < least and not (
            ((wordy or whether) and telling(context, hits[0])) or (whether and _affirms(context, hits[0]))
        ):
            continue
        context.trace.append(f"passage {hits[0].score:.2f} {hits[0].sentence.location}")
        return sentences(context, key, hits)
    return None


def _shaped_first(hits: tuple[Hit, ...], normal: str) -> tuple[Hit, ...]:
    """Those of the hits that hold what is asked for (a day, a person), when one of them is near the best; else all."""
    shaped = tuple(hit for hit in hits if has_the_shape(hit.sentence.text, normal))
    return shaped if shaped and shaped[0].score >= SHAPED_SHARE * hits[0].score else hits


def counts(context: Context) -> bool:
    """Whether a number is asked for."""
    question = context.question
    asked = any(asks_amount(part, context.edition.catalog.words) for part in question.parts)
    return bool(asked or question.operations & {"howmany", "share"}) and not ASKS_WORDS.search(question.normal)


def asks_when(context: Context) -> bool:
    """Whether a time is asked for, and no number or place."""
    return context.question.operations & {"when", "howmany", "where"} == {"when"}


def asks_words(context: Context) -> bool:
    """Whether words are asked for and no number."""
    question = context.question
    return bool(question.operations & SENTENCE_OPERATIONS or ASKS_WORDS.search(question.normal))


def telling(context: Context, hit: Hit) -> bool:
    """Whether a sentence holds so much of what few sentences say that the words it lacks do not matter.

    That nothing happened tells nobody who or where; but it tells whether.
    """
    question = context.question
    denies = DENIED.search(hit.sentence.text) is not None
    if hit.weight < context.threshold("telling"):
        return False
    if question.operations & WHETHER:
        return denies and hit.score >= context.threshold("denied_share")
    asks_number = "howmany" in question.operations and not ASKS_WORDS.search(question.normal)
    return not asks_number and not denies and hit.score >= context.threshold("telling_share")


def _affirms(context: Context, hit: Hit) -> bool:
    """Whether a sentence says of all that is not understood in a question whether it is so: 聘了监督员没有."""
    said = plain_form(hit.sentence.text)
    runs = [plain_form(one) for one in context.question.content.split() if len(one) > 1]
    enough = hit.weight >= context.threshold("telling") and hit.score >= context.threshold("sentence")
    return enough and bool(runs) and all(run in said for run in runs)


def alone(context: Context, hits: Sequence[Hit]) -> bool:
    """Whether the sentence found best covers enough of the question, and many times more than any other."""
    if not hits or hits[0].score < context.threshold("alone"):
        return False
    return len(hits) < 2 or hits[0].score >= context.threshold("alone_lead") * hits[1].score


def thin(context: Context) -> bool:
    """Whether a question names too little for a sentence to be its answer: 培训是请哪个老师来讲的."""
    few = len(pairs_of(context.question.content) | pairs_of(context.question.loose)) < MOST_THIN
    return few and not _one_rare_thing(context)


def _one_rare_thing(context: Context) -> bool:
    """Whether all that is named is one thing that few sentences say, and how it is done or whether: 宣传栏有没有."""
    thing, operations = plain_form(context.question.content), context.question.operations
    if len(thing) < len("ab") or " " in context.question.content.strip() or not operations & ONE_THING:
        return False
    if operations & NOT_ONE_THING or not context.scope.reports:
        return False
    return 0 < sum(thing in plain_form(one.text) for one in context.passages(context.main).sentences) <= RARELY


def sentences(context: Context, key: ReportKey, hits: Sequence[Hit]) -> Answer:
    """The sentence found best, with the next one where it is nearly as good."""
    index = context.passages(key)
    draft = context.draft()
    best = hits[0].sentence
    chosen = _with_its_item(index, best)
    for hit in hits[1:2]:
        if hit.score >= 0.9 * hits[0].score and hit.sentence.passage != best.passage:
            chosen.append(hit.sentence)
    for sentence in chosen:
        draft.cite(key, index.evidence(sentence))
    draft.subject = best.text
    draft.asked.append(Asked(None, None, key.agency, key.year, best.text))
    lead = "\n".join(shortened(sentence.text, 300) for sentence in chosen)
    return draft.close(draft.say("sentence", text=f"“{lead}”"))


def told_again(context: Context, key: ReportKey, sentence: Sentence) -> Answer:
    """A sentence of a report as the answer."""
    draft = context.draft()
    index = context.passages(key)
    chosen = _with_its_item(index, sentence)
    for one in chosen:
        draft.cite(key, index.evidence(one))
    draft.subject = sentence.text
    draft.asked.append(Asked(None, None, key.agency, key.year, sentence.text))
    lead = "".join(shortened(one.text, 300) for one in chosen)
    return draft.close(draft.say("sentence", text=f"“{lead}”"))


def _with_its_item(index: PassageIndex, sentence: Sentence) -> list[Sentence]:
    """A sentence; behind one that only names an item of a list (四是内容有待丰富。) the one that tells it."""
    if ITEM_HEAD.fullmatch(sentence.text) is None:
        return [sentence]
    at = index.sentences.index(sentence) + 1
    after = index.sentences[at : at + 1]
    told = [one for one in after if one.passage == sentence.passage and ITEM.match(one.text) is None]
    return [sentence, *told]


def prose_answer(context: Context, key: ReportKey, figure: Figure) -> Answer:
    """The answer that states a figure of the prose."""
    found = of_prose(key, figure)
    draft = context.draft()
    draft.add(found)
    if draft.language == "en":
        said = f"“{shortened(found.label, 60)}” ({value_text(draft, found)})"
        return draft.close(draft.say("sentence", text=said))
    label = f"{key.agency}{key.year} {shortened(found.label, 60)}"
    return draft.close(draft.say("computed", label=label, value=value_text(draft, found)))


def of_prose(key: ReportKey, figure: Figure) -> Found:
    """A figure of the prose as one found, named by the words of its clause."""
    return Found(
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


def fits(context: Context, figure: Figure) -> bool:
    """Whether the measure word of the question fits a figure of the prose."""
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
    lead = [draft.say("section", heading=heading or draft.say("preamble"))]
    for sentence in chosen:
        draft.cite(key, index.evidence(sentence))
        lead.append(f"“{shortened(sentence.text, 200)}”")
    draft.subject = heading
    return draft.close("\n".join(lead))


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
    return draft.close("\n".join(lines))
