"""The inside of one docx paragraph: its printed text, its text boxes and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gisbot.documents.bounds import MAX_INLINE_NESTING
from gisbot.documents.patterns import is_footnote
from gisbot.documents.word_names import DRAWING, MARKUP, MATH, W, integer
from gisbot.documents.word_styles import toggled
from gisbot.errors import DocumentTooLarge

_LEAST_PICTURE_EMU = 762_000
"""The longer side below which a picture is an icon: 80 pixels at 9,525 EMU each."""

_WRAPPERS = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "sdt", "fldSimple", "customXml", "bdo", "dir")
)
_UNPRINTED = ("vanish", "strike", "dstrike")
_GRAPHICS = frozenset(W + name for name in ("drawing", "pict", "object"))
_CHARACTERS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_RUN, _TEXT, _BREAK, _RUBY = W + "r", W + "t", W + "br", W + "ruby"
_ALTERNATE, _MATH = MARKUP + "AlternateContent", MATH + "oMath"


@dataclass(slots=True)
class Inline:
    """What a paragraph holds. `bold` says that every run that prints something is bold."""

    text: str = ""
    bold: bool = False
    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def read_inline(paragraph: Element, *, bold_style: bool) -> Inline:
    """The inside of `paragraph`; deleted, struck out and hidden text is left out, soft breaks are kept as \\n."""
    return _InlineReading(bold_style).read(paragraph)


class _InlineReading:
    """The state while one paragraph is read."""

    def __init__(self, bold_style: bool) -> None:
        self._bold_style = bold_style
        self._pieces: list[str] = []
        self._plain = False
        self._found = Inline()

    def read(self, paragraph: Element) -> Inline:
        self._children(paragraph, 0)
        self._found.text = "".join(self._pieces)
        self._found.bold = not self._plain and bool(self._found.text.strip())
        return self._found

    def _children(self, node: Element, depth: int) -> None:
        if depth > MAX_INLINE_NESTING:
            raise DocumentTooLarge("the elements of a paragraph are nested too deep")
        for child in node:
            tag = child.tag
            if tag == _RUN:
                self._run(child, depth)
            elif tag in _WRAPPERS:
                self._children(child, depth + 1)
            elif tag == _ALTERNATE:
                self._children(next(iter(child), child), depth + 1)
            elif tag in _GRAPHICS:
                self._graphic(child)
            elif tag == _MATH:
                self._pieces.extend(text.text or "" for text in child.iter(MATH + "t"))

    def _run(self, run: Element, depth: int) -> None:
        properties = run.find(W + "rPr")
        bold = self._bold_style
        if properties is not None:
            if any(toggled(properties.find(W + name)) for name in _UNPRINTED):
                return
            align = properties.find(W + "vertAlign")
            if align is not None and align.get(W + "val") == "superscript" and self._is_footnote(run):
                return
            own = toggled(properties.find(W + "b"))
            bold = own if own is not None else bold
        for item in run:
            tag = item.tag
            if tag == _TEXT:
                text = item.text or ""
                self._pieces.append(text)
                if not bold and text.strip():
                    self._plain = True
            elif tag == _BREAK:
                if item.get(W + "type", "textWrapping") == "textWrapping":
                    self._pieces.append("\n")
            elif tag in _CHARACTERS:
                self._pieces.append(_CHARACTERS[tag])
            elif tag in _GRAPHICS:
                self._graphic(item)
            elif tag == _RUBY:
                for base in item.iter(W + "rubyBase"):
                    self._children(base, depth + 1)
            elif tag == _ALTERNATE:
                for graphic in next(iter(item), item):
                    self._graphic(graphic)

    def _is_footnote(self, run: Element) -> bool:
        """Whether a raised run is the mark of a footnote behind a number, which would read as its last digit."""
        before = "".join(self._pieces[-1:])
        return before[-1:].isdecimal() and is_footnote("".join(text.text or "" for text in run.iter(_TEXT)))

    def _graphic(self, graphic: Element) -> None:
        boxes = list(_outermost(graphic, W + "txbxContent"))
        if boxes:
            self._found.boxes.extend(boxes)
            return
        if not _holds_picture(graphic):
            return
        extent = next(graphic.iter(DRAWING + "extent"), None)
        if extent is not None:
            sides = (integer(extent.get("cx"), _LEAST_PICTURE_EMU), integer(extent.get("cy"), _LEAST_PICTURE_EMU))
            if max(sides) < _LEAST_PICTURE_EMU:
                return
        properties = next(graphic.iter(DRAWING + "docPr"), None)
        caption = (properties.get("descr") or properties.get("name") or "") if properties is not None else ""
        self._found.pictures.append(caption.strip())


def _outermost(node: Element, tag: str) -> Iterator[Element]:
    """The descendants named `tag` that lie in no other such; of alternatives only the first is looked at."""
    pending = [node]
    while pending:
        current = pending.pop()
        if current.tag == tag:
            yield current
        elif current.tag == _ALTERNATE:
            pending.extend(list(current)[:1])
        else:
            pending.extend(reversed(list(current)))


def _holds_picture(graphic: Element) -> bool:
    return any(str(node.tag).endswith(("}blip", "}imagedata", "}OLEObject", "}chart")) for node in graphic.iter())
