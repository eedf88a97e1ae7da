"""The whole way, from a message in Telegram to the Hekou report and back, against the strict server."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from examples.carriers.registry import choices
from examples.make import drafts, file_name
from examples.world import some_agencies

from gisbot.channels.base import Services
from gisbot.channels.telegram.sandbox import Fault, Person, Sandbox
from tests.channels.bots import ADMIN, TOKEN, options_for, running

HEKOU = "河口镇2018年政府信息公开工作年度报告"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(TOKEN) as server:
        yield server


@pytest.fixture
def bot(sandbox: Sandbox, make_services: Callable[[], Services]) -> Iterator[None]:
    with running(make_services(), options_for(sandbox.url)):
        yield


@pytest.fixture
def person(sandbox: Sandbox, bot: None) -> Person:
    return sandbox.person("Li")


@pytest.fixture
def admin(sandbox: Sandbox, bot: None) -> Person:
    return sandbox.person("Admin", id=ADMIN)


def said(person: Person, text: str) -> str:
    person.send(text)
    return person.wait().text


def test_the_greeting_names_the_report_and_its_examples_are_answered(person: Person) -> None:
    person.send("/start")
    greeting = person.wait()
    assert HEKOU in greeting.text
    examples = [row[0].label for row in greeting.buttons]
    assert len(examples) == 5
    for label in examples:
        person.press(label, message=greeting)
        answer = person.wait()
        assert HEKOU in answer.text, label
        assert any(span.kind == "blockquote" for span in answer.spans), label


def test_short_answer_first_then_the_evidence(person: Person) -> None:
    person.send("2018年收到几件公开申请？")
    answer = person.wait()
    lead, _, evidence = answer.text.partition("\n")
    assert "0 件" in lead
    assert answer.spans[0].kind == "bold"
    assert answer.spans[0].offset == 0
    for part in (HEKOU, "2019-01-21", "依申请公开政府信息情况", "本年度我镇未收到信息公开申请。"):
        assert part in evidence, part


def test_the_contact_phone_in_chinese_and_english(person: Person, sandbox: Sandbox) -> None:
    assert "0871-62669002" in said(person, "电话多少")
    assert "0871-62669002" in said(person, "/contact")
    english = said(sandbox.person("Ann", language="en"), "what is the contact phone number")
    assert "0871-62669002" in english


def test_asking_back_then_a_tap(person: Person) -> None:
    person.send("维持的有多少件")
    options = person.wait()
    labels = [row[0].label for row in options.buttons]
    assert 2 <= len(labels) <= 5
    person.press(labels[0])
    answer = person.wait()
    assert HEKOU in answer.text


def test_refusals_offer_questions_that_are_answered(person: Person) -> None:
    person.send("2030年收到多少件申请")
    refusal = person.wait()
    assert HEKOU in refusal.text or refusal.buttons
    for row in refusal.buttons:
        person.press(row[0].label, message=refusal)
        assert HEKOU in person.wait().text, row[0].label


def test_off_topic_is_declined(person: Person) -> None:
    person.send("今天天气怎么样")
    assert HEKOU not in person.wait().text.partition("\n")[0]


def test_every_page_of_the_report_can_be_browsed(person: Person) -> None:
    person.send("/sections")
    page, opened = person.wait(), []
    while True:
        for label in [row[0].label for row in page.buttons if "页" not in row[0].label]:
            person.press(label, message=page)
            section = person.wait_edit(page)
            assert "过期" not in section.text
            opened.append(section.text)
            person.press("返回目录", message=section)
            back = person.wait_edit(section)
            assert back.buttons == page.buttons
            page = back
        if not any(key.label == "下一页 ▶" for row in page.buttons for key in row):
            break
        person.press("下一页 ▶", message=page)
        page = person.wait_edit(page)
    whole = "\n".join(opened)
    assert len(opened) > 10
    assert "共下发文件65余份" in whole
    assert "统计表" in opened[-1]


def test_buttons_work_after_a_restart_and_strange_ones_get_a_kind_word(
    sandbox: Sandbox, make_services: Callable[[], Services]
) -> None:
    person = sandbox.person("Li")
    with running(make_services(), options_for(sandbox.url)):
        person.send("维持的有多少件")
        options = person.wait()
        label = options.buttons[0][0].label
        person.press(label)
        before = person.wait().text
    with running(make_services(), options_for(sandbox.url)):
        person.press(label, message=options)
        assert person.wait().text == before
        person.press_data("c:no-such-code", message=options)
        assert HEKOU not in person.wait().text.partition("\n")[0]


def test_a_serving_bot_follows_the_reload_command_within_two_seconds(
    person: Person, home: Path, gisbot: list[str], environment: dict[str, str]
) -> None:
    assert "0871-62669002" in said(person, "电话多少")
    report = next((home / "knowledge" / "reports").glob("*.txt"))
    report.write_text(report.read_text("utf-8").replace("0871-62669002", "0871-60000000"), "utf-8")
    assert "0871-62669002" in said(person, "电话多少")
    done = subprocess.run([*gisbot, "reload"], env=os.environ | environment, capture_output=True, text=True, timeout=9)
    assert done.returncode == 0, done.stderr
    time.sleep(2)
    assert "0871-60000000" in said(person, "电话多少")


def test_an_admin_reloads_a_changed_and_a_broken_knowledge(admin: Person, person: Person, home: Path) -> None:
    assert "1 份" in said(admin, "/status")
    assert "没有变化" in said(admin, "/reload")
    report = next((home / "knowledge" / "reports").glob("*.txt"))
    report.write_text(report.read_text("utf-8").replace("0871-62669002", "0871-60000000"), "utf-8")
    assert report.name in said(admin, "/reload")
    assert "0871-60000000" in said(person, "电话多少")
    metrics = home / "knowledge" / "metrics.yaml"
    metrics.write_text(metrics.read_text("utf-8") + "\nunknown_thing: 1\n", "utf-8")
    kept = said(admin, "/reload")
    assert "没有更换" in kept
    assert "metrics.yaml:" in kept
    assert "0871-60000000" in said(person, "电话多少")
    assert "管理员" in said(person, "/reload")


def test_an_admin_loads_and_discards_files(admin: Person, person: Person, home: Path) -> None:
    draft = next(drafts(some_agencies(1), range(2022, 2023), seed=3))
    choice = choices(["html:site"])[0]
    name, data = file_name(draft, choice), choice.carrier.write(draft, choice.style)
    before = sorted(path.name for path in (home / "knowledge" / "reports").iterdir())

    person.send_document(data, name)
    assert "只有管理员" in person.wait().text

    admin.send_document(data, name)
    read = admin.wait_edit(admin.wait(), lambda message: bool(message.buttons))
    assert draft.agency in read.text
    assert "2022" in read.text
    admin.press("丢弃")
    assert "已丢弃" in admin.wait_edit(read).text
    assert sorted(path.name for path in (home / "knowledge" / "reports").iterdir()) == before

    admin.send_document(data, name)
    read = admin.wait_edit(admin.wait(), lambda message: bool(message.buttons))
    admin.press("装入")
    assert "已装入" in admin.wait_edit(read).text
    assert name in {path.name for path in (home / "knowledge" / "reports").iterdir()}
    answer = said(person, f"{draft.agency}2022年收到多少件申请")
    assert draft.agency in answer

    admin.send_document("今天天气很好。".encode(), "天气.txt")
    refused = admin.wait_edit(admin.wait(), lambda message: "不能装入" in message.text)
    assert refused.buttons == ()


def test_groups(sandbox: Sandbox, person: Person) -> None:
    group = sandbox.group("办公室")
    person.send("/ask 电话多少", group=group)
    answer = person.wait(group=group)
    assert "0871-62669002" in answer.text
    person.send("收到几件申请", group=group, reply_to=answer)
    assert "0 件" in person.wait(group=group).text


def test_telegram_in_trouble(sandbox: Sandbox, person: Person) -> None:
    sandbox.fail("sendMessage", Fault.too_many_requests(1))
    assert "0871-62669002" in said(person, "电话多少")
    sandbox.fail("sendMessage", Fault.bad_gateway())
    sandbox.fail("getUpdates", Fault.bad_gateway())
    assert "0871-62669002" in said(person, "电话多少")
