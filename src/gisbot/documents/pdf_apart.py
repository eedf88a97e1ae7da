"""Reading a dubious pdf in a process of its own, which can be stopped and may use so much memory and no more."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time

from gisbot.documents.bounds import MAX_MEMORY_BYTES, Budget
from gisbot.documents.pdf_ink import PageInk
from gisbot.errors import DocumentError, DocumentTooLarge

_PROGRAM = "from gisbot.documents.pdf_apart import main; main()"


def inks_apart(data: bytes, budget: Budget) -> list[PageInk]:
    """What is drawn on the pages of `data`, read by another process.

    Raises the `DocumentError` that the reading raises, and `DocumentTooLarge` when it does not end in time
    or does not get by with the memory allowed.
    """
    seconds = max(budget.deadline - time.monotonic(), 0.1)
    command = [sys.executable, "-X", "utf8", "-c", _PROGRAM, f"{seconds:.1f}"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise DocumentTooLarge("the pdf takes too long to read; print it to a new pdf") from error
    if done.returncode != 0:
        raise DocumentTooLarge("the pdf needs too much memory; print it to a new pdf")
    result: list[PageInk] | DocumentError = pickle.loads(done.stdout)
    if isinstance(result, DocumentError):
        raise result
    return result


def main() -> None:
    """The other process: a pdf on standard input, its pages or its error, pickled, on standard output."""
    from gisbot.documents.pdf import read_inks

    _limit_memory()
    budget = Budget(deadline=time.monotonic() + float(sys.argv[1]))
    result: list[PageInk] | DocumentError
    try:
        result = read_inks(sys.stdin.buffer.read(), budget)
    except DocumentError as error:
        result = error
    sys.stdout.buffer.write(pickle.dumps(result))


def _limit_memory() -> None:
    """Let the operating system refuse memory over the bound, where it can (not on Windows)."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = MAX_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MAX_MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
