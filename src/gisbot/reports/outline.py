"""The outline of a report: its sections, the prose under each, and which section a table stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gisbot.catalog.forms import Form
from gisbot.catalog.reading import Reading
from gisbot.model.document import Block, Grid, Paragraph, Picture
from gisbot.model.report import Passage, Section
from gisbot.reports.headings import Heading, heading_in, split_inline
from gisbot.reports.labels import LabelMatcher, parse_label
from gisbot.reports.patterns import ATTACHMENT, PAGE_MARK, TOC_LINE

_LEAST_TOC = 3
_LONGEST_CAPTION = 40
_LONG_PARAGRAPH = 60


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections and passages.

    `places` gives the section of each block, `held` the sections under which something stands, `repeated` the
    headings that occur twice.
    """

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    places: Mapping[int, int]
    repeated: tuple[Section, ...]
    held: frozenset[int]

    def path(self, section: int) -> str:
        """The heading path of a section, joined by " / "."""
        return " / ".join(self.sections[section].path)


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, a passage, or (with neither) the place of a table, a picture, or a line read elsewhere."""

    block: int
    location: str
    heading: Heading | None = None
    text: str | None = None
    skipped: bool = False


def read_outline(
    blocks: tuple[Block, ...], skip: frozenset[int], tables: frozenset[int], forms: tuple[Form, ...], reading: Reading
) -> Outline:
    """The outline of `blocks`, without those of `skip` (title, signature); `tables` are rebuilt ones."""
    captions = LabelMatcher(tuple((caption,) for form in forms for caption in form.captions), reading)
    parts: list[_Part] = []
    for index, block in enumerate(blocks):
        if index in skip:
            parts.append(_Part(index, block.place.location, skipped=True))
        elif isinstance(block, Grid | Picture) or index in tables:
            parts.append(_Part(index, block.place.location))
        else:
            parts += _parts_of(index, block, captions, reading)
    return _built(_without_contents(parts))


def _parts_of(index: int, block: Paragraph, captions: LabelMatcher, reading: Reading) -> list[_Part]:
    text, location = block.text.strip(), block.place.location
    folded = reading.fold(text)
    if not text or any(pattern.fullmatch(folded) for pattern in (PAGE_MARK, ATTACHMENT)) or TOC_LINE.search(folded):
        return []
    if not block.numbering and len(text) <= _LONGEST_CAPTION and captions.exact(parse_label(text, reading)):
        numbered = heading_in(text, reading)
        return [_Part(index, location, numbered or Heading(text, 1, ""))]
    pieces = split_inline(text, reading) if len(text) > _LONG_PARAGRAPH else (text,)
    parts = []
    for number, piece in enumerate(pieces):
        rest = piece.strip()
        numbering = block.numbering if number == 0 else ""
        heading = heading_in(rest, reading, numbering=numbering, marked=block.heading)
        while heading is not None:
            parts.append(_Part(index, location, heading))
            rest = heading.rest
            inner = heading_in(rest, reading) if rest else None
            heading = inner if inner is not None and inner.level > heading.level else None
        if rest:
            printed = rest if heading is not None or parts or not numbering else f"{numbering}{rest}"
            parts.append(_Part(index, location, text=printed))
    return parts


def _without_contents(parts: list[_Part]) -> list[_Part]:
    """The parts without a table of contents: headings in a row that all come again later."""
    kept: list[_Part] = []
    last = {_bare(part): place for place, part in enumerate(parts) if part.heading is not None}
    position = 0
    while position < len(parts):
        end = position
        while end < len(parts) and parts[end].heading is not None:
            end += 1
        run = parts[position:end]
        single = [part for place, part in enumerate(run, start=position) if last[_bare(part)] == place]
        contents = len(run) - len(single)
        if contents >= _LEAST_TOC and contents * 4 >= len(run) * 3:
            kept += single
        else:
            kept += run
        if end < len(parts):
            kept.append(parts[end])
        position = end + 1
    return kept


def _bare(part: _Part) -> str:
    return "" if part.heading is None else "".join(part.heading.text.split())


def _built(parts: list[_Part]) -> Outline:
    sections: list[Section] = []
    passages: list[Passage] = []
    places: dict[int, int] = {}
    repeated: list[Section] = []
    held: set[int] = set()
    paths: set[tuple[str, ...]] = set()
    stack: list[tuple[int, str]] = []
    for part in parts:
        heading = part.heading
        if heading is not None:
            stack = [item for item in stack if item[0] < heading.level]
            stack.append((heading.level, heading.text))
            section = Section(heading.text, heading.level, tuple(text for _, text in stack), part.location)
            if section.path in paths:
                repeated.append(section)
            paths.add(section.path)
            sections.append(section)
            places[part.block] = len(sections) - 1
            continue
        if part.skipped:
            if sections:
                places[part.block] = len(sections) - 1
            continue
        if not sections:
            sections.append(Section("", 1, (), part.location))
        held.add(len(sections) - 1)
        if part.text is None:
            places[part.block] = len(sections) - 1
        else:
            passages.append(Passage(len(sections) - 1, part.text, part.location))
            places.setdefault(part.block, len(sections) - 1)
    if not sections:
        sections.append(Section("", 1, (), ""))
    return Outline(tuple(sections), tuple(passages), places, tuple(repeated), frozenset(held))
