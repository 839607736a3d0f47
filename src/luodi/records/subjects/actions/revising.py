"""Naming a subject anew, giving it to another unit, closing it, hiding its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import batched

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.actions.naming import CHUNK, rekey
from luodi.records.subjects.actions.opening import naming_problems, version, version_of
from luodi.records.subjects.models import CircleMember, Subject, SubjectVersion
from luodi.records.subjects.rules import SubjectType, reason_problems


@transaction.atomic
def revise(
    *,
    subject: Subject,
    name: str | None = None,
    unit: Unit | None = None,
    is_open: bool | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> SubjectVersion:
    """Rename, reassign, close or reopen a subject; what it was is kept. Figures stay as they were.

    A new responsible unit sees and reports from now on; what counts for whom is `reclassify`.
    """
    act = begin(subject.book, "subject.revise", by=by, at=at)
    subject.refresh_from_db()  # another may have revised it since it was read
    problems = [*lacking(by, Right.RECLASSIFY, unit=subject.unit), *reason_problems(reason)]
    if name is not None and name != subject.name:
        problems += naming_problems(subject.book, SubjectType(subject.type), name)
    if unit is not None and (unit.book_id != subject.book_id or unit.closed_on):
        problems.append(because(gettext_noop("新的责任单位须是本账套在用的单位"), about="unit"))
    insist(problems)
    subject.name = name or subject.name
    subject.unit = unit or subject.unit
    subject.is_open = subject.is_open if is_open is None else is_open
    subject.save(update_fields=["name", "unit", "is_open"])
    row = version(act, subject, reason)
    rekey([subject])
    act.seal(topic=f"subject:{subject.pk}", reason=reason)
    return row


def closed_each(act: Act, subjects: Sequence[Subject], reason: str) -> None:
    """Keep the subjects of an act as they now are: closed, and named as the act has named them."""
    for chunk in batched(subjects, CHUNK):
        Subject.objects.bulk_update(chunk, ["name", "is_open"], batch_size=200)
        versions = [version_of(act, subject, reason) for subject in chunk]
        act.wrote(*SubjectVersion.objects.bulk_create(versions))
        rekey(chunk)


@transaction.atomic
def give_codename(
    *, subject: Subject, codename: str, circle: list[Account], by: Account, at: datetime
) -> SubjectVersion:
    """Show everyone outside the circle a code name (代号); totals still count the subject."""
    act = begin(subject.book, "subject.codename", by=by, at=at)
    subject.refresh_from_db()  # another may have revised it since it was read
    problems = list(lacking(by, Right.RECLASSIFY, unit=subject.unit))
    if not codename.strip():
        problems.append(because(gettext_noop("请填写代号"), about="codename"))
    insist([*problems, *too_long(codename, 40, about="codename")])
    subject.codename = codename
    subject.save(update_fields=["codename"])
    row = version(act, subject, gettext_noop("设代号"))
    rekey([subject])
    known = set(subject.circle.values_list("account", flat=True))
    members = [
        CircleMember.objects.create(book=act.book, seq=act.seq, subject=subject, account=account)
        for account in dict.fromkeys(circle)
        if account.pk not in known
    ]
    act.wrote(*members)
    act.seal(topic=f"subject:{subject.pk}", codename=codename)
    return row
