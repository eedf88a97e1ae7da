"""English words cut to stems, so that one entry serves request, requests and requested."""

from __future__ import annotations

from functools import lru_cache

_SUFFIXES = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s")
_KEPT = frozenset(
    {
        "trainee",
        "employee",
        "committee",
        "organisation",
        "organization",
        "news",
        "is",
        "was",
        "has",
        "this",
        "its",
        "during",
        "series",
        "species",
        "us",
        "yes",
        "process",
        "his",
    }
)


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of one lower-case word; short words are kept whole."""
    word = word.removesuffix("'s").strip("'")
    if word.removesuffix("s") in _KEPT:
        return word.removesuffix("s") if len(word) > 5 else word
    if len(word) <= 3:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: -len(suffix)]
            if suffix in ("ies", "ied"):
                return base + "y"
            if suffix in ("ed", "ing", "ings") and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls":
                base = base[:-1]
            return base.removesuffix("e") if len(base) > 3 else base
    return word.removesuffix("e") if len(word) > 4 else word


def stems(text: str) -> str:
    """The stems of a phrase joined by single spaces; hyphens count as spaces."""
    return " ".join(stem(word) for word in text.replace("-", " ").split())
