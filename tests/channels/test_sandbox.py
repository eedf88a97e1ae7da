"""The sandbox refuses what Telegram refuses."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from gisbot.channels.telegram.sandbox import Fault, Person, Sandbox

TOKEN = "1:test"
Answered = tuple[int, dict[str, object]]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(TOKEN) as server:
        yield server


@pytest.fixture
def person(sandbox: Sandbox) -> Person:
    person = sandbox.person("Li")
    person.send("hello")
    return person


def call(sandbox: Sandbox, method: str, token: str = TOKEN, **parameters: object) -> Answered:
    body = json.dumps(parameters).encode()
    request = Request(f"{sandbox.url}/bot{token}/{method}", body, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=8) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def refusal(answered: Answered) -> str:
    code, body = answered
    assert code >= 400, body
    assert body["ok"] is False
    assert body["error_code"] == code
    return f"{code} {body['description']}"


def keyboard(**button: str) -> dict[str, object]:
    return {"inline_keyboard": [[button]]}


def test_get_me(sandbox: Sandbox) -> None:
    code, body = call(sandbox, "getMe")
    assert code == 200
    assert body["result"]["is_bot"] is True


def test_a_wrong_token_is_401(sandbox: Sandbox) -> None:
    assert refusal(call(sandbox, "getMe", token="1:wrong")) == "401 Unauthorized"


def test_an_unknown_method_is_404(sandbox: Sandbox) -> None:
    assert refusal(call(sandbox, "sendMesage")).startswith("404")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, 'parameter "text" is required'),
        ({"text": ""}, "message text is empty"),
        ({"text": "   "}, "message text is empty"),
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": 5}, "chat not found"),
        ({"text": "x", "chat_id": "five"}, "must be an Integer"),
        ({"text": "x", "txet": "y"}, "unknown parameters: txet"),
        ({"text": "x", "reply_markup": {"keyboard": []}}, "reply keyboard"),
        ({"text": "x", "reply_markup": keyboard(text="a", callback_data="d" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(text="a", callback_data="字" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(text="a")}, "exactly one"),
        ({"text": "x", "reply_markup": keyboard(text="", callback_data="d")}, "Text buttons are required"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ({"text": "<b>x</i>", "parse_mode": "HTML"}, "Unmatched end tag"),
        ({"text": "x</b>", "parse_mode": "HTML"}, "Unexpected end tag"),
        ({"text": "<p>x</p>", "parse_mode": "HTML"}, 'Unsupported start tag "p"'),
        ({"text": "1 < 2", "parse_mode": "HTML"}, "Unsupported start tag"),
        ({"text": "<blockquote>a<blockquote>b</blockquote></blockquote>", "parse_mode": "HTML"}, "nested"),
        ({"text": "<code>a<b>c</b></code>", "parse_mode": "HTML"}, "can't contain"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ],
)
def test_send_message_refuses(sandbox: Sandbox, person: Person, parameters: dict[str, object], said: str) -> None:
    answered = call(sandbox, "sendMessage", **({"chat_id": person.id} | parameters))
    assert refusal(answered).startswith("400 Bad Request: ")
    assert said in refusal(answered)


def test_html_is_shown_without_tags(sandbox: Sandbox, person: Person) -> None:
    text = '<b>3 &lt; 5 &amp; 😀</b> <a href="https://example.org">报告</a>\n<blockquote>引&#25991;</blockquote>'
    code, _ = call(sandbox, "sendMessage", chat_id=person.id, text=text, parse_mode="HTML")
    assert code == 200
    shown = person.messages()[-1]
    assert shown.text == "3 < 5 & 😀 报告\n引文"
    assert [(span.kind, span.offset, span.length) for span in shown.spans] == [
        ("bold", 0, 10),
        ("text_link", 11, 2),
        ("blockquote", 14, 2),
    ]
    assert shown.spans[1].url == "https://example.org"


def test_tags_do_not_count_against_the_limit(sandbox: Sandbox, person: Person) -> None:
    code, _ = call(sandbox, "sendMessage", chat_id=person.id, text=f"<b>{'字' * 4096}</b>", parse_mode="HTML")
    assert code == 200


def test_a_chat_is_unknown_before_the_person_writes(sandbox: Sandbox) -> None:
    stranger = sandbox.person("Wang")
    assert "chat not found" in refusal(call(sandbox, "sendMessage", chat_id=stranger.id, text="x"))


def test_a_blocked_bot_is_403(sandbox: Sandbox, person: Person) -> None:
    person.block()
    assert refusal(call(sandbox, "sendMessage", chat_id=person.id, text="x")).startswith("403 Forbidden")


def test_editing(sandbox: Sandbox, person: Person) -> None:
    _, sent = call(
        sandbox, "sendMessage", chat_id=person.id, text="x", reply_markup=keyboard(text="a", callback_data="d")
    )
    message_id = sent["result"]["message_id"]
    where = {"chat_id": person.id, "message_id": message_id}
    same = call(sandbox, "editMessageReplyMarkup", **where, reply_markup=keyboard(text="a", callback_data="d"))
    assert "message is not modified" in refusal(same)
    assert call(sandbox, "editMessageText", **where, text="y")[0] == 200
    assert person.messages()[-1].text == "y"
    assert person.messages()[-1].buttons == ()
    assert "not found" in refusal(call(sandbox, "editMessageText", chat_id=person.id, message_id=99, text="z"))
    first = person.messages()[0].message_id
    assert "can't be edited" in refusal(call(sandbox, "editMessageText", chat_id=person.id, message_id=first, text="z"))


def test_a_tap_can_be_answered_twice_and_an_unknown_one_not(sandbox: Sandbox, person: Person) -> None:
    call(sandbox, "sendMessage", chat_id=person.id, text="x", reply_markup=keyboard(text="a", callback_data="d"))
    person.press("a")
    _, body = call(sandbox, "getUpdates", offset=2)
    query = body["result"][0]["callback_query"]
    assert query["data"] == "d"
    for _ in range(2):
        assert call(sandbox, "answerCallbackQuery", callback_query_id=query["id"])[0] == 200
    assert "too old" in refusal(call(sandbox, "answerCallbackQuery", callback_query_id="gone"))


def test_an_offset_confirms_what_came_before(sandbox: Sandbox, person: Person) -> None:
    person.send("second")
    _, both = call(sandbox, "getUpdates")
    _, again = call(sandbox, "getUpdates")
    assert both == again
    assert len(both["result"]) == 2
    first = both["result"][0]["update_id"]
    _, rest = call(sandbox, "getUpdates", offset=first + 1, limit=1)
    assert [update["message"]["text"] for update in rest["result"]] == ["second"]


def test_long_polling_waits_and_wakes(sandbox: Sandbox, person: Person) -> None:
    threading.Timer(0.3, person.send, ("later",)).start()
    began = time.monotonic()
    _, body = call(sandbox, "getUpdates", offset=2, timeout=8)
    assert 0.2 < time.monotonic() - began < 4
    assert len(body["result"]) == 1


def test_a_second_poller_ends_the_first_with_409(sandbox: Sandbox) -> None:
    answers: list[Answered] = []
    first = threading.Thread(target=lambda: answers.append(call(sandbox, "getUpdates", timeout=8)))
    first.start()
    while sandbox.world.pollers == 0:
        time.sleep(0.01)
    assert call(sandbox, "getUpdates", timeout=0)[0] == 200
    first.join()
    assert refusal(answers[0]).startswith("409 Conflict")


def test_commands(sandbox: Sandbox) -> None:
    menu = [{"command": "help", "description": "怎么用"}]
    assert call(sandbox, "setMyCommands", commands=menu, language_code="zh")[0] == 200
    assert call(sandbox, "getMyCommands", language_code="zh")[1]["result"] == menu
    for wrong in ("Help", "", "h" * 33, "a-b"):
        answered = call(sandbox, "setMyCommands", commands=[{"command": wrong, "description": "x"}])
        assert "BOT_COMMAND_INVALID" in refusal(answered)


def test_files_come_down_as_they_went_up(sandbox: Sandbox, person: Person) -> None:
    data = bytes(range(256)) * 3 + b"\r\n--x--\r\n"
    person.send_document(data, "a.pdf")
    _, body = call(sandbox, "getUpdates", offset=2)
    document = body["result"][0]["message"]["document"]
    assert document["file_size"] == len(data)
    _, file = call(sandbox, "getFile", file_id=document["file_id"])
    with urlopen(f"{sandbox.url}/file/bot{TOKEN}/{file['result']['file_path']}", timeout=8) as response:
        assert response.read() == data
    assert "invalid file_id" in refusal(call(sandbox, "getFile", file_id="none"))


def test_a_file_over_20_megabytes_is_refused(sandbox: Sandbox, person: Person) -> None:
    person.send_document(b"x" * (20 * 1024 * 1024 + 1), "big.zip")
    _, body = call(sandbox, "getUpdates", offset=2)
    file_id = body["result"][0]["message"]["document"]["file_id"]
    assert "file is too big" in refusal(call(sandbox, "getFile", file_id=file_id))


@pytest.mark.parametrize("method", ["sendDocument", "sendPhoto"])
def test_sending_files(sandbox: Sandbox, person: Person, method: str) -> None:
    field = method.removeprefix("send").lower()
    data = b"\x89PNG\r\n\x1a\n\x00--boundary"
    body = (
        (
            f'--XX\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{person.id}\r\n'
            f'--XX\r\nContent-Disposition: form-data; name="{field}"; filename="表.png"\r\n\r\n'
        ).encode()
        + data
        + b"\r\n--XX--\r\n"
    )
    request = Request(f"{sandbox.url}/bot{TOKEN}/{method}", body, {"Content-Type": "multipart/form-data; boundary=XX"})
    with urlopen(request, timeout=8) as response:
        assert response.status == 200
    shown = person.messages()[-1]
    assert shown.attached is not None
    assert (shown.attached.data, shown.photo) == (data, method == "sendPhoto")
    assert f"there is no {field}" in refusal(call(sandbox, method, chat_id=person.id))


def test_faults(sandbox: Sandbox, person: Person) -> None:
    sandbox.fail("sendMessage", Fault.too_many_requests(3))
    sandbox.fail("sendMessage", Fault.bad_gateway())
    code, body = call(sandbox, "sendMessage", chat_id=person.id, text="x")
    assert (code, body["parameters"]) == (429, {"retry_after": 3})
    assert refusal(call(sandbox, "sendMessage", chat_id=person.id, text="x")) == "502 Bad Gateway"
    assert call(sandbox, "sendMessage", chat_id=person.id, text="x")[0] == 200


def test_groups_with_privacy_pass_on_only_what_is_meant_for_the_bot(sandbox: Sandbox, person: Person) -> None:
    group = sandbox.group("office")
    person.send("just talk", group=group)
    person.send("@gisbot_test_bot hello", group=group)
    person.send("/ask@other_bot x", group=group)
    person.send("/ask x", group=group)
    _, sent = call(sandbox, "sendMessage", chat_id=group.id, text="answer")
    assert sent["ok"]
    person.send("and then", group=group, reply_to=person.messages(group=group)[-1])
    _, body = call(sandbox, "getUpdates", offset=2)
    texts = [update["message"]["text"] for update in body["result"]]
    assert texts == ["/ask x", "and then"]
