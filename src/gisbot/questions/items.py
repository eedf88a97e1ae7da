"""Years that belong to a row: items of the 2019 form (许可事项上一年几项, 增减几项) told apart from decisions, which
later forms count too, and what was carried from the year before (上年结转)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.questions.patterns import CARRIED, DECISIONS, ITEM_CHANGE, ITEM_UNIT, ITEM_WORD, LIST_MARKS, NEXT_YEAR
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import HOW_MANY, Sense
from gisbot.questions.years import CARRIED_IN, CARRIED_OUT, PREVIOUS

ACTS = ("licence", "penalty", "coercion", "other_services", "admin_fee")
DECIDED = ("decision", "amount", "items_prev", "items_change", "procurement")
ITEMS = frozenset({"items"})
CHANGE = "items_change"
COLON = ":"


def with_items(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with the item rows named, where an act is spoken of in items: 项目, 事项, 几项."""
    acts = [token for token in tokens if token.names_concept(*ACTS)]
    if acts and any(token.names_concept(CHANGE) for token in tokens):
        return _change_named(tokens)
    if not acts or any(map(_decides, tokens)):
        return tuple(tokens)
    said = [token for token in tokens if _is_item(token)]
    units = {unit for token in tokens if not token.strong for unit in token.sense.units}
    if not said and not any(ITEM_UNIT.fullmatch(unit) for unit in units):
        return tuple(tokens)
    before = [token for token in tokens if token.kind is Kind.YEAR and token.relative == PREVIOUS]
    if units and not any(ITEM_UNIT.fullmatch(unit) for unit in units) and not (said and before):
        return tuple(tokens)
    change = [token for token in tokens if token.has("growth") and ITEM_CHANGE.search(token.text)]
    compared = [token for token in tokens if token.has("more", "less")] if before and _than(tokens, before[0]) else []
    if compared and not change:
        return _changed(tokens, before[0], compared[0])
    if change:
        named = {change[0]: "items_change"}
    elif before:
        named = {before[0]: "items_prev"}
    else:
        named = {}
    return tuple(_named(token, named, acts, bare=not named) for token in tokens)


def _than(tokens: Sequence[Token], before: Token) -> bool:
    """Whether the year before is what is compared with: 比上一年."""
    return any(token.has("than") and token.end == before.start for token in tokens)


def _changed(tokens: Sequence[Token], before: Token, compared: Token) -> tuple[Token, ...]:
    """许可的项目比上一年多了几项: the row of the change, with nothing left to compare."""
    sense = Sense((frozenset({"items_change"}),), frozenset({HOW_MANY}), strong=True)
    acts = [token for token in tokens if token.names_concept(*ACTS)]
    result: list[Token] = []
    for token in tokens:
        if token is compared:
            token = replace(token, sense=sense)
        elif (token in acts[:-1] and token.sense.groups == acts[-1].sense.groups) or ITEM_WORD.fullmatch(token.text):
            token = replace(token, sense=Sense(filler=True))
        elif token is before or (token.has("than") and token.end == before.start):
            token = replace(token, kind=Kind.WORD, sense=Sense(filler=True), years=(), relative="")
        result.append(token)
    return tuple(result)


def _change_named(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """比上一年增减了多少: the row of the change itself, of which nothing is left to compare."""
    before = [token for token in tokens if token.kind is Kind.YEAR and token.relative == PREVIOUS]
    if not before or not _than(tokens, before[0]):
        return tuple(tokens)
    change = Sense((frozenset({CHANGE}),), frozenset({HOW_MANY}), strong=True)
    result: list[Token] = []
    for token in tokens:
        if token.has("growth") and ITEM_CHANGE.search(token.text):
            token = replace(token, sense=change)
        elif token is before[0] or (token.has("than") and token.end == before[0].start):
            token = replace(token, kind=Kind.WORD, sense=Sense(filler=True), years=(), relative="")
        elif token.kind is Kind.WORD and ITEM_WORD.fullmatch(token.text):
            token = replace(token, sense=Sense(filler=True))
        result.append(token)
    return tuple(result)


def with_carried(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with 上年 and 结转的 right behind it as one row."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if (
            last is not None
            and last.kind is Kind.YEAR
            and last.relative == PREVIOUS
            and last.end == token.start
            and token.names_concept(CARRIED_OUT)
            and CARRIED.match(token.form or token.text)
        ):
            result.pop()
            sense = Sense((frozenset({CARRIED_IN}),), strong=True)
            token = Token(last.start, token.end, last.text + token.text, Kind.WORD, token.cost, sense)
        listed = len(result) > 1 and (LIST_MARKS.fullmatch(result[-1].text) is not None or result[-1].text == COLON)
        if len(result) > 1 and token.names_concept(CARRIED_IN) and result[-1].names_concept(CARRIED_OUT):
            year = result[-2]
            if year.kind is Kind.YEAR and len(year.years) == 1 and not year.relative:
                result[-2:] = [replace(year, years=(year.years[0] + 1,))]  # 2018年没办完转过来的 came into 2019
        carried = listed and any(one.names_concept(CARRIED_IN, CARRIED_OUT) for one in result)
        if carried and token.kind is Kind.YEAR and (token.relative == PREVIOUS or NEXT_YEAR.fullmatch(token.text)):
            named = CARRIED_OUT if NEXT_YEAR.fullmatch(token.text) else CARRIED_IN
            if result[-1].text == COLON:
                result = [replace(t, sense=Sense(filler=True)) if t.names_concept(CARRIED_OUT) else t for t in result]
            sense = Sense((frozenset({named}),), strong=True)
            token = replace(token, kind=Kind.WORD, sense=sense, years=(), relative="")
        result.append(token)
    return tuple(result)


def _is_item(token: Token) -> bool:
    whole = token.kind is Kind.WORD and ITEM_WORD.fullmatch(token.text)
    inside = token.names_concept(*ACTS) and not token.names_concept("other_services") and ITEM_WORD.search(token.text)
    return bool(whole or inside)


def _decides(token: Token) -> bool:
    return token.names_concept(*DECIDED) or (token.kind is Kind.WORD and DECISIONS.search(token.text) is not None)


def _named(token: Token, named: dict[Token, str], acts: Sequence[Token], *, bare: bool) -> Token:
    if token in named:
        sense = Sense((frozenset({named[token]}),), strong=True)
        return replace(token, kind=Kind.WORD, sense=sense, years=(), relative="")
    if token.kind is Kind.WORD and ITEM_WORD.fullmatch(token.text):
        return replace(token, sense=Sense(filler=True))
    if bare and token is acts[0]:
        return replace(token, sense=replace(token.sense, groups=(*token.sense.groups, ITEMS)))
    return token
