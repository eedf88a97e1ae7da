"""Word documents (docx): paragraphs, tables and pictures in order.

Read from the package's xml itself: merged cells stand once, text boxes and list numbers are there.
"""

from __future__ import annotations

from gisbot.documents.base import Content, picture_notes, without_text
from gisbot.documents.bounds import Budget
from gisbot.documents.package import Package
from gisbot.documents.word_body import Body
from gisbot.documents.word_names import W
from gisbot.documents.word_numbering import Numbering
from gisbot.documents.word_styles import read_styles
from gisbot.errors import DamagedDocument
from gisbot.model.document import Note, Picture


def read_word(data: bytes, budget: Budget) -> Content:
    """The blocks of a docx. Paragraphs are counted over those with text outside tables, tables over all."""
    package = Package(data)
    body = package.xml("word/document.xml").find(W + "body")
    if body is None:
        raise DamagedDocument("the document has no body")
    styles = read_styles(package.optional_xml("word/styles.xml"))
    numbering = Numbering(package.optional_xml("word/numbering.xml"))
    reading = Body(styles, numbering, budget)
    reading.read(body)
    blocks = tuple(reading.blocks)
    if all(isinstance(block, Picture) for block in blocks):
        raise without_text("the document holds no text, only pictures or nothing")
    notes = list(picture_notes(blocks))
    if next(body.iter(W + "altChunk"), None) is not None:
        notes.append(Note("document.foreign_part", "a part of another format is embedded and not read"))
    return Content(blocks, notes=tuple(notes))
