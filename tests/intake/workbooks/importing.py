"""Short words for what a unit does with its ledger: write one, hand it in, decide, apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook

from conftest import NOON, Cast
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.actions.applying import apply
from luodi.intake.workbooks.actions.drafting import draft
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.actions.receiving import receive
from luodi.intake.workbooks.actions.working import start_applying, start_checking, work
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.rules.saying import Arrived

type Cell = str | int | float | date | None

HEADS = ("序号", "项目名称", "投资方", "总投资（万元）", "签订合同时间", "累计到位资金（万元）")
ANSWERS = {
    "signed": "contract",
    "started": "ground_break",
    "nature": "FIXED_ASSETS",
    "origin": "PROVINCE_OUT",
}
ROWS: tuple[tuple[Cell, ...], ...] = (
    (1, "光电产业园项目", "远方光电有限公司", 12000, date(2022, 3, 5), 800),
    (2, "食品加工厂", "远方食品有限公司", 3000, date(2022, 4, 6), 500),
    (3, "年产10万吨铝材项目", "远方铝业有限公司", 5000, date(2022, 5, 7), None),
)


def ledger(
    *rows: Sequence[Cell],
    heads: Sequence[str] = HEADS,
    title: str = "东山镇招商引资项目台账（截至2022年12月31日）",
) -> bytes:
    """A unit's workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append([title])
    sheet.append(list(heads))
    for row in rows or ROWS:
        sheet.append(list(row))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def handed_in(
    cast: Cast,
    *contents: bytes,
    unit: Unit | None = None,
    answers: Mapping[str, str] | None = None,
    by: Account | None = None,
    at: datetime = NOON,
) -> Batch:
    """The files of the town, read and held against the book."""
    by = by or cast.clerk
    files = [Arrived(f"台账{n}.xlsx", content) for n, content in enumerate(contents, start=1)]
    said = ANSWERS if answers is None else answers
    batch = receive(unit=unit or cast.town, files=files, answers=said, by=by, at=at)
    work(batch, by, lambda: at)
    return batch


def applied(batch: Batch, *, by: Account | None = None, at: datetime = NOON) -> Batch:
    """The import in the book, if nothing stands in its way."""
    assert start_applying(batch, at)
    work(batch, by or batch.by, lambda: at)
    return batch


def apply_plan(batch: Batch, plan: Plan, *, by: Account, at: datetime) -> Batch:
    """This plan in the book, though it may have been made a while ago."""
    return apply(batch=batch, drafted=draft(batch, plan, by=by, at=at), by=by, at=at)


def checked_again(batch: Batch, *, at: datetime = NOON) -> Batch:
    start_checking(batch, at)
    work(batch, batch.by, lambda: at)
    return batch


def rows_of(batch: Batch) -> list[StagedRow]:
    rows = StagedRow.objects.filter(table__file__batch=batch).exclude(outcome="ASIDE")
    return list(rows.order_by("table__file", "table__number", "row"))


def outcomes(batch: Batch) -> list[str]:
    return [row.outcome for row in rows_of(batch)]


def reasons(batch: Batch) -> list[str]:
    """Every sentence that stands beside a row."""
    return [str(one) for row in rows_of(batch) for one in reasons_again(row.reasons)]
