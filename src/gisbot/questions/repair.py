"""Typos: readings of pieces that were not understood, never across a confusable pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from gisbot.catalog import Catalog
from gisbot.questions.english import stem
from gisbot.questions.patterns import ASKING_WORD, CHINESE, GRAMMAR, NEGATION, PARTICLE
from gisbot.questions.sounds import blurred, sound_key, syllable
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Vocabulary

SOUND_COST = 0.3
EDIT_COST = 0.45
DOUBLED_COST = 0.25
FURTHER_COST = 0.2
"""What each character costs that is wrong beside the first."""
REACH = 7
ENGLISH_SHORTEST = 5
OTHER = "other_thing"
LONG_ENGLISH = 8
LONGEST_TORN = 3


class Repairer:
    """Finds the words that a misspelt piece may stand for. Built when the first typo is met."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._confusables = catalog.words.confusables
        self._shapes = frozenset(frozenset(pair) for pair in catalog.words.shapes)
        self._measures = frozenset(catalog.words.prose_units)
        self._siblings: dict[str, list[str]] = defaultdict(list)
        for pair in catalog.words.shapes:
            one, other = pair[0], pair[1]
            self._siblings[one].append(other)
            self._siblings[other].append(one)
        self._by_cut: dict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for form in vocabulary.forms():
            sense = vocabulary.chinese[form]
            counts = len(form) > 2 and bool(sense.units) and bool(sense.operations)
            if len(form) < 2 or not CHINESE.match(form) or not (sense.groups or counts):
                continue
            self._by_sound[sound_key(form)].append(form)
            if len(form) >= 3 and not counts:
                for key in _cuts(form):
                    self._by_cut[key].append(form)
        stems = {word for form in vocabulary.english for word in form.split() if len(word) >= 4}
        said = {word for concept in catalog.words.concepts.values() for form in concept.en for word in form.split()}
        self._words = sorted(stems | {word for word in said if word.isalpha() and len(word) >= LONG_ENGLISH})

    def edges(self, text: str, tokens: Sequence[Token], *, loose: bool = False) -> Iterator[Token]:
        """Readings that cover pieces which were not understood; `loose` doubts single characters too."""
        for token in tokens:
            doubted = token.kind is Kind.UNKNOWN or (loose and token.kind is Kind.WORD and len(token.text) == 1)
            if not doubted or not token.text.strip():
                continue
            if CHINESE.match(token.text):
                yield from self._chinese(text, token)

    def _chinese(self, text: str, unknown: Token) -> Iterator[Token]:
        seen: set[tuple[int, int, str]] = set()
        for start in range(max(0, unknown.start - REACH), unknown.end):
            for end in range(max(start + 2, unknown.start + 1), min(len(text), unknown.end + REACH) + 1):
                piece = text[start:end]
                if not all(CHINESE.match(c) for c in piece) or len(piece) > 16:
                    continue
                for form, cost in self._readings(piece, unknown, start):
                    if (start, end, form) not in seen:
                        seen.add((start, end, form))
                        sense = self._vocabulary.chinese[form]
                        yield Token(start, end, piece, Kind.WORD, cost, sense, form, repaired=True)

    def _readings(self, piece: str, unknown: Token, start: int) -> Iterator[tuple[str, float]]:
        for form in self._by_sound.get(sound_key(piece), ()):
            exact = len(form) > 2 or (
                unknown.start <= start
                and start + 2 <= unknown.end
                and all(syllable(a) == syllable(b) for a, b in zip(piece, form, strict=True))
            )
            exact = exact and (self._named(form) or self._miscounted(piece, form, unknown, start))
            if exact and not (len(form) == 2 and PARTICLE.search(form)) and not self._confused(piece, form):
                changed = sum(a != b for a, b in zip(piece, form, strict=True))
                yield form, SOUND_COST + FURTHER_COST * (changed - 1)
        if len(piece) == 2:
            for form in self._pairs(piece, unknown, start):
                yield form, SOUND_COST if _one_sound(piece, form) else EDIT_COST
        if len(piece) < 2:
            return
        forms = {form for key in _cuts(piece) for form in self._by_cut.get(key, ())}
        for form in sorted(forms):
            distance = OSA.distance(piece, form, score_cutoff=1)
            if (
                distance == 1
                and self._vocabulary.chinese[form].groups
                and self._plausible(piece, form, unknown, start)
                and not self._confused(piece, form)
            ):
                yield form, DOUBLED_COST if len(piece) > len(form) else EDIT_COST

    def _pairs(self, piece: str, unknown: Token, start: int) -> Iterator[str]:
        """Words of two characters, one of which was written as another that looks or sounds like it, or both swapped.

        What was not understood must be the wrong character itself.
        """
        left, right = piece[0], piece[1]
        forms = [other + right for other in self._siblings[left]] if unknown.start <= start else []
        forms += [left + other for other in self._siblings[right]] if start + 2 <= unknown.end else []
        if unknown.start <= start and start + 2 <= unknown.end and left != right:
            forms.append(right + left)
        if len(unknown.text) == 1:
            forms += [form for form in self._by_sound.get(sound_key(piece), ()) if _one_sound(piece, form)]
        for form in dict.fromkeys(forms):
            if self._named(form) and not PARTICLE.search(form) and not self._confused(piece, form):
                yield form

    def _miscounted(self, piece: str, form: str, unknown: Token, start: int) -> bool:
        """Whether only the measure word was not understood: 多少建 for 多少件."""
        end = start + len(piece)
        alone = unknown.start == end - 1 and unknown.end == end
        return alone and piece[:-1] == form[:-1] and piece[-1] not in self._measures

    def _named(self, form: str) -> bool:
        """Whether a form names an idea of the reports."""
        sense = self._vocabulary.chinese.get(form)
        return sense is not None and bool(sense.groups) and frozenset({OTHER}) not in sense.groups

    def _said_of_reports(self, form: str) -> bool:
        return frozenset({OTHER}) not in self._vocabulary.chinese[form].groups

    def _plausible(self, piece: str, form: str, unknown: Token, start: int) -> bool:
        """Whether people make this slip: longer words forgive more than short ones."""
        if len(piece) == len(form):
            changed = [at for at in range(len(form)) if piece[at] != form[at]]
            if len(changed) == 2:
                return True
            at = changed[0]
            beside = GRAMMAR.fullmatch(piece[at]) is not None and start + at in (unknown.start - 1, unknown.end)
            if not unknown.start <= start + at < unknown.end and not (beside and self._said_of_reports(form)):
                return False
            alike = blurred(piece[at]) == blurred(form[at]) or frozenset((piece[at], form[at])) in self._shapes
            return alike or (len(form) >= 6 and not ASKING_WORD.search(form))
        if len(piece) > len(form):
            doubled = any(
                piece[at] == piece[at + 1] and piece[:at] + piece[at + 1 :] == form for at in range(len(piece) - 1)
            )
            return doubled or len(form) >= 6
        cut_short = piece in (form[1:], form[:-1])
        return len(form) >= (6 if cut_short else 5)

    def _confused(self, piece: str, form: str) -> bool:
        for left, right in self._confusables:
            for one, other in ((left, right), (right, left)):
                if one in piece and one not in form and other in form and other not in piece:
                    return True
        if NEGATION.search(form) and not NEGATION.search(piece):
            return not self._mistyped_no(piece, form)
        return bool(NEGATION.search(piece)) != bool(NEGATION.search(form))

    def _mistyped_no(self, piece: str, form: str) -> bool:
        """Whether only the negation itself was written as another character like it: 下予公开, 布予公开."""
        changed = [(a, b) for a, b in zip(piece, form, strict=False) if a != b]
        if len(piece) != len(form) or len(changed) != 1:
            return False
        wrong, right = changed[0]
        return frozenset((wrong, right)) in self._shapes or syllable(wrong) == syllable(right)

    def english(self, text: str, tokens: Sequence[Token]) -> str:
        """The text with each unknown English word replaced by the nearest word known here, if one is near."""
        pieces, at = [], 0
        for token in tokens:
            joined = "-" in (text[token.start - 1 : token.start], text[token.end : token.end + 1])
            if (
                token.kind is Kind.UNKNOWN
                and token.text.isascii()
                and len(token.text) >= (3 if joined else ENGLISH_SHORTEST)
            ):
                word = self._nearest(token.text)
                if word is not None:
                    pieces += [text[at : token.start], word]
                    at = token.end
        return "".join((*pieces, text[at:]))

    def _nearest(self, text: str) -> str | None:
        found: list[tuple[int, str]] = []
        for root in dict.fromkeys((stem(text), text)):
            found += self._near(root)
        nearest = min(found, default=None)
        return nearest[1] if nearest is not None and nearest[0] else None

    def _near(self, root: str) -> list[tuple[int, str]]:
        allowed = 1 if len(root) < 8 else 2
        found: list[tuple[int, str]] = []
        for word in self._words:
            if word[0] == root[0] and abs(len(word) - len(root)) <= allowed:
                distance = OSA.distance(root, word, score_cutoff=allowed)
                if distance <= allowed:
                    found.append((distance, word))
        return found


def torn_out(repaired: Token, tokens: Sequence[Token]) -> bool:
    """Whether a short repaired piece leaves a character beside it that was not understood, so that it was cut out of
    other words: 开|始试|行."""
    return len(repaired.text) <= LONGEST_TORN and any(
        token.kind is Kind.UNKNOWN
        and CHINESE.match(token.text) is not None
        and (token.end == repaired.start or token.start == repaired.end)
        for token in tokens
    )


def _one_sound(piece: str, form: str) -> bool:
    """Whether one of two characters was written as another of the same sound."""
    changed = [(a, b) for a, b in zip(piece, form, strict=True) if a != b]
    return len(changed) == 1 and syllable(changed[0][0]) == syllable(changed[0][1])


def _cuts(text: str) -> set[str]:
    """The text and everything that is left of it when one character is taken out."""
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}
