"""Whom to ask about the report: the contact line, whatever its order, labels and separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.lines import Line, sentence_around
from gisbot.reports.patterns import (
    ABOUT_REPORT,
    ADDRESS_END,
    ASKS_TO_CONTACT,
    BARE_MAIL,
    CONTACT_LABEL_END,
    CONTACT_LABEL_TAIL,
    EMAIL,
    OFFICE_AFTER_VERB,
    OFFICE_BEFORE_VERB,
    PHONE,
    PHONE_JOINT,
    POSTCODE,
    PUBLISHED_ON_SITE,
    WEBSITE,
)

_CONTINUED_LINES = 7
_LEAST_SCORE = 3
_PREAMBLE_LINES = 14
_LONGEST_ADDRESS = 70
_OPEN_ENDS = frozenset(":,、(-@")


@dataclass(frozen=True, slots=True)
class _Field:
    """A labelled part of a contact line: what kind, and where label and value stand."""

    kind: str
    label_start: int
    start: int
    end: int


def read_contact(lines: tuple[Line, ...], skip: frozenset[int], reading: Reading) -> tuple[Figure, ...]:
    """The contact data of the line that asks readers to get in touch, and of labelled lines that follow it."""
    scored = [
        (score, -place, -begin)
        for place, line in enumerate(lines)
        if line.block not in skip
        for begin in _sentences(line)
        if (score := _score(line.folded[begin:], reading))
    ]
    found: dict[str, Figure] = {}
    if scored and max(scored)[0] >= _LEAST_SCORE:
        _, place, begin = max(scored)
        for figure in _figures(_joined(lines, -place, -begin, skip, reading), reading):
            found.setdefault(figure.metric or "", figure)
    for figure in _website(lines[:_PREAMBLE_LINES], skip):
        found.setdefault(figure.metric or "", figure)
    return tuple(found.values())


def _website(lines: tuple[Line, ...], skip: frozenset[int]) -> Iterator[Figure]:
    """The site that the first lines name as the place where the report can be read."""
    for line in lines:
        if line.block in skip:
            continue
        for site in WEBSITE.finditer(line.folded):
            sentence = sentence_around(line, site.start(), site.end())
            if ABOUT_REPORT.search(sentence) and PUBLISHED_ON_SITE.search(sentence):
                yield _figure("contact.website", "", _Joined(line, (line,), (0,), 0), site.start(), site.end())
                return


@dataclass(frozen=True, slots=True)
class _Joined:
    """The contact line with the lines that go on with it; `bounds` are where each line begins."""

    line: Line
    parts: tuple[Line, ...]
    bounds: tuple[int, ...]
    begin: int


def _joined(lines: tuple[Line, ...], place: int, begin: int, skip: frozenset[int], reading: Reading) -> _Joined:
    """The contact line, the rest of it after a lost line break, and lines that begin with a label of contact data."""
    parts = [lines[place]]
    for line in lines[place + 1 : place + 1 + _CONTINUED_LINES]:
        is_open = parts[-1].folded.rstrip()[-1:] in _OPEN_ENDS
        fields = _fields(line.folded, 0, reading)
        is_labelled = bool(fields) and fields[0].label_start <= _LEAST_SCORE
        if line.block in skip or not (is_open or is_labelled):
            break
        parts.append(line)
    bounds, length = [], 0
    for part in parts:
        bounds.append(length)
        length += len(part.text) + (0 if part.folded.rstrip()[-1:] in _OPEN_ENDS else 1)
    text = folded = ""
    for part, start in zip(parts, bounds, strict=True):
        text = text.ljust(start, "\n") + part.text
        folded = folded.ljust(start, "\n") + part.folded
    whole = Line(parts[0].block, text, folded, parts[0].location)
    return _Joined(whole, tuple(parts), tuple(bounds), begin)


def _sentences(line: Line) -> Iterator[int]:
    """Where the sentences of a line begin that ask to get in touch."""
    if ASKS_TO_CONTACT.search(line.folded) is None:
        return
    begin = 0
    for position, char in enumerate(line.folded):
        if char in "。!?\n" or position == len(line.folded) - 1:
            if ASKS_TO_CONTACT.search(line.folded, begin, position + 1):
                yield begin
            begin = position + 1


def _score(text: str, reading: Reading) -> int:
    """How much the first sentence of a text looks like the contact line of the report; 0 for none."""
    sentence = text.partition("。")[0]
    office = OFFICE_BEFORE_VERB.search(sentence) or OFFICE_AFTER_VERB.search(sentence)
    about = ABOUT_REPORT.search(sentence) is not None
    if any(word in sentence for word in reading.header.foreign_phones) and not about:
        return 0
    labelled = len(_fields(text, 0, reading))
    return (2 if office else 0) + (2 if PHONE.search(text) else 0) + (2 if about else 0) + min(labelled, 2)


@lru_cache(maxsize=8)
def _label_pattern(labels: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    wordings = sorted(
        ((word, kind) for kind, words in labels for word in words), key=lambda item: (-len(item[0]), item[0])
    )
    parts = [
        r"\s*".join(re.escape(char) for char in word.replace("（", "(").replace("）", ")")) for word, _ in wordings
    ]
    groups = [
        f"(?P<k{number}_{kind}>{part})" for number, (part, (_, kind)) in enumerate(zip(parts, wordings, strict=True))
    ]
    return re.compile(rf"(?:{'|'.join(groups)})\s*{CONTACT_LABEL_TAIL}", re.IGNORECASE)


def _fields(folded: str, begin: int, reading: Reading) -> list[_Field]:
    pattern = _label_pattern(tuple(reading.header.contact.items()))
    matches = list(pattern.finditer(folded, begin))
    fields = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        kind = (match.lastgroup or "").partition("_")[2]
        fields.append(_Field(kind, match.start(), match.end(), end))
    return fields


def _figures(joined: _Joined, reading: Reading) -> Iterator[Figure]:
    line, begin = joined.line, joined.begin
    sentence = line.folded[begin:].partition("。")[0]
    office = OFFICE_BEFORE_VERB.search(sentence) or OFFICE_AFTER_VERB.search(sentence)
    if office is not None:
        start, end = begin + office.start(1), begin + office.end(1)
        yield _figure("contact.office", "", joined, start, end)
    fields = _fields(line.folded, begin, reading)
    covered = False
    for field in fields:
        label = "".join(line.text[field.label_start : field.start].split()).rstrip(CONTACT_LABEL_END)
        for kind, start, end in _values(field, line, label, reading):
            covered = covered or kind == "phone"
            yield _figure(f"contact.{kind}", label, joined, start, end)
    phone = PHONE.search(line.folded, begin)
    if not covered and phone is not None and (office is not None or phone.end() <= begin + len(sentence)):
        labelled = any(field.kind != "person" and field.start <= phone.start() < field.end for field in fields)
        if not labelled:
            yield _figure("contact.phone", "", joined, *_all_phones(line.folded, phone))


def _values(field: _Field, line: Line, label: str, reading: Reading) -> Iterator[tuple[str, int, int]]:
    text = line.folded
    if field.kind == "phone":
        phone = PHONE.search(text, field.start, field.end)
        if phone is not None:
            start, end = _all_phones(text, phone, field.end)
            yield "phone", start, end
            if any(word in reading.fold(label) for word in reading.header.contact["fax"]):
                yield "fax", start, end
    elif field.kind == "fax":
        phone = PHONE.search(text, field.start, field.end)
        if phone is not None:
            yield "fax", *_all_phones(text, phone, field.end)
    elif field.kind == "postcode":
        code = POSTCODE.search(text, field.start, field.end)
        if code is not None:
            yield "postcode", code.start(), code.end()
    elif field.kind == "email":
        mail = EMAIL.search(text, field.start, field.end) or BARE_MAIL.search(text, field.start, field.end)
        if mail is not None:
            yield "email", mail.start(), mail.end()
    elif field.kind == "website":
        site = WEBSITE.search(text, field.start, field.end)
        if site is not None:
            yield "website", site.start(), site.end()
    elif field.kind == "address":
        stop = ADDRESS_END.search(text, field.start, field.end)
        end = min(stop.start() if stop is not None else field.end, field.end)
        end = _unbracketed(text, field.start, end)
        if 2 <= end - field.start <= _LONGEST_ADDRESS:
            yield "address", field.start, end


def _all_phones(text: str, first: re.Match[str], limit: int | None = None) -> tuple[int, int]:
    """From the first number to the last one joined to it (0871-62660000、62660001)."""
    end = first.end()
    stop = len(text) if limit is None else limit
    while (joint := PHONE_JOINT.match(text, end, stop)) is not None:
        following = PHONE.match(text, joint.end(), stop)
        if following is None:
            break
        end = following.end()
    return first.start(), end


def _unbracketed(text: str, start: int, end: int) -> int:
    """The end of a value without the bracket that closes the whole contact line."""
    while end > start and (
        text[end - 1] in " 、." or (text[end - 1] in ")]" and text.count("(", start, end) < text.count(")", start, end))
    ):
        end -= 1
    return end


def _figure(metric: str, label: str, joined: _Joined, start: int, end: int) -> Figure:
    number = max(index for index, bound in enumerate(joined.bounds) if bound <= start)
    part, offset = joined.parts[number], joined.bounds[number]
    raw = joined.line.text[start:end].strip()
    return Figure(
        metric=metric,
        path=(label,) if label else (),
        column=None,
        value="".join(raw.split()),
        raw=raw,
        unit=None,
        kind=FigureKind.CONTACT,
        state=CellState.TEXT,
        evidence=Evidence("", sentence_around(part, start - offset, min(end - offset, len(part.text))), part.location),
        subject=label,
    )
