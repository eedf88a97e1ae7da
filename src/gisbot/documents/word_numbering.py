"""List numbers of a docx: counted from numbering.xml, because the text does not hold them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gisbot.documents.patterns import CHINESE_DIGITS, CHINESE_TENS, CHINESE_ZERO, HEAVENLY_STEMS
from gisbot.documents.word_names import W, integer

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is counted and written."""

    start: int
    format: str
    text: str


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list (w:num): which counters it uses, its levels, where it starts anew."""

    counters: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts the lists of one document, paragraph by paragraph in document order."""

    def __init__(self, root: Element | None) -> None:
        self._lists = _definitions(root) if root is not None else {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next(self, list_id: str, level: int) -> str:
        """The number that the next paragraph of the list shows ("一、", "（二）"); "" for bullets."""
        definition = self._lists.get(list_id)
        if definition is None or level not in definition.levels:
            return ""
        counters = self._counters.setdefault(definition.counters, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted, start in definition.restarts.items():
                counters[restarted] = start - 1
        for upper in range(level):
            if upper not in counters and upper in definition.levels:
                counters[upper] = definition.levels[upper].start
        counters[level] = counters.get(level, definition.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counters.pop(deeper, None)
        return _written(definition, level, counters)


def _written(definition: ListDefinition, level: int, counters: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in definition.levels or place not in counters:
            return ""
        return format_number(counters[place], definition.levels[place].format)

    if definition.levels[level].format in ("bullet", "none"):
        return ""
    return _PLACE.sub(number, definition.levels[level].text)


def _definitions(root: Element) -> dict[str, ListDefinition]:
    abstract = {node.get(W + "abstractNumId", ""): _levels(node) for node in root.iter(W + "abstractNum")}
    lists: dict[str, ListDefinition] = {}
    for node in root.iter(W + "num"):
        reference = node.find(W + "abstractNumId")
        counters = reference.get(W + "val", "") if reference is not None else ""
        levels = dict(abstract.get(counters, {}))
        restarts: dict[int, int] = {}
        for override in node.iter(W + "lvlOverride"):
            levels.update(_levels(override))
            restart = override.find(W + "startOverride")
            if restart is not None:
                restarts[integer(override.get(W + "ilvl"), 0)] = integer(restart.get(W + "val"), 1)
        lists[node.get(W + "numId", "")] = ListDefinition(counters, levels, restarts)
    return lists


def _levels(node: Element) -> dict[int, Level]:
    levels = {}
    for level in node.iter(W + "lvl"):
        levels[integer(level.get(W + "ilvl"), 0)] = Level(
            start=integer(_value(level, "start"), 1),
            format=_value(level, "numFmt") or "decimal",
            text=_value(level, "lvlText") or "",
        )
    return levels


def _value(node: Element, name: str) -> str | None:
    child = node.find(W + name)
    return child.get(W + "val") if child is not None else None


def format_number(number: int, style: str) -> str:
    """`number` as the list style (an ST_NumberFormat of ECMA-376) writes it; in figures when it is none known here."""
    writer = _WRITERS.get(style)
    return writer(number) if writer is not None and 0 < number < 1000 else str(number)


def _chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = CHINESE_DIGITS[hundreds] + CHINESE_TENS[1] if hundreds else ""
    if tens:
        text += (CHINESE_DIGITS[tens] if tens > 1 or hundreds else "") + CHINESE_TENS[0]
    elif hundreds and ones:
        text += CHINESE_ZERO
    return text + (CHINESE_DIGITS[ones] if ones else "")


def _digits(number: int) -> str:
    return "".join(CHINESE_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"],
        strict=True,
    ):
        count, number = divmod(number, value)
        text += letters * count
    return text


def _stem(number: int) -> str:
    return HEAVENLY_STEMS[(number - 1) % len(HEAVENLY_STEMS)]


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographTraditional": _stem,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
