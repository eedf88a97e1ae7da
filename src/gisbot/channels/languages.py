"""Which language a channel's own words are in: Chinese first, English for an English interface."""

from __future__ import annotations

from gisbot.model.who import Who

LANGUAGES = ("zh", "en")


def language_of(who: Who) -> str:
    """ "en" when the person's interface is English, else "zh"."""
    return "en" if (who.language or "").lower().split("-")[0] == "en" else "zh"
