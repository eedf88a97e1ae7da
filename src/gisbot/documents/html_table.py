"""Tables of a page: data or layout, spans, the text of cells."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from gisbot.documents.base import PICTURE_ALONE
from gisbot.documents.html_drafts import CellDraft, GridDraft, printed
from gisbot.documents.patterns import is_footnote

_MOST_COLSPAN = 1000
_LONG_CELL = 400
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_PLAIN = re.compile(
    r"<(?:br|div|li|h[1-6]|img|input|script|style|template|ul|ol|!--)|</p>(?!\s*</t[dh]>)|<t[dh][^>]*>\s*[^<\s][^<]*<p\b",
    re.IGNORECASE,
)
"""In a cell: a break, or more than one paragraph. Without it the cell's text is all there is to it."""
_UNSHOWN = frozenset({"script", "style", "template", "-comment"})
_FILLED_IN = (None, "", "text", "number")
_SPACER = re.compile(r"spac|blank|pixel|clear|transparent|1x1", re.IGNORECASE)
_LINE = "\0"
_CELL = "\1"
_TO_WALK = re.compile(
    r"<!|<(?:img|input|script|style|template|textarea|title|noscript|iframe|xmp|noembed|noframes|plaintext|pre)\b"
)
"""Markup that is no text, or is not escaped as text is, or a field or picture that may stand for a value."""
_COMMENT = re.compile(r'<!--[^"<>]*-->')
"""A comment that holds no markup; none can begin within the quotes of an attribute and end as one."""
_PLAIN_ATTRIBUTES = re.compile(r'(?: [^<>"]*+(?:"[^"<>]*+"[^<>"]*+)*+)?')
_MOST_TAGS = 60
"""So many different tags are taken out one by one; a table with more is no usual one."""
_ATTRIBUTES = r'[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+'
_BREAK_TAG = re.compile(rf"<(?:br|p|div|li|h[1-6])\b{_ATTRIBUTES}>")
_OTHER_TAG = re.compile(rf"</[^<>]*+>|<[a-zA-Z]{_ATTRIBUTES}>")
_SPAN = re.compile(r'(?<![\w-])(row|col)span="([^"]*)"')


def read_table(table: LexborNode) -> GridDraft | None:
    """The cells of `table`, or None when it only lays out text, pictures or other tables."""
    markup = table.html or ""
    if markup.find("<table", 1) >= 0:
        return None
    if "<sup" in markup and _without_footnotes(table):
        markup = table.html or ""
    if "<!" in markup:
        markup = _COMMENT.sub("", markup)
    rows = _cells_in(markup)
    if rows is None:
        rows = _printed_cells(_rows_of(table), markup)
    widest = max(map(len, rows), default=0)
    if widest < 2 or (len(rows) == 1 and widest < 3):
        return None
    if max([len(cell.text) for row in rows for cell in row]) > _LONG_CELL:
        return None
    return GridDraft(rows)


def _without_footnotes(table: LexborNode) -> bool:
    """Take out raised marks of footnotes, which would read as digits of a number; whether there were any."""
    marks = [mark for mark in table.css("sup") if is_footnote(mark.text())]
    for mark in marks:
        mark.decompose()
    return bool(marks)


def _cells_in(markup: str) -> list[list[CellDraft]] | None:
    """The cells of all rows from the markup alone, as the parser writes it: closed tags, values in quotes.

    None when it holds what must be looked at node by node. Cells with the same markup are read once.
    """
    if "<th" in markup:
        markup = markup.replace("<th>", "<td>").replace("<th ", "<td ")
    before, *lines = markup.replace("</tr>\n", "").split("<tr")
    rows = [line.split("<td") for line in lines]
    if "<td" in before or _TO_WALK.search(before) is not None:
        return None
    for head in {row[0] for row in rows}:
        attribute, end, rest = head.partition(">")
        if not end or _PLAIN_ATTRIBUTES.fullmatch(attribute) is None or "<" in rest:
            return None
    cells = _read_cells(list(dict.fromkeys([cell for row in rows for cell in row[1:]])))
    return None if cells is None else [[cells[cell] for cell in row[1:]] for row in rows]


def _read_cells(markups: list[str]) -> dict[str, CellDraft] | None:
    """What stands in each cell, given from the attributes of its tag on; all are stripped of their tags at once."""
    spans: dict[str, tuple[int, int]] = {}
    attributes, contents = [], []
    for markup in markups:
        attribute, _, content = markup.partition(">")
        if attribute not in spans:
            if _PLAIN_ATTRIBUTES.fullmatch(attribute) is None:
                return None
            wanted = dict(_SPAN.findall(attribute))
            spans[attribute] = _spans(wanted.get("row"), wanted.get("col"))
        attributes.append(attribute)
        contents.append(content)
    text = _CELL.join(contents)
    if _TO_WALK.search(text) is not None:
        return None
    text = _stripped(text)
    if "<" in text:
        return None
    if "&" in text:
        text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    texts = text.replace(_CELL + _LINE, _CELL).split(_CELL)
    if len(texts) != max(len(markups), 1):
        return None
    return {
        markup: CellDraft(text if text.isprintable() and " " not in text else _lines(text), *spans[attribute])
        for markup, text, attribute in zip(markups, texts, attributes, strict=False)
    }


def _stripped(text: str) -> str:
    """The text without its tags, a mark in place of each that breaks a line. The same few tags fill a table."""
    for _ in range(_MOST_TAGS):
        begin = text.find("<")
        if begin < 0:
            return text
        tag = text[begin : text.find(">", begin) + 1]
        if not tag or tag.count('"') % 2:
            break
        text = text.replace(tag, _LINE if _BREAK_TAG.fullmatch(tag) is not None else "")
    return _OTHER_TAG.sub("", _BREAK_TAG.sub(_LINE, text))


def _lines(text: str) -> str:
    """The text of a cell, its breaks being marks, as printed."""
    text = text.lstrip(_LINE)
    if _LINE not in text:
        return printed(text)
    return "\n".join([line for line in map(printed, text.split(_LINE)) if line])


def _printed_cells(rows: list[list[LexborNode]], markup: str) -> list[list[CellDraft]]:
    """The cells of all rows; `markup` is that of the table, looked through once for what needs care."""
    has_spans = "span=" in markup
    plain_table = _NOT_PLAIN.search(markup) is None
    texts: list[list[CellDraft]] = []
    for row in rows:
        line: list[CellDraft] = []
        for cell in row:
            plain = plain_table or _NOT_PLAIN.search(cell.html or "") is None
            text = printed(cell.text()) if plain else cell_text(cell)
            attributes = cell.attributes if has_spans else {}
            line.append(CellDraft(text, *_spans(attributes.get("rowspan"), attributes.get("colspan"))))
        texts.append(line)
    return texts


def cell_text(cell: LexborNode) -> str:
    """The text of one cell as printed; its lines and paragraphs stand on lines of their own.

    A field holds what is filled in; a picture alone may show a number and is no blank.
    """
    pieces: list[str] = []
    has_picture = False
    for node in cell.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            parent = node.parent
            if parent is None or parent.tag not in _UNSHOWN:
                pieces.append(node.text_content or "")
        elif tag in _BREAKING:
            pieces.append("\0")
        elif tag == "input" and node.attributes.get("type") in _FILLED_IN:
            pieces.append(node.attributes.get("value") or "")
        elif tag == "img":
            has_picture = has_picture or not _SPACER.search(node.attributes.get("src") or "spacer")
    lines = [printed(line) for line in "".join(pieces).split("\0")]
    text = "\n".join(line for line in lines if line)
    return PICTURE_ALONE if has_picture and not text else text


def _rows_of(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row."""
    rows: list[list[LexborNode]] = []
    for part in table.iter():
        tag = part.tag
        if tag == "tr":
            lines = [part]
        elif tag in ("tbody", "thead", "tfoot"):
            lines = [line for line in part.iter() if line.tag == "tr"]
        else:
            continue
        for line in lines:
            rows.append([cell for cell in line.iter() if cell.tag in ("td", "th")])
    return rows


def _spans(rowspan: str | None, colspan: str | None) -> tuple[int, int]:
    """The spans that the attributes of a cell ask for."""
    return _span(rowspan), min(max(_span(colspan), 1), _MOST_COLSPAN)


def _span(wanted: str | None) -> int:
    """The span that an attribute asks for; 1 where there is none or no number."""
    value = (wanted or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1
