"""What is remembered of a conversation: enough to understand 那2017年呢, 加起来呢, 出处呢."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that was asked for and given, or a passage by its subject.

    A figure of the prose that no row of the form states has no metric; `words` are its clause, `column` what is
    printed of it.
    """

    metric: str | None
    column: str | None
    agency: str
    year: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one person's conversation in one chat.

    `concepts` are those of the last question, answered or not; `history` the figures given, newest last;
    `last` those of the last answer alone; `options` the codes offered by the last question back;
    `code` asks the last answered question again; `subject` is what a text answer was about; `operation` is the order
    (most, least, rank) that was asked for last, or "sum" when the last answer added up; `before` is the memory that
    the last question was asked over, as kept, so that the same words asked twice get the same answer.
    """

    concepts: tuple[str, ...] = ()
    history: tuple[Asked, ...] = ()
    last: tuple[Asked, ...] = ()
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    option_texts: tuple[str, ...] = ()
    code: str = ""
    question: str = ""
    language: str = ""
    subject: str = ""
    operation: str = ""
    before: str = ""
