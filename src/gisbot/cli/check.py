"""`gisbot check`: what does not add up in the loaded reports, or in drafts that are not loaded."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.cli.output import table
from gisbot.errors import KnowledgeError, SettingsError
from gisbot.model.report import Finding, Severity

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.catalog import Catalog
    from gisbot.knowledge.edition import Edition
    from gisbot.knowledge.reading import ReadResult
    from gisbot.model.report import Report

WIDTHS = (28, 10, 72, 72, 40)
LONGEST_QUOTE = 24
WRONG = 1
WHAT = "Find what does not add up, in the reports or in drafts."
EXIT = (
    "Exit status: 0 when nothing is worse than a warning, 1 when there are errors (a file that is no report or cannot "
    "be read, arithmetic that does not hold), 2 for unusable arguments or a folder of which no document can be read."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found in it; without a report only `source` and the findings are known."""

    source: str
    title: str | None
    published: str | None
    url: str | None
    rules_checked: int
    findings: tuple[Finding, ...]


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "check", WHAT, run, EXIT)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a draft to check without loading it")
    parser.add_argument("--json", action="store_true", help="one json object a line")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the loaded reports, or the files named; the exit status is 1 when there are errors."""
    with opened(arguments) as app:
        if arguments.files:
            catalog, checked = _drafts(app, arguments.files)
        else:
            edition = up_to_date(app)
            catalog, checked = edition.catalog, _loaded(edition)
        if arguments.json:
            _print_json(checked, catalog)
        else:
            _print_people(checked, catalog)
    findings = (finding for document in checked for finding in document.findings)
    return WRONG if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _loaded(edition: Edition) -> list[Checked]:
    checked = []
    for key in sorted((*edition.reports, *edition.superseded), key=lambda key: (key.source, key.report_id)):
        published = None if key.published is None else key.published.isoformat()
        findings = edition.report(key.report_id).findings
        checked.append(Checked(key.source, key.title, published, key.url, key.rules_checked, findings))
    checked += [Checked(found.source, None, None, None, 0, (found.finding,)) for found in edition.findings]
    return checked


def _drafts(app: App, files: Iterable[Path]) -> tuple[Catalog, list[Checked]]:
    from gisbot.app import read_source
    from gisbot.knowledge.folder import shown
    from gisbot.knowledge.reading import SourceFile
    from gisbot.knowledge.workers import read_in_processes

    sources = [SourceFile(path, shown(Path(path.name))) for path in files]
    if missing := [str(source.path) for source in sources if not source.path.is_file()]:
        raise SettingsError(f"there is no file {missing[0]}")
    try:
        edition: Edition | None = up_to_date(app)
    except KnowledgeError as error:
        print(f"gisbot: drafts are checked without earlier reports: {error}", file=sys.stderr)
        edition = None
    catalog = app.catalogs.load() if edition is None else edition.catalog
    read = dict(read_in_processes(sources, read_source, catalog, processes=app.settings.processes))
    checked = [_draft(result, edition, catalog) for index in range(len(sources)) for result in read[index]]
    return catalog, checked


def _draft(result: ReadResult, edition: Edition | None, catalog: Catalog) -> Checked:
    from gisbot.reports.drafts import check_draft

    report = result.report
    if report is None:
        finding = Finding(result.rule, Severity.ERROR, result.message, found=result.source)
        return Checked(result.source, None, None, None, 0, (finding,))
    earlier = None if edition is None else _last_years(report, edition)
    findings = (*report.findings, *check_draft(report, earlier, catalog))
    published = None if report.published is None else report.published.isoformat()
    return Checked(result.source, report.title, published, report.url, report.rules_checked, findings)


def _last_years(report: Report, edition: Edition) -> Report | None:
    """The same agency's report on the year before; a draft may name its agency by another of its names."""
    key = edition.index.find(report.agency, report.year - 1)
    if key is None:
        called = {name for name in (report.agency, *report.names) if name}
        known = [key for key in edition.reports if key.year == report.year - 1 and report.agency in key.names]
        known = known or [key for key in edition.reports if key.year == report.year - 1 and key.agency in called]
        key = known[0] if len(known) == 1 else None
    return None if key is None else edition.report(key.report_id)


def _print_json(checked: Iterable[Checked], catalog: Catalog) -> None:
    from gisbot.rendering.findings import told

    for document in checked:
        for finding in document.findings:
            line = {
                "report": document.title,
                "source": document.source,
                "rule": finding.rule,
                "severity": finding.severity.value,
                "message": told(finding, catalog).message,
                "expected": finding.expected,
                "found": finding.found,
                "citations": [
                    {
                        "report": document.title,
                        "section": evidence.section,
                        "quote": evidence.quote,
                        "source": document.source,
                        "location": evidence.location,
                        "published": document.published,
                        "url": document.url,
                    }
                    for evidence in finding.evidence
                ],
            }
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _where(finding: Finding) -> str:
    """The place of what was found and, behind it, the beginning of what stands there."""
    if not finding.evidence:
        return ""
    evidence = finding.evidence[-1]
    quote = evidence.quote if len(evidence.quote) <= LONGEST_QUOTE else f"{evidence.quote[:LONGEST_QUOTE]}…"
    return f"{evidence.location} {quote}".strip()


def _print_people(checked: list[Checked], catalog: Catalog) -> None:
    from gisbot.rendering.findings import told

    words = catalog.replies["zh"]
    rows = [
        (
            document.source,
            words.text(f"command.check.{finding.severity.value}"),
            told(finding, catalog).message,
            _where(finding),
            finding.rule,
        )
        for document in checked
        for finding in document.findings
    ]
    reports = sum(document.title is not None for document in checked)
    rules = sum(document.rules_checked for document in checked)
    print(words.text("command.check.summary", rules=rules, reports=reports, findings=len(rows)))
    if rows:
        header = tuple(words.text(f"command.check.{name}") for name in ("source", "severity", "what", "where", "rule"))
        print("\n".join(table(header, rows, WIDTHS)))
