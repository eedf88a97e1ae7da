"""Words of a region are taken as they are written elsewhere; slips are mended, but no word into another."""

from __future__ import annotations

from datetime import date

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.model.conversation import Memory
from gisbot.model.lexicon import Lexicon
from gisbot.questions.understand import Understanding
from tests.questions.asking import PROJECT

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(PROJECT)


@pytest.fixture(scope="module")
def understanding(catalog: Catalog) -> Understanding:
    return Understanding(catalog, Lexicon.of((), {}, {}, (), None, {}))


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("冇得现成的、还要另外去做的那号申请，有几多件咯", "requests.result.unable.needs_creation"),
        ("唔該，開咗幾多次資訊公開嘅會議呀", "meetings.held"),
        ("涉及商业秘密莫给公开的有几多件", "requests.result.refused.trade_secret"),
        ("复议告赢你们的有几件", "review.corrected"),
        ("政府信息公开申清新收了多少建", "requests.received"),
        ("Eh how many reconsideration cases kena overturned ah", "review.corrected"),
        (
            "How many requests were declined because they concerned internal affairs?",
            "requests.result.refused.internal_affairs",
        ),
    ],
)
def test_everyday_words_name_the_figure(understanding: Understanding, text: str, metric: str) -> None:
    [target] = understanding.understand(text, Memory(), TODAY).targets
    assert target.best is not None
    assert target.best.metric == metric


@pytest.mark.parametrize(
    ("text", "mended"),
    [("搞疫情那阵子发了多少条", "制发了"), ("你们的微博号什么时候关的", "什么时候写的"), ("平均考了多少分", "多少份")],
)
def test_no_slip_is_seen_where_another_word_is_meant(understanding: Understanding, text: str, mended: str) -> None:
    assert mended not in understanding.understand(text, Memory(), TODAY).content


def test_growth_is_no_refusal(understanding: Understanding) -> None:
    assert "growth" in understanding.understand("Have requests declined since last year?", Memory(), TODAY).operations
