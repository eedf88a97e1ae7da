"""Whose report a question is about: names known to the edition, and names that nothing here bears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gisbot.model.lexicon import Lexicon
from gisbot.questions.bodies import shared_body, strange_government
from gisbot.questions.patterns import (
    AREA,
    BODY,
    BOTH,
    COUNTED_GROUP,
    ENGLISH_DIVISIONS,
    HELD_AGAINST,
    JOINERS,
    NAMED_TOWNSHIP,
    NO_NAME,
    OF,
    ORGAN,
    REFERRING,
    UNIT_ENDINGS,
    UNKNOWN_AGENCY,
    WHICH_ONE,
    WITH_ITS,
    han_number,
)
from gisbot.questions.standing import Beside, beside_each_other, governed, governs, of_the_level
from gisbot.questions.tokens import Kind, Token

PAIR = 2
COMPARING = ("than", "compare", "difference", "more", "less", "times", "bigger")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The agencies a question names. `ambiguous` are those one name may mean; `unknown` a name not known.

    `beside` are those named beside a group, which `agencies` then holds the members of (云渚县各乡镇).
    """

    agencies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unknown: str | None = None
    groups: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def mentioned_agencies(tokens: Sequence[Token], lexicon: Lexicon) -> Mentioned:
    """What is named, in the order of the question."""
    agencies: list[str] = []
    words: list[str] = []
    ambiguous: tuple[str, ...] = ()
    groups: list[str] = []
    areas: list[str] = []
    leading = ""
    elsewhere = strange_government(tokens, lexicon) or ""
    shared = shared_body(tokens, lexicon)
    for index, token in enumerate(tokens):
        if token.kind is not Kind.AGENCY:
            continue
        if _tells_which(tokens, index, lexicon):
            words.append(token.text)
            continue
        if shared is not None and shared.first <= index <= shared.last:
            words.append(token.text)
            agencies += shared.agencies if index == shared.last else ()
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and (how := beside_each_other(token, following, lexicon)) is not None:
            if how is Beside.ADDRESS:
                continue
            if how is Beside.ANOTHER:
                elsewhere = token.text + following.text
                continue
        if elsewhere.endswith(token.text) and tokens[index - 1].end == token.start:
            words.append(elsewhere)
            continue
        names = of_the_level(token, _right_before(tokens, index), lexicon)
        if token.names and not names:
            before = _right_before(tokens, index)
            elsewhere = (before.text if before is not None else "") + token.text
            words.append(elsewhere)
            continue
        if _leads(token, tokens[index + 1 : index + 2], lexicon):
            words.append(token.text)
            leading = governed(token.names[0])
            continue
        if leading:
            agencies += [name for name in token.names if leading in lexicon.places.get(name, ())][:1]
            words.append(token.text)
            leading = ""
            continue
        words.append(token.text)
        if token.form in lexicon.groups and (name := _township_of(tokens, index)):
            elsewhere = name
            continue
        if token.form in lexicon.groups:
            if not refers_back(token, agencies):
                groups.append(token.form)
        elif not token.names:
            areas.append(token.form)
        elif len(names) == 1:
            agencies.append(names[0])
        elif index and BOTH.search(tokens[index - 1].text) and len(names) == PAIR:
            agencies += names
        else:
            narrowed = tuple(name for name in names if any(word in name for word in words if word != token.text))
            if len(narrowed) == 1:
                agencies.append(narrowed[0])
            else:
                ambiguous = narrowed or names
    if ambiguous and agencies:
        spoken = {governed(agency) for agency in agencies if governs(agency, lexicon)}
        inside = [agency for agency in ambiguous if spoken.intersection(lexicon.places.get(agency, ()))]
        if len(inside) == 1:
            both = groups or any(token.has(*COMPARING) for token in tokens)
            agencies, ambiguous = [*agencies, *inside] if both else inside, ()
    unknown = elsewhere or (areas[0] if areas and not groups and not agencies else None)
    for index, token in enumerate(tokens):
        if token.kind is Kind.AGENCY and (body := _body(token, tokens[index + 1 :])):
            unknown = token.text + body
            agencies = [agency for agency in agencies if agency not in token.names]
        if token.kind is not Kind.UNKNOWN:
            continue
        text = token.text
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.start == token.end and following.kind is Kind.WORD:
            text += following.text
        before = tokens[index - 1] if index else None
        if before is not None and before.end == token.start and before.names and ORGAN.fullmatch(token.text):
            unknown = before.text + token.text
            agencies = [agency for agency in agencies if agency not in before.names]
            continue
        match = _named(text)
        if match and len(match["name"]) > 2 and len(token.text) > 1 and not NO_NAME.search(match["name"]):
            shortened = _shortened(match["name"], lexicon)
            agencies += shortened
            here = areas and any(areas[0] in lexicon.places.get(name, ()) for name in shortened)
            unknown = (None if here else unknown) if shortened else match["name"]
        elif token.text.isascii() and following is not None and following.text in ENGLISH_DIVISIONS:
            unknown = f"{token.text} {following.text}"
    groups = [group for group in groups if not _own_area(group, agencies, lexicon)]
    groups = _telling(groups, agencies, lexicon)
    beside = tuple(dict.fromkeys(agencies)) if groups else ()
    if groups:
        joined = _joined(tokens, lexicon)
        places = [agency for agency in beside if agency not in _compared(tokens)]
        agencies = [*(agency for agency in beside if agency in joined), *members(groups, places, lexicon, areas)]
    return Mentioned(
        tuple(dict.fromkeys(agencies)), tuple(words), ambiguous, unknown, tuple(dict.fromkeys(groups)), beside
    )


def refers_back(token: Token, agencies: Sequence[str]) -> bool:
    """Whether a group is the agencies named before it: 这三个街道办, and 四个区政府 behind four of them."""
    count = len(set(agencies))
    number = COUNTED_GROUP.match(token.text)
    said = han_number(number["n"]) if number is not None else None
    return count >= PAIR and (REFERRING.match(token.text) is not None or said == count)


def _named(text: str) -> re.Match[str] | None:
    """The last of the names that a text begins with, one right behind the other: 邻市栖梧市."""
    found, end = None, 0
    while (match := UNKNOWN_AGENCY.match(text, end)) is not None:
        found, end = match, match.end()
    return found


def _body(agency: Token, following: Sequence[Token]) -> str:
    """The rest of a name that begins with a known one and is another body's: 河口镇 in 河口镇中学."""
    said, end = "", agency.end
    for token in following:
        if token.start != end or token.kind not in (Kind.WORD, Kind.UNKNOWN) or token.sense.operations:
            break
        said, end = said + token.text, token.end
    match = BODY.match(said)
    return match[0] if match else ""


def _shortened(name: str, lexicon: Lexicon) -> list[str]:
    """The one agency whose name holds the characters of a shorter one in their order: 园林局 of 林业和园林局."""
    ending = next((ending for ending in UNIT_ENDINGS if name.endswith(ending)), None)
    if ending is None or len(name) < len(ending) + 2:
        return []
    found = [agency for agency in lexicon.agencies if agency.endswith(ending) and _in_order(name, agency)]
    return found if len(found) == 1 else []


def _in_order(short: str, name: str) -> bool:
    at = iter(name)
    return all(character in at for character in short)


def _leads(token: Token, following: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a place only says where the agency right behind it is: 海淀 in 海淀教委."""
    if (
        not following
        or following[0].kind is not Kind.AGENCY
        or following[0].start != token.end
        or len(token.names) != 1
    ):
        return False
    place = governed(token.names[0])
    inside = [name for name in following[0].names if place in lexicon.places.get(name, ()) and name != token.names[0]]
    return len(inside) == 1


def _joined(tokens: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """Agencies that a word joins to the group behind them: 县政府和下属部门."""
    found: set[str] = set()
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.AGENCY]
    for at, behind in pairwise(places):
        between = "".join(token.text for token in tokens[at + 1 : behind])
        if between in (*JOINERS, *WITH_ITS) and tokens[behind].form in lexicon.groups:
            found.update(tokens[at].names)
    return found


def _compared(tokens: Sequence[Token]) -> set[str]:
    """The agencies that others are held against, which say nothing of where these lie: 比公安局多的单位."""
    return {name for before, token in pairwise(tokens) if HELD_AGAINST.fullmatch(before.text) for name in token.names}


def _telling(groups: Sequence[str], agencies: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The groups that say who is meant: 哪家 says nothing beside 各县区, nor 三家 beside several names."""
    everyone = len(lexicon.agencies)
    narrow = [group for group in groups if len(lexicon.groups[group]) < everyone]
    if narrow or len(set(agencies)) > 1:
        return narrow
    return list(groups)


def members(groups: Sequence[str], beside: Sequence[str], lexicon: Lexicon, areas: Sequence[str] = ()) -> list[str]:
    """The members of the groups; beside a place or an agency of it (云渚县各乡镇) only those that lie in it.

    A bureau beside all that are loaded (公安局占所有单位的多少) leaves them all.
    """
    found = [agency for group in groups for agency in lexicon.groups[group]]
    siblings = beside and all(agency in found and governs(agency, lexicon) for agency in beside)
    if siblings and not _holds(beside, found, lexicon):
        return found
    if set(found) == set(lexicon.agencies) and not any(governs(agency, lexicon) for agency in beside):
        beside = ()
    places = {lexicon.places[agency][-1] for agency in beside if lexicon.places.get(agency)} | set(areas)
    if not places:
        return found
    above = [agency for agency in beside if governs(agency, lexicon)]
    return [agency for agency in found if agency not in above and places.intersection(lexicon.places.get(agency, ()))]


def _tells_which(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a place only says which of those named is meant: 公安局，云渚县的那个."""
    token = tokens[index]
    said = "".join(one.text for one in tokens[index + 1 : index + 4])
    if len(token.names) > 1 or WHICH_ONE.match(said) is None:
        return False
    place = governed(token.names[0]) if token.names else token.form
    return any(
        place in lexicon.places.get(name, ()) and name not in token.names
        for one in tokens[:index]
        for name in one.names
    )


def _township_of(tokens: Sequence[Token], index: int) -> str:
    """The township that 乡镇 ends the name of, behind a word that nothing knows: 西乡镇 is not all of them."""
    before, token = tokens[index - 1] if index else None, tokens[index]
    if before is None or before.kind is not Kind.UNKNOWN or before.end != token.start:
        return ""
    name = before.text + token.text
    return name if NAMED_TOWNSHIP.fullmatch(name) else ""


def _right_before(tokens: Sequence[Token], index: int) -> Token | None:
    """The part before one, over a 的: 望岫县的公安局."""
    before = tokens[index - 1] if index else None
    if before is not None and index > 1 and before.text == OF and tokens[index - 2].kind is Kind.AGENCY:
        return replace(tokens[index - 2], end=before.end)
    return before


def _own_area(group: str, agencies: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether 全县 beside the one agency named says nothing new: no other one of its place is loaded."""
    if AREA.fullmatch(group) is None or len(set(agencies)) != 1:
        return False
    place = (lexicon.places.get(agencies[0]) or ("",))[-1]
    return not any(place in lexicon.places.get(name, ()) for name in lexicon.agencies if name != agencies[0])


def within(area: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies that lie in an area which nobody here governs."""
    return tuple(name for name in lexicon.agencies if area and area in lexicon.places.get(name, ()))


def _holds(beside: Sequence[str], found: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether members lie in the places named beside: a city's government is no member of its own districts."""
    places = {lexicon.places[agency][-1] for agency in beside if lexicon.places.get(agency)}
    return any(places.intersection(lexicon.places.get(agency, ())) for agency in found if agency not in beside)
