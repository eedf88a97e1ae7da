"""What a sentence must hold to answer where, when, who, how called, or which members."""

from __future__ import annotations

from gisbot.answers.ordinals import small_number
from gisbot.answers.patterns import (
    ASKED_MEMBER,
    DAY_ASKED,
    DAY_TOLD,
    GENERAL,
    HOUR_ASKED,
    HOUR_TOLD,
    LISTED_RUN,
    MARKED,
    MARKED_OR_JOINED,
    NAME_ASKED,
    NAME_SAID,
    ORGAN_ASKED,
    ORGAN_SAID,
    PERSON_ASKED,
    PLACE_ASKED,
    PLACE_SAID,
    POST,
    QUOTES,
    SHORT_HEAD,
    TIME_ASKED,
    TIMED,
    WHO_TOLD,
    plain_form,
)

FEWEST = 2
"""A list has so many members at least."""
LONGEST = 8
"""Characters of a member that begins with the name of what is asked for: 严审查 of 哪三个严."""
ASKED_AND_TOLD = (
    (HOUR_ASKED, HOUR_TOLD),
    (DAY_ASKED, DAY_TOLD),
    (TIME_ASKED, TIMED),
    (PLACE_ASKED, PLACE_SAID),
    (NAME_ASKED, NAME_SAID),
    (PERSON_ASKED, WHO_TOLD),
    (ORGAN_ASKED, ORGAN_SAID),
)


def asks_a_shape(normal: str) -> bool:
    """Whether a question says what its answer must hold."""
    member = ASKED_MEMBER.search(normal) is not None
    return member or any(asked.search(normal) for asked, _ in ASKED_AND_TOLD)


def has_the_shape(sentence: str, normal: str) -> bool:
    """Whether a sentence holds all that a question asks for: a day, a place, a name, so many members."""
    asked = [told for asks, told in ASKED_AND_TOLD if asks.search(normal)]
    if NAME_SAID in asked and POST.search(normal):
        asked = [WHO_TOLD, *(told for told in asked if told is not NAME_SAID)]
    if any(told.search(sentence) is None for told in asked):
        return False
    return bool(asked) or members_in(sentence, normal)


def members_in(sentence: str, normal: str) -> bool:
    """Whether a sentence names the members asked for: three of 哪三个方面, one of 哪个村."""
    match = ASKED_MEMBER.search(normal)
    if match is None:
        return False
    head = head_of(match["head"], sentence)
    if not head and not GENERAL.match(match["head"]):
        return False
    if small_number(match["n"] or "1") == 1:
        return bool(head)
    number = small_number(match["n"])
    return any(
        len(found) >= FEWEST and (number is None or len(found) == number)
        for run in LISTED_RUN.findall(sentence)
        for found in (MARKED.split(run.strip(QUOTES)), MARKED_OR_JOINED.split(run.strip(QUOTES)))
    )


def head_of(behind: str, sentence: str) -> str:
    """The most of what stands behind 哪几个 that a sentence says too; "" when it is no name of a thing."""
    if GENERAL.match(behind):
        return ""
    said = plain_form(sentence)
    sizes = range(len(behind), 0 if SHORT_HEAD.match(behind) else 1, -1)
    return next((behind[:size] for size in sizes if behind[:size] in said), "")


def asks_no_advice(sentence: str, normal: str) -> bool:
    """Whether an hour or a thing with a name is asked for, so that it is told and not how to do something."""
    return HOUR_ASKED.search(normal) is not None or members_in(sentence, normal)


def named_alike(sentence: str, normal: str) -> bool:
    """Whether the members of a list all bear the name of what is asked for: 政治关、法律关 of 哪几道关."""
    match = ASKED_MEMBER.search(normal)
    if match is None or small_number(match["n"] or "1") == 1 or not match["head"] or GENERAL.match(match["head"]):
        return False
    head = match["head"][0]
    number = small_number(match["n"])
    for run in LISTED_RUN.findall(sentence):
        members = [one for one in MARKED.split(run) if head == one[-1:] or (len(one) <= LONGEST and head == one[:1])]
        if len(members) >= max(FEWEST, number or 0):
            return True
    return False
