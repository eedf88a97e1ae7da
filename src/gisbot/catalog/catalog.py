"""The catalog: everything the yaml under knowledge/ and bot/ says, typed and checked, as one value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.agencies import Agency, read_agencies
from gisbot.catalog.commands import Command, read_commands
from gisbot.catalog.config import read_config
from gisbot.catalog.forms import Form, read_form
from gisbot.catalog.known import KnownQuestions
from gisbot.catalog.metrics import Metric, read_metrics, read_wholes
from gisbot.catalog.naming import Naming, read_naming
from gisbot.catalog.reading import Reading, load_reading
from gisbot.catalog.replies import Replies, read_replies
from gisbot.catalog.strict import Problems, load_entry
from gisbot.catalog.words import Words, check_metric_concepts, read_words


@dataclass(frozen=True, slots=True)
class Catalog:
    """What gisbot knows before it has read a report. `content_hash` changes when any yaml changes."""

    metrics: Mapping[str, Metric]
    forms: tuple[Form, ...]
    words: Words
    replies: Mapping[str, Replies]
    content_hash: str
    home: Path
    reading: Reading
    commands: tuple[Command, ...]
    agencies: tuple[Agency, ...]
    naming: Naming
    wholes: Mapping[str, tuple[str, ...]]
    known: KnownQuestions


def catalog_files(home: Path) -> tuple[Path, ...]:
    """The yaml files a catalog is made of, sorted; documents' own .meta.yaml are not among them."""
    knowledge = home / "knowledge"
    files = [
        knowledge / "metrics.yaml",
        knowledge / "naming.yaml",
        *knowledge.glob("forms/*.yaml"),
        *knowledge.glob("words/*.yaml"),
    ]
    files += knowledge.glob("questions/*.yaml")
    files += [*knowledge.glob("reading/*.yaml"), *(home / "bot").glob("*.yaml")]
    files += [path for path in (knowledge / "agencies.yaml",) if path.exists()]
    return tuple(sorted(files))


def catalog_hash(home: Path) -> str:
    """A digest of all catalog files' names and contents."""
    digest = hashlib.sha256()
    for path in catalog_files(home):
        digest.update(str(path.relative_to(home)).encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:16]


def load_catalog(home: Path) -> Catalog:
    """Read and check everything; raises CatalogError with all problems at once."""
    problems = Problems()
    knowledge = home / "knowledge"
    metrics: dict[str, Metric] = {}
    wholes: dict[str, tuple[str, ...]] = {}
    top = load_entry(knowledge / "metrics.yaml", problems, root=home)
    if top is not None:
        metrics = read_metrics(top)
        wholes = read_wholes(top, frozenset(metrics))
        top.finish()
    known = frozenset(metrics)
    forms = []
    for path in sorted((knowledge / "forms").glob("*.yaml")):
        form_top = load_entry(path, problems, root=home)
        if form_top is not None:
            forms.append(read_form(form_top, known))
    words = read_words(knowledge / "words", problems, home)
    named = {
        metric.id: (
            tuple(sorted({c for ask in (*metric.asks, *metric.also) for group in ask for c in group} | metric.context)),
            metric.line,
        )
        for metric in metrics.values()
    }
    check_metric_concepts(named, words, problems)
    replies = read_replies(home / "bot", problems, home)
    reading = load_reading(knowledge / "reading", known, problems, root=home)
    commands = read_commands(home / "bot" / "commands.yaml", problems, root=home)
    agencies = read_agencies(knowledge / "agencies.yaml", problems, root=home)
    naming = read_naming(knowledge / "naming.yaml", problems, root=home)
    read_config(home / "bot" / "config.yaml", problems, root=home)
    problems.raise_any()
    if reading is None or naming is None:
        raise AssertionError("words of reading or naming that are missing are a problem")
    return Catalog(
        metrics=metrics,
        forms=tuple(forms),
        words=words,
        replies=replies,
        content_hash=catalog_hash(home),
        home=home,
        reading=reading,
        commands=commands,
        agencies=agencies,
        naming=naming,
        wholes=wholes,
        known=KnownQuestions(knowledge / "questions", known, home),
    )
