"""Rules for questions that the report's own sentences answer."""

from __future__ import annotations

from gisbot.answers import lists, refusals, single, sources, texts, topics
from gisbot.answers.besides import said_by_the_report, speaks_of_prose
from gisbot.answers.context import Context
from gisbot.answers.passages import PassageIndex, heading_core, pairs_of
from gisbot.answers.patterns import POINTED_OUT, TOLD_BEFORE, WHICH, plain_form
from gisbot.answers.rules.computing import PAIR_OPERATIONS
from gisbot.answers.rules.denying import denying
from gisbot.answers.rules.patterns import (
    ASKS_PERSON,
    BASIS_ASKED,
    BASIS_TOLD,
    COUNTED_QUESTIONS,
    FALLS_SHORT,
    PART,
    REMAINING,
    RESULT_SEEN,
    SECTION_POINTED,
    WAYS_ASKED,
)
from gisbot.answers.rules.picking import kinds_named
from gisbot.answers.rules.readings import (
    TEXT_OPERATIONS,
    all_strings,
    children_of,
    doubtful,
    mentions_report,
    one_year,
    parts_meant,
    reads_well,
    single_found,
    speaks_of_kinds,
    strings_of,
)
from gisbot.answers.told import told
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Question

VIA = ".via."
NEAR_HEADING = 0.8
"""How much of a bare phrase a heading must hold to be meant by it."""


def problems(context: Context) -> Answer | None:
    """What is not done well yet, and what is planned: the list, one of its items, or the sentence that tells it."""
    question = context.question
    if question.operations & {"improvement", "problem"} and question.units and "howmany" in question.operations:
        given = told(context)  # 整改通知单下了几份, 查出多少个问题
        if given is not None:
            return given
    if COUNTED_QUESTIONS.search(question.normal):
        return told(context)  # 解答了多少问题
    if strings_of(context):
        return None  # 有问题想发邮件，邮箱地址给我
    if not question.operations & {"improvement", "problem"}:
        return None
    for said in (_pointed_out, _whether, _of_one_thing):
        if (given := said(context)) is not None:
            return given
    for operation in ("improvement", "problem"):
        if "below" in question.operations and FALLS_SHORT.search(question.normal):
            continue  # 不足20人次 is no shortcoming
        if operation == "improvement" and REMAINING.search(question.normal):
            continue  # 没整改完的那一个
        if operation not in question.operations or (reads_well(context, question.targets) and question.units):
            continue
        if of_several(context):
            one_year(context)
            return topics.of_reports(context, operation)
        if operation == "problem" and question.content and question.unknown and question.ordinal is None:
            passage = texts.passage(context, threshold="strong")
            if passage is not None:
                return passage
        found = lists.topic_list(context, operation)
        given = lists.enumeration(context, *found, ordinal=question.ordinal) if found is not None else None
        given = given or lists.topic_sentence(context, operation, question.ordinal)
        if given is not None:
            return given
    return None


def _pointed_out(context: Context) -> Answer | None:
    """上年度提出的问题整改了没有: the sentence that tells what became of what the year before was found lacking."""
    if context.question.years.mode != "none" or POINTED_OUT.search(context.question.normal) is None:
        return None
    index = context.passages(context.main)
    found = next((one for one in index.sentences if TOLD_BEFORE.search(one.text)), None)
    return texts.told_again(context, context.main, found) if found is not None else None


def _whether(context: Context) -> Answer | None:
    """有没有人因为没做好被问责: the sentence that denies it, though a shortcoming is named."""
    return denying(context)


def _of_one_thing(context: Context) -> Answer | None:
    """口袋书是谁送到困难户手里的: who, when or where of a thing a sentence names, though a shortcoming is named."""
    question = context.question
    asks = question.operations & {"who", "when", "where"} or ASKS_PERSON.search(question.normal)
    if not asks or question.ordinal is not None or not question.content.strip() or of_several(context):
        return None
    index = context.passages(context.main)
    hits = index.search(question.content, question.loose)
    return texts.passage(context) if hits and texts.telling(context, hits[0]) else None


def of_several(context: Context) -> bool:
    """Whether several agencies are asked about, or several years of one."""
    reports = context.scope.reports
    return len({key.agency for key in reports}) > 1 or (context.scope.dated and len(reports) > 1)


def section(context: Context) -> Answer | None:
    """A section that is named: its own sentences; the whole report when a summary of it is asked."""
    question = context.question
    index = context.passages(context.main)
    named = index.section_named(question.normal)
    asks = bool(question.operations & {"summary", "expand", "quote"})
    numbered = (
        index.numbered_section(question.ordinal)
        if question.ordinal is not None and PART.search(question.normal)
        else None
    )
    if numbered is not None and named is None:
        return texts.section(context, numbered)
    if (
        named is not None
        and (not question.units or SECTION_POINTED.search(question.normal))
        and not question.operations & (PAIR_OPERATIONS | {"provenance", "definition"})
    ):
        sentences = index.of_section(named)
        whole = (
            len(heading_core(index.report.sections[named])) >= 0.6 * len(plain_form(question.normal))
            and len(sentences) > 2
        )
        figure_first = (
            not whole
            and reads_well(context, question.targets)
            and not asks
            and any(context.present(t.best.metric) for t in question.targets if t.best)
        )
        if not figure_first:
            return texts.section(context, named)
    if not asks and not question.targets and not question.units:
        near = index.section_like(question.content, NEAR_HEADING)
        if near is not None:
            return texts.section(context, near)
    if all_strings(context):
        return None
    if not asks or (
        question.targets and question.known > 1 and reads_well(context, question.targets) and question.units
    ):
        return None
    like = None if mentions_report(question) else index.section_like(question.content)
    if like is None and "summary" in question.operations and question.targets and not mentions_report(question):
        like = _about(context, index)
    if like is not None:
        return texts.section(context, like)
    if question.targets or question.unknown:
        given = texts.passage(context)
        if given is not None:
            return given
        if question.unknown and len("".join(question.unknown)) > 3:
            return None
        if question.targets and not mentions_report(question):
            return None
    if question.ordinal is not None or (question.operations == {"quote"} and not mentions_report(question)):
        return None  # 第二个再说细点, 原话, of nothing that was told
    return texts.summary(context)


def definition(context: Context) -> Answer | None:
    """What a figure or a term means."""
    question = context.question
    if "definition" not in question.operations or _counts_after(question):
        return None
    found = single_found(context)
    if found is not None:
        return sources.meaning(context, found)
    return texts.passage(context)


def _counts_after(question: Question) -> bool:
    """Whether a number is asked for in a clause behind a meaning: 啥叫规范性文件我不懂，填的几件."""
    meanings = [part.meaning.split() for part in question.parts]
    first = next(at for at, meaning in enumerate(meanings) if "!definition" in meaning)
    ends = [at for at, part in enumerate(question.parts) if part.kind in ("separator", "end") and at > first]
    return bool(ends) and bool(question.units) and any("!howmany" in meaning for meaning in meanings[ends[0] :])


def provenance(context: Context) -> Answer | None:
    """Where a figure, a number or a saying stands."""
    question = context.question
    if "provenance" not in question.operations:
        return None
    if any("!list" in part.meaning.split() and WHICH.search(part.text) for part in question.parts):
        return texts.passage(context)
    if RESULT_SEEN.search(question.normal):
        return texts.passage(context)
    verbatim = sources.place_of_words(context)
    if verbatim is not None:
        return verbatim
    if doubtful(context) or not question.targets or said_by_the_report(context):
        given = sources.place_of_number(context) or sources.place_of_text(context)
        if given is not None:
            return given
    found = single_found(context)
    if found is not None and sources.states_another(context, found):
        given = sources.place_of_number(context, named=True)
        return given or refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    if found is not None:
        return sources.place_of_figure(context, found)
    return sources.place_of_number(context) or sources.place_of_text(context)


def _about(context: Context, index: PassageIndex) -> int | None:
    """The section whose heading says what is asked about with the word that asks: 信息公开内容 for 公开的是什么内容."""
    asking = [part.text for part in context.question.parts if "!summary" in part.meaning.split()]
    wanted = pairs_of(context.question.content)
    headings = [(plain_form(section.heading), number) for number, section in enumerate(index.report.sections)]
    for piece in (end for text in asking for end in (text[-2:], text[:2])):
        named = [(len(said), at) for said, at in headings if said.endswith(piece) and wanted <= pairs_of(said)]
        if named:
            return min(named)[1]
    return None


def based(context: Context) -> Answer | None:
    """报告根据什么写的: the sentence that tells by what the report was drawn up."""
    question = context.question
    of_report = mentions_report(question) or not (question.targets or question.unknown)
    if BASIS_ASKED.search(question.normal) is None or not of_report or not context.scope.reports:
        return None
    told_so = next((one for one in context.passages(context.main).sentences if BASIS_TOLD.search(one.text)), None)
    return texts.told_again(context, context.main, told_so) if told_so is not None else None


def texts_first(context: Context) -> Answer | None:
    """Who, where, when, how, which: a sentence, unless a contact, date or name is asked for."""
    question = context.question
    strange = doubtful(context) and (not all_strings(context) or speaks_of_prose(context))
    if not question.operations & TEXT_OPERATIONS and not strange:
        return None
    if all_strings(context):
        return _alone_told(context) if strange else None
    if question.operations & {"list", "kinds"}:
        given = listed(context)
        if given is not None:
            return given
    if (given := told(context)) is not None:
        return given
    counted = question.units and not question.operations & {"who", "where", "how", "why_cause"}
    if counted and not doubtful(context):
        return None
    if (
        reads_well(context, question.targets)
        and not doubtful(context)
        and "when" in question.operations
        and not question.operations & {"who", "how"}
    ):
        return None
    return texts.passage(context, threshold="strong" if counted else "passage")


def _alone_told(context: Context) -> Answer | None:
    """The sentence that alone speaks of what is asked: 采样点地址写错那回 asks for no address."""
    hits = context.passages(context.main).search(context.question.content, context.question.aside)
    return texts.told_again(context, context.main, hits[0].sentence) if texts.alone(context, hits) else None


def listed(context: Context) -> Answer | None:
    """A list: the rows below a row, or an enumeration of the prose."""
    question = context.question
    if len(question.targets) == 1 and reads_well(context, question.targets) and not doubtful(context):
        metrics = single.chosen(context, question.targets[0])
        children = parts_meant(context, metrics[0]) if len(metrics) == 1 else ()
        ways = WAYS_ASKED.search(question.normal) is not None and not any(VIA in child for child in children)
        if len(children) > 1 and not ways and (speaks_of_kinds(question) or metrics[0] in kinds_named(context)):
            return children_of(context, children)
    content = f"{question.content} {question.loose}"
    found = lists.best_enumeration(context, (), content)
    if found is not None and context.passages(found[0]).enumeration_score(found[1], content) >= context.threshold(
        "passage"
    ):
        return lists.enumeration(context, *found, ordinal=question.ordinal)
    return None


def passage(context: Context) -> Answer | None:
    """The last try: a figure of the prose or a sentence that speaks of what is asked."""
    if context.question.targets and not doubtful(context) and reads_well(context, context.question.targets):
        return None
    return told(context) or texts.passage(context)
