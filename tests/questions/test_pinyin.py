"""Questions in pinyin: whole or mixed with digits, names of agencies, first letters; homophones by what people ask."""

from __future__ import annotations

from datetime import date

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.model.conversation import Memory
from gisbot.model.lexicon import Lexicon
from gisbot.questions.understand import Understanding
from tests.questions.asking import PROJECT

TODAY = date(2026, 11, 22)
SHILUO = "桐汀县石螺乡人民政府"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(PROJECT)


@pytest.fixture(scope="module")
def understanding(catalog: Catalog) -> Understanding:
    return Understanding(catalog, Lexicon.of((SHILUO,), {"石螺乡": (SHILUO,)}, {}, (2023,), None, {}))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("2023 nian xin shou shenqing zongshu", "2023年新收申请总数"),
        ("shang nian jie zhuan zongji duoshao jian", "上年结转总计多少件"),
        ("shiluo xiang 2023nian xinshou duoshao jian shenqing", "石螺乡2023年新收多少件申请"),
        ("lianxi dianhua shi duo shao", "联系电话是多少"),
        ("cunzai wenti di san tiao", "存在问题第三条"),
        ("xzxk chuli jueding 多少", "行政许可处理决定多少"),
        ("xzcf多少件", "行政处罚多少件"),
    ],
)
def test_pinyin_is_read_as_people_ask(understanding: Understanding, text: str, normal: str) -> None:
    assert understanding.understand(text, Memory(), TODAY).normal == normal


@pytest.mark.parametrize("text", ["hekou zhen xinshou duoshao jian", "qwrt多少件"])
def test_what_is_no_word_stays_as_typed(understanding: Understanding, text: str) -> None:
    assert text.split()[0][:4] in understanding.understand(text, Memory(), TODAY).normal
