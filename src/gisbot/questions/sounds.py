"""How words sound: keys under which homophones meet, and reading pinyin back into words."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from gisbot.questions.patterns import NUMERALS, ORDINAL_SIGN
from gisbot.questions.vocabulary import Vocabulary

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|uai|iao|ian|uan|van|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|o|e|i|u|v)"
)
_BLUR = ((re.compile("^zh"), "z"), (re.compile("^ch"), "c"), (re.compile("^sh"), "s"), (re.compile("ng$"), "n"))
MEANING, FILLER, LETTER, NAMED, UNHEARD = 0.1, 0.2, 1.0, 0.05, 0.15
FEWEST_INITIALS = 4
MOST_SPELLINGS = 6
NEGATIVE_SOUNDS = frozenset({"bu", "mei", "wei", "fei", "wu"})


@lru_cache(maxsize=8192)
def syllable(character: str) -> str:
    """The commonest reading of one character without tone; the character itself when it has none."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(character)[0]).replace("ü", "v")


@lru_cache(maxsize=8192)
def blurred(character: str) -> str:
    """The reading with the differences dropped that many speakers do not make (zh/z, ch/c, sh/s, ng/n)."""
    sound = syllable(character)
    for pattern, replacement in _BLUR:
        sound = pattern.sub(replacement, sound)
    return sound


def sound_key(text: str) -> str:
    """A key that is equal for texts that sound alike."""
    return "'".join(blurred(c) for c in text)


def sounds_like_no(character: str) -> bool:
    """Whether an unknown character may be a mistyped negation: 埠同意 for 不同意."""
    return "㐀" <= character <= "鿿" and syllable(character) in NEGATIVE_SOUNDS


def is_pinyin(word: str) -> bool:
    """Whether a lower-case Latin word can be cut into pinyin syllables."""
    letters = re.sub(r"[1-5']", "", word)
    reachable = {0}
    for start in range(len(letters)):
        if start in reachable:
            reachable |= {
                end
                for end in range(start + 1, min(len(letters), start + 6) + 1)
                if _SYLLABLE.fullmatch(letters[start:end])
            }
    return bool(letters) and len(letters) in reachable


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character without tone, the commonest first; at most three."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(str(sound).replace("ü", "v") for sound in found))[:3]


def _spellings(form: str) -> set[str]:
    """How a form may be spelt in pinyin: all readings of the characters that have several, within bounds."""
    spellings = {""}
    for c in form:
        options = readings(c) if len(spellings) < MOST_SPELLINGS else (syllable(c),)
        spellings = {spelling + option for spelling in spellings for option in options}
    return spellings


def latin_names(name: str) -> tuple[str, ...]:
    """A Chinese name in pinyin, whole and without its division: hekouzhen, hekou."""
    sounds = [syllable(c) for c in name]
    names = ["".join(sounds)]
    if len(sounds) > 2:
        names.append("".join(sounds[:-1]))
    return tuple(dict.fromkeys(name for name in names if len(name) >= 4))


class PinyinReader:
    """Reads runs of pinyin back into the words of a vocabulary and the names of agencies.

    Of words that sound alike the one is meant that people ask with: `asked` is what they are known to ask.
    """

    def __init__(self, vocabulary: Vocabulary, names: Iterable[str], asked: str) -> None:
        self._asked = asked
        self._forms: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self._initials: dict[str, list[str]] = defaultdict(list)
        self._senses = vocabulary.chinese
        for form, sense in vocabulary.chinese.items():
            if not all("㐀" <= c <= "鿿" for c in form):
                continue
            cost = (MEANING if sense.meaningful else FILLER) + (0.1 if len(form) == 1 else 0.0)
            for key in _spellings(form):
                self._forms[key].append((cost, form))
            if sense.strong and len(form) >= FEWEST_INITIALS:
                self._initials["".join(syllable(c)[0] for c in form)].append(form)
        for numeral in NUMERALS:
            for form in (numeral, ORDINAL_SIGN + numeral):
                self._forms["".join(map(syllable, form))].append((FILLER, form))
        for name in names:
            for latin in latin_names(name):
                self._forms[latin].insert(0, (NAMED, name))
        self._chosen: dict[str, tuple[float, str] | None] = {}
        self._longest = max(map(len, self._forms), default=1)

    def initials(self, letters: str) -> str | None:
        """The words that a run of first letters stands for, when all that may be meant is one thing: xzxk."""
        forms = self._initials.get(letters, [])
        if not forms or len({self._senses[form].groups for form in forms}) > 1:
            return None
        return max(forms, key=self._asked.count)

    def _meant(self, key: str) -> tuple[float, str] | None:
        """The word that a spelling stands for, with its cost; one that nobody is known to ask with costs more."""
        if key not in self._chosen:
            held = self._forms.get(key)
            found = [(cost + UNHEARD * (form not in self._asked) * (cost > NAMED), form) for cost, form in held or ()]
            single = any(len(form) == 1 for _, form in found)
            likeliest = min(found, key=lambda one: (single or one[0], -self._asked.count(one[1])), default=None)
            self._chosen[key] = likeliest
        return self._chosen[key]

    def read(self, run: str) -> str | None:
        """The run as Chinese words, or None when too much of it is no word known here."""
        letters = "".join(c for c in run if c.isalpha() and c.isascii())
        starts = self._starts(run)
        size = len(letters)
        unreached: tuple[float, tuple[tuple[int, str], ...], int] = (float("inf"), (), 0)
        best = [(0.0, unreached[1], 0), *([unreached] * size)]
        for start in range(size):
            cost, words, lost = best[start]
            if cost == float("inf"):
                continue
            for end in range(start + 1, min(size, start + self._longest) + 1):
                held = self._meant(letters[start:end]) if letters[start:end] in self._forms else None
                if held is not None:
                    torn = 0.3 * (start not in starts) + 0.3 * (end not in starts and end != size)
                    if cost + held[0] + torn < best[end][0]:
                        best[end] = (cost + held[0] + torn, (*words, (start, held[1])), lost)
            if cost + LETTER < best[start + 1][0]:
                best[start + 1] = (cost + LETTER, words, lost + 1)
        _, words, lost = best[size]
        return self._sensible(run, words) if words and lost <= size * 0.3 else None

    @staticmethod
    def _sensible(run: str, words: Sequence[tuple[int, str]]) -> str:
        """The words that were read; typed words that fall into single characters are names not known: as typed."""
        pieces: list[str] = []
        at = 0
        for typed in run.split():
            end = at + sum(c.isalpha() and c.isascii() for c in typed)
            inside = [word for start, word in words if at <= start < end]
            torn = len(inside) > 1 and all(len(word) == 1 for word in inside)
            pieces += [f" {typed} "] if torn else inside
            at = end
        return "".join(pieces)

    @staticmethod
    def _starts(run: str) -> frozenset[int]:
        starts, at = {0}, 0
        for c in run:
            if c.isalpha() and c.isascii():
                at += 1
            else:
                starts.add(at)
        return frozenset(starts)
