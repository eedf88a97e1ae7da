"""The reports of the county and their truth, written by `examples/`: the same bytes every time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from examples.carriers.registry import choices
from examples.compose import compose
from examples.defects.catalogue import defects
from examples.draft import Draft
from examples.figures import history
from examples.make import write_mixed
from examples.truth import TruthLine, truth_lines
from examples.world import agencies

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class County:
    """What reports.yaml says; agencies by their code."""

    home: str
    years: range
    seed: int
    formats: tuple[str, ...]
    names: Mapping[str, str]
    shorts: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, tuple[int, ...]]
    spoilt: Mapping[str, Mapping[int, str]]


@cache
def county() -> County:
    """The county of reports.yaml."""
    told = yaml.safe_load((HERE / "reports.yaml").read_text("utf-8"))
    return County(
        told["home"],
        range(told["first"], told["last"] + 1),
        told["seed"],
        tuple(told["formats"]),
        {code: agency["name"] for code, agency in told["agencies"].items()},
        {code: agency["short"] for code, agency in told["agencies"].items()},
        {name: tuple(codes) for name, codes in told["groups"].items()},
        {code: tuple(years) for code, years in told["absent"].items()},
        told["defects"],
    )


def drafts(told: County) -> Iterator[Draft]:
    """Every report, in the order of reports.yaml."""
    world = {agency.name: agency for agency in agencies()}
    for code, name in told.names.items():
        figures = history(world[name], told.seed)
        for year in told.years:
            if year in told.absent.get(code, ()):
                continue
            draft = compose(world[name], figures[year], told.seed)
            if (wanted := told.spoilt.get(code, {}).get(year)) is not None:
                [defect] = defects(wanted)
                spoilt = defect.spoil(draft, random.Random(f"{told.seed}:{name}:{year}"))
                assert spoilt is not None, f"{wanted} does not fit {name} {year}"
                draft = spoilt
            yield draft


def write_county(folder: Path) -> None:
    """Write the reports to `folder`."""
    told = county()
    folder.mkdir(parents=True, exist_ok=True)
    for _ in write_mixed(drafts(told), folder, choices(list(told.formats)), zipped=False):
        pass


def truth(told: County) -> list[TruthLine]:
    """What the reports state, told by those who write them, not read from them."""
    formats = choices(list(told.formats))
    return [
        json.loads(json.dumps(line))
        for number, draft in enumerate(drafts(told))
        for line in truth_lines(draft, "", formats[number % len(formats)].carrier)
    ]
