"""Comparing, drawing and exporting from the channels: the commands, the buttons, the pictures and files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from gisbot.channels.base import CALLBACK_BYTES, Reply
from gisbot.channels.plain_text import buttons_of, text_of
from gisbot.channels.scripted import ScriptedChannel
from gisbot.channels.telegram.attachments import CAPTION_LIMIT
from gisbot.channels.telegram.sandbox import Person, Sandbox
from gisbot.channels.telegram.splitting import utf16
from gisbot.channels.terminal.direct import DirectSide
from gisbot.dialogue.shelf import KEPT
from gisbot.errors import FontMissing
from gisbot.model.who import Who
from gisbot.rendering import chart
from tests.channels.bots import TOKEN, options_for, running
from tests.channels.fakes import REPORT, FakeServices, ReportSummary

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def channel(services: FakeServices) -> ScriptedChannel:
    return ScriptedChannel(services)


@pytest.fixture
def person(services: FakeServices) -> Iterator[Person]:
    with Sandbox(TOKEN) as sandbox, running(services, options_for(sandbox.url)):
        yield sandbox.person("Li")


def cells(reply: Reply) -> list[tuple[object, ...]]:
    (file,) = reply.files
    return [
        tuple(row) for row in openpyxl.load_workbook(io.BytesIO(file.data)).worksheets[0].iter_rows(values_only=True)
    ]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("/compare 甲镇和乙镇 收到申请数", "甲镇和乙镇 收到申请数对比"),
        ("/trend 甲镇收到申请数", "甲镇收到申请数历年变化趋势"),
        ("/rank 各乡镇2021年收到申请数", "各乡镇2021年收到申请数排名"),
        ("/rank townships requests received", "rank townships requests received"),
    ],
)
def test_a_command_asks_the_question_it_stands_for(
    channel: ScriptedChannel, services: FakeServices, said: str, asked: str
) -> None:
    channel.say(said)
    assert services.dialogue.asked[-1][0] == asked


@pytest.mark.parametrize("command", ["compare", "trend", "rank", "chart", "export"])
def test_a_command_alone_says_how_it_is_used(channel: ScriptedChannel, services: FakeServices, command: str) -> None:
    assert f"/{command}" in text_of(channel.say(f"/{command}"))
    assert services.dialogue.asked == []


def test_a_table_has_buttons_that_draw_and_save_it(channel: ScriptedChannel) -> None:
    answer = channel.say("/rank 各乡镇收到申请数")
    assert all(len(button.data.encode()) <= CALLBACK_BYTES for button in buttons_of(answer))
    (picture,) = channel.press("画成图").files
    assert picture.picture
    assert picture.data.startswith(PNG)
    rows = cells(channel.press("表格文件"))
    assert [row[0] for row in rows[1:]] == ["云上镇人民政府", "柳林乡人民政府"]
    assert [row[3] for row in rows[1:]] == [12, 3]
    assert all(row[10] for row in rows[1:])


def test_an_answer_without_a_table_has_no_such_buttons(channel: ScriptedChannel) -> None:
    assert "画成图" not in [button.label for button in buttons_of(channel.say("收到多少件"))]


def test_the_buttons_of_another_chat_and_of_old_answers_get_a_kind_word(services: FakeServices) -> None:
    channel = ScriptedChannel(services)
    first = channel.say("甲对比")
    old = next(button.data for button in buttons_of(first) if button.label == "画成图")
    stranger = ScriptedChannel(services, Who("scripted", "elsewhere", "person"))
    assert "过期" in text_of(stranger.press_data(old))
    for number in range(KEPT):
        channel.say(f"第{number}次对比")
    assert "过期" in text_of(channel.press_data(old))
    assert channel.press("画成图").files


def test_chart_and_export_alone_take_the_last_table(channel: ScriptedChannel) -> None:
    channel.say("甲乙对比")
    assert channel.say("/chart").files[0].data.startswith(PNG)
    assert channel.say("/export").files[0].name.endswith(".xlsx")


@pytest.mark.parametrize(
    ("said", "ending"),
    [
        ("画个图", ".png"),
        ("画成图吧", ".png"),
        ("帮我画个图看看", ".png"),
        ("能不能画成柱状图？", ".png"),
        ("chart it please", ".png"),
        ("导出来", ".xlsx"),
        ("把它导出来", ".xlsx"),
        ("帮我导出成excel发给我", ".xlsx"),
        ("导出来给我", ".xlsx"),
        ("导出成csv", ".csv"),
        ("导出csv格式", ".csv"),
        ("export to csv", ".csv"),
        ("export as an excel file", ".xlsx"),
    ],
)
def test_words_alone_take_the_last_table_too(
    channel: ScriptedChannel, services: FakeServices, said: str, ending: str
) -> None:
    channel.say("甲乙对比")
    (file,) = channel.say(said).files
    assert file.name.endswith(ending)
    assert len(services.dialogue.asked) == 1


@pytest.mark.parametrize("between", ["没有的", "复议"])
@pytest.mark.parametrize("said", ["画个图", "导出excel", "/chart", "/export csv"])
def test_after_a_refusal_or_a_question_back_nothing_older_is_drawn(
    channel: ScriptedChannel, services: FakeServices, between: str, said: str
) -> None:
    channel.say("甲乙对比")
    channel.say(between)
    reply = channel.say(said)
    assert not reply.files
    assert "还没有问出" in text_of(reply)
    channel.say("甲乙对比")
    assert channel.say(said).files


def test_one_figure_is_saved_and_what_was_drawn_last_is_what_is_saved(channel: ScriptedChannel) -> None:
    channel.say("甲乙对比")
    channel.say("各乡镇排名，画个图")
    assert "各乡镇排名" in str(openpyxl_notes(channel.say("导出")))


@pytest.mark.parametrize(
    ("said", "asked"), [("排个名", "排名"), ("/rank", "排名"), ("对比一下", "对比"), ("趋势", "历年变化趋势")]
)
def test_a_command_alone_after_figures_is_asked_of_them(
    channel: ScriptedChannel, services: FakeServices, said: str, asked: str
) -> None:
    assert "/" in text_of(channel.say(said))
    assert not services.dialogue.asked
    channel.say("甲乙对比")
    channel.say(said)
    assert services.dialogue.asked[-1][0] == asked


@pytest.mark.parametrize(
    "said",
    ["整张表", "把云上镇2018年整张表发我", "云上镇2018年的表发我一份", "send me the whole table of 云上镇 please"],
)
def test_the_whole_table_in_plain_words(channel: ScriptedChannel, services: FakeServices, said: str) -> None:
    assert "统计表" in text_of(channel.say(said))
    assert services.dialogue.asked == []


def test_a_table_of_something_else_than_a_report_is_a_question(
    channel: ScriptedChannel, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "reports_meant", lambda text, who: [])
    channel.say("历年收到申请数的表")
    assert services.dialogue.asked[-1][0] == "历年收到申请数的表"


def test_a_name_that_begins_like_a_courtesy_is_left_whole(channel: ScriptedChannel, services: FakeServices) -> None:
    channel.say("能源局历年对比画个图看看")
    channel.say("麻烦把将乐县历年对比导出来，谢谢")
    assert [text for text, _ in services.dialogue.asked] == ["能源局历年对比", "将乐县历年对比"]


def openpyxl_notes(reply: Reply) -> list[object]:
    (file,) = reply.files
    sheet = openpyxl.load_workbook(io.BytesIO(file.data)).worksheets[-1]
    return [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize(
    ("said", "asked", "suffix"),
    [
        ("画个图：各乡镇对比", "各乡镇对比", ".png"),
        ("各乡镇对比，画成图", "各乡镇对比", ".png"),
        ("把各乡镇对比导出来", "各乡镇对比", ".xlsx"),
        ("导出各乡镇对比", "各乡镇对比", ".xlsx"),
    ],
)
def test_words_around_a_question_draw_and_export_it(
    channel: ScriptedChannel, services: FakeServices, said: str, asked: str, suffix: str
) -> None:
    (file,) = channel.say(said).files
    assert file.name.endswith(suffix)
    assert services.dialogue.asked[-1][0] == asked


def test_export_as_csv(channel: ScriptedChannel) -> None:
    (file,) = channel.say("/export csv 各乡镇对比").files
    assert file.name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert [(row["机关"], row["数值"]) for row in rows] == [("云上镇人民政府", "12"), ("柳林乡人民政府", "3")]
    assert all(row["原文"] for row in rows)


def test_what_cannot_be_drawn_or_exported_is_answered_in_words(channel: ScriptedChannel) -> None:
    drawn = channel.say("/chart 收到多少件")
    assert not drawn.files
    assert "收到多少件：0 件" in text_of(drawn)
    assert "画不成图" in text_of(drawn)
    assert "没有可导出" in text_of(channel.say("/export 收到多少件"))
    assert text_of(channel.say("/chart 天气")) == "这个我不懂。"
    assert text_of(channel.say("/export 复议")).startswith("您问的是哪一个？")


def test_without_a_font_a_chart_is_refused_kindly(channel: ScriptedChannel, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise FontMissing("no font")

    monkeypatch.setattr(chart, "chart_png", missing)
    reply = channel.say("/chart 甲乙对比")
    assert not reply.files
    assert "字体" in text_of(reply)


def test_table_shows_the_whole_form_and_saves_it(channel: ScriptedChannel) -> None:
    shown = text_of(channel.say("/table"))
    assert "（一）主动公开数：198条" in shown
    assert "0件\n⚠ 各项之和不等于总计" in shown
    rows = cells(channel.press("表格文件"))
    assert [row[0] for row in rows if row[-1] == "各项之和不等于总计"] == ["二、申请"]
    assert ["  （一）主动公开数", 198] in [list(row[:2]) for row in rows]
    assert "没有找到" in text_of(channel.say("/table 别的地方"))


def test_table_offers_the_reports_that_may_be_meant(services: FakeServices) -> None:
    services.summaries = (REPORT, ReportSummary("r2", "柳林乡2018年报告（虚构）", "柳林乡", 2018))
    channel = ScriptedChannel(services)
    assert len(buttons_of(channel.say("/table"))) == 2
    assert "198" in text_of(channel.press(REPORT.title))


def test_telegram_gets_the_picture_with_its_caption_and_the_file(person: Person) -> None:
    person.send("/rank 各乡镇收到申请数")
    person.wait()
    person.press("画成图")
    picture = person.wait()
    assert picture.photo
    assert picture.attached is not None
    assert picture.attached.data.startswith(PNG)
    assert "来源" in picture.text
    person.press("表格文件")
    file = person.wait()
    assert not file.photo
    assert file.attached is not None
    assert file.attached.name.endswith(".xlsx")
    assert openpyxl.load_workbook(io.BytesIO(file.attached.data)).sheetnames == ["数据", "出处", "说明"]


def test_a_long_caption_is_cut_to_what_telegram_takes(person: Person) -> None:
    person.send("/export " + "很" * 2000 + "对比")
    assert person.wait().attached is not None
    person.send("/table")
    assert "198" in person.wait().text
    person.press("表格文件")
    file = person.wait()
    assert file.attached is not None
    assert 0 < utf16(file.text) <= CAPTION_LIMIT


def test_the_terminal_writes_files_and_never_over_another(services: FakeServices, tmp_path: Path) -> None:
    side = DirectSide(services, None, tmp_path)
    first, second = side.say("/export 甲乙对比"), side.say("/export 甲乙对比")
    written = sorted(tmp_path.iterdir())
    assert len(written) == 2
    assert all(str(path) in first.text + second.text for path in written)
    assert all(openpyxl.load_workbook(path).sheetnames for path in written)
