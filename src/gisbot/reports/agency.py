"""Whose report it is: the agency's name, its other names, and the place above it."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.reports.lines import Line
from gisbot.reports.patterns import (
    ACADEMIC_YEAR,
    AROUND_NAMES,
    BASED_ON,
    COMPILED_BY,
    DIVISION,
    GOVERNMENT_WORD,
    INNER_OFFICE,
    NO_DIVISION,
    NO_YEAR,
    NOW_PUBLISHES,
    OF_OFFICE,
    OFFICE_BEFORE_VERB,
    PEOPLE,
    PREPARED_BY,
    QUOTED_DIVISION,
    QUOTED_REPORT,
    SHORT_NAME,
    TITLE_YEAR,
)

_LEAST_NAME = 2
_LONGEST_NAME = 40
_PREAMBLE_LINES = 14


@dataclass(frozen=True, slots=True)
class Agency:
    """`name` is the fullest name found, "" when there is none; `names` are the others."""

    name: str
    names: tuple[str, ...]
    parent: str | None


def read_agency(
    title: str, signed: str | None, publisher: str | None, lines: tuple[Line, ...], reading: Reading
) -> Agency:
    """The agency from the title, completed from signature and text; without a title from those alone."""
    named = agency_in_title(title, reading)
    preamble = "\n".join(line.folded for line in lines[:_PREAMBLE_LINES])
    everything = preamble + "\n" + "\n".join(line.folded for line in lines[-_PREAMBLE_LINES:])
    if not named:
        candidates = (signed, publisher, *_in_preamble(preamble, reading))
        named = next((name for name in candidates if name and _is_name(name, reading)), "")
        if not named:
            return Agency("", (), None)
    full = _completed(named, signed, everything, reading)
    names = [name for name in (named, *_short_names(full, reading), *_declared(everything, full)) if name != full]
    return Agency(full, tuple(dict.fromkeys(names)), _parent(full, named, preamble, reading))


def agency_in_title(title: str, reading: Reading) -> str:
    """The agency that a title names, or ""."""
    text = reading.fold(title)
    cut = min((at for tail in reading.header.title_tails if (at := text.find(tail)) > 0), default=len(text))
    if cut == len(text) and any(text.startswith(tail) for tail in reading.header.title_tails):
        return ""
    for start in reading.header.title_tails:
        if text.startswith(start):
            text = text[len(start) :]
            cut -= len(start)
            cut = min((at for tail in reading.header.title_tails if (at := text.find(tail)) >= 0), default=len(text))
            break
    left = text[:cut]
    if left.endswith(PEOPLE) and text[cut:].startswith(GOVERNMENT_WORD):
        left += GOVERNMENT_WORD
    left = ACADEMIC_YEAR.sub("", left)
    left = _without_year(left).strip(AROUND_NAMES)
    if left.count("(") != left.count(")"):
        left = left + ")" if left.count("(") > left.count(")") else left
    return left if _is_name(left, reading) else ""


def _without_year(text: str) -> str:
    """A title's agency without the year, and without its kind where that follows again (某州海关2018年海关…)."""
    year = TITLE_YEAR.search(text)
    before, after = (
        (NO_YEAR.sub("", text), "") if year is None else (text[: year.start()], TITLE_YEAR.sub("", text[year.end() :]))
    )
    return before if after and before.endswith(after) else before + after


def _is_name(text: str, reading: Reading) -> bool:
    compact = "".join(text.split())
    if not _LEAST_NAME <= len(compact) <= _LONGEST_NAME or any(char.isdigit() for char in compact):
        return False
    if compact in reading.header.generic_names:
        return False
    bare = compact.rstrip(")").split("(")[0] or compact
    return any(bare.endswith(suffix) and len(bare) > len(suffix) for suffix in reading.header.agency_suffixes)


def _in_preamble(preamble: str, reading: Reading) -> list[str]:
    found = []
    for pattern in (PREPARED_BY, NOW_PUBLISHES, COMPILED_BY, BASED_ON, QUOTED_REPORT):
        found += [match.group(1) for match in pattern.finditer(preamble)]
    for match in OFFICE_BEFORE_VERB.finditer(preamble):
        found += [office.group() for office in OF_OFFICE.finditer(match.group(1))]
    found = [INNER_OFFICE.sub("", name) for name in found]
    generic = reading.header.generic_names
    return [name for name in found if _is_name(name, reading) and not any(word in name for word in generic)]


def _completed(named: str, signed: str | None, text: str, reading: Reading) -> str:
    """The fuller form of a name that the report itself gives (河口镇: 河口镇人民政府)."""
    header = reading.header
    wanted = named + header.government
    is_place = any(named.endswith(place) for place in header.places)
    if signed and named in signed and signed != named:
        same_kind = signed.endswith(named[-2:]) or (is_place and signed.endswith(wanted))
        if same_kind and _is_name(signed, reading):
            return signed
    if is_place and wanted in text:
        return wanted
    for place, offices in header.place_offices.items():
        for office in offices:
            if named.endswith(place) and named + office in text:
                return named + office
    return named


def _short_names(full: str, reading: Reading) -> list[str]:
    """The name without 人民政府, and without the places before it."""
    names = []
    bare = full.removesuffix(reading.header.government)
    if len(bare) >= _LEAST_NAME and bare != full:
        names.append(bare)
    divisions = _divisions(full)
    for name in (full, bare):
        rest = name
        for division in divisions:
            if rest.startswith(division) and len(rest) > len(division) + 1:
                rest = rest[len(division) :]
                if rest != reading.header.government and len(rest) >= _LEAST_NAME + 1:
                    names.append(rest)
    return names


def _declared(text: str, full: str) -> list[str]:
    """Short names that the report introduces itself: 某某局（以下简称“某局”）."""
    return [short for name, short in SHORT_NAME.findall(text) if name.endswith(full[-4:]) and len(short) > 1]


def _divisions(name: str) -> list[str]:
    """The places that a name begins with, from the widest."""
    divisions: list[str] = []
    rest = name
    while (match := DIVISION.match(rest)) is not None:
        if NO_DIVISION.search(match.group()) or match.end() < _LEAST_NAME:
            break
        divisions.append(match.group())
        rest = rest[match.end() :]
    return divisions


def _parent(full: str, named: str, preamble: str, reading: Reading) -> str | None:
    divisions = _divisions(full)
    core = full.removesuffix(reading.header.government)
    if divisions and core == "".join(divisions):
        divisions = divisions[:-1]
    if divisions:
        return "".join(divisions)
    for match in QUOTED_DIVISION.finditer(preamble):
        place = match.group(1)
        if place not in full and named not in place:
            return place
    return None
