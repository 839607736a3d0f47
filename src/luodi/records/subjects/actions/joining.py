"""Joining subjects with the enterprises that take part in them, and with one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Sheaf
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Link, Party, Subject
from luodi.records.subjects.rules import SubjectType


@transaction.atomic
def add_party(
    *,
    subject: Subject,
    enterprise: Subject,
    role: Party.Role,
    percent: Decimal | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    by: Account,
    at: datetime,
) -> Party:
    """Bind an enterprise to a subject in a role, from a day and until one where they are known."""
    act = begin(subject.book, "subject.party", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=subject.unit))
    problems += party_problems(act.book, enterprise)
    if percent is not None and not (0 < percent <= 100 and round(percent, 2) == percent):
        text = gettext_noop("股比应大于 0、不超过 100，最多两位小数")
        problems.append(because(text, about="percent"))
    if from_on and until_on and from_on > until_on:
        problems.append(because(gettext_noop("起止日期颠倒了"), about="until_on"))
    insist(problems)
    days = {"from_on": from_on, "until_on": until_on}
    row = bind(act, subject, enterprise, role, percent=percent, **days)
    act.seal(topic=f"subject:{subject.pk}", enterprise=enterprise.pk, role=role)
    return row


def bind(
    act: Act,
    subject: Subject,
    enterprise: Subject,
    role: Party.Role,
    *,
    percent: Decimal | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Party:
    """The party row of an act that is under way."""
    row = Party.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        enterprise=enterprise,
        role=role,
        percent=percent,
        from_on=from_on,
        until_on=until_on,
    )
    act.wrote(row)
    return row


def bind_each(sheaf: Sheaf, pairs: Iterable[tuple[int, int]], role: Party.Role) -> list[int]:
    """The party rows of many subjects, each with its enterprise in this role; all by their keys."""
    rows = [
        {
            "book_id": sheaf.book.pk,
            "subject_id": subject,
            "enterprise_id": enterprise,
            "role": role.value,
        }
        for subject, enterprise in pairs
    ]
    return sheaf.put(Party, rows)


def party_problems(book: Book, enterprise: Subject) -> list[Reason]:
    if enterprise.type == SubjectType.ENTERPRISE and enterprise.book_id == book.pk:
        return []
    return [because(gettext_noop("参与方须是本账套登记的企业"), about="enterprise")]


@transaction.atomic
def add_link(
    *,
    subject: Subject,
    other: Subject,
    kind: Link.Kind,
    keeps_count: Link.Keeps = Link.Keeps.SUBJECT,
    keeps_money: Link.Keeps = Link.Keeps.SUBJECT,
    reason: str = "",
    by: Account,
    at: datetime,
) -> Link:
    """Say how one subject comes from, replaces or continues another."""
    act = begin(subject.book, "subject.link", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=subject.unit))
    if subject.pk == other.pk:
        problems.append(because(gettext_noop("事项不能与自己建立关系"), about="other"))
    if subject.book_id != other.book_id and kind != Link.Kind.HANDED_TO:
        text = gettext_noop("对方事项在另一个账套，跨区县的只能办流转")
        problems.append(because(text, about="other"))
    if Link.objects.filter(subject=subject, other=other, kind=kind).exists():
        problems.append(because(gettext_noop("这两个事项已有同样的关系"), about="other"))
    insist([*problems, *too_long(reason, 200, about="reason")])
    row = Link.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        other=other,
        kind=kind,
        keeps_count=keeps_count,
        keeps_money=keeps_money,
        reason=reason,
    )
    act.wrote(row)
    act.seal(topic=f"subject:{subject.pk}", other=other.pk, kind=kind)
    return row
