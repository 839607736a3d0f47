"""Tables as text: CSV of any separator, and what is pasted from a chat or a page."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from luodi.foundation.files.sheets.aligned import aligned
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.foundation.files.sheets.wire import Found, Out

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = "\t,;|，；"
FEW = 10  # characters read for each that is broken, and more, are no chance
SAMPLE = 100  # lines by which the separator is found
QUOTED = re.compile(r'"(?:[^"]|"")*"')
RULE = re.compile(r"[|+\s:\-—=─┼│]*-{2,}[|+\s:\-—=─┼│]*")  # |---|---| and +----+
AS_TEXT = re.compile(r'="([^"]*)"')  # how systems keep Excel from taking a code for a number
MOST_OF_A_CELL = 1_000_000


def decoded(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return read_as(content, encoding)
    if is_wide(content):
        return read_as(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        insist_on_another(content)
    return read_as(content, "gb18030")


def insist_on_another(content: bytes) -> None:
    """A UTF-8 text that was cut off is no GBK, though most of it can be read as that: wrongly."""
    said = content.decode("utf-8", "replace")
    broken = said.count("\ufffd")
    if sum(character > "\x7f" for character in said) > FEW * broken:
        raise Trouble(Why.DAMAGED)


def is_wide(content: bytes) -> bool:
    """Two bytes for each character, by a mark or by the zeros beside Latin ones."""
    head = content[:200]
    return content[:2] in MARKS or head.count(0) * 5 > len(head) > head.count(0) * 1.5


def read_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Trouble(Why.ENCODING) from fault


def read(text: str, out: Out) -> None:
    """The table that a text is; one without a separator is a column."""
    out.sheet()
    for number, line in enumerate(lines(text, out), start=1):
        out.row(number, [Found(c, said) for c, said in enumerate(line, start=1) if said.strip()])
    out.end()


def lines(text: str, out: Out) -> Iterator[list[str]]:
    if text[:4].lower() == "sep=" and text[4:5]:  # what Excel writes for itself
        separator, text = text[4], text.partition("\n")[2]
    else:
        separator = separator_of(text)
    if separator == "|":
        yield from piped(text)
    elif separator:
        yield from separated(text, separator, out)
    else:
        yield from aligned(text.splitlines())


def separator_of(text: str) -> str:
    """The separator that stands in the most lines equally often; nothing where none does."""
    sample = QUOTED.sub("", "\n".join(text.splitlines()[:SAMPLE])).splitlines()
    written = [line for line in sample if line.strip()]
    best, found = 0.0, ""
    for separator in SEPARATORS:
        counts = Counter(line.count(separator) for line in written)
        counts.pop(0, None)
        if not counts:
            continue
        often, in_lines = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        share = in_lines / len(written)
        enough = share >= 0.5 or (separator == "\t" and sum(counts.values()) * 2 > len(written))
        if enough and share * (1 + often / 1000) > best + 0.1:
            best, found = share * (1 + often / 1000), separator
    return found


def separated(text: str, separator: str, out: Out) -> Iterator[list[str]]:
    csv.field_size_limit(MOST_OF_A_CELL)
    quoting: int = csv.QUOTE_MINIMAL
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error:
        out.note(Note.QUOTES)
        quoting = csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    for line in reader:
        yield [plain(said) for said in line]


def plain(said: str) -> str:
    found = AS_TEXT.fullmatch(said.strip())
    return found[1] if found else said.replace("\r\n", "\n").replace("\r", "\n")


def piped(text: str) -> Iterator[list[str]]:
    """| a | b | as chats draw tables, without the lines between head and body."""
    for line in text.splitlines():
        if RULE.fullmatch(line.strip()):
            continue
        body = line.strip()
        body = body.removeprefix("|").removesuffix("|")
        yield [said.strip() for said in body.split("|")]
