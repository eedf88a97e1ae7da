"""A file in, a `Document` out: blocks (paragraphs, grids, pictures) in reading order, each with its place.

    read_document(path)     one file
    read_documents(path)    a file, an archive or a folder, each member
    read_bytes(data, name)  a file that is not on disk

`reader.py` is the door, `detect.py` says what a file is, `bounds.py` what reading may cost; one file a format.
"""

from gisbot.documents.detect import SUFFIXES
from gisbot.documents.reader import UnreadableDocument, read_all_bytes, read_bytes, read_document, read_documents

__all__ = ["SUFFIXES", "UnreadableDocument", "read_all_bytes", "read_bytes", "read_document", "read_documents"]
