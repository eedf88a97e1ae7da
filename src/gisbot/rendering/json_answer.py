"""An answer as the json of `gisbot ask --json`; the keys are a promise, see the command's documentation."""

from __future__ import annotations

from decimal import Decimal

from gisbot.model.answer import Answer, Citation, Operand, Value

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def json_answer(answer: Answer) -> dict[str, Json]:
    """The answer's object, its keys in the promised order."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "text": answer.text,
        "values": [_value(value) for value in answer.values],
        "citations": [_citation(citation) for citation in answer.citations],
        "options": [choice.text for choice in answer.options],
        "suggestions": [choice.text for choice in answer.suggestions],
        "reason": answer.reason.value if answer.reason is not None else None,
        "warnings": list(answer.warnings),
        "edition": answer.edition,
    }


def json_number(number: Decimal | str | None) -> int | float | str | None:
    """A json number without a needless point; strings and None as they are."""
    if not isinstance(number, Decimal):
        return number
    return int(number) if number == number.to_integral_value() else float(number)


def _value(value: Value) -> Json:
    entry: dict[str, Json] = {
        "metric": value.metric,
        "label": value.label,
        "value": json_number(value.value),
        "unit": value.unit,
        "approximate": value.approximate,
        "agency": value.agency,
        "year": value.year,
    }
    if value.computed:
        entry["computed"] = True
        entry["of"] = [_operand(operand) for operand in value.of]
    return entry


def _operand(operand: Operand) -> Json:
    return {
        "metric": operand.metric,
        "label": operand.label,
        "value": json_number(operand.value),
        "unit": operand.unit,
        "approximate": operand.approximate,
        "agency": operand.agency,
        "year": operand.year,
        "citation": operand.citation,
    }


def _citation(citation: Citation) -> Json:
    return {
        "report": citation.report,
        "section": citation.section,
        "quote": citation.quote,
        "source": citation.source,
        "location": citation.location,
        "published": citation.published,
        "url": citation.url,
    }
