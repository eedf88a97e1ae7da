"""The names of an edition: every way to name its agencies, and the groups they form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gisbot.knowledge.edition import Edition
from gisbot.knowledge.patterns import (
    DIVISION,
    EVERYONE,
    FAMILIES,
    GENERIC,
    REPLACED,
    WHOLE_AREA,
)
from gisbot.model.lexicon import Lexicon

SHORTEST = 2


def build_lexicon(edition: Edition, home: str | None) -> Lexicon:
    """The lexicon of an edition; `home` is the deployment's own agency."""
    agencies = edition.index.agencies
    claims: dict[str, set[str]] = defaultdict(set)
    weak_claims: dict[str, set[str]] = defaultdict(set)
    catalog_names = {agency.name: agency.short for agency in edition.catalog.agencies}
    for key in edition.reports:
        for name in (key.agency, *key.names, *catalog_names.get(key.agency, ())):
            claims[name].add(key.agency)
            for short in short_names(name):
                claims[short].add(key.agency)
    for agency in agencies:
        for name in generic_names(agency):
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
    return Lexicon.of(
        agencies=agencies,
        names=names,
        groups=_groups(agencies) if len(agencies) > 1 else {},
        years=edition.index.years,
        home=home if home in agencies else None,
    )


def short_names(name: str) -> Iterable[str]:
    """What people call an agency: without 人民政府, without the places above it, without 镇 or 区."""
    found = {name}
    for long, short in REPLACED:
        found |= {known.replace(long, short) for known in tuple(found) if long in known and known != long}
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


def generic_names(agency: str) -> Iterable[str]:
    """Names that many agencies share: 区政府, 教育局."""
    for ending, generic in GENERIC:
        if agency.endswith(ending):
            yield generic
    for known in short_names(agency):
        if len(known) >= SHORTEST + 1 and not DIVISION.fullmatch(known):
            yield known


def _groups(agencies: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    shorts = {
        agency: min((n for n in (agency, *short_names(agency)) if DIVISION.fullmatch(n)), key=len, default=agency)
        for agency in agencies
    }
    for words, endings in FAMILIES:
        members = tuple(a for a in agencies if a.endswith(endings) or any(n.endswith(endings) for n in short_names(a)))
        if members:
            groups.update(dict.fromkeys(words, members))
    groups.update(dict.fromkeys((*EVERYONE, *WHOLE_AREA), agencies))
    del shorts
    return groups
