"""The rule for yes and no where the form has no row: the sentence that denies it, or says that all was done in time."""

from __future__ import annotations

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.patterns import DENIED, EITHER, plain_form
from gisbot.answers.rules.patterns import ALL_IN_TIME, INDEFINITE, LATE_ASKED, LATE_DENIED
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.wanted import ANYTHING, COMMON, LIGHT
from gisbot.model.answer import Answer

ASKING = frozenset({"exists", "whether"})
OTHERWISE = frozenset({"howmany", "share", "who", "where", "when", "how", "why_cause", "list", "which", "several"})
WHICH = frozenset({"who", "which", "list"})
WHO = frozenset({"gov", "office_word", "applicant_word", "report", "form_word", "staff", "because"})
NEAR = 10
"""Characters between what denies and what is denied."""


def denying(context: Context) -> Answer | None:
    """有没有超期答复的: 没有发生超期答复的情况; 出过泄密的事没有: 未发生失泄密事件."""
    question = context.question
    otherwise = question.operations & OTHERWISE
    if INDEFINITE.search(question.normal):
        otherwise -= WHICH
    if not question.operations & ASKING or otherwise or question.negated:
        return None
    for target in question.targets:
        best = target.best
        told_whole = best is not None and not best.missing and not best.unexplained
        if best is not None and told_whole and context.present(best.metric, target.column):
            return None
    named = _named(context)
    late = LATE_ASKED.search(question.normal) is not None
    if not named and not late:
        return None
    key = context.main
    for sentence in context.passages(key).sentences if named else ():
        said = plain_form(sentence.text)
        denied = [match.end() for match in DENIED.finditer(said)]
        if denied and all(_near(context, said, denied, forms) for forms in named):
            return texts.told_again(context, key, sentence)
    if late:
        told = [one for one in context.passages(key).sentences if LATE_DENIED.search(one.text)]
        told += [one for one in context.passages(key).sentences if ALL_IN_TIME.search(one.text)]
        found = next(iter(told), None)
        return texts.told_again(context, key, found) if found is not None else None
    return None


def _near(context: Context, said: str, denied: list[int], forms: tuple[str, ...]) -> bool:
    """Whether a word, or one that may stand for it, comes right behind what denies."""
    if any(0 <= said.find(form, at) - at <= NEAR for form in forms for at in denied):
        return True
    synonyms = synonyms_of(context.edition.catalog.words.synonyms)
    meant = {group for *_, groups in synonyms.spans(forms[0]) for group in groups}
    spans = [start for start, _, groups in synonyms.spans(said) if groups & meant]
    return any(0 <= start - at <= NEAR for start in spans for at in denied)


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
