"""One walk over a page: paragraphs, tables and pictures in order, and the regions they stand in.

The walk goes by pointers, not by recursion: deep nesting costs no stack.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from selectolax.lexbor import LexborNode

from gisbot.documents.bounds import MAX_ATTRIBUTES, MAX_TAGS, MAX_TREE_WORK, MAX_UNCLOSED, Budget
from gisbot.documents.html_drafts import Draft, Page, PictureDraft, Region, TextDraft, printed
from gisbot.documents.html_table import read_table
from gisbot.errors import DocumentTooLarge


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_TAG = re.compile(rb"<(/?[a-z][a-z0-9]*)")
_VALUE = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*')""")
_WHOLE_TAG = re.compile(rb"""<[a-zA-Z](?:[^>=]++|%b|=)*+""" % _VALUE.pattern)
_SHORT_PAGE = 150_000
"""A page of so few bytes cannot have so many attributes that parsing would not end."""
_NEVER_DEEP = frozenset(
    b"p li tr td th tbody thead tfoot dd dt option br img input meta link hr col wbr area base embed source track param"
    b" a html head body".split()
)
_BLOCKS = _tags(
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main aside nav table tbody thead tfoot"
    " tr td th caption blockquote pre form fieldset figure figcaption address center hr body ucapcontent ucaptitle"
    " label legend"
)
_CONTAINERS = _tags("div td article section main body ucapcontent center form blockquote")
_UNSHOWN = _tags(
    "script style noscript template head svg iframe object select option button textarea -comment map canvas"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOILERPLATE_TAGS = frozenset({"nav", "footer", "header", "aside"})
_BOILERPLATE_NAME = re.compile(
    r"(?:^|\s)(?:nav|navbar|menu|foot|footer|bottom|header|top|topbar|share|bdshare\w*|breadcrumbs?|crumbs?|crumb"
    r"|dqwz|sidebar|copyright|toolbar|pagination|pager|related|qrcode|erweima|links?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"icon|logo|share|qr|erweima|ewm|btn|button|arrow|spacer|blank\.gif|banner|weixin|wechat", re.IGNORECASE
)
_LEAST_PICTURE = 80
_SOURCE_SPACES = " \t\r\n\f"
_PLAIN = frozenset({"span", "font"})
_OTHER_TAG = re.compile(r"<(?!/?(?:p|span|font|o:p|sup|sub|em|i|u)\b)")
_OTHER_STYLE = re.compile("font-weight|display|visibility|FONT-WEIGHT|DISPLAY")
"""In a paragraph: a break, a picture, a link, something bold or hidden. Without it the text is all there is."""
_LONGEST_BOLD_HEADING = 80


def check_nesting(html: bytes) -> None:
    """Raise `DocumentTooLarge` for tags nested so deep, or left open so often, that parsing would not end.

    Parsing costs the square of the number of open elements (they are searched at each tag, and formatting
    ones opened anew in each paragraph), so their sum over all tags is bounded before a parser sees them.
    """
    count = html.count(b"<")
    if count > MAX_TAGS:
        raise DocumentTooLarge(f"the page has more than {MAX_TAGS:,} tags")
    if len(html) > _SHORT_PAGE:
        _check_attributes(html)
    if count <= MAX_UNCLOSED or count - html.count(b"</") <= MAX_UNCLOSED:
        return
    tags = _TAG.findall(html.lower())
    opened: dict[bytes, int] = {}
    depth = work = 0
    for tag in tags:
        if tag.startswith(b"/"):
            count = opened.get(tag[1:], 0)
            if count:
                opened[tag[1:]] = count - 1
                depth -= 1
        else:
            work += depth
            if tag not in _NEVER_DEEP:
                opened[tag] = opened.get(tag, 0) + 1
                depth += 1
                if depth > MAX_UNCLOSED:
                    break
    if depth > MAX_UNCLOSED or work > MAX_TREE_WORK:
        raise DocumentTooLarge("the html elements are nested too deep")


def _check_attributes(html: bytes) -> None:
    for tag in _WHOLE_TAG.finditer(html):
        if tag.end() - tag.start() > MAX_ATTRIBUTES and len(_VALUE.sub(b"", tag.group()).split()) > MAX_ATTRIBUTES:
            raise DocumentTooLarge(f"an html element has more than {MAX_ATTRIBUTES:,} attributes")


def _only_text(node: LexborNode) -> str | None:
    """The text of a paragraph that holds one piece of it, in plain elements or none; None when it holds more."""
    while True:
        style = node.attributes.get("style")
        if style and _OTHER_STYLE.search(style):
            return None
        child = node.child
        if child is None:
            return ""
        if child.next is not None:
            return None
        tag = child.tag
        if tag == "-text":
            return child.text_content
        if tag not in _PLAIN:
            return None
        node = child


def walk(root: LexborNode, budget: Budget) -> Page:
    """What stands under `root`, in document order."""
    return _Walk(budget).over(root)


class _Walk:
    """The state of one walk."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._drafts: list[Draft] = []
        self._regions: list[Region] = []
        self._boilerplate: list[Region] = []
        self._hidden: list[Region] = []
        self._open: list[tuple[int, list[Region], str, int]] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = self._bold = self._heading = 0
        self._all_bold = True
        self._bold_depths: list[int] = []
        self._counters: list[int] = []
        self._numbering = ""

    def over(self, root: LexborNode) -> Page:
        node = root
        depth = 0
        steps = 0
        while True:
            steps += 1
            if not steps & 8191:
                self._budget.check_time()
            if self._enter(node, depth):
                child = node.child
                if child is not None:
                    node = child
                    depth += 1
                    continue
                self._leave(node, depth)
            while depth:
                following = node.next
                if following is not None:
                    node = following
                    break
                parent = node.parent
                if parent is None:
                    raise AssertionError("a node below the root has a parent")
                node = parent
                depth -= 1
                self._leave(node, depth)
            else:
                self._flush()
                return Page(tuple(self._drafts), tuple(self._regions), tuple(self._boilerplate), tuple(self._hidden))

    def _enter(self, node: LexborNode, depth: int) -> bool:
        """Take up one node; False when what lies under it is not to be walked, and it is not to be left."""
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if self._pieces or self._links or text.strip(_SOURCE_SPACES):
                self._add(text)
            return False
        if tag in _UNSHOWN:
            return False
        if tag == "br":
            self._flush()
            return False
        if tag in _BLOCKS:
            if self._pieces:
                self._flush()
            if tag == "p" and not self._links and not self._bold and self._plain_paragraph(node):
                return False
        if tag == "img":
            self._picture(node)
            return False
        if tag == "table":
            grid = read_table(node)
            if grid is not None:
                self._drafts.append(grid)
                return False
        self._open_element(node, tag, depth)
        return True

    def _plain_paragraph(self, node: LexborNode) -> bool:
        """Take up a paragraph without looking at each node in it, when it is plain."""
        whole = _only_text(node)
        if whole is None:
            markup = node.html or ""
            if _OTHER_TAG.search(markup) or ("style=" in markup and _OTHER_STYLE.search(markup)):
                return False
            whole = node.text()
        text = printed(whole)
        if text:
            self._budget.spend_blocks(1)
            self._drafts.append(TextDraft(text, bool(self._heading), self._numbering, 0))
            self._numbering = ""
        return True

    def _open_element(self, node: LexborNode, tag: str, depth: int) -> None:
        if tag == "a":
            self._links += 1
        elif tag in _HEADINGS:
            self._heading += 1
        elif tag == "ol":
            self._counters.append(0)
        elif tag == "ul":
            self._counters.append(-1)
        elif tag == "li" and self._counters and self._counters[-1] >= 0:
            self._counters[-1] += 1
            self._numbering = f"{self._counters[-1]}."
        attributes = node.attributes
        style = (attributes.get("style") or "") if attributes else ""
        if tag in ("b", "strong") or (style and _BOLD_STYLE.search(style)):
            self._bold += 1
            self._bold_depths.append(depth)
        if style and _HIDDEN_STYLE.search(style):
            self._begin(self._hidden, depth, "")
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}" if attributes else ""
        if tag in _BOILERPLATE_TAGS or (names and tag in _BLOCKS and tag != "body" and _BOILERPLATE_NAME.search(names)):
            self._begin(self._boilerplate, depth, names)
        elif tag in _CONTAINERS:
            self._begin(self._regions, depth, names)

    def _begin(self, regions: list[Region], depth: int, names: str) -> None:
        self._open.append((depth, regions, names, len(self._drafts)))

    def _leave(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            if self._pieces:
                self._flush()
            if tag == "li":
                self._numbering = ""
            elif tag in _HEADINGS:
                self._heading -= 1
            elif tag in ("ol", "ul"):
                self._counters.pop()
        elif tag == "a":
            self._links -= 1
        if self._bold_depths and self._bold_depths[-1] == depth:
            self._bold_depths.pop()
            self._bold -= 1
        while self._open and self._open[-1][0] == depth:
            _, regions, names, start = self._open.pop()
            if len(self._drafts) > start:
                regions.append(Region(names, start, len(self._drafts), depth))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self._links:
            self._linked += len(text)
        if not self._bold and not text.isspace():
            self._all_bold = False

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = printed("".join(self._pieces))
        if text:
            self._budget.spend_blocks(1)
            bold = self._all_bold and len(text) <= _LONGEST_BOLD_HEADING
            self._drafts.append(TextDraft(text, bool(self._heading) or bold, self._numbering, self._linked))
            self._numbering = ""
        self._pieces.clear()
        self._linked = 0
        self._all_bold = True

    def _picture(self, node: LexborNode) -> None:
        attributes = node.attributes
        source = attributes.get("src") or ""
        if not source or _ICON.search(f"{source[:300]} {attributes.get('class') or ''}"):
            return
        for side in ("width", "height"):
            size = (attributes.get(side) or "").strip().removesuffix("px")
            if size.isascii() and size.isdigit() and int(size[:6]) < _LEAST_PICTURE:
                return
        self._flush()
        name = "" if source.startswith("data:") else PurePosixPath(source.partition("?")[0]).name
        self._drafts.append(PictureDraft((attributes.get("alt") or attributes.get("title") or name).strip()))
