"""The chat in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gisbot.channels.terminal import chat
from tests.channels.fakes import FakeServices, words


class Typed(io.StringIO):
    """Lines typed at a terminal."""

    def isatty(self) -> bool:
        return True


def shown(lines: io.StringIO, language: str | None = None) -> str:
    out = io.StringIO()
    chat(FakeServices(), lines, out, language=language)
    return out.getvalue()


def test_a_terminal_is_greeted_with_examples_and_prompted() -> None:
    text = shown(Typed("1\n"))
    assert text.startswith("您好！")
    assert "《云上镇2018年政府信息公开工作年度报告（虚构）》" in text
    assert "  [1] 收到多少件公开申请？" in text
    assert "收到多少件公开申请？：0 件。" in text
    assert text.endswith("再见。\n")


def test_no_lines_show_five_example_answers() -> None:
    text = shown(io.StringIO(" \n\n"))
    for number in range(1, 6):
        example = words("zh").text(f"channel.example.{number}")
        assert f"问：{example}\n{example}：0 件。" in text


@pytest.mark.parametrize("word", ["退出", "离开", "exit", "QUIT"])
def test_words_of_leaving(word: str) -> None:
    text = shown(Typed(f"{word}\n收到多少件\n"))
    assert "0 件" not in text
    assert text.endswith("再见。\n")


def test_numbers_choose_and_years_are_questions() -> None:
    text = shown(io.StringIO("复议呢\n2\n9\n2018\n"))
    assert "选了 q.wc" in text
    assert "没有第 9 个选择" in text
    assert "2018：0 件" in text


def test_choices_are_listed_once() -> None:
    text = shown(io.StringIO("复议呢\n"))
    assert text.count("复议维持多少件？") == 1
    assert "  [2] 复议维持多少件？" in text


def test_choices_stay_until_others_come() -> None:
    text = shown(io.StringIO("复议呢\n天气\n1\n"))
    assert "选了 q.fy" in text


def test_admin_commands_work_at_the_terminal() -> None:
    text = shown(io.StringIO("/status\n/reload\n/why 电话\n"))
    assert "版本 e1" in text
    assert "已换上新的知识" in text
    assert "rule: exact" in text


def test_the_folder_for_pictures_is_named_at_the_start_and_used(tmp_path: Path) -> None:
    out = io.StringIO()
    chat(FakeServices(), Typed("甲乙对比\n画个图\n"), out, folder=tmp_path)
    greeting, _, talk = out.getvalue().partition("甲乙对比")
    assert f"图和表格文件会存到 {tmp_path}" in greeting
    assert f"文件：{tmp_path / '图.png'}" in talk
    assert (tmp_path / "图.png").read_bytes().startswith(b"\x89PNG")


def test_english() -> None:
    assert shown(Typed(""), language="en").startswith("Hello!")
