"""How much of a question was not understood: what may name another thing than the figure that the rest names."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.questions.patterns import CARRIER_UNITS, GRAMMAR, HEADS, HOTLINE
from gisbot.questions.tokens import Kind, Token

CARRIERS = ("website", "wechat", "weibo", "newmedia")
BECAUSE = "because"
LONG_WORD = 4
ATTACHED = 2
"""What a noun weighs that is written behind a word of the figure and names another thing (微信群) or is counted."""


def residue(tokens: Sequence[Token]) -> int:
    """The characters of the pieces that were not understood; an English word weighs one or two.

    Single characters beside such a piece belong to it: 会议纪要 is cut into a meeting, 纪 and 要.
    """
    weight = 0
    for at, token in enumerate(tokens):
        if _names_another(tokens, at):
            weight += ATTACHED if token.text.isascii() else len(token.text)
        if _counts_carriers(tokens, at):
            weight += ATTACHED
        if token.kind is Kind.NUMBER and HOTLINE.fullmatch(token.text):
            weight += ATTACHED
        if token.kind is not Kind.UNKNOWN or not token.text.strip():
            continue
        if token.text.isascii():
            weight += 2 if len(token.text) > LONG_WORD else 1
            continue
        first = last = at
        while first > 0 and _joins(tokens[first - 1], tokens[first]):
            first -= 1
        while last + 1 < len(tokens) and _joins(tokens[last + 1], tokens[last]):
            last += 1
        length = sum(len(piece.text) for piece in tokens[first : last + 1])
        before = tokens[first - 1] if first > 0 and _meet(tokens[first - 1], tokens[first]) else None
        heads = before is not None and before.strong and HEADS.match(tokens[first].text) is not None
        counted = before is not None and before.has("howmany")
        torn = last == first and any(
            0 <= beside < len(tokens)
            and tokens[beside].strong
            and len(tokens[beside].text) == 1
            and _meet(tokens[beside], tokens[at])
            for beside in (at - 1, at + 1)
        )  # 收 in 收拾 is a piece of another word
        weight += max(length, ATTACHED) if heads or counted or torn else length
    return weight


def _names_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether a known word makes another thing of the figure's word that it is written together with: 离婚诉讼."""
    token = tokens[at]
    other = token.sense.noun or (token.sense.outside and not token.sense.groups)
    if not other or token.strong:
        return False
    near = [tokens[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(tokens)]
    if token.sense.noun and any(one.has("howmany") and one.end == token.start and not one.sense.units for one in near):
        return True  # 多少网友: people are counted
    return any(
        neighbour.strong
        and (_meet(neighbour, token) or (token.text.isascii() and abs(neighbour.start - token.end) <= 1))
        for neighbour in near
    )


def _counts_carriers(tokens: Sequence[Token], at: int) -> bool:
    """Whether websites or accounts themselves are counted (几个新媒体账号, 公众号有几家), not what stands on them."""
    token = tokens[at]
    if not token.has("howmany") or token.sense.units.isdisjoint(CARRIER_UNITS) or token.sense.groups:
        return False
    near = [tokens[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(tokens)]
    return any(_meet(one, token) and one.strong and one.names_concept(*CARRIERS) for one in near)


def _joins(token: Token, neighbour: Token) -> bool:
    """Whether a single character without a meaning of its own is written together with an unknown piece."""
    light = not token.sense.meaningful or (not token.strong and token.names_concept(BECAUSE))  # 属 in 属实
    alone = token.kind is Kind.WORD and len(token.text) == 1 and light
    return alone and not GRAMMAR.fullmatch(token.text) and _meet(token, neighbour)


def _meet(one: Token, other: Token) -> bool:
    return one.end == other.start or other.end == one.start
