"""Two names one right behind the other: an address, a list, or an agency that is not loaded (鹤汀市公安局)."""

from __future__ import annotations

from enum import Enum, auto

from gisbot.model.lexicon import Lexicon
from gisbot.questions.patterns import GOVERNMENT, PLACE_LEVELS, STRANGE_PLACE, TOWN_ENDINGS
from gisbot.questions.tokens import Kind, Token


class Beside(Enum):
    """What the first of two adjacent names is: the address of the second, or with it the name of another agency."""

    ADDRESS = auto()
    ANOTHER = auto()


def governed(agency: str) -> str:
    """The name without 人民政府: the place itself, where the agency is its government."""
    return agency.removesuffix(GOVERNMENT)


def governs(agency: str, lexicon: Lexicon) -> bool:
    """Whether the agency is the government of the place it lies in."""
    return (lexicon.places.get(agency) or ("",))[-1] == governed(agency)


def beside_each_other(first: Token, second: Token, lexicon: Lexicon) -> Beside | None:
    """How two names go together; None when the second lies in the first, or they are only listed."""
    if second.kind is not Kind.AGENCY or second.start != first.end or len(first.names) != 1 or not second.names:
        return None
    [above] = first.names
    place = governed(above)
    if first.text.endswith(GOVERNMENT) or second.form in lexicon.groups:
        return None
    if any(place in lexicon.places.get(name, ()) for name in second.names):
        return None
    if not governs(above, lexicon):
        bureaus = not any(governs(name, lexicon) for name in second.names)
        return Beside.ANOTHER if place.endswith(TOWN_ENDINGS) and bureaus else None
    higher = all(_level(place) > _level((lexicon.places.get(name) or ("",))[-1]) for name in second.names)
    whole = any(second.text.startswith(lexicon.places.get(name, ("?",))[-1]) for name in second.names)
    if whole:
        alone = all(len(lexicon.places.get(name, ())) == 1 for name in second.names)
        return None if not higher else Beside.ADDRESS if alone else Beside.ANOTHER
    return Beside.ANOTHER if not any(governs(name, lexicon) for name in second.names) else None


def of_the_level(token: Token, before: Token | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies a name may mean behind a place: 公安局 in 市公安局 only that of a city."""
    if before is None or before.end != token.start:
        return token.names
    if before.kind is Kind.AGENCY and not before.names and before.form in lexicon.areas.values():
        return tuple(name for name in token.names if before.form in lexicon.places.get(name, ()))
    if before.kind is Kind.UNKNOWN and STRANGE_PLACE.fullmatch(before.text):
        return tuple(name for name in token.names if before.text in name)
    if before.text not in PLACE_LEVELS:
        return token.names
    if before.kind is Kind.AGENCY or any(governs(name, lexicon) for name in token.names):
        return token.names
    return tuple(name for name in token.names if (lexicon.places.get(name) or ("",))[-1].endswith(before.text))


def _level(place: str) -> int:
    return PLACE_LEVELS.get(place[-1:], 0)
