"""Question files: one json object a line, `{"id", "kind", "turns", "expect"}`, read strictly.

A key that is misspelt would pass every answer, so that anything the format does not have is an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gisbot.errors import EvaluationError
from gisbot.model.answer import Status

STRING_LISTS = ("text", "any_text", "not_text", "cite", "options")

GoldNumber = int | float | str | None


@dataclass(frozen=True, slots=True)
class GoldValue:
    """A value that the answer must hold; a unit of None accepts any."""

    number: GoldNumber
    unit: str | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the last answer is held to; an empty tuple or None asks for nothing.

    `status` lists the accepted ones. Every one of `values`, `text` and `options` must be there, one of
    `any_text` and of `cite`, none of `not_text`. `values` of () is not None: no value is asked for at all.
    """

    status: tuple[Status, ...] = ()
    values: tuple[GoldValue, ...] | None = None
    text: tuple[str, ...] = ()
    any_text: tuple[str, ...] = ()
    not_text: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    year: int | float | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation with what its last answer must be."""

    id: str
    kind: str
    turns: tuple[str, ...]
    expect: Expectation


def read_cases(paths: Iterable[Path]) -> tuple[Case, ...]:
    """The cases of all files, in order.

    Raises `EvaluationError` naming file and line of what the format does not have, of an id that occurs twice,
    and for a file without a question.
    """
    cases: dict[str, Case] = {}
    for path in paths:
        found = _read_file(path)
        for place, case in found:
            if case.id in cases:
                raise EvaluationError(f"{place}: the id {case.id} occurs twice")
            cases[case.id] = case
    return tuple(cases.values())


def _read_file(path: Path) -> list[tuple[str, Case]]:
    found = [(place, _case(entry, place)) for place, entry in read_objects(path)]
    if not found:
        raise EvaluationError(f"{path}: no questions in it")
    return found


def read_objects(path: Path) -> list[tuple[str, Mapping[str, object]]]:
    """The json objects of a file, one a line, each with its place. Raises `EvaluationError`."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read: {error}") from error
    objects: list[tuple[str, Mapping[str, object]]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{place}: not json: {error}") from error
        if not isinstance(entry, dict):
            raise EvaluationError(f"{place}: not an object")
        objects.append((place, entry))
    return objects


def _case(entry: Mapping[str, object], place: str) -> Case:
    name, kind, expect = entry.get("id"), entry.get("kind"), entry.get("expect")
    turns = _strings(entry.get("turns"))
    if not isinstance(name, str):
        raise EvaluationError(f"{place}: needs an id")
    if not isinstance(kind, str) or turns is None:
        raise EvaluationError(f"{place}: needs a kind and at least one turn")
    if not isinstance(expect, dict) or not expect:
        raise EvaluationError(f"{place}: needs an expect object")
    return Case(name, kind, turns, _expectation(expect, place))


def _expectation(given: Mapping[str, object], place: str) -> Expectation:
    unknown = given.keys() - {*STRING_LISTS, "status", "values", "year", "agency"}
    if unknown:
        raise EvaluationError(f"{place}: unknown key in expect: {', '.join(sorted(unknown))}")
    lists = {key: _strings(given[key]) for key in (*STRING_LISTS, "status") if key in given}
    status = tuple(Status(word) for word in lists.get("status") or () if word in tuple(Status))
    values = _values(given["values"]) if "values" in given else None
    year, agency = given.get("year"), given.get("agency")
    for key, fits in {
        **{key: strings is not None for key, strings in lists.items()},
        "status": "status" not in given or 0 < len(status) == len(lists["status"] or ()),
        "values": "values" not in given or values is not None,
        "year": "year" not in given or _is_number(year),
        "agency": "agency" not in given or isinstance(agency, str),
    }.items():
        if not fits:
            raise EvaluationError(f"{place}: expect.{key} has the wrong form")
    return Expectation(
        status=status,
        values=values,
        text=lists.get("text") or (),
        any_text=lists.get("any_text") or (),
        not_text=lists.get("not_text") or (),
        cite=lists.get("cite") or (),
        options=lists.get("options") or (),
        year=year if isinstance(year, int | float) else None,
        agency=agency if isinstance(agency, str) else None,
    )


def _strings(thing: object) -> tuple[str, ...] | None:
    """The strings of a list that holds at least one and nothing else, else None."""
    if not isinstance(thing, list) or not thing or not all(isinstance(item, str) for item in thing):
        return None
    return tuple(thing)


def _values(thing: object) -> tuple[GoldValue, ...] | None:
    if not isinstance(thing, list):
        return None
    values = []
    for pair in thing:
        if not isinstance(pair, list) or len(pair) != 2:
            return None
        number, unit = pair
        if not (_is_number(number) or isinstance(number, str | None)) or not isinstance(unit, str | None):
            return None
        values.append(GoldValue(number, unit))
    return tuple(values)


def _is_number(thing: object) -> bool:
    return isinstance(thing, int | float) and not isinstance(thing, bool)
