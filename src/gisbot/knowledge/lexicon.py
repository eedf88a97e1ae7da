"""The names of an edition: every way to name its agencies, and the groups they form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gisbot.catalog.naming import Naming
from gisbot.knowledge.edition import Edition
from gisbot.knowledge.patterns import (
    BUREAU,
    CITY_ABOVE,
    DIVISION,
    EACH,
    ENGLISH_PLURAL,
    FIELD,
    GOVERNING,
    GOVERNMENT,
    PLACE,
)
from gisbot.model.lexicon import Lexicon

SHORTEST = 2
FEW = 100
"""So many agencies are named in English with their places."""


def build_lexicon(edition: Edition, home: str | None) -> Lexicon:
    """The lexicon of an edition; `home` is the deployment's own agency."""
    agencies, naming = edition.index.agencies, edition.catalog.naming
    claims: dict[str, set[str]] = defaultdict(set)
    weak_claims: dict[str, set[str]] = defaultdict(set)
    catalog_names = {agency.name: agency.short for agency in edition.catalog.agencies}
    for key in edition.reports:
        for name in (key.agency, *key.names, *catalog_names.get(key.agency, ())):
            claims[name].add(key.agency)
            for short in short_names(name, naming):
                claims[short].add(key.agency)
            for field in _by_field((name, *short_names(name, naming))) if len(agencies) > 1 else ():
                claims[field].add(key.agency)
    for agency in agencies:
        for name in generic_names(agency, naming):
            weak_claims[name].add(agency)
    words = edition.catalog.words
    taken = {form for concept in words.concepts.values() for form in concept.zh} | set(words.fillers_zh)
    names = {
        name: tuple(sorted(owners, key=agencies.index))
        for name, owners in claims.items()
        if len(name) >= SHORTEST and (name not in taken or name in agencies)
    }
    if len(agencies) > 1:
        for name, owners in weak_claims.items():
            names.setdefault(name, tuple(sorted(owners, key=agencies.index)))
    for agency in agencies:
        for name in english_names(agency, naming, placed=len(agencies) <= FEW):
            names[name] = tuple(dict.fromkeys((*names.get(name, ()), agency)))
    if not any(_is_of(agency, (GOVERNMENT,)) for agency in agencies):
        names = {**dict.fromkeys(_bureaus(naming), ()), **names}
    parents = {agency.name: agency.parent for agency in edition.catalog.agencies if agency.parent is not None}
    places = _places(agencies, parents)
    if home in agencies:
        if len(agencies) > 1:
            names.update(dict.fromkeys(own_names(home, naming), (home,)))
        for name, meant in _own_kinds(home, agencies, places, naming):
            if len(agencies) > 1 or not meant:
                names.setdefault(name, meant)
    return Lexicon.of(
        agencies=agencies,
        names=names,
        groups=groups_of(agencies, naming) if len(agencies) > 1 else {},
        years=edition.index.years,
        home=home if home in agencies else None,
        places=places if len(agencies) > 1 else {},
    )


def own_names(home: str, naming: Naming) -> Iterable[str]:
    """What people say of the place or agency that is their own: 我县, 本局, 咱们镇."""
    names = (home, *short_names(home, naming))
    known = min((name for name in names if len(name) > 1), key=len)
    endings = {known[-1], *(name[-1] for name in names if DIVISION.fullmatch(name))}
    return [f"{own}{ending}" for own in naming.own for ending in sorted(endings)]


def _own_kinds(
    home: str, agencies: tuple[str, ...], places: Mapping[str, tuple[str, ...]], naming: Naming
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What people say of the kind of agency that is their own (我局, 镇上), and who they may be.

    The home when it is of that kind, the place of that level that it lies in; else (我局 where a county is at home) any
    such agency of its place, or of the country, and one alone stands beside the home: it is never taken for granted.
    Nobody is meant where none is loaded.
    """
    own = frozenset(own_names(home, naming))
    owners: tuple[str, ...]
    for nouns, endings in naming.kinds:
        alike = tuple(agency for agency in agencies if agency.endswith(endings))
        held = places.get(home, ())
        above = [place for place in held if place.endswith(endings)]
        if any(f"{naming.own[0]}{noun}" in own for noun in nouns) or home.endswith(endings):
            owners = (home,)
        elif above:
            owners = tuple(agency for agency in alike if agency.removesuffix(GOVERNMENT) == above[-1])
        else:
            inside = tuple(agency for agency in alike if held and held[-1] in places.get(agency, ()))
            owners = inside or alike
            owners = (*owners, home) if len(owners) == 1 else owners
        if nouns[0].isascii():
            said = [f"{before} {noun}" for before in naming.english_own for noun in nouns]
        else:
            said = [f"{before}{noun}" for before in naming.others_own for noun in nouns]
            said += [f"{noun}{behind}" for behind in naming.inside for noun in nouns]
        yield from ((name, owners) for name in said if name not in naming.whole_area)


def _places(agencies: tuple[str, ...], parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The places that an agency lies in, outermost first, by its name and by the parents that the catalog gives."""
    places: dict[str, tuple[str, ...]] = {}
    for agency in agencies:
        found: list[str] = []
        above, seen = parents.get(agency), {agency}
        while above is not None and above not in seen:
            seen.add(above)
            found[:0] = _place_of(above)
            above = parents.get(above)
        places[agency] = tuple(dict.fromkeys((*found, *_place_of(agency))))
    return places


def _place_of(agency: str) -> list[str]:
    match = PLACE.match(agency)
    if match is None:
        return []
    pieces = [piece[0] for piece in DIVISION.finditer(match[0])]
    return ["".join(pieces[: end + 1]) for end in range(len(pieces))]


def short_names(name: str, naming: Naming) -> Iterable[str]:
    """What people call an agency: without 人民政府, without the places above it, without 镇 or 区."""
    found = {name}
    for long, short in naming.shortened:
        found |= {known.replace(long, short) for known in tuple(found) if long in known and known != long}
    for known in tuple(found):
        if match := CITY_ABOVE.match(known):
            found.add(match["stem"] + known[match.end() :])
    for known in tuple(found):
        rest = known
        while (match := DIVISION.match(rest)) and len(rest) - match.end() >= SHORTEST:
            rest = rest[match.end() :]
            found.add(rest)
    for known in tuple(found):
        match = DIVISION.fullmatch(known)
        if match and len(match["stem"]) >= SHORTEST:
            found.add(match["stem"])
    found.discard(name)
    return sorted(found)


def _by_field(names: Iterable[str]) -> list[str]:
    """What a bureau is called by place and field: 云渚公安, 云渚县教育."""
    fields = []
    for name in names:
        place = PLACE.match(name)
        field = name[place.end() : -1] if place else ""
        if place and name.endswith(BUREAU) and FIELD.fullmatch(field):
            stem = [piece["stem"] for piece in DIVISION.finditer(place[0])][-1]
            fields += [f"{last}{field}" for last in (place[0], *([stem] if len(stem) > 1 else []))]
    return fields


def generic_names(agency: str, naming: Naming) -> Iterable[str]:
    """Names that many agencies share: 区政府, 教育局, 县教育局."""
    place = PLACE.match(agency)
    if place and (own := agency[place.end() :]) and own != GOVERNMENT:
        yield from (f"{place[0][-1]}{known}" for known in (own, *short_names(own, naming)) if known not in GOVERNING)
    for ending, generic in naming.governments:
        if agency.endswith(ending):
            yield generic
    for known in short_names(agency, naming):
        if len(known) >= SHORTEST + 1 and not DIVISION.fullmatch(known):
            yield known


def english_names(agency: str, naming: Naming, *, placed: bool) -> Iterable[str]:
    """What an agency is called in English by its field: transport bureau, bureau of transport; `placed` adds its place
    in Chinese letters, which is read in pinyin too: 汀溯 transport bureau."""
    place = PLACE.match(agency)
    own = agency[place.end() :] if place else agency
    kinds = next((kinds for kinds, ending in naming.english_offices if own.endswith(ending)), ())
    fields = next((fields for fields, part in naming.english_fields if part in own), ())
    plain = [name for field in fields for kind in kinds for name in (f"{field} {kind}", f"{kind} of {field}")]
    yield from plain
    if place and placed:
        stem = [piece["stem"] for piece in DIVISION.finditer(place[0])][-1]
        yield from (" ".join(filter(None, (stem, before, name))) for before in naming.english_places for name in plain)


def _bureaus(naming: Naming) -> Iterable[str]:
    """Bureaus that nobody here is, where no government is loaded whose report may speak of its own."""
    return (f"{field} {naming.english_offices[0][0][0]}" for fields, _ in naming.english_fields for field in fields)


def _is_of(agency: str, endings: tuple[str, ...]) -> bool:
    """Whether a name ends so; a place alone stands for its government."""
    return agency.endswith(endings) or (
        PLACE.fullmatch(agency) is not None and f"{agency}{GOVERNMENT}".endswith(endings)
    )


def groups_of(agencies: tuple[str, ...], naming: Naming) -> dict[str, tuple[str, ...]]:
    """The members of every group by its name with 各 before it, and of those that are named without."""
    groups: dict[str, tuple[str, ...]] = {}
    for nouns, endings in naming.groups:
        members = tuple(agency for agency in agencies if _is_of(agency, endings))
        if members:
            groups.update(dict.fromkeys((f"{EACH}{noun}" for noun in nouns), members))
    groups.update(dict.fromkeys((*(f"{EACH}{noun}" for noun in naming.everyone), *naming.whole_area), agencies))
    groups.update({noun: groups[f"{EACH}{noun}"] for noun in naming.bare_groups if f"{EACH}{noun}" in groups})
    for words, noun in naming.english_groups:
        members = groups.get(f"{EACH}{noun}", ()) if noun else agencies
        if members:
            groups.update(
                dict.fromkeys((f"{before} {word}" for before in naming.english_before for word in words), members)
            )
            several = [word for word in words if word.endswith(ENGLISH_PLURAL)]
            leads = naming.english_before_plural
            groups.update(dict.fromkeys((f"{before} {word}" for before in leads for word in several), members))
    return groups
