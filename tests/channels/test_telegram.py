"""The Telegram channel at work against the sandbox, with answers known beforehand."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

import pytest

from gisbot.channels.telegram.sandbox import Fault, Person, Sandbox
from gisbot.errors import InvalidToken, SecondPoller, Unreachable
from tests.channels.bots import ADMIN, TOKEN, RunningBot, options_for, running
from tests.channels.fakes import FakeServices


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(TOKEN) as server:
        yield server


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def bot(sandbox: Sandbox, services: FakeServices) -> Iterator[RunningBot]:
    with running(services, options_for(sandbox.url)) as bot:
        yield bot


@pytest.fixture
def person(sandbox: Sandbox, bot: RunningBot) -> Person:
    return sandbox.person("Li")


@pytest.fixture
def admin(sandbox: Sandbox, bot: RunningBot) -> Person:
    return sandbox.person("Admin", id=ADMIN)


def said(person: Person, text: str) -> str:
    person.send(text)
    return person.wait().text


def test_start_greets_and_an_example_answers(person: Person, services: FakeServices) -> None:
    person.send("/start")
    greeting = person.wait()
    assert "您好" in greeting.text
    person.press(greeting.buttons[0][0].label)
    assert "0 件" in person.wait().text
    assert services.dialogue.asked[0][0] == greeting.buttons[0][0].label


def test_english_interfaces_are_greeted_in_english(sandbox: Sandbox, bot: RunningBot) -> None:
    assert "Hello" in said(sandbox.person("Ann", language="en-GB"), "/start")


def test_free_text_is_a_question_of_that_person(person: Person, services: FakeServices) -> None:
    assert "收到多少件：0 件" in said(person, "收到多少件")
    _, who = services.dialogue.asked[-1]
    assert (who.channel, who.person, who.chat, who.admin) == ("telegram", str(person.id), str(person.id), False)


def test_special_characters_come_out_as_they_are(person: Person) -> None:
    assert "本年度未收到<公开>申请。" in said(person, "x")
    person.send("/sections")
    person.wait()
    person.press("　第1节")
    assert "<b>张贴</b> & 公告" in person.wait_edit(person.messages()[-1]).text


def test_asking_back_and_tapping(person: Person) -> None:
    person.send("复议呢")
    options = person.wait()
    assert [row[0].label for row in options.buttons] == ["行政复议多少件？", "复议维持多少件？"]
    person.press("复议维持多少件？")
    assert "选了 q.wc：3 件" in person.wait().text


def test_an_old_or_strange_button_gets_a_kind_word(person: Person) -> None:
    person.send("复议呢")
    options = person.wait()
    for data in ("c:zzz", "zzz", "p:gone:1:0", "p:r1:99:0", "e:99", "s:r1:x", "t:none:0", "c:"):
        person.press_data(data, message=options)
        assert "过期" in person.wait().text, data


def test_a_tap_on_a_deleted_message_is_answered(person: Person, sandbox: Sandbox) -> None:
    person.send("/sections")
    listing = person.wait()
    with sandbox.world.changed:
        sandbox.world.chats[person.id].messages[listing.message_id] = listing
    person.press(listing.buttons[1][0].label)
    assert person.wait_edit(listing).text.startswith("第1节")


def test_long_answers_come_in_pieces_with_the_buttons_under_the_last(person: Person) -> None:
    person.send("很长")
    first, second, third = (person.wait() for _ in range(3))
    assert first.buttons == second.buttons == ()
    assert third.buttons
    assert "第39段<&>" in third.text


def test_browsing_edits_the_message_in_place(person: Person) -> None:
    person.send("/sections")
    contents = person.wait()
    person.press("下一页 ▶")
    second = person.wait_edit(contents)
    assert any("统计表（58 个数）" in key.label for row in second.buttons for key in row)
    person.press("统计表（58 个数）")
    table = person.wait_edit(second)
    assert "一、主动公开\n　（一）主动公开数：198条\n　（二）发文数：（空）\n二、申请：0件" in table.text
    person.press("返回目录")
    assert "点一个部分" in person.wait_edit(table).text
    assert len([message for message in person.messages() if message.sender == 1]) == 1


def test_everyone_but_admins_gets_a_polite_no(person: Person) -> None:
    for command in ("/reload", "/status", "/unanswered", "/why 电话"):
        assert "管理员" in said(person, command), command
    person.send("x")
    person.press_data("a:removed", message=person.wait())
    assert "管理员" in person.wait().text


def test_admin_commands(admin: Person, services: FakeServices) -> None:
    assert "云上镇.txt" in said(admin, "/reload")
    assert "版本 e1" in said(admin, "/status")
    assert "公章谁管" in said(admin, "/unanswered")
    assert "rule: exact" in said(admin, "/why 电话多少")
    services.problems = ("knowledge/metrics.yaml:7: unknown key 'lable'",)
    assert "metrics.yaml:7" in said(admin, "/reload")
    services.problems, services.removed = (), ("云上镇.txt",)
    admin.send("/reload")
    kept = admin.wait()
    assert "没有更换" in kept.text
    admin.press("确认撤下，重新读取")
    assert "已换上新的知识" in admin.wait().text


def test_id_tells_anyone_theirs(person: Person) -> None:
    assert str(person.id) in said(person, "/id")


def test_unknown_commands_and_other_kinds_of_messages(person: Person) -> None:
    assert "/help" in said(person, "/nope")
    person.send_photo(b"jpeg")
    assert "文字" in person.wait().text


def test_files_of_others_are_declined(person: Person, services: FakeServices) -> None:
    person.send_document(b"a report", "r.txt")
    assert "只有管理员" in person.wait().text
    assert services.inbox.waiting == {}


def test_an_admin_loads_a_file(admin: Person, services: FakeServices) -> None:
    admin.send_document(b"a report", "云上镇2018.txt")
    shown = admin.wait()
    read = admin.wait_edit(shown, lambda message: bool(message.buttons))
    assert "云上镇人民政府，2018 年" in read.text
    assert "读出 58 个数" in read.text
    assert "各项之和 <不等于> 总计" in read.text
    admin.press("装入")
    loaded = admin.wait_edit(read)
    assert "已装入" in loaded.text
    assert loaded.buttons == ()
    assert services.inbox.loaded == ["云上镇2018.txt"]


def test_an_admin_discards_a_file(admin: Person, services: FakeServices) -> None:
    admin.send_document(b"a report", "云上镇2018.txt")
    read = admin.wait_edit(admin.wait(), lambda message: bool(message.buttons))
    admin.press("丢弃")
    assert "已丢弃" in admin.wait_edit(read).text
    assert services.inbox.waiting == {}
    admin.press_data("l:00000001", message=read)
    assert "已经处理过" in admin.wait().text


def test_a_file_that_is_no_report_is_refused_with_the_reason(admin: Person) -> None:
    admin.send_document(b"news", "news.txt")
    read = admin.wait_edit(admin.wait(), lambda message: "不能装入" in message.text)
    assert "不是年度报告" in read.text
    assert read.buttons == ()


def test_groups(sandbox: Sandbox, person: Person, services: FakeServices) -> None:
    group = sandbox.group("办公室")
    person.send("大家好", group=group)
    person.send("/ask 收到多少件", group=group)
    answer = person.wait(group=group)
    assert "收到多少件：0 件" in answer.text
    assert answer.reply_to is not None
    person.send("那诉讼呢", group=group, reply_to=answer)
    assert "那诉讼呢：0 件" in person.wait(group=group).text
    person.send("/weather", group=group)
    person.send("/ask@gisbot_test_bot 第二个", group=group)
    assert "第二个" in person.wait(group=group).text
    assert [text for text, _ in services.dialogue.asked] == ["收到多少件", "那诉讼呢", "第二个"]


def test_mentions_with_privacy_off(services: FakeServices) -> None:
    with Sandbox(TOKEN, privacy=False) as sandbox, running(services, options_for(sandbox.url)):
        person, group = sandbox.person("Li"), sandbox.group("办公室")
        person.send("今天开会吗", group=group)
        person.send("😀 @gisbot_test_bot 收到多少件", group=group)
        assert "0 件" in person.wait(group=group).text
        assert [text for text, _ in services.dialogue.asked] == ["😀 收到多少件"]


def test_the_menu_is_set_in_both_languages(sandbox: Sandbox, bot: RunningBot) -> None:
    menus = sandbox.world.commands
    assert set(menus) == {"", "zh", "en"}
    assert menus[""] == menus["zh"] != menus["en"]
    names = [command["command"] for command in menus["en"]]
    assert "ask" in names
    assert "reload" not in names


def test_a_429_is_waited_out(sandbox: Sandbox, person: Person) -> None:
    sandbox.fail("sendMessage", Fault.too_many_requests(1))
    began = time.monotonic()
    assert "0 件" in said(person, "x")
    assert 1 <= time.monotonic() - began < 5


def test_5xx_and_silence_are_tried_again(sandbox: Sandbox, person: Person) -> None:
    sandbox.fail("sendMessage", Fault.bad_gateway(), times=2)
    assert "0 件" in said(person, "x")
    sandbox.fail("sendMessage", Fault.silence(0.2))
    assert "0 件" in said(person, "y")


def test_polling_goes_on_after_errors(sandbox: Sandbox, person: Person) -> None:
    sandbox.fail("getUpdates", Fault.bad_gateway())
    assert "0 件" in said(person, "x")
    assert "0 件" in said(person, "y")


def test_a_broken_question_gets_an_apology_and_the_next_is_answered(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    assert "抱歉" in said(person, "坏了")
    assert "the dialogue is broken" in caplog.text
    assert "0 件" in said(person, "x")


def test_a_person_who_blocked_the_bot_harms_nobody(sandbox: Sandbox, person: Person) -> None:
    person.send("x")
    person.wait()
    person.block()
    person.send("y")
    assert "0 件" in said(sandbox.person("Wang"), "z")


def test_an_update_that_cannot_be_read_is_passed_over(sandbox: Sandbox, person: Person) -> None:
    with sandbox.world.changed:
        sandbox.world.deliver("message", {"message_id": "broken"})
    assert "0 件" in said(person, "x")


def test_a_flood_of_one_person_is_bounded(sandbox: Sandbox, services: FakeServices) -> None:
    with running(services, options_for(sandbox.url, burst=3, messages_a_second=0.01)):
        flooder = sandbox.person("Flood")
        for number in range(10):
            flooder.send(f"q{number}")
        said_to_flooder = sorted(flooder.wait().text.partition("\n")[0] for _ in range(4))
        assert said_to_flooder[:3] == ["q0：0 件。", "q1：0 件。", "q2：0 件。"]
        assert "稍等" in said_to_flooder[3]
        assert "0 件" in said(sandbox.person("Wang"), "z")
        assert len([message for message in flooder.messages() if message.sender == 1]) == 4


def test_a_flood_of_taps_is_answered_with_a_notice(sandbox: Sandbox, services: FakeServices) -> None:
    with running(services, options_for(sandbox.url, burst=2, messages_a_second=0.01)):
        flooder = sandbox.person("Flood")
        flooder.send("复议呢")
        options = flooder.wait()
        for _ in range(2):
            flooder.press("行政复议多少件？", message=options)
        assert "选了" in flooder.wait().text
        with sandbox.world.changed:
            assert sandbox.world.changed.wait_for(lambda: sandbox.world.notices, 5)
        assert "稍等" in sandbox.world.notices[0]


def test_a_flood_of_files_is_bounded_too(sandbox: Sandbox, services: FakeServices) -> None:
    with running(services, options_for(sandbox.url, burst=2, messages_a_second=0.01)):
        flooder = sandbox.person("Flood")
        for _ in range(6):
            flooder.send_document(b"x", "x.pdf")
        said_to_flooder = [flooder.wait().text for _ in range(3)]
        assert len([text for text in said_to_flooder if "只有管理员" in text]) == 2
        assert "0 件" in said(sandbox.person("Wang"), "z")
        assert len([message for message in flooder.messages() if message.sender == 1]) == 3


def test_stopping_does_not_wait_forever(sandbox: Sandbox, services: FakeServices) -> None:
    with running(services, options_for(sandbox.url, stop_within=0.3)):
        sandbox.fail("sendMessage", Fault.too_many_requests(200))
        sandbox.person("Li").send("x")
        while not services.dialogue.asked:
            time.sleep(0.01)
        time.sleep(0.2)


def test_stopping_answers_what_was_fetched(sandbox: Sandbox, services: FakeServices) -> None:
    services.dialogue.gate.clear()
    with running(services, options_for(sandbox.url)) as bot:
        person = sandbox.person("Li")
        person.send("x")
        while not services.dialogue.asked:
            time.sleep(0.01)
        bot._loop.call_soon_threadsafe(bot._stop.set)
        services.dialogue.gate.set()
        bot.join()
        assert "0 件" in person.wait().text
    with sandbox.world.changed:
        assert sandbox.world.updates == {}


def test_a_wrong_token_is_one_clear_line_without_the_token(sandbox: Sandbox, services: FakeServices) -> None:
    with pytest.raises(InvalidToken) as raised, running(services, options_for(sandbox.url, token="1:wrong-secret")):
        pass
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_token_revoked_while_serving_ends_the_bot(sandbox: Sandbox, services: FakeServices) -> None:
    bot = RunningBot(services, options_for(sandbox.url))
    bot.start()
    bot.wait_listening()
    sandbox.token = "1:new"
    sandbox.person("Li").send("x")
    bot.join()
    assert isinstance(bot.error, InvalidToken)


def test_an_unreachable_api_is_one_clear_line(services: FakeServices) -> None:
    options = options_for("http://127.0.0.1:9")
    with pytest.raises(Unreachable, match=r"http://127\.0\.0\.1:9 ") as raised, running(services, options):
        pass
    assert "\n" not in str(raised.value)


def test_a_second_poller_goes_and_the_first_stays(sandbox: Sandbox, services: FakeServices) -> None:
    with running(services, options_for(sandbox.url, settled_after=0.0)):
        while "getUpdates" not in sandbox.calls:
            time.sleep(0.01)
        second = RunningBot(services, options_for(sandbox.url))
        second.start()
        second.join()
        assert isinstance(second.error, SecondPoller)
        assert "\n" not in str(second.error)
        assert "0 件" in said(sandbox.person("Li"), "x")


def test_secrets_reach_no_log(sandbox: Sandbox, person: Person, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert "0 件" in said(person, "x")
    assert "抱歉" in said(person, "坏了")
    assert TOKEN not in caplog.text
