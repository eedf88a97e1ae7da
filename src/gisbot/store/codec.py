"""Model dataclasses to json values and back, exactly and strictly.

The shape follows the dataclasses' own field types: Decimals and dates travel as text, enums as their
value, tuples as lists, `Decimal | str` as {"number": ...} or {"text": ...}. A field that was added later with a
default may be absent; an unknown or ill-typed one raises `StoreError`.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from gisbot.errors import StoreError

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
_T = TypeVar("_T")
_Encoder = Callable[[object], Json]
_Decoder = Callable[[Json], object]
_PLAIN: tuple[type, ...] = (str, int, bool)


def encode(value: object) -> Json:
    """The json value of a model dataclass."""
    return _encoder(cast(Hashable, type(value)))(value)


def decode(kind: type[_T], value: Json) -> _T:
    """The dataclass of a json value. Raises `StoreError` when the value does not fit the type."""
    return cast(_T, _decoder(cast(Hashable, kind))(value))


def to_text(value: object) -> str:
    """The canonical json text: the same object gives the same bytes."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_text(kind: type[_T], text: str) -> _T:
    """The dataclass of a json text. Raises `StoreError` when it is no json or does not fit."""
    try:
        return decode(kind, json.loads(text))
    except json.JSONDecodeError as error:
        raise StoreError(f"a stored {kind.__name__} is no json: {error}") from error


def _union(kind: object) -> tuple[object, ...] | None:
    return get_args(kind) if isinstance(kind, types.UnionType) or get_origin(kind) is Union else None


def _is_plain(kind: object) -> bool:
    """Whether values of a type are json values as they are: a text, a whole number, a truth value, or None."""
    members = _union(kind)
    return kind in _PLAIN if members is None else set(members) - {type(None)} in [{plain} for plain in _PLAIN]


def _is_number_or_text(members: tuple[object, ...]) -> bool:
    return set(members) - {type(None)} == {Decimal, str}


@cache
def _encoder(kind: object) -> _Encoder:
    """How values of a type are written."""
    if (members := _union(kind)) is not None:
        if _is_number_or_text(members):
            return _encode_number_or_text
        (inner,) = (_encoder(member) for member in members if member is not type(None))
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _tuple_encoder(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        plain = tuple(field.name for field in fields(kind) if _is_plain(hints[field.name]))
        parts = tuple((field.name, _encoder(hints[field.name])) for field in fields(kind) if field.name not in plain)
        return lambda value: {
            **{name: getattr(value, name) for name in plain},
            **{name: write(getattr(value, name)) for name, write in parts},
        }
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: cast(Enum, value).value
    if kind is Decimal:
        return lambda value: _decimal_text(cast(Decimal, value))
    if kind is date:
        return lambda value: cast(date, value).isoformat()
    if kind in _PLAIN:
        return lambda value: cast(Json, value)
    raise TypeError(f"the codec knows no {kind!r}")


def _tuple_encoder(members: tuple[object, ...]) -> _Encoder:
    if len(members) == 2 and members[1] is Ellipsis:
        write = _encoder(members[0])
        return lambda value: [write(item) for item in cast(tuple[object, ...], value)]
    writers = tuple(_encoder(member) for member in members)
    return lambda value: [write(item) for write, item in zip(writers, cast(tuple[object, ...], value), strict=True)]


def _decimal_text(value: Decimal) -> str:
    if not value.is_finite():
        raise StoreError(f"{value} is no figure")
    return str(value)


def _encode_number_or_text(value: object) -> Json:
    if value is None:
        return None
    return {"number": _decimal_text(value)} if isinstance(value, Decimal) else {"text": cast(str, value)}


@cache
def _decoder(kind: object) -> _Decoder:
    """How values of a type are read back."""
    if (members := _union(kind)) is not None:
        if _is_number_or_text(members):
            return _decode_number_or_text
        (inner,) = (_decoder(member) for member in members if member is not type(None))
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _guarded(kind, str)
    if kind is Decimal:
        return _guarded(Decimal, str)
    if kind is date:
        return _guarded(date.fromisoformat, str)
    if isinstance(kind, type) and kind in _PLAIN:
        return _guarded(lambda value: value, kind)
    raise TypeError(f"the codec knows no {kind!r}")


def _guarded(read: Callable[..., object], expected: type) -> _Decoder:
    def decoder(value: Json) -> object:
        if type(value) is not expected:
            raise StoreError(f"a stored value is {value!r}, not {expected.__name__}")
        try:
            return read(value)
        except (ValueError, InvalidOperation) as error:
            raise StoreError(f"a stored value cannot be read: {value!r}") from error

    return decoder


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise StoreError(f"a stored value is {value!r}, not a list")
    return value


def _tuple_decoder(members: tuple[object, ...]) -> _Decoder:
    if len(members) == 2 and members[1] is Ellipsis:
        read = _decoder(members[0])
        return lambda value: tuple([read(item) for item in _list(value)])
    readers = tuple(_decoder(member) for member in members)

    def decoder(value: Json) -> object:
        items = _list(value)
        if len(items) != len(readers):
            raise StoreError(f"a stored value has {len(items)} parts, not {len(readers)}")
        return tuple(read(item) for read, item in zip(readers, items, strict=True))

    return decoder


def _dataclass_decoder(kind: type) -> _Decoder:
    hints = get_type_hints(kind)
    readers = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    required = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}

    def decoder(value: Json) -> object:
        if not isinstance(value, dict):
            raise StoreError(f"a stored {kind.__name__} is {value!r}")
        if unknown := value.keys() - readers.keys():
            raise StoreError(f"a stored {kind.__name__} has unknown fields: {', '.join(sorted(unknown))}")
        if missing := required - value.keys():
            raise StoreError(f"a stored {kind.__name__} lacks {', '.join(sorted(missing))}")
        return kind(**{name: readers[name](item) for name, item in value.items()})

    return decoder


_read_number = _guarded(Decimal, str)
_read_text = _guarded(str, str)


def _decode_number_or_text(value: Json) -> object:
    if value is None:
        return None
    if isinstance(value, dict) and len(value) == 1:
        ((name, inner),) = value.items()
        if name == "number":
            return _read_number(inner)
        if name == "text":
            return _read_text(inner)
    raise StoreError(f"a stored value is {value!r}, neither number nor text")
