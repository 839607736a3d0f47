"""The tables of a web page, which many systems call a workbook when they export it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from luodi.foundation.files.sheets.formats import shown
from luodi.foundation.files.sheets.laying import Laying
from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import PLAIN, Look, Out
from luodi.kernel.grids import Written

SPACE = re.compile(r"[ \t\r\n]+")
UNSEEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
STRUCK = ("s", "del", "strike")
BREAKS = ("br", "p", "div", "tr", "li")
SKIPPED = ("script", "style", "head", "title", "xml")
MOST_LINES_BEFORE = 4
MOST_SPAN = 1000


def read(text: str, out: Out) -> None:
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    tables = [] if root is None else list(root.iter("table"))
    if not tables:
        raise Trouble(Why.NO_TABLES)
    for place, table in enumerate(tables, start=1):
        lines = lines_before(table) if place == 1 else []
        name = "" if len(tables) == 1 else f"表{place}"
        read_table(table, name, lines, out)


def read_table(table: etree._Element, name: str, before: list[str], out: Out) -> None:
    out.sheet(name, lines_before=len(before))
    laid = Laying(out, before)
    hidden = set()
    for line in rows_of(table):
        laid.line()
        if UNSEEN.search(line.get("style", "")):
            hidden.add(laid.row)
        for cell in line.iterchildren("td", "th"):
            value, look = value_of(cell)
            laid.put(value, look, across=span(cell, "colspan"), down=span(cell, "rowspan"))
    laid.finish()
    out.end(laid.merges, hidden)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def span(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(max(int(written), 1), MOST_SPAN) if written.isdecimal() else 1


def value_of(cell: etree._Element) -> tuple[Written, Look]:
    """The text of a cell; the number that Excel keeps beside a rounded one goes before it."""
    said = "".join(words(cell)).strip(" \n\t\r")
    exact = next((str(v) for k, v in cell.attrib.items() if str(k) in ("x:num", "num")), "")
    if exact and said:
        try:
            return shown(Decimal(exact)), PLAIN
        except InvalidOperation:
            pass
    struck = "".join(words(cell, only_struck=True)).strip()
    is_struck = bool(said) and SPACE.sub("", struck) == SPACE.sub("", said)
    return said, Look(is_struck=is_struck, is_partly_struck=bool(struck) and not is_struck)


def words(
    element: etree._Element, *, only_struck: bool = False, is_struck: bool = False
) -> Iterator[str]:
    """The text as a browser shows it, without tables within, which are read for themselves."""
    style = element.get("style", "").replace(" ", "")
    is_struck = is_struck or element.tag in STRUCK or "line-through" in style
    if element.text and (is_struck or not only_struck):
        yield SPACE.sub(" ", element.text)
    for child in element:
        if child.tag in BREAKS and not only_struck:
            yield "\n"
        if child.tag != "table" and child.tag not in SKIPPED:
            yield from words(child, only_struck=only_struck, is_struck=is_struck)
        if child.tail and (is_struck or not only_struck):
            yield SPACE.sub(" ", child.tail)


def lines_before(table: etree._Element) -> list[str]:
    """What stands above the first table: its title, a note of the unit."""
    body = table.getroottree().find("body")
    said = []
    for part in [] if body is None else body:
        if part is table or any(True for _ in part.iter("table")):
            break
        said += [line.strip() for line in "".join(words(part)).splitlines() if line.strip()]
    caption = table.find("caption")
    if caption is not None:
        said += ["".join(words(caption)).strip()]
    return [line for line in said if line][-MOST_LINES_BEFORE:]
