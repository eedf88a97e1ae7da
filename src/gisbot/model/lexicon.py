"""The names of one edition: what a question can mention of agencies, headings and prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One way to name an agency; a name shared by several agencies has one entry with all of them."""

    name: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by which a question can mean something of this edition.

    `agencies` are full names; `names` maps every spoken name to the agencies it may mean; `groups` maps
    group names (各乡镇) to their members; `years` are those with a report; `home` is the deployment's own
    agency; `places` are those an agency lies in, outermost first (淮安市, 淮安市洪泽区);
    `areas` names those of them that no loaded agency governs (北京市, 北京), by how they are called.
    """

    agencies: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    years: tuple[int, ...]
    home: str | None
    reach: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        agencies: tuple[str, ...],
        names: Mapping[str, tuple[str, ...]],
        groups: Mapping[str, tuple[str, ...]],
        years: tuple[int, ...],
        home: str | None,
        places: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Lexicon:
        """A lexicon that knows how far to look for a name: the longest one for each first character."""
        known = {place for held in (places or {}).values() for place in held}
        areas = {name: place for place in sorted(known) for name in (place, place[:-1]) if name not in names}
        areas = {name: place for name, place in areas.items() if len(name) > 1 and name not in groups}
        reach: dict[str, int] = {}
        for name in (*names, *groups, *areas):
            reach[name[0]] = max(reach.get(name[0], 0), len(name))
        return cls(agencies, names, groups, years, home, reach, places or {}, areas)
