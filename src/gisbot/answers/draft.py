"""An answer in the making: values and citations are added, then it is closed into an Answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from gisbot.answers.view import Found
from gisbot.catalog.replies import Replies
from gisbot.model.answer import Answer, Choice, Citation, Doubt, Operand, Reason, Status, Table, Value
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Evidence

SHOWN_CITATIONS = 5
MOST_CITATIONS = 16


@dataclass(slots=True)
class Draft:
    """Collects what an answer needs. Citations are told apart by place and quote and keep their order.

    `places` is where each stands among them.
    """

    question: str
    language: str
    edition: str
    replies: Replies
    values: list[Value] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    actions: list[Choice] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    table: Table | None = None
    subject: str = ""
    places: dict[Citation, int] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """A reply in the language of the answer."""
        return self.replies.text(f"answer.{key}", **values)

    def cite(self, key: ReportKey, evidence: Evidence) -> int:
        """The index of the citation, added when it is new."""
        citation = citation_of(key, evidence)
        if citation not in self.places:
            self.places[citation] = len(self.citations)
            self.citations.append(citation)
        return self.places[citation]

    def operand(self, found: Found) -> Operand:
        """The figure as an operand, cited; see `cite_parts` for one that is a sum itself."""
        places = [self.cite(found.key, figure.evidence) for figure in found.figures[:1]]
        return Operand(
            found.metric,
            found.label,
            found.number,
            found.unit,
            found.approximate,
            found.key.agency,
            found.key.year,
            places[0],
        )

    def cite_all(self, found: Found) -> tuple[int, ...]:
        """Cite everything that states the figure; the indices of its citations."""
        return tuple(self.cite(found.key, figure.evidence) for figure in (*found.figures, *found.against))

    def cite_parts(self, found: Iterable[Found]) -> None:
        """Cite what sums are made of, as far as there is room: the parts that add anything."""
        for part in (part for one in found for part in one.of if part.number != 0):
            if len(self.citations) >= MOST_CITATIONS:
                return
            for figure in part.figures[:1]:
                self.cite(part.key, figure.evidence)

    def add(self, found: Found) -> Value:
        """The figure as a value of the answer, cited and remembered."""
        operands = tuple(self.operand(part) for part in found.of)
        self.cite_parts(found.of)
        cited = () if found.of else self.cite_all(found)
        value = Value(
            found.metric,
            found.label,
            found.value,
            found.unit,
            found.approximate,
            found.key.agency,
            found.key.year,
            bool(found.of),
            operands,
            cited,
        )
        self.values.append(value)
        self.asked.append(asked_of(found))
        for values in differing(found):
            self.warn("differs", **values)
            self.doubt(found, self.say("warning.differs", **values))
        return value

    def compute(
        self, label: str, number: Decimal, unit: str | None, parts: Iterable[Found], metric: str | None = None
    ) -> Value:
        """A computed value over its operands."""
        found = tuple(parts)
        operands = tuple(self.operand(part) for part in found)
        self.cite_parts(found)
        agencies = {part.key.agency for part in found}
        years = {part.key.year for part in found}
        value = Value(
            metric,
            label,
            number,
            unit,
            any(part.approximate for part in found),
            agencies.pop() if len(agencies) == 1 else None,
            years.pop() if len(years) == 1 else None,
            True,
            operands,
        )
        self.values.append(value)
        self.asked += [asked_of(part) for part in found]
        return value

    def warn(self, key: str, **values: object) -> None:
        """Add a warning once."""
        text = self.say(f"warning.{key}", **values)
        if text not in self.warnings:
            self.warnings.append(text)

    def doubt(self, found: Found, text: str) -> None:
        """Remember that a warning speaks of one figure."""
        doubt = Doubt(found.key.agency, found.key.year, found.metric, text)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def close(self, lead: str, status: Status = Status.ANSWERED) -> Answer:
        """The answer, its text being the lead, the warnings and the evidence."""
        lines = [lead, *(self.say("warning.line", text=warning) for warning in self.warnings)]
        if self.citations:
            lines += ["", *self.evidence_lines()]
        return Answer(
            question=self.question,
            status=status,
            lead=lead,
            text="\n".join(lines),
            values=tuple(self.values),
            citations=tuple(self.citations),
            actions=tuple(self.actions),
            warnings=tuple(self.warnings),
            doubts=tuple(self.doubts),
            edition=self.edition,
            language=self.language,
            table=self.table,
            about=tuple(dict.fromkeys(self.asked)),
        )

    def refuse(
        self,
        lead: str,
        reason: Reason,
        suggestions: tuple[Choice, ...],
    ) -> Answer:
        """A refusal with its reason and near questions; citations show why or whom to ask."""
        lines = [lead]
        if self.citations:
            lines += ["", *self.evidence_lines()]
        if suggestions:
            lines += ["", self.say("suggest"), *(f"· {choice.text}" for choice in suggestions)]
        return Answer(
            question=self.question,
            status=Status.NOT_FOUND,
            lead=lead,
            text="\n".join(lines),
            citations=tuple(self.citations),
            suggestions=suggestions,
            reason=reason,
            edition=self.edition,
            language=self.language,
        )

    def evidence_lines(self) -> list[str]:
        """Where it stands, for people: the report once, then each place with its quote."""
        lines: list[str] = []
        report = ""
        shown = self.citations[:SHOWN_CITATIONS]
        for citation in shown:
            if citation.report != report:
                report = citation.report
                published = self.say("published", date=citation.published) if citation.published else ""
                lines.append(self.say("source", report=report, published=published))
                if citation.period:
                    lines.append(self.say("period", period=citation.period))
            lines.append(self.say("place", section=citation.section, location=citation.location))
            lines.append(self.say("quote", quote=shortened(citation.quote)))
        if len(self.citations) > len(shown):
            lines.append(self.say("more_places", count=len(self.citations) - len(shown)))
        return lines


def asked_of(found: Found) -> Asked:
    """A figure given, as a conversation remembers it; one of the prose by what is printed of it."""
    told = found.metric is None and bool(found.figures)
    column = found.figures[0].raw if told else found.column
    return Asked(found.metric, column, found.key.agency, found.key.year, found.label)


def differing(found: Found) -> Iterator[dict[str, object]]:
    """What is told of each other number that the report gives for a figure."""
    for figure in found.against:
        yield {
            "agency": found.key.agency,
            "year": found.key.year,
            "label": found.label,
            "found": str(figure.value),
            "unit": figure.unit or "",
            "quote": figure.evidence.quote,
        }


def citation_of(key: ReportKey, evidence: Evidence) -> Citation:
    """A place in a report as an answer cites it."""
    return Citation(
        report=key.title,
        section=evidence.section,
        quote=evidence.quote,
        source=key.source,
        location=evidence.location,
        published=key.published.isoformat() if key.published else None,
        url=key.url,
        period=odd_period(key),
    )


def shortened(quote: str, limit: int = 160) -> str:
    """A quote short enough to read; what is left out is marked."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def odd_period(key: ReportKey) -> str | None:
    """The period in words when it is not the whole year of the report."""
    start, end = key.period.start, key.period.end
    whole = (start is None or start == date(key.year, 1, 1)) and (end is None or end == date(key.year, 12, 31))
    if whole:
        return None
    return f"{start.isoformat() if start else '?'} – {end.isoformat() if end else '?'}"


def number_text(number: Decimal) -> str:
    """A number as people read it: no exponent, no trailing zeros after the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(draft: Draft, found: Found) -> str:
    """The value with its unit, marked when the report calls it approximate."""
    if found.number is None:
        if isinstance(found.value, str):
            return found.value
        return draft.say("blank_value" if found.state is CellState.BLANK else "not_applicable_value")
    text = amount_text(draft, found.number, found.unit)
    return draft.say("approximately", value=text) if found.approximate else text


def amount_text(draft: Draft, number: Decimal, unit: str | None) -> str:
    """A number with its unit."""
    if unit is None:
        return number_text(number)
    if unit == "%":
        return f"{number_text(number)}%"
    shown = (
        unit
        if draft.language == "zh"
        else draft.say(f"unit.{unit}")
        if f"answer.unit.{unit}" in draft.replies
        else unit
    )
    return f"{number_text(number)} {shown}"


def with_actions(answer: Answer, actions: tuple[Choice, ...]) -> Answer:
    """The answer with buttons under it."""
    return replace(answer, actions=actions)
