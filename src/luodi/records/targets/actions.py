"""Setting targets, adjusting them, and taking one back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, missing, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.subjects.models import Subject
from luodi.records.targets.models import Assignment, Target, TargetStep, TargetWithdrawal
from luodi.records.targets.queries.standing import in_force
from luodi.records.targets.rules.goal import Aim, Goal, Heading
from luodi.records.targets.rules.setting import Wanted, heading_problems, problems


@transaction.atomic
def assign(
    *,
    unit: Unit,
    heading: Heading,
    targets: Sequence[Wanted],
    reason: str = "",
    paper: Paper | None = None,
    by: Account,
    at: datetime,
) -> Assignment:
    """Set targets by one document; those that stand already are adjusted, for the reason given."""
    act = begin(unit.book, "target.assign", by=by, at=at)
    standing = {aim.goal: aim for aim in in_force(act.book.pk, act.seq)}
    insist(
        [
            *lacking(by, Right.VERIFY, unit=unit),
            *heading_problems(heading, act.day),
            *problems(targets, standing, reason),
            *strangers(act, targets),
            *(paper_problems(paper) if paper else ()),
        ]
    )
    kept = keep(act, unit.pk, paper, by) if paper else None
    assignment = written(act, heading, reason.strip(), unit=unit, document=kept, by=by)
    rows = stored(assignment, targets, standing)
    act.wrote(assignment, *rows, *steps_of(rows, targets))
    act.seal(
        topic=f"assignment:{assignment.pk}",
        document_no=heading.document_no,
        figures=len(rows),
        reason=assignment.reason,
    )
    return assignment


def written(
    act: Act, heading: Heading, reason: str, *, unit: Unit, document: Document | None, by: Account
) -> Assignment:
    """The document by which targets are set, as a row."""
    return Assignment.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        title=heading.title,
        document_no=heading.document_no,
        issued_on=heading.issued_on,
        reason=reason,
        document=document,
        by=by,
        at=act.at,
    )


def strangers(act: Act, targets: Sequence[Wanted]) -> Iterator[Reason]:
    """Units that are not of the book or are closed, and events that are not of the book."""
    units = set(Unit.objects.filter(book=act.book, closed_on=None).values_list("pk", flat=True))
    events = {one.goal.event for one in targets if one.goal.event}
    known = set(Subject.objects.filter(book=act.book, pk__in=events).values_list("pk", flat=True))
    for one in targets:
        if one.goal.unit not in units:
            text = gettext_noop("“%(called)s”的单位不在本账套，或者已经撤销")
            yield because(text, about="unit", called=one.called)
        if one.goal.event and one.goal.event not in known:
            text = gettext_noop("“%(called)s”的活动不在本账套")
            yield because(text, about="event", called=one.called)


def stored(
    assignment: Assignment, targets: Sequence[Wanted], standing: Mapping[Goal, Aim]
) -> list[Target]:
    """A row for each target; one that stood already is named as replaced."""
    return Target.objects.bulk_create(
        Target(
            book=assignment.book,
            seq=assignment.seq,
            assignment=assignment,
            unit_id=one.goal.unit,
            code=one.goal.code,
            event_id=one.goal.event,
            axis=one.goal.axis,
            key=one.goal.key,
            covers_from=one.goal.period.start,
            covers_to=one.goal.period.last_day,
            amount=one.amount,
            replaces_id=standing[one.goal].row if one.goal in standing else None,
        )
        for one in targets
    )


def steps_of(rows: Sequence[Target], targets: Sequence[Wanted]) -> list[TargetStep]:
    """The months of those that have a plan."""
    return TargetStep.objects.bulk_create(
        TargetStep(book=row.book, seq=row.seq, target=row, until=month.last_day, amount=amount)
        for row, one in zip(rows, targets, strict=True)
        for month, amount in zip(one.goal.period.months(), one.plan, strict=False)
    )


@transaction.atomic
def withdraw(*, target: Target, reason: str, by: Account, at: datetime) -> TargetWithdrawal:
    """Take a target back: nothing is measured by it any more."""
    act = begin(target.book, "target.withdraw", by=by, at=at)
    found = [
        *lacking(by, Right.VERIFY, unit=target.assignment.unit),
        *missing(reason, gettext_noop("请写明撤销的原因"), about="reason"),
        *too_long(reason, 200, about="reason"),
    ]
    if target.pk not in {aim.row for aim in in_force(act.book.pk, act.seq)}:
        found.append(because(gettext_noop("这个目标已经调整或撤销，请到现行的那一条办理")))
    insist(found)
    row = TargetWithdrawal.objects.create(
        book=act.book, seq=act.seq, target=target, reason=reason.strip(), by=by, at=act.at
    )
    act.wrote(row)
    act.seal(topic=f"target:{target.pk}", reason=row.reason)
    return row
