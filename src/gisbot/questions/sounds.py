"""How words sound: keys under which homophones meet, and reading pinyin back into words."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from gisbot.questions.vocabulary import Vocabulary

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|uai|iao|ian|uan|van|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|o|e|i|u|v)"
)
_BLUR = ((re.compile("^zh"), "z"), (re.compile("^ch"), "c"), (re.compile("^sh"), "s"), (re.compile("ng$"), "n"))
MEANING, FILLER, LETTER = 0.1, 0.2, 1.0
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
    """Reads runs of pinyin back into the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._forms: dict[str, tuple[float, str]] = {}
        for form, sense in vocabulary.chinese.items():
            if not all("㐀" <= c <= "鿿" for c in form):
                continue
            cost = (MEANING if sense.meaningful else FILLER) + (0.1 if len(form) == 1 else 0.0)
            for key in _spellings(form):
                held = self._forms.get(key)
                if held is None or cost < held[0] - 1e-9:
                    self._forms[key] = (cost, form)
        self._longest = max(map(len, self._forms), default=1)

    def read(self, run: str) -> str | None:
        """The run as Chinese words, or None when too much of it is no word known here."""
        letters = "".join(c for c in run if c.isalpha() and c.isascii())
        starts = self._starts(run)
        size = len(letters)
        unreached: tuple[float, tuple[str, ...], int] = (float("inf"), (), 0)
        best = [(0.0, unreached[1], 0), *([unreached] * size)]
        for start in range(size):
            cost, words, lost = best[start]
            if cost == float("inf"):
                continue
            for end in range(start + 1, min(size, start + self._longest) + 1):
                held = self._forms.get(letters[start:end])
                if held is not None:
                    torn = 0.3 * (start not in starts) + 0.3 * (end not in starts and end != size)
                    if cost + held[0] + torn < best[end][0]:
                        best[end] = (cost + held[0] + torn, (*words, held[1]), lost)
            if cost + LETTER < best[start + 1][0]:
                best[start + 1] = (cost + LETTER, words, lost + 1)
        _, words, lost = best[size]
        return "".join(words) if words and lost <= size * 0.3 else None

    @staticmethod
    def _starts(run: str) -> frozenset[int]:
        starts, at = {0}, 0
        for c in run:
            if c.isalpha() and c.isascii():
                at += 1
            else:
                starts.add(at)
        return frozenset(starts)
