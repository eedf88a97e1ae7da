"""One body of several places (云渚县和望岫县的教育局), and governments that are not loaded (桐汀县人民政府)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gisbot.model.lexicon import Lexicon
from gisbot.questions.patterns import COUNTED_GROUP, GOVERNING, JOINERS, NAMELESS, OF, han_number
from gisbot.questions.sounds import sound_key
from gisbot.questions.standing import governed, governs
from gisbot.questions.tokens import Kind, Token

PAIR = 2
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """A body named once for several places: its agencies, and the parts of the question that name them."""

    agencies: tuple[str, ...]
    first: int
    last: int


def shared_body(tokens: Sequence[Token], lexicon: Lexicon) -> Shared | None:
    """The agencies of one body in each of the places listed right before it; None when one of them is not loaded."""
    for last, token in enumerate(tokens):
        if token.kind is not Kind.AGENCY or not token.names or any(governs(name, lexicon) for name in token.names):
            continue
        if (both := _of_each(tokens, last, lexicon)) is not None:
            return both
        first, places = _places_before(tokens, last, lexicon)
        own = {lexicon.places[name][-1] for name in token.names if lexicon.places.get(name)}
        if len(token.names) == 1 and own.intersection(places):
            continue
        if len(token.names) == 1:
            places = [*places, *own]
        bodies = {name.removeprefix(place) for name in token.names for place in own}
        found = [
            [name for name in lexicon.agencies if name.removeprefix(place) in bodies and name.startswith(place)]
            for place in places
        ]
        if len(places) > 1 and all(len(names) == 1 for names in found):
            return Shared(tuple(name for names in found for name in names), first, last)
    return None


def _of_each(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Shared | None:
    """两个县的教育局: as many as bear the name, each of another place."""
    token = tokens[at]
    before = at - 2 if at > 1 and tokens[at - 1].text == OF else at - 1
    group = tokens[before] if before >= 0 else None
    number = COUNTED_GROUP.match(group.text) if group is not None and group.form in lexicon.groups else None
    if number is None or len(token.names) < PAIR or han_number(number["n"]) != len(token.names):
        return None
    apart = {lexicon.places.get(name) for name in token.names}
    return Shared(token.names, before, at) if len(apart) == len(token.names) else None


def _places_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, list[str]]:
    """The places that are listed right before a part, first to last, and where they begin."""
    places: list[str] = []
    first, end = at, tokens[at].start
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        if token.end != end:
            break
        place = _place(token, lexicon)
        if place is not None:
            places.insert(0, place)
            first = index
        elif token.kind is not Kind.SEPARATOR and token.text not in (*JOINERS, OF):
            break
        end = token.start
    return first, places


def _place(token: Token, lexicon: Lexicon) -> str | None:
    if token.kind is not Kind.AGENCY:
        return None
    if not token.names:
        return token.form if token.form in lexicon.areas.values() else None
    one = len(token.names) == 1 and governs(token.names[0], lexicon)
    return governed(token.names[0]) if one and not token.text.endswith(GOVERNING) else None


def strange_government(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The government named of a place that has none here: 桐汀县人民政府 where a town of the county is loaded."""
    if not lexicon.places:
        return None
    for index, token in enumerate(tokens[1:], start=1):
        before = tokens[index - 1]
        if token.kind is not Kind.AGENCY or before.end != token.start or not token.text.endswith(GOVERNING):
            continue
        if before.kind is Kind.AGENCY and before.form in lexicon.areas.values():
            return before.text + token.text
        strange = before.kind is Kind.UNKNOWN and NAMELESS.fullmatch(before.text)
        if strange and len(token.text) > len(GOVERNING[-1]) and token.text not in lexicon.agencies:
            return before.text + token.text
    return None


def as_heard(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The parts with a mistyped body read as the one of its place that sounds alike: 财正局 in 云渚县财正局."""
    result = list(tokens)
    for index, token in enumerate(tokens[1:], start=1):
        before = tokens[index - 1]
        if token.kind is Kind.UNKNOWN and before.kind is Kind.AGENCY and before.end == token.start:
            heard = _sounding(before, token.text, lexicon)
            if len(heard) == 1:
                result[index] = replace(token, kind=Kind.AGENCY, names=heard, form=token.text, repaired=True)
    return tuple(result)


def _sounding(before: Token, name: str, lexicon: Lexicon) -> tuple[str, ...]:
    if len(name) < SHORTEST:
        return ()
    place = governed(before.names[0]) if len(before.names) == 1 else before.form
    inside = [(one, one.removeprefix(place)) for one in lexicon.agencies if place in lexicon.places.get(one, ())]
    wanted = sound_key(name)
    return tuple(one for one, rest in inside if wanted in (sound_key(rest), sound_key(governed(rest))))
