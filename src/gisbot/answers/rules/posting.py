"""The rule for who holds a post that the prose names: 法规科的科长是谁, 讲课的法官叫什么, 组长是谁 → 副组长呢."""

from __future__ import annotations

import re

from gisbot.answers import texts
from gisbot.answers.context import Context
from gisbot.answers.passages import Sentence
from gisbot.answers.patterns import POST, plain_form, post_told
from gisbot.answers.rules.patterns import ASKS_PERSON, DEPUTY
from gisbot.answers.rules.readings import strings_of
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.wanted import words_asked
from gisbot.answers.wording import Said
from gisbot.model.answer import Answer

HELD = 0.5
ASKING = frozenset({"who_word", "name_word", "!who"})
WHO = frozenset({"gov", "staff", "applicant_word", "report"})
OTHERWISE = frozenset({"howmany", "share", "where", "when", "sum", "several", "why_cause"})


def posting(context: Context) -> Answer | None:
    """The sentence that names who holds the post, when what else is asked stands there too."""
    question = context.question
    post = POST.search(question.normal)
    deputy = DEPUTY.search(question.normal) if post is None else None
    if (post is None and deputy is None) or question.operations & OTHERWISE or not context.scope.reports:
        return None
    if strings_of(context) or question.unknown_agency or question.numbers or question.ordinal is not None:
        return None
    key = context.main
    index = context.passages(key)
    if question.elliptical and context.memory.last:
        told = next((one for one in index.sentences if one.text == context.memory.last[-1].words), None)
        named = told is not None and post_told(post[0] if post is not None else "").search(told.text)
        return texts.told_again(context, key, told) if told is not None and named else None
    if post is None or ASKS_PERSON.search(question.normal) is None:
        return None
    naming = [(one, found) for one in index.sentences for found in post_told(post[0]).finditer(one.text)]
    names = {found["behind"] or found["before"] for _, found in naming}
    held = [(one, found) for one, found in naming if _holds(context, one, post[0], alone=len(names) == 1)]
    if len({found["behind"] or found["before"] for _, found in held}) != 1:
        return None
    return texts.told_again(context, key, held[0][0])


def _holds(context: Context, sentence: Sentence, post: str, *, alone: bool) -> bool:
    """Whether a sentence holds every word of the question beside the post; where one person alone holds it, but for
    whom it serves."""
    synonyms = synonyms_of(context.edition.catalog.words.synonyms)
    said = plain_form("".join((sentence.text, context.passages(context.main).section_name(sentence.section))))
    told = Said(said, synonyms.named(said))
    dropped = ASKING | WHO if alone else ASKING
    parts = [one for one in context.question.parts if not (one.meaning and dropped.issuperset(one.meaning.split()))]
    for word in words_asked(context, parts):
        rest = re.sub(ASKS_PERSON, "", word.text.replace(post, ""))
        if word.light or word.common or len(rest) < 2:
            continue
        if word.cover(told) < HELD and not any(rest[at : at + 2] in said for at in range(len(rest) - 1)):
            return False
    return True
