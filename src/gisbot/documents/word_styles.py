"""Paragraph styles of a docx: which are headings, bold, or carry a list number."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gisbot.documents.word_names import FALSE_VALUES, W, integer

_HEADING_NAMES = ("heading", "title", "subtitle")
_BODY_OUTLINE = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of its paragraphs; `list_id` and `level` name the list it numbers them by."""

    heading: bool = False
    bold: bool = False
    list_id: str | None = None
    level: int | None = None


PLAIN = ParagraphStyle()


def read_styles(root: Element | None) -> dict[str, ParagraphStyle]:
    """The paragraph styles by id, each with what it takes over from the styles it is based on."""
    if root is None:
        return {}
    nodes = {node.get(W + "styleId", ""): node for node in root.iter(W + "style")}
    return {name: _resolved(name, nodes) for name in nodes}


def _resolved(name: str, nodes: dict[str, Element]) -> ParagraphStyle:
    heading = False
    bold: bool | None = None
    list_id: str | None = None
    level: int | None = None
    current: str | None = name
    for _ in range(_LONGEST_CHAIN):
        node = nodes.get(current) if current is not None else None
        if node is None:
            break
        heading = heading or _is_heading(node)
        bold = bold if bold is not None else toggled(node.find(f"{W}rPr/{W}b"))
        number = node.find(f"{W}pPr/{W}numPr")
        if number is not None:
            list_id = list_id if list_id is not None else value_of(number, "numId")
            level = level if level is not None else _level_of(number)
        current = value_of(node, "basedOn")
    return ParagraphStyle(heading, bool(bold), list_id, level)


def _is_heading(node: Element) -> bool:
    outline = node.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        return integer(outline.get(W + "val"), _BODY_OUTLINE) < _BODY_OUTLINE
    return (value_of(node, "name") or "").lower().startswith(_HEADING_NAMES)


def _level_of(number: Element) -> int | None:
    text = value_of(number, "ilvl")
    return integer(text, 0) if text is not None else None


def value_of(node: Element, name: str) -> str | None:
    """The w:val of the child `name`; None when there is no such child."""
    child = node.find(W + name)
    return child.get(W + "val") if child is not None else None


def toggled(node: Element | None) -> bool | None:
    """Whether a toggle such as w:b is on; None when it is not there."""
    return None if node is None else node.get(W + "val", "1").lower() not in FALSE_VALUES
