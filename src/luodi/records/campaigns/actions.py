"""Entering the events on which projects are signed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.campaigns.models import Event
from luodi.records.subjects.actions import opened, opening_problems
from luodi.records.subjects.rules import SubjectType


@transaction.atomic
def enter_event(
    *,
    name: str,
    unit: Unit,
    series: str,
    edition: int | None,
    first_day: date,
    last_day: date,
    place: str = "",
    by: Account,
    at: datetime,
) -> Event:
    """Enter one edition of an event."""
    act = begin(unit.book, "event.enter", by=by, at=at)
    problems = [
        *lacking(by, Right.RECORD, unit=unit),
        *opening_problems(act.book, SubjectType.EVENT, name),
        *too_long(series, 60, about="series"),
        *too_long(place, 60, about="place"),
    ]
    if first_day > last_day:
        problems.append(because(gettext_noop("活动的起止日期颠倒了"), about="last_day"))
    if Event.objects.filter(book=act.book, series=series, edition=edition).exists():
        problems.append(twice(series, edition))
    insist(problems)
    subject = opened(act, type=SubjectType.EVENT, name=name, unit=unit)
    event = Event.objects.create(
        book=act.book,
        seq=act.seq,
        subject=subject,
        series=series,
        edition=edition,
        first_day=first_day,
        last_day=last_day,
        place=place,
    )
    act.wrote(event)
    act.seal(topic=f"subject:{subject.pk}", name=name)
    return event


def twice(series: str, edition: int | None) -> Reason:
    if edition is None:
        text = gettext_noop("“%(series)s”已经登记，同一系列请填第几届")
        return because(text, about="edition", series=series)
    text = gettext_noop("“%(series)s”第 %(edition)s 届已经登记")
    return because(text, about="edition", series=series, edition=edition)
