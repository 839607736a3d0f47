"""Which sort of file some bytes are, by what is in them and never by their name."""

from __future__ import annotations

import io
import re

from lxml import etree

from luodi.foundation.files.kinds import media_type_of
from luodi.foundation.files.sheets import document, legacy, page, spreadsheet_xml, text, values_only
from luodi.foundation.files.sheets.archive import Archive
from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.sheets.xlsx import workbook

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BARE_WORKBOOK = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HEADER = 512
HEAD = 4096


def read(content: bytes, out: Out) -> None:
    try:
        read_whatever(content, out)
    except etree.XMLSyntaxError as fault:
        entities = "entit" in str(fault).lower()  # the parser itself stops those that unfold
        raise Trouble(Why.ENTITIES if entities else Why.DAMAGED) from fault


def read_whatever(content: bytes, out: Out) -> None:
    if not content:
        raise Trouble(Why.EMPTY)
    if content.startswith(ZIP):
        read_zip(content, out)
    elif content.startswith(OLE):
        read_compound(content, out)
    elif content.startswith(BARE_WORKBOOK):
        legacy.read(content, out)
    else:
        insist_on_text(content)
        read_text(text.decoded(content), out)


def read_zip(content: bytes, out: Out) -> None:
    archive = Archive(io.BytesIO(content), out.limits)
    part = workbook.main_part(archive)
    match part.rpartition("/")[2]:
        case name if name.endswith(".bin"):
            values_only.read(content, out)
        case name if name.startswith("document"):
            document.read(archive, part, out)
        case name if name:
            workbook.read(archive, part, out)
        case _ if "mimetype" in archive and "content.xml" in archive:
            values_only.read(content, out)
        case _:
            raise Trouble(Why.MANY_FILES)


def read_compound(content: bytes, out: Out) -> None:
    """A file of the kind in which old Office kept everything, told by the names within."""
    if names("EncryptedPackage") in content:
        raise Trouble(Why.LOCKED)
    if names("Workbook") in content or names("Book") in content:
        legacy.read(content, out)
    elif names("WordDocument") in content:
        raise Trouble(Why.OLD_WORD)
    else:
        raise Trouble(Why.DAMAGED if is_cut_off(content) else Why.UNKNOWN)


def is_cut_off(content: bytes) -> bool:
    """Whether the list of names within lies behind the end."""
    if len(content) < HEADER:
        return True
    size, first = 1 << min(content[30], 12), int.from_bytes(content[48:52], "little")
    return HEADER + (first + 1) * size > len(content)


def names(name: str) -> bytes:
    return name.encode("utf-16-le")


def insist_on_text(content: bytes) -> None:
    media_type = media_type_of(content, "")
    if media_type == "application/pdf":
        raise Trouble(Why.PDF)
    if media_type.startswith("image/"):
        raise Trouble(Why.PICTURE)
    if content.startswith(OTHER_ARCHIVES):
        raise Trouble(Why.OTHER_ARCHIVE)
    if content.startswith(b"{\\rtf"):
        raise Trouble(Why.OLD_WORD)
    if CONTROL.search(content[:HEAD]) and not text.is_wide(content):
        raise Trouble(Why.UNKNOWN)


def read_text(said: str, out: Out) -> None:
    head = said[:HEAD].lstrip("\ufeff \r\n\t").lower()
    if "mime-version:" in head[:500]:
        raise Trouble(Why.WEB_ARCHIVE)
    if spreadsheet_xml.NAMES in head:
        spreadsheet_xml.read(said, out)
    elif head.startswith("<") and ("<table" in said.lower() or "<html" in head):
        page.read(said, out)
    elif head.startswith("<?xml"):
        raise Trouble(Why.UNKNOWN)
    else:
        text.read(said, out)
