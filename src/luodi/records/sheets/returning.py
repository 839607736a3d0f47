"""Where a stamped sheet goes: a month's to its report, any other beside what it was printed of."""

from __future__ import annotations

from datetime import datetime

from luodi.foundation.people.models import Account, Unit
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.months import hand_in_scan
from luodi.records.library.rules import Paper
from luodi.records.sheets.actions import take_back
from luodi.records.sheets.queries import SheetOf
from luodi.records.sheets.rules import STAMPED

WEB = gettext_noop("网页")
OF_A_MONTH = "month_report_scan"


def bring_back(sheet: SheetOf, content: bytes, name: str, by: Account, at: datetime) -> None:
    """Bring a photograph or scan of the sheet to its place; what is refused leaves nothing."""
    if not sheet.month:
        unit = sheet.unit or unit_for(sheet, by)
        paper = Paper(content, name, STAMPED, WEB)
        take_back(
            book=sheet.book,
            code=sheet.code,
            unit=unit,
            subject=sheet.subject,
            paper=paper,
            by=by,
            at=at,
        )
        return
    report = sheet.report
    if report is None:
        text = gettext_noop("“%(sheet)s”还没有报送：请单位负责人先在网页上报送，再传盖章件")
        raise Refused(because(text, sheet=sheet.title))
    hand_in_scan(report=report, paper=Paper(content, name, OF_A_MONTH, WEB), by=by, at=at)


def unit_for(sheet: SheetOf, by: Account) -> Unit:
    """Whose paper a list or a figure is: the unit's of who brings it; else the book's first."""
    if by.unit.book_id == sheet.book.pk:
        return by.unit
    return Unit.objects.filter(book=sheet.book).order_by("pk")[0]
