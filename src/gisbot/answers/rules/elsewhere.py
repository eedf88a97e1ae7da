"""The rule for where, who or by which number of a thing that the prose tells: not the contact of the report."""

from __future__ import annotations

from gisbot.answers import refusals, texts
from gisbot.answers.context import Context
from gisbot.answers.passages import Sentence
from gisbot.answers.patterns import ASKS, ORGAN_SAID, plain_form
from gisbot.answers.rules.patterns import ADDRESS_SAID, CALLED, OF_OFFICES, PHONE_SAID
from gisbot.answers.rules.readings import all_strings
from gisbot.model.answer import Answer, Reason
from gisbot.model.question import Part

HOLDS = {"contact.phone": PHONE_SAID, "contact.address": ADDRESS_SAID, "contact.office": ORGAN_SAID}
"""What a sentence must hold to be told in place of a contact."""
SAYS_LITTLE = frozenset(
    {"gov", "office_word", "report", "form_word", "domain", "question_about_report", "phone", "address", "contact"}
    | {"contact_office", "postcode", "email", "disclosure", "info", "case", "request"}
)
LEAST = 4
"""So many characters of the question stand in the sentence one behind the other, and in no contact ..."""
STRANGE = 2
"""... or so many, when one of them is of a word that means nothing to gisbot."""


def elsewhere(context: Context) -> Answer | None:
    """自助查询机放在什么地方, 由哪个部门牵头, 镇民热线号码: the sentence that speaks of it by the same words."""
    question = context.question
    best = question.targets[0].best if len(question.targets) == 1 else None
    if best is None or question.language == "en":
        return None
    if not all_strings(context):  # 镇民热线是多少号 counts nothing
        asks = CALLED.search(question.normal) is not None
        given = _told(context, "contact.phone") if asks else None
        return given or (refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT) if asks else None)
    return _told(context, best.metric) if best.metric in HOLDS else None


def _told(context: Context, metric: str) -> Answer | None:
    question = context.question
    contacts = _of_contacts(context)
    runs = [plain_form(run) for run in ASKS.sub(" ", question.normal).split()]
    strange = {character for part in question.parts if part.kind == "unknown" for character in part.text} - OF_OFFICES
    telling = {character for part in question.parts if _tells(part) for character in part.text}
    found: list[tuple[int, Sentence]] = []
    for sentence in context.passages(context.main).sentences:
        said = plain_form(sentence.text)
        if said in contacts or not HOLDS[metric].search(sentence.text):
            continue
        shared = max((_shared(run, said, contacts, strange, telling) for run in runs), default=0)
        if shared:
            found.append((shared, sentence))
    if not found:
        return None
    most = max(size for size, _ in found)
    nearest = [sentence for size, sentence in found if size == most]
    return texts.told_again(context, context.main, nearest[0]) if len(nearest) == 1 else None


def _tells(part: Part) -> bool:
    """Whether a word names something of its own: no agency, no office and no contact."""
    named = [concept for group in part.meaning.split() for concept in group.split("|")]
    return part.kind == "word" and bool(named) and not any(one[0] in "!?" or one in SAYS_LITTLE for one in named)


def _of_contacts(context: Context) -> str:
    """The sentences that give the contact of the report, in plain form."""
    view = context.view(context.main)
    found = [one for metric in ("contact.phone", "contact.address", "contact.office") if (one := view.find(metric))]
    return plain_form("".join(figure.evidence.quote for one in found for figure in one.figures))


def _shared(run: str, said: str, contacts: str, strange: set[str], telling: set[str]) -> int:
    """How many characters of a run stand in a sentence one behind the other, and in no contact; 0 when too few."""
    for size in range(len(run), STRANGE - 1, -1):
        for at in range(len(run) - size + 1):
            piece = run[at : at + size]
            known = strange.intersection(piece) or (size >= LEAST and len(telling.intersection(piece)) >= STRANGE)
            if known and piece in said and piece not in contacts:
                return size
    return 0
