"""What a question wants told: one for each number that it asks for, by words and measure word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gisbot.answers.context import Context
from gisbot.answers.patterns import AFTER, EACH, JOINED, NO_DEED, PARTICLE, RIGHT_BEFORE, SCALES, plain_form
from gisbot.answers.synonyms import Synonyms, synonyms_of
from gisbot.answers.wording import TELLING, Wanted, Word, kind_of, whole_word
from gisbot.catalog.words import Words
from gisbot.model.question import Part

LIGHT = frozenset({"issued", "disclosure", "received"})
"""Verbs that say no more than that something was done."""
COMMON = frozenset({"request", "info", "disclosure", "domain", "case", "answered", "received"})
"""What all these reports speak of."""
ANYTHING = frozenset({"other_thing"})
"""Concepts whose forms do not mean the same."""
MONEY = "money"
COUNTED_SO = 3
"""The shortest word with which a report counts a thing of its own, although it means little elsewhere: 报告书."""
ASKING = frozenset({"!howmany", "!share"})
CHANGES = frozenset({"growth", "more", "less"})
TOGETHER = frozenset({"!several", "!together"})
"""Of these the words may hold a number word: 各多少, 共多少件."""


def wanted_of(context: Context) -> tuple[Wanted, ...]:
    """The numbers that a question asks for, in order; clauses that ask for none go with the one after them.

    Worked out once for a question and the report that it is about, however many rules want it."""
    read_for = (context.question, context.scope.reports[:1])
    held = context.wanted
    if held is None or held[0][0] is not read_for[0] or held[0][1] != read_for[1]:
        held = context.wanted = (read_for, _all_wanted(context))
    return held[1]


def _all_wanted(context: Context) -> tuple[Wanted, ...]:
    question, words = context.question, context.edition.catalog.words
    kind = kind_of("".join(part.text for part in question.parts))
    kind = replace(kind, changes=kind.changes or bool(question.operations & CHANGES))
    said = context.passages(context.main).text if context.scope.reports else ""
    follows = question.elliptical and bool(context.memory.last)
    several = "several" in question.operations or any(part.text == EACH for part in question.parts)
    held: list[Part] = []
    found: list[Wanted] = []
    for part in (*question.parts, None):
        if part is not None and (part.kind not in ("separator", "end") or (several and JOINED.fullmatch(part.text))):
            held.append(part)
        elif held and (follows or any(asks_amount(piece, words) for piece in held)):
            found += [replace(one, said=kind) for one in _wanted(held, words, several, said)]
            held = []
    return tuple(found)


def words_asked(context: Context, parts: Sequence[Part]) -> tuple[Word, ...]:
    """The words of some parts of the question that a telling clause must hold."""
    said = context.passages(context.main).text
    return _words(parts, context.edition.catalog.words, said)


def asks_amount(part: Part, words: Words) -> bool:
    """Whether a part asks for a number: 多少, 几页, 百分之几."""
    if part.kind == "word" and part.text.startswith(words.counting) and len(part.text) > 1:
        return True
    meant = set(part.meaning.split())
    return bool(ASKING & meant) or (bool(TOGETHER & meant) and any(one in part.text for one in words.counting))


def _wanted(parts: Sequence[Part], words: Words, several: bool, said: str) -> list[Wanted]:
    asked = [at for at, part in enumerate(parts) if asks_amount(part, words)]
    measured = [at for at in asked if "!share" not in parts[at].meaning and _measure(parts[at].text, words)]
    asking = next(iter((*measured, *asked)), len(parts) - 1)
    share = any("!share" in part.meaning.split() for part in parts)
    rest = [part for part in parts if not asks_amount(part, words) and part.text != EACH]
    measure = _measure(parts[asking].text, words) if asking in measured or not asked else ""
    if not measure and any(MONEY in part.meaning.split() for part in parts):
        measure = next(iter(sorted(words.money_units)), "")
    following = parts[asking + 1] if asking + 1 < len(parts) else None
    if following is not None and measure and measure + following.text[:1] in words.measures:  # 多少批|次不合格
        measure += following.text[:1]
        trimmed = replace(following, text=following.text[1:])
        rest = [trimmed if part is following else part for part in rest if part is not following or trimmed.text]
        following = trimmed if trimmed.text else None
    if following is not None and (measure in SCALES or (not measure and following.kind == "unknown")):
        alone = len(following.text) == 1 and _joined(parts[asking + 1 : asking + 3]) not in said
        measure = following.text if alone else measure
        rest = [part for part in rest if part is not following or not alone]
    pieces = _divided(rest) if several else [rest]
    if parts[asking].text.isascii():
        english = _english(rest, words)
        said_words = [word for part in parts for word in part.text.split()]
        people = next((words.english_units[word] for word in said_words if word in words.english_units), "")
        return [Wanted(english, people or measure, share and not measure)]
    behind = _words(parts[asking + 1 : asking + 3], words, said)
    head = behind[0] if behind and parts[asking + 1].text.startswith(behind[0].text[:1]) else None
    if head is None and following is not None and len(following.text) > 1 and not asks_amount(following, words):
        head = _word(following.text, (plain_form(following.text),), words, synonyms_of(words.synonyms), known=True)
    if len(pieces) > 1:
        return [Wanted(_words(piece, words, said), measure, share and not measure, head) for piece in pieces]
    ahead = _words(parts[:asking], words, said)
    before = _ending(ahead[-1], words) if ahead else None
    wanted = _words(rest, words, said)
    named = [plain_form(part.text) for part in parts[:asking] if _means_little(part, words)]
    if counted := [text for text in named if _counted_by_the_report(text, wanted, said)]:
        before = _word(counted[-1], (counted[-1],), words, synonyms_of(words.synonyms), known=False)
        wanted = (*wanted, before)
    deed = "" if counted else _deed(parts[:asking])
    return [Wanted(wanted, measure, share and not measure, head, before, deed)]


def _means_little(part: Part, words: Words) -> bool:
    """Whether a word names only what nearly every question holds: 报告书, to gisbot, is a report."""
    concepts = [name for group in part.meaning.split() if group[0] not in "!?" for name in group.split("|")]
    return part.kind == "word" and bool(concepts) and all(words.concepts[name].weak for name in concepts)


def _counted_by_the_report(text: str, wanted: Sequence[Word], said: str) -> bool:
    """Whether a word that means little elsewhere stands before a number of the report: 报告书几件 in 其中报告书71件."""
    if len(text) < COUNTED_SO or any(text in word.text for word in wanted):
        return False
    return re.search(re.escape(text) + RIGHT_BEFORE + r"\d", said) is not None


def _deed(parts: Sequence[Part]) -> str:
    """The verb of one character that stands right before the number word."""
    bare = (PARTICLE.sub("", part.text) for part in reversed(parts) if part.text not in AFTER)
    last = next((text for text in bare if text), "")
    return last if len(last) == 1 and not NO_DEED.fullmatch(last) and not last.isascii() else ""


def _joined(parts: Sequence[Part]) -> str:
    """A character with the one behind it, which may be a word together: 代表."""
    return plain_form("".join(part.text[:1] for part in parts)) if len(parts) > 1 else "\0"


def _ending(word: Word, words: Words) -> Word:
    """The end of a long word that is not understood, which mostly is a word of its own: 里上黑榜."""
    if word.known or len(word.text) <= TELLING:
        return word
    return _word(word.text[-TELLING:], (word.text[-TELLING:],), words, synonyms_of(words.synonyms), known=False)


def _measure(asking: str, words: Words) -> str:
    """The measure word of 多少件, 有几期; "" for a bare 多少."""
    endings = (asking[at:] for at in range(len(asking)))
    found = next((ending for ending in endings if ending in words.measures), "")
    counting = next((word for word in words.counting if word in asking), "")
    return found or (asking.partition(counting)[2] if counting else "")


def _divided(parts: Sequence[Part]) -> list[list[Part]]:
    """甲和乙各多少: each of what is joined, also where the joined words are one word to gisbot."""
    pieces: list[list[Part]] = [[]]
    for part in parts:
        for at, text in enumerate(JOINED.split(part.text)):
            if at:
                pieces.append([])
            if text:
                whole = text == part.text
                pieces[-1].append(part if whole else Part(text, "unknown", "", part.repaired))
    return [piece for piece in pieces if piece]


def _words(parts: Sequence[Part], words: Words, said: str = "") -> tuple[Word, ...]:
    """The words that mean something; single characters between words that are not understood join them.

    Single characters that only together are a word count when the report says it (`said`): 成员."""
    runs: list[tuple[str, bool, str]] = []
    for part in parts:
        other = part.meaning.startswith("?") and "!" not in part.meaning
        unknown = part.kind in ("unknown", "number", "row", "month") or part.text in words.nouns or other
        loose = part.kind == "word" and not part.meaning and len(part.text) == 1 and not PARTICLE.fullmatch(part.text)
        if (unknown or loose) and runs and runs[-1][1]:
            runs[-1] = (runs[-1][0] + part.text, True, runs[-1][2] or ("?" if unknown else ""))
        elif unknown or loose:
            runs.append((part.text, True, "?" if unknown else ""))
        else:
            runs.append((part.text, False, part.meaning if part.kind == "word" else ""))
    synonyms = synonyms_of(words.synonyms)
    found = []
    for text, open_run, meaning in runs:
        concepts = [name for group in meaning.split() if group[0] not in "!?" for name in group.split("|")]
        told_apart = bool(concepts) and len(text) >= TELLING and all(words.concepts[name].weak for name in concepts)
        together = open_run and len(text) > 1 and plain_form(text) in said
        if (open_run and meaning and text.strip()) or told_apart or together:
            found.append(_word(text, (plain_form(text),), words, synonyms, known=False))
        elif concepts and not all(words.concepts[name].weak or name in LIGHT for name in concepts):
            telling = [name for name in concepts if name not in COMMON] or concepts
            own = [form for name in telling if name not in ANYTHING for form in _plain_forms(words.concepts[name].zh)]
            forms = tuple(form for form in (plain_form(text), *own) if len(form) > 1)
            found.append(_word(text, forms, words, synonyms, known=True, common=COMMON.issuperset(concepts)))
    return tuple(word for word in found if word.text)


@lru_cache(maxsize=4096)
def _plain_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a concept as they are compared; worked out once for each concept of the catalogs in use."""
    return tuple(map(plain_form, forms))


def _english(parts: Sequence[Part], words: Words) -> tuple[Word, ...]:
    """The English words that mean something: by the synonyms that hold them, else by the concept they name."""
    synonyms = synonyms_of(words.synonyms)
    pieces = [piece for part in parts for piece in part.text.replace("-", " ").split()]
    owner = [part for part in parts for _ in part.text.replace("-", " ").split()]
    spans = {at: (end, groups) for at, end, groups in synonyms.english(pieces)}
    found: list[Word] = []
    at = 0
    while at < len(pieces):
        part = owner[at]
        whole = tuple(word for word in _words([part], words) if word.known)
        if part.text in words.english_units:
            at += 1
        elif at in spans and (part.kind == "unknown" or not whole or spans[at][0] - at > 1):
            end, groups = spans[at]
            text = "".join(pieces[at:end])
            light = all(piece in words.doing for piece in pieces[at:end])
            found.append(Word(text, (text,), True, ((0, len(text), groups),), light, whole=whole_word(text)))
            at = end
        else:
            if whole and (at == 0 or owner[at - 1] is not part):
                end, groups = spans.get(at, (at, frozenset()))
                found.append(replace(whole[0], spans=((0, len(whole[0].text), groups),) if groups else ()))
            at += 1
    return tuple(found)


def _word(
    text: str, forms: tuple[str, ...], words: Words, synonyms: Synonyms, *, known: bool, common: bool = False
) -> Word:
    plain = plain_form(text)
    bare = PARTICLE.sub("", plain)
    light = plain in words.doing or bare in words.doing
    return Word(plain, forms, known, tuple(synonyms.spans(plain)), light, common, whole_word(plain))
