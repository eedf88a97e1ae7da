"""Bodies of calls: json, urlencoded and multipart forms (RFC 7578)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from gisbot.channels.telegram.sandbox.faults import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a call."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """The fields of a call, each as text (json values stay json), and its files by field."""

    fields: dict[str, str]
    files: dict[str, Upload]


def read_body(content_type: str, body: bytes) -> Body:
    """The fields of a request body. Raises Refused (400) when it does not parse."""
    header = Message()
    header["Content-Type"] = content_type or "application/x-www-form-urlencoded"
    kind = header.get_content_type()
    if kind == "application/json":
        return Body(_json_fields(body), {})
    if kind == "multipart/form-data":
        return _multipart(body, str(header.get_param("boundary") or ""))
    return Body(dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True)), {})


def _json_fields(body: bytes) -> dict[str, str]:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return {
        str(key): item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for key, item in value.items()
    }


def _multipart(body: bytes, boundary: str) -> Body:
    if not boundary:
        raise bad_request("multipart without a boundary")
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            break
        head, _, data = part.partition(b"\r\n\r\n")
        header = Message()
        for line in head.decode("utf-8").split("\r\n"):
            name, colon, value = line.partition(":")
            if colon:
                header[name.strip()] = value.strip()
        name = str(header.get_param("name", "", "content-disposition"))
        filename = header.get_param("filename", None, "content-disposition")
        if filename is None:
            fields[name] = data.decode("utf-8")
        else:
            files[name] = Upload(str(filename), data)
    return Body(fields, files)
