"""A Word file in the order in which it is read: paragraphs, a table, paragraphs."""

from __future__ import annotations

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive, local
from luodi.foundation.files.sheets.document import blocks, read_table, words
from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.texts.paragraphs import put

MOST_LINES_BEFORE = 2  # a title and the line with the unit belong to the table below
MOST_OF_A_LINE = 40


def read(archive: Archive, part: str, out: Out) -> None:
    body = archive.xml(part).find("{*}body")
    lines: list[tuple[int, str]] = []
    number = 0
    for element in [] if body is None else blocks(body):
        if local(element) == "tbl":
            put(lines, out)
            read_table(element, titles(lines), out)
            lines = []
            continue
        for line in said(element):
            number += 1
            lines.append((number, line))
    put(lines, out)
    if not out.sheets:
        raise Trouble(Why.NO_TEXT)


def said(paragraph: etree._Element) -> list[str]:
    return [line for line in "".join(words(paragraph)).splitlines() if line.strip()]


def titles(lines: list[tuple[int, str]]) -> list[str]:
    last = [line.strip() for _, line in lines[-MOST_LINES_BEFORE:]]
    return [line for line in last if len(line) <= MOST_OF_A_LINE]
