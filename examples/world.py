"""The fictional world: a city, its counties, their bureaus and townships, from world.yaml."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

HERE = Path(__file__).parent

Yaml = dict[str, "Yaml"] | list["Yaml"] | str | int | None


def load_yaml(name: str) -> dict[str, Yaml]:
    """One of the yaml files of this package."""
    loaded: dict[str, Yaml] = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def strings(node: Yaml) -> list[str]:
    """`node` as a list of strings."""
    return [str(item) for item in cast(list[Yaml], node)]


def mapping(node: Yaml) -> dict[str, Yaml]:
    """`node` as a mapping."""
    return cast(dict[str, Yaml], node)


def mappings(node: Yaml) -> list[dict[str, Yaml]]:
    """`node` as a list of mappings."""
    return cast(list[dict[str, Yaml]], node)


@dataclass(frozen=True, slots=True)
class Agency:
    """A fictional agency. `scale` is how many requests a year are usual; `kind` picks its words."""

    name: str
    short: tuple[str, ...]
    parent: str | None
    kind: str
    place: str
    self_name: str
    office: str
    scale: int
    address: str
    phone: str
    fax: str
    postcode: str
    email: str
    website: str
    people: tuple[str, str, str]

    @property
    def heading_name(self) -> str:
        """The name a title uses: the place alone for a government, the full name for others."""
        return self.place if self.kind in {"city", "county"} else self.name


@cache
def _world() -> dict[str, Yaml]:
    return load_yaml("world.yaml")


def _agency(name: str, short: tuple[str, ...], parent: str | None, kind: str, place: str, pinyin: str) -> Agency:
    world = _world()
    rng = random.Random(f"agency:{name}")
    words = mapping(world["words"])
    offices, selves = mapping(words["office"]), mapping(words["we"])
    office_kind = {"city": "city", "county": "government", "bureau": "bureau"}.get(kind, "township")
    self_kind = kind
    if kind == "county":
        self_kind = "district" if place.endswith("区") else "government"
    number = f"{rng.randrange(2000000, 8999999)}"
    area = str(world["area_code"])
    scale = {"city": 600, "county": 160, "bureau": 24}.get(kind, 4)
    people = rng.sample(strings(world["people"]), 3)
    return Agency(
        name=name,
        short=short,
        parent=parent,
        kind=kind,
        place=place,
        self_name=str(selves[self_kind]),
        office=name + str(offices[office_kind]),
        scale=scale,
        address=f"{place}{rng.choice(strings(world['streets']))}{rng.randrange(1, 300)}号",
        phone=f"{area}-{number}",
        fax=f"{area}-{int(number) + 7}",
        postcode=f"{world['postcodes']}{rng.randrange(100, 999)}",
        email=f"{pinyin}_xxgk{rng.randrange(10, 99)}@{pinyin}.example",
        website=f"www.{pinyin}.example",
        people=(people[0], people[1], people[2]),
    )


def _units(place: str, pinyin: str) -> Iterator[Agency]:
    """A county's own report, then its bureaus and townships in turn."""
    world = _world()
    words = mapping(world["words"])
    government = str(words["government"])
    county = place + government
    bureaus = mappings(world["bureaus"])
    towns = strings(world["townships"])
    for index in range(max(len(bureaus), len(towns))):
        if index < len(bureaus):
            bureau = str(bureaus[index]["name"])
            shorts = tuple(place + short for short in strings(bureaus[index]["short"]))
            yield _agency(place + bureau, shorts, county, "bureau", place, pinyin)
        if index < len(towns):
            town = towns[index]
            if town.endswith(str(words["street_ending"])):
                name, kind = place + town + str(words["subdistrict_office"]), "street"
            else:
                name, kind = place + town + government, "village" if town.endswith("乡") else "township"
            yield _agency(name, (town, place + town, name.removeprefix(place)), county, kind, place, pinyin)


def agencies() -> Iterator[Agency]:
    """Every agency of the world, in a fixed order: the city and county one first, then county by county."""
    world = _world()
    government = str(mapping(world["words"])["government"])
    city = mapping(world["city"])
    city_name = str(city["name"])
    first = True
    for county in mappings(world["counties"]):
        place, pinyin = str(county["name"]), str(county["pinyin"])
        yield _agency(place + government, (place,), city_name + government, "county", place, pinyin)
        if first:
            yield _agency(city_name + government, (city_name,), None, "city", city_name, str(city["pinyin"]))
            first = False
        yield from _units(place, pinyin)


def some_agencies(count: int) -> list[Agency]:
    """`count` agencies out of two counties or as many as it takes, same-named townships included.

    Raises ValueError when the world has fewer.
    """
    everyone = list(agencies())
    if count > len(everyone):
        raise ValueError(f"the world has {len(everyone)} agencies, not {count}")
    return everyone[:count]


def demo_agencies() -> list[Agency]:
    """One county with bureaus and townships, the city above it, and two namesakes in the next county."""
    everyone = list(agencies())
    first, second = (str(county["name"]) for county in mappings(_world()["counties"])[:2])
    county = [agency for agency in everyone if agency.place == first][:9]
    city = [agency for agency in everyone if agency.kind == "city"]
    namesakes = [agency for agency in everyone if agency.place == second and agency.kind != "county"][:2]
    return [*county, *city, *namesakes]


def agencies_fragment(chosen: list[Agency]) -> str:
    """An agencies.yaml for `chosen`: names, short names, parents; `ambiguous` lists the short names several share."""
    shorts = Counter(short for agency in chosen for short in agency.short)
    entries: list[dict[str, str | list[str]]] = []
    for agency in chosen:
        entry: dict[str, str | list[str]] = {"name": agency.name}
        if agency.short:
            entry["short"] = list(agency.short)
        if agency.parent is not None:
            entry["parent"] = agency.parent
        entries.append(entry)
    shared = [short for short, count in shorts.items() if count > 1]
    content = {"agencies": entries, "ambiguous": shared} if shared else {"agencies": entries}
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
