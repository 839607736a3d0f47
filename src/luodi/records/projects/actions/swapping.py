"""Putting one project in another's place on the city's list (置换)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.recording import write
from luodi.records.ledger.models import Entry, Posting
from luodi.records.ledger.rules.claims import Claim
from luodi.records.subjects.models import Link, Subject
from luodi.records.subjects.rules import reason_problems


@transaction.atomic
def swap(
    *,
    out: Subject,
    into: Subject,
    on: date,
    approver: str,
    reason: str,
    by: Account,
    at: datetime,
) -> tuple[Entry, Entry]:
    """Put one project in another's place on the city's list (置换): both entries and their link.

    Refuses a project that is already counted for the same event (三明 2006: one fair, one count).
    """
    act = begin(out.book, "project.swap", by=by, at=at)
    units = dict.fromkeys((out.unit, into.unit))
    problems = [reason for unit in units for reason in lacking(by, Right.RECORD, unit=unit)]
    problems += swap_problems(out, into)
    if not approver.strip():
        problems.append(because(gettext_noop("请填写批准单位"), about="approver"))
    insist([*problems, *reason_problems(reason)])
    told = gettext_noop("置换：%(out)s 由 %(into)s 替代，批准单位 %(approver)s，%(reason)s")
    said = told % {"out": out, "into": into, "approver": approver, "reason": reason}
    own = by.unit_id if by.unit.book_id == act.book.pk else None
    gone_for = {"replaced_by": into.pk, "approver": approver}
    claims = [
        side(out, "swap_out", said=said, on=on, unit=own, detail=gone_for),
        side(into, "swap_in", said=said, on=on, unit=own, detail={"replaces": out.pk}),
    ]
    gone, come = write(act, claims, by=by)
    act.wrote(replacement(act, out, into, reason))
    act.seal(topic=f"subject:{out.pk}", into=into.pk, approver=approver)
    return gone, come


def side(
    subject: Subject,
    kind: str,
    *,
    said: str,
    on: date,
    unit: int | None,
    detail: Mapping[str, object],
) -> Claim:
    """What a swap says of one of the two: the word of whoever swaps, else of the project's unit."""
    return Claim(
        subject=subject.pk,
        kind=kind,
        said=said[:500],
        reported_by=unit or subject.unit_id,
        occurred_from=on,
        detail=detail,
    )


def replacement(act: Act, out: Subject, into: Subject, reason: str) -> Link:
    """The link of a swap: the project that came in keeps its own count and money."""
    return Link.objects.create(
        book=act.book,
        seq=act.seq,
        subject=into,
        other=out,
        kind=Link.Kind.REPLACES,
        keeps_count=Link.Keeps.SUBJECT,
        keeps_money=Link.Keeps.SUBJECT,
        reason=reason,
    )


def swap_problems(out: Subject, into: Subject) -> list[Reason]:
    """Why the one cannot stand in for the other."""
    if out.pk == into.pk:
        return [because(gettext_noop("项目不能与自己置换"), about="into")]
    contracts = Posting.objects.filter(kind="contract", verified=False, until_seq=None)
    events = set(contracts.filter(subject=out).values_list("event", flat=True)) - {None}
    if contracts.filter(subject=into, event__in=events).exists():
        text = gettext_noop("“%(name)s”已计入同一次签约活动，不能再置换进来")
        return [because(text, about="into", name=str(into))]
    return []
