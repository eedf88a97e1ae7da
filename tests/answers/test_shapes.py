"""What a sentence must hold to answer: a day, a place, a name, so many members."""

from __future__ import annotations

import pytest

from gisbot.answers.shapes import asks_a_shape, has_the_shape, named_alike

TOLD = "个别偏远乡镇网络条件差，网上信息更新慢，云岭乡、麻塘乡曾连续两个月没有更新。"
GATES = "从严从实把好政治关、法律关、政策关、保密关、文字关，未经审核报备的信息一律不准发布。"
OPENED = "“柏川发布”微信公众号于5月1日开通，年末关注人数1.8万余人。"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (TOLD, "哪两个乡连着两个月没更新"),
        (OPENED, "公众号叫啥名、哪天开的?"),
        ("申请量居前三位的是征收拆迁、土地规划和教育招生。", "群众申请最多的是哪三块内容"),
        ("其中最远的送到海拔1180米的云顶村。", "最远的那次是送到哪个村?"),
    ],
)
def test_a_sentence_holds_what_is_asked(sentence: str, asked: str) -> None:
    assert asks_a_shape(asked)
    assert has_the_shape(sentence, asked)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (TOLD, "哪三个乡连着两个月没更新"),
        (TOLD, "公众号叫啥名、哪天开的?"),
        ("公众号关注人数1.8万余人。", "公众号哪天开的"),
        ("新收申请596件，其中网上申请297件、信函申请184件。", "去哪个网页填表?"),
    ],
)
def test_a_sentence_without_it_does_not_answer(sentence: str, asked: str) -> None:
    assert not has_the_shape(sentence, asked)


def test_members_bear_the_name_that_is_asked_for() -> None:
    assert named_alike(GATES, "审稿的时候要把好哪几道关?")
    assert named_alike(GATES, "是哪五个关?")
    assert not named_alike(TOLD, "审稿的时候要把好哪几道关?")
