"""Whether the totals of a form come to what the book has; a difference is said, never hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from luodi.foundation.files.forms.reckoning import Reckoner
from luodi.kernel.folding import fold
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.forms.writing import Writer, address
from luodi.outputs.papers.rules.forms.laying import Line, Place
from luodi.outputs.papers.rules.forms.meanings import Sort
from luodi.outputs.papers.rules.forms.rows import rows_of
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.units import WHOLE
from luodi.outputs.papers.rules.saying import plain

UNLIKE_BOOK = gettext_noop(
    "“%(sheet)s”%(cell)s 的合计公式得 %(reckoned)s，账上全区是 %(book)s："
    "表里没有列全各单位，或有项目几个单位都算"
)
ROUNDED = gettext_noop(
    "“%(sheet)s”%(cell)s 的合计公式得 %(reckoned)s，账上是 %(book)s：各行四舍五入后再加，差 %(gap)s"
)
UNLIKE_ROWS = gettext_noop(
    "“%(sheet)s”%(cell)s 的合计公式得 %(reckoned)s，各行加起来是 %(book)s：公式没有算到全部的行"
)
UNKNOWN = gettext_noop("“%(sheet)s”%(cell)s 的公式这里算不出，请打开后核对合计")
HALF = Decimal("0.005")  # of the last place of an amount


def totals_of(writer: Writer, table: Table) -> Iterator[int]:
    """The rows of the whole, as they lie now: 合计, 全区."""
    sheet = writer.sheet(table)
    for line in whole_lines(table):
        yield writer.row(sheet, line.row)


def whole_lines(table: Table) -> Iterator[Line]:
    for line in table.laid.lines:
        name = fold(line.texts.get(table.name_column, ""))
        if line.is_total or WHOLE.fullmatch(name):
            yield line


def checked_totals(writer: Writer, table: Table) -> Iterator[Reason]:
    """Every total with a formula, held against the book or against the rows that were filled."""
    if table.shape not in (Shape.UNITS, Shape.PROJECTS):
        return
    sheet = writer.sheet(table)
    reckoner = writer.form.book.reckoned(sheet)
    for row in totals_of(writer, table):
        for slot in table.slots:
            place = (row, slot.at)
            adds = slot.kind is Kind.COLUMN and slot.meaning and slot.meaning.sort is Sort.FIGURE
            if adds and place in sheet.formulas:
                yield from compared(writer, table, slot, place, reckoner)


def compared(
    writer: Writer, table: Table, slot: Slot, place: Place, reckoner: Reckoner
) -> Iterator[Reason]:
    said = {"sheet": table.laid.sheet, "cell": address(place)}
    found = reckoner.said(place)
    if not isinstance(found, Decimal):
        yield because(UNKNOWN, **said)
        return
    is_list = table.shape is Shape.PROJECTS
    wanted = of_rows(writer, table, slot) if is_list else of_book(writer, slot)
    if wanted is None or found == wanted:
        return
    gap = abs(found - wanted)
    is_rounding = not is_list and gap <= HALF * (len(table.laid.body) + 1)
    text = UNLIKE_ROWS if is_list else ROUNDED if is_rounding else UNLIKE_BOOK
    numbers = {"reckoned": plain(found), "book": plain(wanted), "gap": plain(gap)}
    yield because(text, **said, **{k: v for k, v in numbers.items() if f"%({k})s" in text})


def of_book(writer: Writer, slot: Slot) -> Decimal | None:
    """The book's own total in the measure of the column; of a comparison there is none to add."""
    if slot.meaning is None or slot.meaning.question.compared:
        return None
    asked = replace(slot.meaning.question, unit="")
    answer = writer.desk.figures.answer(writer.resolved(asked))
    return None if answer.words.endswith("%") else answer.number


def of_rows(writer: Writer, table: Table, slot: Slot) -> Decimal:
    """What stands in the rows of a list, added up."""
    sheet = writer.sheet(table)
    first, last = writer.body(sheet, rows_of(table.laid))
    values = [sheet.value((row, slot.at)) for row in range(first, last + 1)]
    return sum((one for one in values if isinstance(one, Decimal)), Decimal(0))
