"""Which sort of document some bytes are: text, Word, PDF, or sheets as an import reads them."""

from __future__ import annotations

import io
from collections import Counter

from luodi.foundation.files.kinds import media_type_of
from luodi.foundation.files.sheets import sorting, text
from luodi.foundation.files.sheets.archive import Archive
from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.sheets.xlsx import workbook
from luodi.foundation.files.texts import pages, word
from luodi.foundation.files.texts.paragraphs import numbered, put

STOP = "。"
FEWEST_LINES = 2


def read(content: bytes, out: Out) -> None:
    if not content:
        raise Trouble(Why.EMPTY)
    if media_type_of(content, "") == "application/pdf":
        pages.read(content, out)
    elif content.startswith(sorting.ZIP):
        read_zip(content, out)
    elif content.startswith((sorting.OLE, *sorting.BARE_WORKBOOK)):
        sorting.read(content, out)
    else:
        sorting.insist_on_text(content)
        read_text(text.decoded(content), out)


def read_zip(content: bytes, out: Out) -> None:
    archive = Archive(io.BytesIO(content), out.limits)
    part = workbook.main_part(archive)
    if part.rpartition("/")[2].startswith("document"):
        word.read(archive, part, out)
    else:
        sorting.read(content, out)


def read_text(said: str, out: Out) -> None:
    """Prose, unless it is drawn as a table: by lines that are all parted alike."""
    if said.removeprefix("\ufeff").lstrip().startswith("<"):
        sorting.read_text(said, out)
    elif is_table(said):
        text.read(said, out)
    else:
        put(numbered(said.splitlines()), out)


def is_table(said: str) -> bool:
    lines = [line for line in text.QUOTED.sub("", said).splitlines() if line.strip()]
    if len(lines) < FEWEST_LINES:
        return False
    return any(is_parted(lines, sign) for sign in "\t,|")


def is_parted(lines: list[str], sign: str) -> bool:
    """Most lines have this separator, equally often; a sentence among them is no cell."""
    counts = Counter(line.count(sign) for line in lines)
    often, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    prose = sum(STOP in line for line in lines)
    return often > 0 and count * 2 > len(lines) and prose * 2 < len(lines)
