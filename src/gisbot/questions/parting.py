"""What a question leaves out: 除了网站, 微信以外, everything except those granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gisbot.questions.focus import COMMA
from gisbot.questions.patterns import (
    ASIDE,
    BUT,
    BY_WAY_OF,
    EVERYTHING,
    FROM,
    JOINERS,
    LEFT_OUT_ENDS,
    NEGATIONS,
    OUTSIDE_OF,
    TAKEN,
    WITHIN,
)
from gisbot.questions.tokens import Kind, Token

CONTENT = (Kind.AGENCY, Kind.YEAR, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Parted:
    """A question without what it leaves out. `subtracts` says that a number is taken off another: 减去, 扣掉."""

    kept: tuple[Token, ...]
    left_out: tuple[Token, ...] = ()
    marked: bool = False
    subtracts: bool = False


def parted(tokens: Sequence[Token], deniable: frozenset[str]) -> Parted:
    """The question cut in two; whole when it leaves nothing out. `deniable` are concepts that 不是 leaves out."""
    left_out: tuple[Token, ...] = ()
    found = _parted(tokens, deniable)
    first = found
    while found.marked and found.left_out:
        left_out += found.left_out
        following = _parted(found.kept, deniable)
        if not following.marked or len(following.kept) >= len(found.kept):
            break
        found = following
    if not first.marked:
        return first
    return Parted(tuple(_plain(token) for token in found.kept), left_out, marked=True, subtracts=first.subtracts)


def _parted(tokens: Sequence[Token], deniable: frozenset[str]) -> Parted:
    for at, token in enumerate(tokens):
        if token.strong and token.has("except"):
            rest = (*tokens[:at], *tokens[at + 1 :])
            return Parted(rest, (token,), marked=True)
        if _begins(tokens, at, deniable):
            return _behind(tokens, at, token.has("minus"))
        if token.has("excepted"):
            return _before(tokens, at)
        if token.has("minus") and not any(t.strong for t in tokens[at + 1 :]):
            given = _taken_from(tokens, at)
            if given is not None:
                return given
    return Parted(tuple(tokens))


def _begins(tokens: Sequence[Token], at: int, deniable: frozenset[str]) -> bool:
    """Whether what is left out follows."""
    token, following = tokens[at], tokens[at + 1 :]
    if token.has("except"):
        return bool(following) and not _stops(following[0]) and any(_names(t) for t in following)
    if token.text == BUT:
        return any(t.text in EVERYTHING for t in tokens[:at]) and any(_names(t) for t in following)
    if token.kind is Kind.UNKNOWN and token.text == ASIDE:
        return any(_outside(t) for t in following)
    if token.has("minus"):
        return not any(_names(t) for t in tokens[:at]) and any(t.strong for t in following)
    if token.kind is not Kind.WORD or token.text not in NEGATIONS or not any(t.has("howmany") for t in tokens):
        return False
    denied = following[1:] if following and following[0].text in BY_WAY_OF else following
    return bool(denied) and denied[0].strong and any(group <= deniable for group in denied[0].sense.groups)


def _names(token: Token) -> bool:
    return token.strong or token.kind is Kind.AGENCY or (token.kind is Kind.UNKNOWN and len(token.text.strip()) > 1)


def _stops(token: Token) -> bool:
    return token.kind is Kind.END or (token.kind is Kind.SEPARATOR and token.text in COMMA)


def _outside(token: Token) -> bool:
    return token.has("excepted") or (token.kind is Kind.UNKNOWN and token.text.strip() in OUTSIDE_OF)


def _behind(tokens: Sequence[Token], at: int, subtracts: bool) -> Parted:
    """What follows the marker, up to a comma, to 以外, or to the words that ask."""
    end, named = at + 1, False
    while end < len(tokens):
        token = tokens[end]
        asks = bool(token.sense.operations) and not token.strong and token.text not in JOINERS
        if _stops(token) or _outside(token) or (named and (asks or token.text in LEFT_OUT_ENDS)):
            break
        named = named or _names(token) or token.kind in CONTENT
        end += 1
    closing = 1 if end < len(tokens) and _outside(tokens[end]) else 0
    return _cut(tokens, at, at + 1, end, end + closing, subtracts)


def _before(tokens: Sequence[Token], at: int) -> Parted:
    """What stands before 以外, back to a comma or to the whole it is left out of: 工作人员里专职除外."""
    start = at
    while start > 0 and not _stops(tokens[start - 1]) and tokens[start - 1].text not in WITHIN:
        start -= 1
    return _cut(tokens, start, start, at, at + 1, subtracts=False)


def _taken_from(tokens: Sequence[Token], at: int) -> Parted | None:
    """把微信从总数里减掉: what stands between 把 and 从."""
    texts = [token.text for token in tokens[:at]]
    start = next((i + 1 for i, text in enumerate(texts) if text in TAKEN), 0)
    end = next((i for i, text in enumerate(texts) if text in FROM and i > start), None)
    return None if end is None else _cut(tokens, start, start, end, end, subtracts=True)


def _cut(tokens: Sequence[Token], begin: int, start: int, end: int, after: int, subtracts: bool) -> Parted:
    """Years, and agencies beside other names, belong to the question and not to what it leaves out."""
    span = tokens[start:end]
    strong = any(token.strong for token in span)
    named = strong or any(token.kind in (Kind.AGENCY, Kind.UNKNOWN) for token in span)
    held = [t for t in span if (t.kind is Kind.YEAR and named) or (t.kind is Kind.AGENCY and strong)]
    gone = tuple(token for token in span if token not in held)
    if not gone:
        return Parted(tuple(tokens))
    if all(token.kind is Kind.YEAR for token in gone):
        others = (*tokens[:begin], *tokens[after:])
        named_year = any(token.kind is Kind.YEAR for token in others)
        return Parted(others) if named_year else Parted(tuple(tokens), gone, marked=True)
    kept = (*tokens[:begin], *held, *tokens[after:])
    if subtracts:
        gone = tuple(token for token in gone if token.kind is not Kind.NUMBER)
    return Parted(kept, gone, marked=True, subtracts=subtracts)


def _plain(token: Token) -> Token:
    """The token without the operations that part: they are done with."""
    return replace(token, sense=replace(token.sense, operations=token.sense.operations - {"minus", "except"}))
