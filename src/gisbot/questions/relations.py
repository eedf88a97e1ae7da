"""How the words of a question stand to each other: what divides two figures, what asks for yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.questions.patterns import ALL_OF, ASKS_WHETHER, ENDS_ASKING, IS, WITHIN
from gisbot.questions.tokens import Kind, Token


def boundary_of(tokens: Sequence[Token]) -> tuple[frozenset[int], bool]:
    """Where what is compared is divided: at 占 for a share, at 比 for a difference.

    With it, whether the whole of a share stands before its part: 不予处理中重复申请占几成.
    """
    strong = [index for index, token in enumerate(tokens) if token.strong]
    ends = [index for index, token in enumerate(tokens) if token.kind is Kind.END]
    for operation in ("share", "than", "minus", "times", "equal"):
        for index, token in enumerate(tokens):
            if not token.has(operation) or token.strong or not strong or strong[0] >= index:
                continue
            stop = next((end for end in ends if end > index), len(tokens))
            if any(index < at < stop for at in strong):
                return frozenset({index}), False
            if operation == "share" and strong[-1] < index:
                inner = [at for at in range(strong[0] + 1, strong[-1]) if tokens[at].text in (*WITHIN, IS)]
                at = inner[-1] if inner else index
                return frozenset({at}), bool(inner) and tokens[at].text != IS
    return frozenset(), False


def yes_or_no(normal: str, tokens: Sequence[Token], operations: frozenset[str]) -> frozenset[str]:
    """What of yes and no is asked by the order of words: 有20人没有, 都公开了吗, were all items posted?"""
    said = [token for token in tokens if token.kind not in (Kind.END, Kind.SEPARATOR)]
    found = set()
    if said and said[-1].text in ENDS_ASKING and any(token.strong or token.kind is Kind.UNKNOWN for token in said):
        found.add("exists")
    if ASKS_WHETHER.match(normal) and ("all" in operations or any(token.kind is Kind.NUMBER for token in tokens)):
        found.add("whether")
    if operations & {"exists", "whether"} and any(token.strong and token.text.startswith(ALL_OF) for token in tokens):
        found.add("all")
    return frozenset(found)
