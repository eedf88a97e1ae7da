"""Everything gisbot raises on purpose, as one tree.

    GisbotError
    ├── SettingsError          a setting or an argument cannot be used
    ├── CatalogError           the yaml of knowledge/ or bot/ does not hold; carries every problem
    ├── DocumentError          one document cannot be read; the others go on
    │   ├── UnsupportedDocument    a type gisbot does not read (old .doc, picture, ...)
    │   │   ├── OldDocument        of the office programs before 2007
    │   │   └── PictureDocument    a picture, whatever its name says
    │   ├── DamagedDocument        truncated, not what its name says
    │   │   ├── EmptyDocument      nothing is in it
    │   │   └── EncryptedDocument  a password is wanted
    │   └── DocumentTooLarge       over the bounds on size, pages, time or memory
    ├── NotAReport             the document was read, and it is no annual report
    ├── StoreError             the database cannot be used
    ├── KnowledgeError         no edition can be built or published
    ├── EvaluationError        a question file or a saved run cannot be used
    └── ChannelError           Telegram or the terminal cannot be served
        ├── InvalidToken
        ├── Unreachable
        └── SecondPoller

A message is one line that says what is wrong and what to do; it never holds a secret.
"""

from __future__ import annotations

from dataclasses import dataclass


class GisbotError(Exception):
    """Anything gisbot says on purpose; its text is one line for a person."""


class SettingsError(GisbotError):
    """A setting, an environment variable or a command-line argument cannot be used."""


@dataclass(frozen=True, slots=True)
class CatalogProblem:
    """One thing that does not hold in a yaml file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CatalogError(GisbotError):
    """The yaml under knowledge/ or bot/ does not hold; all problems are reported at once."""

    def __init__(self, problems: tuple[CatalogProblem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class DocumentError(GisbotError):
    """One document cannot be read. `rule` names the finding that an admin sees."""

    rule = "document.unreadable"


class UnsupportedDocument(DocumentError):
    """The type of the file is none that gisbot reads."""

    rule = "document.unsupported"


class OldDocument(UnsupportedDocument):
    """The file is one of the office programs before 2007 (.doc, .xls)."""

    rule = "document.old"


class PictureDocument(UnsupportedDocument):
    """The file is a picture, whatever its name says."""

    rule = "document.image"


class DamagedDocument(DocumentError):
    """The file is truncated, encrypted, or not what its name says."""

    rule = "document.damaged"


class EmptyDocument(DamagedDocument):
    """Nothing is in the file."""

    rule = "document.empty"


class EncryptedDocument(DamagedDocument):
    """The file cannot be opened without its password."""

    rule = "document.encrypted"


class DocumentTooLarge(DocumentError):
    """Reading the file would go over the bounds on size, pages, time or memory."""

    rule = "document.too_large"


class NotAReport(GisbotError):
    """The document was read, and it is no annual report; `rule` says why (a blank form, news, ...)."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


class StoreError(GisbotError):
    """The database cannot be opened, read or written."""


class KnowledgeError(GisbotError):
    """No edition can be built or published from what is there."""


class EvaluationError(GisbotError):
    """A question file or a saved run cannot be used; names file and line."""


class RenderingError(GisbotError):
    """An answer cannot be put into a file or picture."""


class FontMissing(RenderingError):
    """No font with Chinese characters is there; without one a chart would show boxes."""


class ChannelError(GisbotError):
    """A channel cannot be served."""


class InvalidToken(ChannelError):
    """Telegram refuses the token."""


class Unreachable(ChannelError):
    """The Bot API cannot be reached."""


class SecondPoller(ChannelError):
    """Another process polls with the same token."""
