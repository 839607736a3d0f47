"""What waits for a reader in a book, by what he is appointed to there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.desk.models import Draft
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right, Role
from luodi.foundation.rulebook.queries import latest
from luodi.intake.inbox.queries.items import title_of, waiting_of
from luodi.kernel.periods import Period
from luodi.records.ledger.queries.amounts import untold
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
from luodi.records.ledger.rules.monthly import due_month

SHOWN = 5  # of a list, the oldest
ON_A_BUTTON = 18  # characters
# The page of each form that keeps drafts.
FORMS = {"record": "ledger:record", "amounts": "ledger:amounts"}


@dataclass(frozen=True)
class Door:
    """The page on which something is done, and what stands on the way to it."""

    name: str
    link: str


@dataclass(frozen=True)
class Wait:
    """One thing to be done: how much of it, since when, and where it is done."""

    title: str
    count: int
    note: str
    way: str
    items: tuple[Brief, ...] = ()
    doors: tuple[Door, ...] = ()
    is_late: bool = False

    @property
    def rest(self) -> int:
        """How many of the list are not shown."""
        return self.count - len(self.items) if self.items else 0


def waits(account: Account, book: Book, today: date) -> list[Wait]:
    """Everything that waits for the reader here; nothing for who only reads."""
    found = [
        *returned(account, clerks := seats(account, book, Role.CLERK)),
        *received(account, book),
        *amounts(account, clerks, today),
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
        way=gettext("点开记录，按理由补齐材料后答复，或红冲重记。"),
        items=return_briefs(seen_by(account, sent_back), SHOWN),
    )


def received(account: Account, book: Book) -> Iterator[Wait]:
    """What reached the reader's unit and has not been recorded."""
    rows = waiting_of(account, book)
    if not account.holds(Right.RECORD) or not (count := rows.count()):
        return
    shown = list(rows[:SHOWN])
    doors = [Door(cut(title_of(row)), reverse("inbox:item", args=[row.pk])) for row in shown]
    if count > len(shown):
        doors.append(Door(gettext("全部收件"), reverse("inbox:items")))
    yield Wait(
        title=gettext("收件待记"),
        count=count,
        note=gettext("最早的一件 %(day)s 收到") % {"day": day_of(shown[0].at)},
        way=gettext("点开核对了再填报；不用记的写明理由放一边。"),
        doors=tuple(doors),
    )


def cut(words: str) -> str:
    """So much of a text as stands on a button of a phone."""
    return words if len(words) <= ON_A_BUTTON else f"{words[: ON_A_BUTTON - 1]}…"


def drafts(account: Account) -> Iterator[Wait]:
    """Forms begun and not sent."""
    kept = account.drafts.order_by("changed_at")
    if count := len(kept):
        yield Wait(
            title=gettext("没有发出的草稿"),
            count=count,
            note=gettext("最早的一份 %(day)s 改过") % {"day": day_of(kept[0].changed_at)},
            way=gettext("草稿只有您自己看得见，不计数；发出才算填报。"),
            doors=tuple(door for draft in kept[:SHOWN] if (door := way_to_draft(draft))),
        )


def way_to_draft(draft: Draft) -> Door | None:
    """Back to the form; what a draft is about are the words of its address."""
    page = FORMS.get(draft.form)
    if page is None or not draft.about:
        return None
    words = {"unit": str(draft.unit), "day": day_of(draft.changed_at)}
    name = gettext("接着填：%(unit)s %(day)s") % words
    return Door(name, reverse(page, args=draft.about.split(":")))


def amounts(account: Account, units: Sequence[Unit], today: date) -> Iterator[Wait]:
    """The month's amounts that started projects have not told."""
    month = due_month(today)
    for unit in units:
        if count := untold(unit, month, account):
            words = {
                "unit": str(unit),
                "month": Period.month(month.year, month.month).said(gettext),
            }
            yield Wait(
                title=gettext("%(unit)s%(month)s的本月数待填") % words,
                count=count,
                note=gettext("已开工、当月还没有报投资完成的项目。"),
                way="",
                doors=(
                    Door(gettext("填本月数"), reverse("ledger:amounts", args=[unit.pk, month])),
                ),
            )


def months(units: Sequence[Unit], today: date) -> Iterator[Wait]:
    """Last month's report, where a unit of this head has not made it."""
    month = due_month(today)
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
                way=gettext("条数是月报要确认的记录，报送前先核对。"),
                doors=(
                    Door(gettext("核对并报送"), reverse("ledger:month", args=[row.unit.pk, month])),
                ),
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
            way=gettext("点开记录确认，有误的红冲；也可以随月报一并确认。"),
            items=briefs(seen_by(account, entries), SHOWN),
        )


def verifications(account: Account, book: Book, today: date) -> Iterator[Wait]:
    """The office's work list: claims that nobody has judged yet."""
    ages = queue(book, account, today)
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
        way=gettext("点开记录核定、退回，还差什么也在那里。"),
        items=briefs(to_verify(book, account), SHOWN),
        doors=(Door(gettext("逐条核定"), f"{reverse('ledger:queue')}?book={book.code}"),),
    )


def day_of(moment: datetime) -> date:
    return moment.astimezone(BOOK_ZONE).date()
