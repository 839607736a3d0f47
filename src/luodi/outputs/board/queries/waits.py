"""What waits for a reader in a book, by what he is appointed to there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right, Role
from luodi.foundation.rulebook.queries import latest
from luodi.kernel.periods import Period, add_months
from luodi.records.ledger.queries.months import entries_to_confirm, punctuality
from luodi.records.ledger.queries.returns import return_briefs, returned_to
from luodi.records.ledger.queries.waiting import (
    MONTH,
    WEEK,
    Brief,
    briefs,
    queue,
    seen_by,
    to_confirm,
    to_verify,
)

SHOWN = 5  # of a list, the oldest


@dataclass(frozen=True)
class Wait:
    """One thing to be done: how much of it, since when, and where it is done."""

    title: str
    count: int
    note: str
    way: str
    items: tuple[Brief, ...] = ()
    is_late: bool = False

    @property
    def rest(self) -> int:
        """How many of the list are not shown."""
        return self.count - len(self.items) if self.items else 0


def waits(account: Account, book: Book, today: date) -> list[Wait]:
    """Everything that waits for the reader here; nothing for who only reads."""
    found = [
        *returned(account, seats(account, book, Role.CLERK)),
        *drafts(account),
        *months(heads := seats(account, book, Role.HEAD), today),
        *confirmations(account, heads),
    ]
    if may_in_book(account, Right.VERIFY, book=book):
        found += verifications(account, book, today)
    return found


def seats(account: Account, book: Book, role: Role) -> list[Unit]:
    """The units of the book for which the account holds the role."""
    return [
        appointment.unit
        for appointment in account.standing_appointments()
        if appointment.role == role and appointment.unit.book_id == book.pk
    ]


def returned(account: Account, units: Sequence[Unit]) -> Iterator[Wait]:
    """Entries that came back and wait for an answer."""
    sent_back = returned_to(*units)
    count = sent_back.count() if units else 0
    if not count:
        return
    yield Wait(
        title=gettext("退回待答复的记录"),
        count=count,
        note=gettext("退回的记录不再计数，答复后重新计入申报。"),
        way=gettext("按理由补齐材料后答复（luodi answer 记录编号），或红冲重记（luodi reverse）。"),
        items=return_briefs(seen_by(account, sent_back), SHOWN),
    )


def drafts(account: Account) -> Iterator[Wait]:
    """Forms begun and not sent."""
    kept = account.drafts.order_by("changed_at")
    if count := len(kept):
        yield Wait(
            title=gettext("没有发出的草稿"),
            count=count,
            note=gettext("最早的一份 %(day)s 改过") % {"day": day_of(kept[0].changed_at)},
            way=gettext("草稿只有您自己看得见，不计数；发出才算填报。"),
        )


def months(units: Sequence[Unit], today: date) -> Iterator[Wait]:
    """Last month's report, where a unit of this head has not made it."""
    month = add_months(today.replace(day=1), -1)
    rulebook = latest(units[0].book_id, today) if units else None
    if rulebook is None:
        return
    due = today.replace(day=rulebook.clocks.month_report_day)
    for row in punctuality(list(units), month, due_on=due, today=today):
        if row.report is None:
            words = {
                "unit": str(row.unit),
                "month": Period.month(month.year, month.month).said(gettext),
            }
            ready = entries_to_confirm(row.unit, month).count()
            yield Wait(
                title=gettext("%(unit)s%(month)s月报待报送") % words,
                count=ready,
                note=due_words(due, today),
                way=gettext("条数是月报要确认的记录。月报页面尚未启用，请先核对本单位的记录。"),
                is_late=row.is_late,
            )


def due_words(due: date, today: date) -> str:
    """By when it is due, or for how many days it has been late."""
    if today > due:
        words = {"due": due, "days": (today - due).days}
        return gettext("应于 %(due)s 前报送，已逾期 %(days)s 天") % words
    return gettext("应于 %(due)s 前报送") % {"due": due}


def confirmations(account: Account, units: Sequence[Unit]) -> Iterator[Wait]:
    """Entries that others recorded in the unit's name."""
    entries = to_confirm(units)
    if units and (count := entries.count()):
        yield Wait(
            title=gettext("代录待确认的记录"),
            count=count,
            note=gettext("经单位确认后才能核定。"),
            way=gettext("确认页面尚未启用；有误的请红冲（luodi reverse 记录编号）。"),
            items=briefs(seen_by(account, entries), SHOWN),
        )


def verifications(account: Account, book: Book, today: date) -> Iterator[Wait]:
    """The office's work list: claims that nobody has judged yet."""
    entries = to_verify(book, account)
    ages = queue(entries, today)
    if ages.since is None:
        return
    words = {
        "day": ages.since,
        "days": (today - ages.since).days,
        "week": WEEK,
        "month": MONTH,
        "in_week": ages.in_week,
        "in_month": ages.in_month,
        "longer": ages.longer,
    }
    told = gettext(
        "最早的一条 %(day)s 记录，已等 %(days)s 天；"
        "%(week)s 天内 %(in_week)s 条，%(month)s 天内 %(in_month)s 条，更久 %(longer)s 条"
    )
    yield Wait(
        title=gettext("待核定的记录"),
        count=ages.count,
        note=told % words,
        way=gettext("核定用 luodi verify-entry，退回用 luodi return；还差什么用 luodi missing。"),
        items=briefs(entries, SHOWN),
    )


def day_of(moment: datetime) -> date:
    return moment.astimezone(BOOK_ZONE).date()
