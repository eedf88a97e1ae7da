"""The server: http on loopback, a thread a connection, every call under the world's lock."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import cast
from urllib.parse import unquote

from gisbot.channels.telegram.sandbox.faults import Fault, Faults, Refused
from gisbot.channels.telegram.sandbox.methods import METHODS
from gisbot.channels.telegram.sandbox.multipart import read_body
from gisbot.channels.telegram.sandbox.parameters import Parameters
from gisbot.channels.telegram.sandbox.person import Group, Person
from gisbot.channels.telegram.sandbox.world import Chat, User, World

_BODY_LIMIT = 64 * 1024 * 1024
_FIRST_PERSON = 1001
_FIRST_GROUP = -2001


class Sandbox:
    """A Bot API server of one bot. Use it as a context manager; `url` is for TELEGRAM_API_URL."""

    def __init__(self, token: str, *, username: str = "gisbot_test_bot", privacy: bool = True, port: int = 0) -> None:
        self.token = token
        self.world = World(username, privacy)
        self.calls: list[str] = []
        self._faults = Faults()
        self._http = _Server(("127.0.0.1", port), _Handler)
        self._http.sandbox = self
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """The address of the server, without a path."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Sandbox:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving; calls that wait end at once."""
        with self.world.changed:
            self.world.closed = True
            self.world.changed.notify_all()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def person(self, name: str, *, language: str | None = "zh-hans", id: int | None = None) -> Person:
        """A new person, who has not yet written to the bot."""
        with self.world.changed:
            user = User(id if id is not None else _FIRST_PERSON + len(self.world.users), name, language)
            self.world.users[user.id] = user
        return Person(self.world, user)

    def group(self, title: str) -> Group:
        """A new group with the bot in it."""
        with self.world.changed:
            chat = Chat(_FIRST_GROUP - len(self.world.chats), "group", title)
            self.world.chats[chat.id] = chat
        return Group(chat.id)

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Make the next calls of a method ("*" for any) go wrong."""
        self._faults.add(method, fault, times)

    def take_fault(self, method: str) -> Fault | None:
        """The fault for this call, if one is due."""
        return self._faults.take(method)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    sandbox: Sandbox


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def _sandbox(self) -> Sandbox:
        return cast(_Server, self.server).sandbox

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the calls are kept in `Sandbox.calls`."""

    def do_GET(self) -> None:
        """A call without a body, or the download of a file."""
        if self.path.startswith("/file/"):
            self._download()
        else:
            self._call(b"")

    def do_POST(self) -> None:
        """A call."""
        length = int(self.headers.get("Content-Length") or 0)
        if length > _BODY_LIMIT:
            self._refuse(Refused(413, "Request Entity Too Large"))
            self.close_connection = True
            return
        self._call(self.rfile.read(length))

    def _call(self, body: bytes) -> None:
        sandbox, world = self._sandbox, self._sandbox.world
        start, slash, method = unquote(self.path.partition("?")[0]).removeprefix("/bot").partition("/")
        fault = sandbox.take_fault(method)
        try:
            if not slash or not self.path.startswith("/bot"):
                raise Refused(404, "Not Found")
            if start != sandbox.token:
                raise Refused(401, "Unauthorized")
            if fault is not None and fault.hang is not None:
                self._hang(fault.hang)
                return
            if fault is not None:
                raise Refused(fault.code, fault.description, fault.retry_after)
            handler = METHODS.get(method.lower())
            if handler is None:
                raise Refused(404, "Not Found: method not found")
            content = read_body(self.headers.get("Content-Type", ""), body)
            with world.changed:
                sandbox.calls.append(method)
                result = handler(world, Parameters(content))
        except Refused as refused:
            self._refuse(refused)
            return
        self._send(200, {"ok": True, "result": result})

    def _download(self) -> None:
        sandbox = self._sandbox
        path = unquote(self.path)
        file_id = path.rpartition("/")[2]
        with sandbox.world.changed:
            attached = sandbox.world.files.get(file_id)
        if attached is None or path != f"/file/bot{sandbox.token}/documents/{file_id}":
            self._refuse(Refused(404, "Not Found"))
            return
        self._send_bytes(200, attached.data, "application/octet-stream")

    def _hang(self, seconds: float) -> None:
        world, until = self._sandbox.world, time.monotonic() + seconds
        with world.changed:
            while not world.closed and (left := until - time.monotonic()) > 0:
                world.changed.wait(left)
        self.close_connection = True

    def _refuse(self, refused: Refused) -> None:
        body: dict[str, object] = {"ok": False, "error_code": refused.code, "description": refused.description}
        if refused.retry_after is not None:
            body["parameters"] = {"retry_after": refused.retry_after}
        self._send(refused.code, body)

    def _send(self, code: int, body: dict[str, object]) -> None:
        self._send_bytes(code, json.dumps(body, ensure_ascii=False).encode(), "application/json")

    def _send_bytes(self, code: int, body: bytes, kind: str) -> None:
        try:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:  # the caller went away while it waited; nobody is left to tell
            self.close_connection = True
