"""The steps of understanding, one by one: writing, slots, words, typos, pinyin, targets."""

from __future__ import annotations

from datetime import date

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.model.conversation import Memory
from gisbot.model.lexicon import Lexicon
from gisbot.model.question import Question
from gisbot.questions.normalise import normalise
from gisbot.questions.patterns import han_number
from gisbot.questions.sounds import is_pinyin
from gisbot.questions.understand import Understanding
from tests.questions.asking import PROJECT

HEKOU = "河口镇人民政府"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(PROJECT)


@pytest.fixture(scope="module")
def understanding(catalog: Catalog) -> Understanding:
    names = dict.fromkeys((HEKOU, "河口镇", "河口"), (HEKOU,))
    names |= {"朝阳区": ("北京市朝阳区人民政府", "长春市朝阳区人民政府")}
    agencies = (HEKOU, "北京市朝阳区人民政府", "长春市朝阳区人民政府")
    return Understanding(catalog, Lexicon.of(agencies, names, {"各乡镇": (HEKOU,)}, (2018,), None))


def asked(understanding: Understanding, text: str, memory: Memory | None = None) -> Question:
    return understanding.understand(text, memory or Memory(), TODAY)


def metrics(question: Question) -> list[str]:
    return [target.best.metric if target.best else "?" for target in question.targets]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("２０１８年收到 几 件", "2018年收到几件"),
        ("主動公開政府資訊", "主动公开政府资讯"),
        ("专职人员数（不包括政府公报及政府网站工作人员数）", "专职人员数"),
        ("“复议”呢？", '"复议"呢?'),
        ("", ""),
    ],
)
def test_ways_of_writing_become_one(written: str, read: str) -> None:
    assert normalise(written) == read


@pytest.mark.parametrize(
    ("text", "number"), [("十二", 12), ("二十", 20), ("一百二十", 120), ("二〇一八", 2018), ("7", 7), ("多", None)]
)
def test_number_words(text: str, number: int | None) -> None:
    assert han_number(text) == number


@pytest.mark.parametrize(
    ("text", "years", "mode"),
    [
        ("2018年收到几件申请", (2018,), ""),
        ("一八年收到几件申请", (2018,), ""),
        ("二〇一八年度收到几件申请", (2018,), ""),
        ("去年收到几件申请", (2025,), ""),
        ("前年收到几件申请", (2024,), ""),
        ("近三年收到几件申请", (2023, 2024, 2025), "near"),
        ("2019到2021年收到几件申请", (2019, 2020, 2021), "range"),
        ("历年收到几件申请", (), "all"),
        ("收到几件申请", (), "none"),
        ("2019年收到的申请比去年多吗", (2019,), "previous"),
        ("How many requests were received last year?", (2025,), ""),
    ],
)
def test_years(understanding: Understanding, text: str, years: tuple[int, ...], mode: str) -> None:
    found = asked(understanding, text).years
    assert (found.years, found.mode) == (years, mode)


def test_last_years_carry_over_is_a_row_and_not_a_year(understanding: Understanding) -> None:
    question = asked(understanding, "上年结转政府信息公开申请数量")
    assert question.years.mode == "none"
    assert metrics(question) == ["requests.carried_in"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("征府网站公开了多少条信息", "proactive.via.website"),
        ("政务徽信公开政府信息数", "proactive.via.wechat"),
        ("行政附议数量是多少", "review.total"),
        ("召开政府信公开工作会议几次", "meetings.held"),
        ("政府信信息公开专项经费", "funds.special"),
        ("zhengwu weixin gongkai zhengfu xinxi shu shi duoshao", "proactive.via.wechat"),
        ("chongfu shenqing jianshu", "requests.result.not_processed.duplicate"),
        ("How many trainning courses were held?", "training.sessions"),
    ],
)
def test_typos_and_pinyin_are_read(understanding: Understanding, text: str, metric: str) -> None:
    assert metrics(asked(understanding, text)) == [metric]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("予以公开几件", "不予公开几件"),
        ("复议维持几件", "复议纠正几件"),
        ("按时办结几件", "延期办结几件"),
        ("专职人员几个", "兼职人员几个"),
        ("行政复议几件", "行政诉讼几件"),
        ("网站公开几条", "网络申请几件"),
        ("上年结转几件", "结转下年几件"),
    ],
)
def test_the_sides_of_a_confusable_pair_are_different_figures(
    understanding: Understanding, one: str, other: str
) -> None:
    assert metrics(asked(understanding, one)) != metrics(asked(understanding, other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议和培训各几次", ["meetings.held", "training.sessions"]),
        ("网站微信微博分别多少条", ["proactive.via.website", "proactive.via.wechat", "proactive.via.weibo"]),
        ("行政复议和行政诉讼里其他情形各几件", ["review.other", "litigation.other"]),
        ("诉讼里的维持和纠错各几件", ["litigation.upheld", "litigation.corrected"]),
        (
            "收到申请数、申请办结数和申请答复数各是多少",
            ["requests.received", "requests.completed", "requests.answered"],
        ),
        ("微博微信回应事件几次", ["response.weibo_wechat"]),
        ("老百姓申请公开，收了人家多少钱", ["fees.requests"]),
    ],
)
def test_several_figures_share_their_words(understanding: Understanding, text: str, expected: list[str]) -> None:
    assert metrics(asked(understanding, text)) == expected


def test_the_sentence_that_asks_is_the_question(understanding: Understanding) -> None:
    told = "我刚搬来镇上住。以前在别处申请过一次，等了好久。请问按时办结的有几件？"
    assert metrics(asked(understanding, told)) == ["requests.completed.on_time"]


def test_a_follow_up_borrows_what_it_leaves_out(understanding: Understanding) -> None:
    memory = Memory(concepts=("litigation", "corrected"))
    assert metrics(asked(understanding, "那复议呢", memory)) == ["review.corrected"]
    assert metrics(asked(understanding, "维持的呢", memory)) == ["litigation.upheld"]


def test_names_shared_by_several_agencies_are_ambiguous(understanding: Understanding) -> None:
    assert len(asked(understanding, "朝阳区收到几件申请").ambiguous_agencies) == 2
    assert asked(understanding, "仁德街道收到几件申请").unknown_agency == "仁德街道"
    assert asked(understanding, "河口镇收到几件申请").agencies == (HEKOU,)


def test_a_denied_outcome_is_marked(understanding: Understanding) -> None:
    assert not asked(understanding, "按时办结的有几件").negated


def test_what_no_word_covers_is_unknown(understanding: Understanding) -> None:
    assert asked(understanding, "政府网站上有几个蓝鲸").unknown


def test_an_endless_message_is_cut(understanding: Understanding) -> None:
    assert len(asked(understanding, "申请" * 5000).normal) <= 600


@pytest.mark.parametrize(("word", "yes"), [("zhengfu", True), ("xinxi", True), ("website", False), ("", False)])
def test_pinyin_is_told_from_other_words(word: str, yes: bool) -> None:
    assert is_pinyin(word) is yes
