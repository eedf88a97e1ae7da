"""A total that stands as one of the things in a list: 复议：维持/纠正/总计, 上年结转 总计/自然人."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gisbot.questions.patterns import AMOUNT, BARE_TOTAL, LIST_MARKS, PUBLISHED
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

TOTAL = "total"
DOCUMENTS = ("normative", "regulation")
TOTAL_OF_DOCUMENTS = "total_public"
WAYS_IN = ("post", "in_person", "fax")
REQUEST, WEBSITE, ONLINE = "request", "website", "online"
COUNTED_SINCE = 2019
"""Since this year reports say how many documents are public in all."""
PROJECTS = "projects"
DISCLOSURE, BOUGHT, MONEY = "disclosure", "procurement", "amount"
SUMS = frozenset({"sum", "together"})
APPLICANT = "applicant"
LABELS = (Kind.WORD, Kind.AGENCY, Kind.YEAR)
FEWEST = 3
"""So many labels at least are a list with a row, an item and the total."""


def with_listed_totals(tokens: Sequence[Token], applicants: frozenset[str]) -> tuple[Token, ...]:
    """A total between the marks of a list is a figure of its own and adds nothing up.

    It is the figure of what heads the list; beside applicants, that of all of them.
    """
    result = list(tokens)
    said = [at for at, token in enumerate(tokens) if token.text.strip()]
    for place, at in enumerate(said):
        token = tokens[at]
        if not token.names_concept(TOTAL) or (not token.has(*SUMS) and token.strong):
            continue
        before = tokens[said[place - 1]] if place else None
        after = tokens[said[place + 1]] if place + 1 < len(said) else None
        marked = [near is not None and LIST_MARKS.fullmatch(near.text) is not None for near in (before, after)]
        ends = after is None or after.kind is Kind.END or after.has("several")
        if ends and _last_column(tokens[:at]):
            result[at] = replace(token, sense=Sense((frozenset({TOTAL_OF_DOCUMENTS}),), strong=True))
            continue
        if not any(marked) or (marked[0] and not (marked[1] or ends)):
            continue
        plain = replace(token.sense, operations=token.sense.operations - SUMS)
        head = _head(tokens[:at])
        if any(t.names_concept(*applicants) for t in tokens):
            result[at] = replace(token, sense=replace(plain, strong=True))
        elif marked[0] and any(t.names_concept(*DOCUMENTS) for t in tokens):
            result[at] = replace(token, sense=Sense((frozenset({TOTAL_OF_DOCUMENTS}),), strong=True))
        elif marked[0] and head is not None:
            result[at] = replace(token, sense=Sense(head.sense.groups, strong=True))
    return tuple(result)


def with_marks(normal: str, tokens: Sequence[Token], axes: Mapping[str, str]) -> str:
    """The text with marks between labels that end with a total, where nothing else is said: 复议 维持 纠正 总计.

    `axes` are the exclusive axes of the concepts: two labels of one axis are rows, applicants are columns."""
    said = [token for token in tokens if token.text.strip()]
    if len(said) < FEWEST or not BARE_TOTAL.fullmatch(said[-1].text):
        return normal
    if any(token.kind not in LABELS or token.sense.operations - SUMS for token in said):
        return normal
    items: list[Token] = []
    for token in reversed(said[:-1]):
        axis = _axis(token, axes)
        if axis is None or (items and axis != _axis(items[0], axes)):
            break
        items.append(token)
    heads = [token for token in said[: len(said) - 1 - len(items)] if token.strong]
    rows = bool(items) and _axis(items[0], axes) != APPLICANT
    if not items or not heads or (rows and (len(items) < 2 or len(heads) > 1)):
        return normal
    for at in sorted((said[-1].start, *(item.start for item in items[:-1])), reverse=True):
        normal = f"{normal[:at]}、{normal[at:]}"
    return normal


def _axis(token: Token, axes: Mapping[str, str]) -> str | None:
    """The exclusive axis that all readings of a label are on."""
    named = {axes.get(concept, "") for group in token.sense.groups for concept in group}
    return named.pop() or None if token.strong and len(named) == 1 else None


def with_document_totals(tokens: Sequence[Token], years: Sequence[int]) -> tuple[Token, ...]:
    """对外公开 of documents with a total is what is public in all; the total amount of what was bought is money."""
    bare = Sense((frozenset({BOUGHT}),), strong=True)
    result = [replace(one, sense=bare) if _of_amount(tokens, at) else one for at, one in enumerate(tokens)]
    tokens = tuple(result)
    total = [at for at, token in enumerate(tokens) if token.names_concept(TOTAL)]
    if not total:
        return tuple(tokens)
    documents = max(years, default=0) >= COUNTED_SINCE and any(
        token.strong and token.names_concept(*DOCUMENTS) for token in tokens
    )
    bought = any(token.strong and token.names_concept(BOUGHT) for token in tokens)
    for at, token in enumerate(tokens):
        plain = len(token.sense.groups) == 1
        if documents and plain and token.names_concept(DISCLOSURE) and PUBLISHED.fullmatch(token.text):
            result[at] = replace(token, sense=Sense((frozenset({TOTAL_OF_DOCUMENTS}),), strong=True))
        if bought and at in total and AMOUNT.search(token.text):
            result[at] = replace(token, sense=Sense((frozenset({MONEY}),), strong=True))
    return tuple(result)


def _of_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether 项目 only says of what the amount is: 采购项目的总金额."""
    following = [token for token in tokens[at + 1 : at + 3] if token.sense.meaningful or token.kind is not Kind.WORD]
    named = tokens[at].sense.groups == (frozenset({PROJECTS}),) and bool(following)
    return named and following[0].names_concept(MONEY) and len(tokens[at + 1].text) <= len("of the")


def with_request_channels(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """网站 among the ways in which requests come is the way online: 网站、信函、当面的申请各几件."""
    ways = {concept for token in tokens for concept in WAYS_IN if token.names_concept(concept)}
    if len(ways) < 2 or not any(token.names_concept(REQUEST) for token in tokens):
        return tuple(tokens)
    online = Sense((frozenset({ONLINE}),), strong=True)
    return tuple(replace(t, sense=online) if t.sense.groups == (frozenset({WEBSITE}),) else t for t in tokens)


def _last_column(before: Sequence[Token]) -> bool:
    """Whether the columns before the total of documents stand right before it: 规范性文件 新制作 新公开 总数."""
    if not any(token.names_concept(*DOCUMENTS) for token in before):
        return False
    strong = [token for token in before if token.strong]
    return len(strong) > 1 and strong[-1].names_concept("newly_disclosed") and strong[-2].names_concept("issued")


def total_beside(tokens: Sequence[Token], applicants: frozenset[str]) -> bool:
    """Whether a total stands in a list with applicants, a mark between them: 总计/自然人."""
    for one, other in pairwise(tokens):
        listed = one.end < other.start and (one.names_concept(TOTAL) or other.names_concept(TOTAL))
        if listed and (one.names_concept(*applicants) or other.names_concept(*applicants)):
            return True
    return False


def _head(before: Sequence[Token]) -> Token | None:
    """What heads a list: its first word, when another follows without a mark, or only a colon stands between."""
    strong = [token for token in before if token.strong]
    if len(strong) < 2:
        return None
    between = [token.text for token in before if strong[0].end <= token.start < strong[1].start]
    return None if any(LIST_MARKS.fullmatch(text) for text in between) else strong[0]
