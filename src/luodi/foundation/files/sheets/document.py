"""The tables of a Word file, each a sheet, with the lines that stand before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive, local
from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import Found, Look, Out
from luodi.kernel.grids import Span

MOST_LINES_BEFORE = 4
MOST_OF_A_LINE = 100  # longer ones are prose
OLD_VERSION = ("del", "moveFrom", "Fallback", "instrText", "delText")  # what is no longer said


def read(archive: Archive, part: str, out: Out) -> None:
    body = archive.xml(part).find("{*}body")
    before: list[str] = []
    for element in [] if body is None else blocks(body):
        if local(element) == "tbl":
            read_table(element, before[-MOST_LINES_BEFORE:], out)
            before = []
        elif line := "".join(words(element)).strip():
            before = [*before, line] if len(line) <= MOST_OF_A_LINE else []
    if not out.sheets:
        raise Trouble(Why.NO_TABLES)


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in their order, also those within frames of the layout."""
    for child in element:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from blocks(child)


@dataclass
class Reaching:
    """A cell that reaches down: the rows and columns it covers so far."""

    row: int
    last_row: int
    last_column: int


def read_table(table: etree._Element, before: list[str], out: Out) -> None:
    out.sheet(f"表{out.sheets + 1}", lines_before=len(before))
    for place, line in enumerate(before, start=1):
        out.row(place, [Found(1, line)])
    merges: list[Span] = []
    reaching: dict[int, Reaching] = {}
    for row, line in enumerate(within(table, "tr"), start=len(before) + 1):
        out.row(row, cells(line, row, reaching, merges))
    merges += [
        Span(one.row, column, one.last_row, one.last_column) for column, one in reaching.items()
    ]
    out.end(merges)
    for nested in list(table.iter("{*}tbl"))[1:]:
        if nearest(nested) is table:
            read_table(nested, [], out)


def nearest(table: etree._Element) -> etree._Element | None:
    return next(table.iterancestors("{*}tbl"), None)


def within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, the cells of a row, also within frames of the layout."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from within(child, name)


def cells(
    line: etree._Element, row: int, reaching: dict[int, Reaching], merges: list[Span]
) -> Iterator[Found]:
    column = 1 + value(line, "trPr", "gridBefore")
    for cell in within(line, "tc"):
        last = column + max(value(cell, "tcPr", "gridSpan"), 1) - 1
        merge = cell.find("{*}tcPr/{*}vMerge")
        if merge is not None and attribute(merge, "val") != "restart" and column in reaching:
            reaching[column].last_row = row
        else:
            if above := reaching.pop(column, None):
                merges.append(Span(above.row, column, above.last_row, above.last_column))
            if last > column or merge is not None:
                reaching[column] = Reaching(row, row, last)
            yield from written(cell, column)
        column = last + 1


def written(cell: etree._Element, column: int) -> Iterator[Found]:
    said = "\n".join("".join(words(p)) for p in blocks(cell) if local(p) == "p").strip("\n")
    if said.strip():
        strikes = [is_struck(run) for run in runs(cell) if "".join(words(run)).strip()]
        some, every = any(strikes), all(strikes) and bool(strikes)
        yield Found(column, said, Look(is_struck=every, is_partly_struck=some and not every))


def runs(cell: etree._Element) -> Iterator[etree._Element]:
    for paragraph in blocks(cell):
        if local(paragraph) == "p":
            yield from paragraph.iter("{*}r")


def words(element: etree._Element) -> Iterator[str]:
    for child in element:
        match local(child):
            case "t":
                yield child.text or ""
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case name if name not in OLD_VERSION and not name.endswith("Pr"):
                yield from words(child)


def is_struck(run: etree._Element) -> bool:
    marks = [m for name in ("strike", "dstrike") for m in run.iterfind(f"{{*}}rPr/{{*}}{name}")]
    return any(attribute(mark, "val") not in ("0", "false", "off") for mark in marks)


def attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}" + name)), "")


def value(element: etree._Element, *names: str) -> int:
    found = element.find("/".join(f"{{*}}{name}" for name in names))
    written = "" if found is None else attribute(found, "val")
    return min(int(written), 100) if written.isdecimal() else 0
