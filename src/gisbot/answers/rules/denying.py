"""The rule for yes and no where the form has no row: the sentence that denies it, or says that all was done in time."""

from __future__ import annotations

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.patterns import ALL_IN_TIME, DENIED, EITHER, LATE_ASKED, plain_form
from gisbot.answers.wanted import ANYTHING, COMMON, LIGHT
from gisbot.model.answer import Answer

ASKING = frozenset({"exists", "whether"})
OTHERWISE = frozenset({"howmany", "share", "who", "where", "when", "how", "why_cause", "list", "which", "several"})
WHO = frozenset({"gov", "office_word", "applicant_word", "report", "form_word", "staff"})
NEAR = 10
"""Characters between what denies and what is denied."""


def denying(context: Context) -> Answer | None:
    """有没有超期答复的: 没有发生超期答复的情况; 出过泄密的事没有: 未发生失泄密事件."""
    question = context.question
    if not question.operations & ASKING or question.operations & OTHERWISE or question.negated:
        return None
    for target in question.targets:
        if target.best is not None and not target.best.missing and context.present(target.best.metric, target.column):
            return None
    named = _named(context)
    if not named:
        return None
    key = context.main
    for sentence in context.passages(key).sentences:
        said = plain_form(sentence.text)
        denied = [match.end() for match in DENIED.finditer(said)]
        if all(any(0 <= said.find(form, at) - at <= NEAR for form in forms for at in denied) for forms in named):
            return texts.told_again(context, key, sentence)
    if LATE_ASKED.search(question.normal):
        found = next((one for one in context.passages(key).sentences if ALL_IN_TIME.search(one.text)), None)
        return texts.told_again(context, key, found) if found is not None else None
    return None


def _named(context: Context) -> list[tuple[str, ...]]:
    """What is asked about: of each word that says more than all reports are about, the forms that it may take."""
    concepts = context.edition.catalog.words.concepts
    named: list[tuple[str, ...]] = []
    joined = False
    for part in context.question.parts:
        if part.kind == "separator":
            joined = EITHER.fullmatch(part.text) is not None
            continue
        unknown = plain_form(part.text) if part.kind == "unknown" else ""
        if len(unknown) > 1:
            named.append((unknown,))
        groups = [group for group in part.meaning.split() if group[0] not in "!?"] if part.kind == "word" else []
        for group in groups:
            ids = group.split("|")
            if any(concepts[one].weak or one in COMMON | LIGHT | WHO for one in ids):
                continue
            own = [form for one in ids if one not in ANYTHING for form in concepts[one].zh]
            forms = tuple(form for form in (plain_form(part.text), *map(plain_form, own)) if len(form) > 1)
            if joined and named:
                named[-1] += forms
            else:
                named.append(forms)
            joined = False
    return named if all(named) else []
