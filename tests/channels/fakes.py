"""Services whose answers are known beforehand, so that the channels alone are tested."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from gisbot.catalog.commands import Command, read_commands
from gisbot.catalog.replies import Replies, read_replies
from gisbot.catalog.strict import Problems
from gisbot.channels.base import (
    Contents,
    Progress,
    ReadReport,
    ReadSummary,
    ReloadOutcome,
    ReportSummary,
    SectionLine,
    SectionText,
    StatusReport,
    UnansweredGroup,
)
from gisbot.dialogue.shelf import AnswerShelf
from gisbot.model.answer import Answer, Choice, Citation, Reason, Status, Table, Value
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Finding, Period, Severity
from gisbot.model.who import Who
from gisbot.store.memory import MemoryConversationStore

ROOT = Path(__file__).resolve().parents[2]
REPORT = ReportSummary("r1", "云上镇2018年政府信息公开工作年度报告（虚构）", "云上镇人民政府", 2018, "2019-01-21")
CITATION = Citation(
    REPORT.title, "二、主动公开 / （四）依申请公开", "本年度未收到<公开>申请。", "云上镇.txt", "line 21", "2019-01-21"
)
KEY = ReportKey(
    REPORT.code,
    "0" * 64,
    REPORT.agency,
    (),
    None,
    REPORT.year,
    REPORT.title,
    "云上镇.txt",
    date(2019, 1, 21),
    None,
    Period(None, None),
    ("2014",),
)
SECTION_TEXT = "共下发文件65余份，<b>张贴</b> & 公告40余次。"


def words(language: str) -> Replies:
    """The project's own replies."""
    problems = Problems()
    replies = read_replies(ROOT / "bot", problems, ROOT)
    problems.raise_any()
    return replies[language]


def commands() -> tuple[Command, ...]:
    """The project's own commands."""
    problems = Problems()
    found = read_commands(ROOT / "bot" / "commands.yaml", problems, root=ROOT)
    problems.raise_any()
    return found


def answered(question: str, lead: str = "没有，0 件。") -> Answer:
    text = f"{lead}\n\n{CITATION.report}\n“{CITATION.quote}”"
    actions = (Choice("这是什么意思", "w.1"), Choice("出处", "s.1"))
    return Answer(question, Status.ANSWERED, lead, text, citations=(CITATION,), actions=actions)


@dataclass
class FakeDialogue:
    """Answers by a few words; remembers what it was asked. `gate`, when closed, holds answers up."""

    asked: list[tuple[str, Who]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def ask(self, text: str, who: Who) -> Answer:
        self.asked.append((text, who))
        if not self.gate.wait(10):
            raise TimeoutError("the gate stayed closed")
        if "复议" in text:
            options = (Choice("行政复议多少件？", "q.fy"), Choice("复议维持多少件？", "q.wc"))
            listed = "\n".join(f"{number}. {choice.text}" for number, choice in enumerate(options, start=1))
            return Answer(text, Status.CLARIFY, "您问的是哪一个？", f"您问的是哪一个？\n{listed}", options=options)
        if "天气" in text:
            return Answer(text, Status.OUT_OF_SCOPE, "这个我不懂。", "这个我不懂。")
        if "没有的" in text:
            near = (Choice("收到多少件？", "q.sd"),)
            return Answer(text, Status.NOT_FOUND, "没有。", "没有。", suggestions=near, reason=Reason.NO_ITEM)
        if "很长" in text:
            return answered(text, "\n\n".join(f"第{number}段<&>" + "字" * 200 for number in range(1, 40)))
        if "对比" in text or "排名" in text:
            return compared(text)
        if "坏了" in text:
            raise RuntimeError("the dialogue is broken")
        return answered(text, f"{text}：0 件。")

    def choose(self, code: str, who: Who) -> Answer:
        if not code.startswith(("q.", "w.", "s.")):
            return Answer(code, Status.NOT_FOUND, "选项过期了。", "选项过期了。", reason=Reason.NOT_UNDERSTOOD)
        return answered(code, f"选了 {code}：3 件。")


TABLE = Table("收到申请数", ("", "收到申请数"), (("云上镇人民政府", "12"), ("柳林乡人民政府", "3")), "件", "bar")


def compared(question: str) -> Answer:
    values = tuple(
        Value("requests.received", "收到申请数", Decimal(number), "件", False, agency, 2018, cited=(0,))
        for agency, number in TABLE.rows
    )
    lead = "收到申请数排名"
    return Answer(
        question, Status.ANSWERED, lead, f"{question}：{lead}", values=values, citations=(CITATION,), table=TABLE
    )


@dataclass
class FakeInbox:
    """Files by name; loads and discards are remembered."""

    waiting: dict[str, str] = field(default_factory=dict)
    loaded: list[str] = field(default_factory=list)

    def submit(self, data: bytes, name: str, who: Who, progress: Progress) -> ReadSummary:
        progress(1, 1)
        if b"report" not in data:
            return ReadSummary(None, name, (ReadReport(name, problem="不是年度报告"),))
        token = f"{len(self.waiting) + 1:08x}"
        self.waiting[token] = name
        finding = Finding("identity", Severity.WARNING, "各项之和 <不等于> 总计")
        return ReadSummary(token, name, (ReadReport(name, "云上镇人民政府", 2018, ("2014",), 58, (finding,)),))

    def load(self, token: str, who: Who) -> ReloadOutcome | None:
        name = self.waiting.pop(token, None)
        if name is None:
            return None
        self.loaded.append(name)
        return ReloadOutcome(True, "e2", added=(name,))

    def discard(self, token: str, who: Who) -> str | None:
        return self.waiting.pop(token, None)


@dataclass
class FakeServices:
    """What app.py implements, with one fictional report."""

    dialogue: FakeDialogue = field(default_factory=FakeDialogue)
    inbox: FakeInbox = field(default_factory=FakeInbox)
    shelf: AnswerShelf = field(default_factory=lambda: AnswerShelf(MemoryConversationStore()))
    summaries: tuple[ReportSummary, ...] = (REPORT,)
    removed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    replies: dict[str, Replies] = field(default_factory=lambda: {name: words(name) for name in ("zh", "en")})
    known: tuple[Command, ...] = field(default_factory=commands)

    def commands(self) -> Sequence[Command]:
        return self.known

    def words(self, language: str) -> Replies:
        return self.replies[language]

    def reports(self) -> Sequence[ReportSummary]:
        return self.summaries

    def reports_meant(self, text: str, who: Who) -> Sequence[ReportSummary]:
        return [one for one in self.summaries if not text or text in one.title]

    def key(self, report: str) -> ReportKey | None:
        return KEY if report == REPORT.code else None

    def contents(self, report: str) -> Contents | None:
        lines = tuple(SectionLine(number, f"第{number}节", 1 + number % 2) for number in range(10))
        return Contents(REPORT, lines, 58) if report == REPORT.code else None

    def section(self, report: str, number: int) -> SectionText | None:
        if report != REPORT.code or not 0 <= number < 10:
            return None
        paragraphs = (SECTION_TEXT,) if number else tuple(f"段落{n} " + "字" * 500 for n in range(12))
        return SectionText(REPORT, (f"第{number}节",), paragraphs)

    def table(self, report: str) -> Sequence[Figure] | None:
        if report != REPORT.code:
            return None
        return (
            figure(("一、主动公开", "（一）主动公开数"), "198", "条"),
            figure(("一、主动公开", "（二）发文数"), "", "件"),
            replace(figure(("二、申请",), "0", "件"), metric="requests.received"),
        )

    def doubts(self, report: str, language: str) -> Mapping[str, Sequence[str]]:
        return {"requests.received": ("各项之和不等于总计",)}

    def status(self) -> StatusReport:
        years = [summary.year for summary in self.summaries]
        since = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
        return StatusReport(
            "e1", since, len(years), len(years), min(years, default=None), max(years, default=None), 58, 2
        )

    def reload(self, who: Who, *, accept_removed: bool = False) -> ReloadOutcome:
        if self.problems or (self.removed and not accept_removed):
            return ReloadOutcome(False, "e1", removed=self.removed, problems=self.problems)
        return ReloadOutcome(True, "e2", changed=("云上镇.txt",), removed=self.removed)

    def unanswered(self) -> Sequence[UnansweredGroup]:
        return (UnansweredGroup("公章谁管", 3, "not_understood", "2026-11-21"),)

    def why(self, question: str, who: Who) -> Sequence[str]:
        return (f"normal: {question}", "rule: exact")


def figure(path: tuple[str, ...], raw: str, unit: str) -> Figure:
    evidence = Evidence("附表", f"{path[-1]} | {unit} | {raw}", "line 60")
    state = CellState.NUMBER if raw else CellState.BLANK
    return Figure(None, path, None, Decimal(raw) if raw else None, raw, unit, FigureKind.TABLE, state, evidence)
