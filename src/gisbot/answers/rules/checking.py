"""Rules for what auditors ask of the form: the note of a row, who signed, whether the figures add up."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals, single, verdicts
from gisbot.answers.context import Context
from gisbot.answers.passages import pairs_of
from gisbot.answers.patterns import NOTE_ASKED, TOTAL
from gisbot.answers.rules.patterns import ADDED, EVERY_PART, EXCLUDES, LEDGER, NOTE, PLUS, RULE_ASKED, SIGNED, SIGNING
from gisbot.answers.rules.picking import kinds_named
from gisbot.answers.rules.readings import doubtful
from gisbot.answers.view import Found
from gisbot.catalog.forms import Relation
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Asked
from gisbot.model.question import Target
from gisbot.model.report import FigureKind

SIGNATURES = ("form.head", "form.reviewer", "form.filler")
SHARED = 2
"""So many pairs of characters the note and the question must share, unless the note itself is asked for."""
KEPT = ("agency", "year")


def noted(context: Context) -> Answer | None:
    """What a row counts by the note that is printed with it: 专项经费包不包括网站建设维护的钱."""
    question = context.question
    asked = NOTE_ASKED.search(question.normal)
    if asked is None or not context.scope.reports:
        return None
    wanted = pairs_of(question.normal) | pairs_of(question.content)
    for target in (*question.targets, *question.left_out):
        metrics = single.chosen(context, target)
        found = context.find(metrics[0], None) if len(metrics) == 1 else None
        stated = found.figures[0] if found is not None and found.figures else None
        if found is None or stated is None or stated.kind is not FigureKind.TABLE or not stated.path:
            continue
        note = NOTE.search(stated.path[-1])
        shared = len(wanted & pairs_of(note[1]) - pairs_of(NOTE.sub("", stated.path[-1]))) if note else 0
        if note is None or (not asked["open"] and shared < SHARED):
            continue
        draft = context.draft()
        draft.cite(found.key, stated.evidence)
        draft.asked.append(Asked(found.metric, None, found.key.agency, found.key.year, found.label))
        excluded = EXCLUDES.match(note[1]) and shared >= SHARED and not asked["open"]
        return draft.close(draft.say("note_excludes" if excluded else "note", label=found.label, note=note[1]))
    return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT) if asked["whether"] else None


def signed(context: Context) -> Answer | None:
    """Everyone whose name stands at the foot of the table: 表尾签字栏三个人，姓名列一下."""
    question = context.question
    if not SIGNED.search(question.normal) or not context.scope.reports or "howmany" in question.operations:
        return None
    said = question.normal
    for word in question.parts:
        said = said.replace(word.text, " ") if word.kind in KEPT else said
    if SIGNING.sub("", said).strip():
        return None
    found = [part for name in SIGNATURES if (part := context.find(name, None)) is not None]
    return single.figures(context, found) if found else refusals.no_item(context, SIGNATURES[0])


def balanced(context: Context) -> Answer | None:
    """Whether sums agree: 五个渠道之和等不等于总数, 上年结转加新收等不等于办结加结转下年."""
    question = context.question
    if context.scope.reports and LEDGER.search(question.normal) and (sides := _ledger(context)) is not None:
        if RULE_ASKED.search(question.normal):
            return _rule(context, *sides)
        return verdicts.sums_equal(context, *sides)
    if "equal" not in question.operations or not ADDED.search(question.normal) or doubtful(context):
        return None
    if context.scope.dated and len(context.scope.reports) > 1:
        return None
    named = [_named(context, target) for target in question.targets]
    if not named and (kinds := kinds_named(context)):
        named = [context.find(kinds[0], None)]
    found = [one for one in named if one is not None]
    if not found or len(found) < len(named):
        return None
    sides = _sides(context, found)
    if sides is None and len(found) == 2 and PLUS.search(question.normal) and not question.numbers:
        return refusals.refuse(context, "not_computed", Reason.NOT_IN_REPORT)  # the third figure was not understood
    return verdicts.sums_equal(context, *sides) if sides is not None else None


def _ledger(context: Context) -> tuple[Sequence[Found], Sequence[Found]] | None:
    """Both sides of the rule that the form prints above its rows: what came in, and what became of it."""
    view = context.view(context.main)
    for form in view.forms:
        for rule in form.identities:
            if rule.relation is Relation.EQUAL and len(rule.left) > 1 and len(rule.right) > 1:
                left, right = ([view.find(one, None, context.language) for one in rule.left],
                               [view.find(one, None, context.language) for one in rule.right])  # fmt: skip
                return [one for one in left if one is not None], [one for one in right if one is not None]
    return None


def _rule(context: Context, left: Sequence[Found], right: Sequence[Found]) -> Answer:
    """The rule itself, in the names of its rows: 勾稽关系是啥."""
    draft = context.draft()
    for part in (*left, *right):
        draft.cite_all(part)
    sums = [" + ".join(part.label for part in side) for side in (left, right)]
    return draft.close(" = ".join(sums))


def _named(context: Context, target: Target) -> Found | None:
    metrics = single.chosen(context, target)
    return context.find(metrics[0], target.column) if len(metrics) == 1 else None


def _sides(context: Context, found: Sequence[Found]) -> tuple[Sequence[Found], Sequence[Found]] | None:
    """What is added up on either side: as a rule of the form has it, as the question divides it, or parts and whole."""
    view, question = context.view(context.main), context.question
    metrics = {part.metric for part in found}
    for form in view.forms:
        for rule in form.identities:
            named = {*rule.left, *rule.right}
            short = len(found) == len(named) and len(rule.left) > 1 and len(named - metrics) < 2  # 结转 of either year
            if rule.relation is Relation.EQUAL and len(found) > 2 and metrics <= named and (metrics == named or short):
                left, right = (
                    [view.find(one, None, context.language) for one in side] for side in (rule.left, rule.right)
                )
                return [one for one in left if one is not None], [one for one in right if one is not None]
    whole = found[-1]
    if all(part.column for part in found) and len(metrics) == 1 and TOTAL.search(question.normal):
        every = view.find(whole.metric or "", None, context.language)
        return (found, [every]) if every is not None else None
    if len(found) > 2:
        at = question.boundary
        return (found[:at], found[at:]) if at is not None and at < len(found) else None
    if whole.of or whole.metric is None or not (EVERY_PART.search(question.normal) or kinds_named(context)):
        return None
    below = view.children(whole.metric)
    parts = [part for metric in below if (part := view.find(metric, whole.column, context.language)) is not None]
    return (parts, [whole]) if len(parts) > 1 else None
