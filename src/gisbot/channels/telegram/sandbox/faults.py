"""What goes wrong on purpose."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Lock


class Refused(Exception):
    """The server refuses a call; as the Bot API words it."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        self.code = code
        self.description = description
        self.retry_after = retry_after
        super().__init__(description)


def bad_request(what: str) -> Refused:
    """A 400, with the Bot API's prefix."""
    return Refused(400, f"Bad Request: {what}")


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer in place of the right one: a status code, or nothing at all (`hang`, in seconds).

    A hanging call is dropped without an answer when its seconds are over.
    """

    code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    hang: float | None = None

    @classmethod
    def too_many_requests(cls, retry_after: int) -> Fault:
        """429, to be tried again after so many seconds."""
        return cls(429, f"Too Many Requests: retry after {retry_after}", retry_after)

    @classmethod
    def bad_gateway(cls) -> Fault:
        """502."""
        return cls(502, "Bad Gateway")

    @classmethod
    def silence(cls, seconds: float) -> Fault:
        """No answer, and after so many seconds a closed connection."""
        return cls(hang=seconds)


class Faults:
    """The faults still to come, for each method in order."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._coming: dict[str, deque[Fault]] = {}

    def add(self, method: str, fault: Fault, times: int) -> None:
        """The next `times` calls of `method` ("*" for any) end in `fault`."""
        with self._lock:
            self._coming.setdefault(method.lower(), deque()).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """The fault for this call, if one is due."""
        with self._lock:
            for name in (method.lower(), "*"):
                if self._coming.get(name):
                    return self._coming[name].popleft()
        return None
