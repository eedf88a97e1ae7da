"""Reading in processes of their own: every core used, and no file can hang or kill the rest.

A worker reads one file at a time, an archive document by document. One that takes longer than the limit for a document
is ended, one that dies is replaced; either way the document gets a result that says so, and the others go on, those of
the same archive too. One that does not even start is no fault of a
file: then nothing can be read, and that is said once.

A process that is spawned imports the script that runs. It needs nothing of it, and a script that opens gisbot without
asking whether it is the main one would open it again in each process; so the script is hidden while one is started.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import LifoQueue
from types import ModuleType
from typing import TYPE_CHECKING

from gisbot.errors import KnowledgeError
from gisbot.knowledge.reading import Failed, Reader, ReadResult, SourceFile, read_guarded

if TYPE_CHECKING:
    from gisbot.catalog import Catalog

SECONDS_PER_DOCUMENT = 30.0
SECONDS_PER_ARCHIVE = 600.0
MOST_GIVEN_UP = 5
"""So many documents of an archive may hang or kill their process; what stands behind one more is not read."""
SECONDS_TO_START = 60.0
BYTES_PER_WORKER = 1 << 30
DYING_SECONDS = 2.0

_STARTING = threading.Lock()
"""Held while a process is started: the script that runs is hidden then."""


def read_in_processes(
    files: Sequence[SourceFile],
    reader: Reader,
    catalog: Catalog,
    *,
    processes: int,
    seconds_per_document: float = SECONDS_PER_DOCUMENT,
    seconds_per_archive: float = SECONDS_PER_ARCHIVE,
    bytes_per_worker: int = BYTES_PER_WORKER,
) -> Iterator[tuple[int, tuple[ReadResult, ...]]]:
    """The results of each file with its index, as they come; few are held at a time.

    Raises `KnowledgeError` when the processes cannot be started.
    """
    idle: LifoQueue[_Worker] = LifoQueue()
    workers = [_Worker(reader, catalog, bytes_per_worker) for _ in range(min(processes, len(files)))]
    for worker in workers:
        idle.put(worker)

    def read(index: int) -> tuple[int, tuple[ReadResult, ...]]:
        worker = idle.get()
        try:
            return index, worker.read(files[index], seconds_per_document, seconds_per_archive)
        finally:
            idle.put(worker)

    remaining = iter(range(len(files)))
    pending: set[Future[tuple[int, tuple[ReadResult, ...]]]] = set()
    with ThreadPoolExecutor(max(1, len(workers)), thread_name_prefix="gisbot-reading") as threads:
        try:
            while True:
                while len(pending) < 2 * len(workers) and (index := next(remaining, None)) is not None:
                    pending.add(threads.submit(read, index))
                if not pending:
                    return
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                while done:
                    yield done.pop().result()
        finally:
            for future in pending:
                future.cancel()
            for worker in workers:
                worker.close()


class _Worker:
    """One process at a time; a new one is started after a file has hung or killed the last."""

    def __init__(self, reader: Reader, catalog: Catalog, bytes_allowed: int) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._reader, self._catalog, self._bytes_allowed = reader, catalog, bytes_allowed
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False
        self._lock = threading.Lock()

    def read(self, file: SourceFile, seconds: float, seconds_in_all: float) -> tuple[ReadResult, ...]:
        """What the file gives; a result that says so for each document that takes too long or kills the process."""
        results: list[ReadResult] = []
        until = time.monotonic() + seconds_in_all
        for _ in range(MOST_GIVEN_UP + 1):
            before = file.done
            failed = self._receive(file, seconds, until, results)
            if failed is None:
                return tuple(results)
            file = replace(file, done=len(results))
            if not file.may_go_on or time.monotonic() > until or (file.failed is not None and file.done == before):
                break
            file = replace(file, failed=failed)
        else:
            failed = Failed("document.too_large", f"more than {MOST_GIVEN_UP} of its files cannot be read")
        return (*results, ReadResult(file.source, rule=failed.rule, message=failed.message))

    def _receive(self, file: SourceFile, seconds: float, until: float, results: list[ReadResult]) -> Failed | None:
        """Add the results of a file as they come, each in its time; why the next one does not come, or None."""
        try:
            pipe = self._pipe if self._pipe is not None else self._start()
            pipe.send(file)
            while pipe.poll(seconds):
                result: ReadResult | None = pipe.recv()
                if result is None:
                    return None
                results.append(result)
                if time.monotonic() > until:
                    self.stop()
                    return Failed("document.too_large", "reading the archive takes too long; split it")
            self.stop()
            return Failed("document.too_large", f"reading it takes more than {seconds:g} seconds")
        except (EOFError, OSError):
            code = self.stop(DYING_SECONDS)
            return Failed("document.reader_failed", f"the process that read it died (exit code {code})")

    def _start(self) -> Connection:
        with self._lock:
            if self._closed:
                raise EOFError("nothing more is to be read")
            ours, theirs = self._context.Pipe()
            process = self._context.Process(
                target=_work, args=(theirs, self._reader, self._catalog, self._bytes_allowed), daemon=True
            )
            _start_hidden(process, self._reader)
            theirs.close()
            self._process, self._pipe = process, ours
        try:
            if ours.poll(SECONDS_TO_START):
                ours.recv()
                return ours
        except (EOFError, OSError):
            if self._closed:
                raise
        code = self.stop(DYING_SECONDS)
        raise KnowledgeError(f"the processes that read reports do not start (exit code {code})")

    def stop(self, patience: float = 0.0) -> int | None:
        """End the process, if there is one; its exit code. It has `patience` seconds to end by itself."""
        with self._lock:
            process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if process is None:
            return None
        process.join(patience)
        process.kill()
        process.join()
        code = process.exitcode
        process.close()
        if pipe is not None:
            pipe.close()
        return code

    def close(self) -> None:
        """End the process for good: another thread that reads with it gets a result, and starts none."""
        with self._lock:
            self._closed = True
        self.stop()


def _start_hidden(process: BaseProcess, reader: Reader) -> None:
    """Start a process that does not import the script that runs, unless the reader stands in it."""
    with _STARTING:
        script = sys.modules["__main__"]
        if reader.__module__ != "__main__":
            sys.modules["__main__"] = ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = script


def _work(pipe: Connection, reader: Reader, catalog: Catalog, bytes_allowed: int) -> None:
    """The life of a worker: read what comes until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(bytes_allowed)
    pipe.send(None)
    while True:
        try:
            file: SourceFile = pipe.recv()
        except EOFError:
            return
        for result in read_guarded(reader, file, catalog):
            pipe.send(result)
        pipe.send(None)


def _limit_memory(bytes_allowed: int) -> None:
    """Bound the address space where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))
