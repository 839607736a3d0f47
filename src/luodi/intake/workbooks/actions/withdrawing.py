"""Taking an applied import back as a whole: its entries reversed, what it opened closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.actions import released_each
from luodi.records.enterprises.models import Contact, Enterprise, EnterpriseVersion
from luodi.records.ledger.actions.correcting import reversed_rows
from luodi.records.ledger.actions.obstacles import LONGEST, later_attempt_problems
from luodi.records.ledger.actions.posting import repost
from luodi.records.ledger.models import Entry, Review
from luodi.records.subjects.actions import closed_each
from luodi.records.subjects.models import Link, Party, Subject, SubjectVersion
from luodi.records.subjects.rules import reason_problems

MOST_NAMED = 5
LONGEST_NAME = 120


@transaction.atomic
def withdraw(*, batch: Batch, reason: str, by: Account, at: datetime) -> Batch:
    """Reverse every entry of the import; close the projects and enterprises that only it opened.

    An enterprise of which anything else is known by now stays. Refused, with names, where
    anything else has been built on the entries and projects.
    """
    act = begin(batch.book, "workbook.withdraw", by=by, at=at)
    batch.refresh_from_db()
    entries, opened = entries_of(batch), opened_by(batch)
    insist(
        [
            *reason_problems(reason, LONGEST),
            *right_problems(batch, entries, by),
            *state_problems(batch),
            *built_on(entries, opened),
            *counted_on(entries),
        ]
    )
    act.wrote(*reversed_rows(act, entries, reason, by))
    repost(entries)
    firms = forsaken(batch, opened)
    close(act, [*opened, *(firm.subject for firm in firms)], reason)
    released_each(act, firms, reason[:200])
    told = {"entries": len(entries), "projects": len(opened), "firms": len(firms)}
    act.seal(topic=f"import:{batch.pk}", **told, reason=reason)
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.WITHDRAWN, withdrawn_seq=act.seq)
    batch.refresh_from_db()
    return batch


def entries_of(batch: Batch) -> list[Entry]:
    """The entries of the import that still stand."""
    codes = batch.files.values_list("code", flat=True)
    rows = Entry.objects.filter(
        book=batch.book_id, batch__in=list(codes), seq=batch.seq or 0, reversal=None
    )
    return list(rows.select_related("reported_by__book", "subject").order_by("pk"))


def opened_by(batch: Batch) -> list[Subject]:
    """The projects that the import registered."""
    rows = StagedRow.objects.filter(table__file__batch=batch, opened=True)
    subjects = Subject.objects.filter(pk__in=rows.values("subject"))
    return list(subjects.select_related("unit").order_by("pk"))


def right_problems(batch: Batch, entries: Sequence[Entry], by: Account) -> Iterator[Reason]:
    units: dict[int, Unit] = {entry.reported_by_id: entry.reported_by for entry in entries}
    for unit in units.values() or [batch.unit]:
        yield from lacking(by, Right.REVERSE, unit=unit)


def state_problems(batch: Batch) -> Iterator[Reason]:
    if batch.state != Batch.State.APPLIED:
        yield because(gettext_noop("这批导入没有入账，或者已经撤回"))


def built_on(entries: Sequence[Entry], opened: Sequence[Subject]) -> Iterator[Reason]:
    """What else was done with the entries and projects of the import since."""
    keys = [entry.pk for entry in entries]
    judged = Review.objects.filter(entry__in=keys).select_related("entry__subject")
    if names := named(row.entry.subject for row in judged):
        text = gettext_noop("其中有记录已经核定或退回：%(names)s。请先由招商办撤销，再撤回本批")
        yield because(text, names=names)
    later = Entry.objects.filter(subject__in=opened, reversal=None).exclude(pk__in=keys)
    if names := named(row.subject for row in later.select_related("subject")):
        text = gettext_noop("本批登记的项目后来又有了别的记录：%(names)s。请先红冲那些记录")
        yield because(text, names=names)
    for entry in entries:
        yield from later_attempt_problems(entry, keys)


def counted_on(entries: Sequence[Entry]) -> Iterator[Reason]:
    """Later imports that took off what these entries say, and recorded only the difference."""
    sums = {
        (entry.subject_id, entry.kind): entry.seq
        for entry in entries
        if kind_named(entry.kind).adding is Adding.INCREMENT
    }
    later = Entry.objects.filter(
        subject__in={subject for subject, _ in sums},
        source=Entry.Source.IMPORT,
        reversal=None,
    ).select_related("subject")
    leaning = [row for row in later if row.seq > sums.get((row.subject_id, row.kind), row.seq)]
    if names := named(row.subject for row in leaning):
        text = gettext_noop("后来的导入是在本批的累计数上记的差额：%(names)s。请先撤回后来的那批")
        yield because(text, names=names)


def forsaken(batch: Batch, opened: Sequence[Subject]) -> list[Enterprise]:
    """The enterprises that the import registered and to which nothing else refers."""
    act, mine = batch.seq or 0, [subject.pk for subject in opened]
    rows = Enterprise.objects.filter(book=batch.book_id, subject__seq=act, subject__is_open=True)
    elsewhere = Party.objects.filter(enterprise=OuterRef("subject")).exclude(subject__in=mine)
    entries = Entry.objects.filter(reversal=None)
    referring = (
        elsewhere,
        Party.objects.filter(subject=OuterRef("subject")),
        Link.objects.filter(Q(subject=OuterRef("subject")) | Q(other=OuterRef("subject"))),
        entries.filter(Q(subject=OuterRef("subject")) | Q(enterprise=OuterRef("subject"))),
        SubjectVersion.objects.filter(subject=OuterRef("subject"), seq__gt=act),
        EnterpriseVersion.objects.filter(enterprise=OuterRef("pk"), seq__gt=act),
        Contact.objects.filter(enterprise=OuterRef("pk"), seq__gt=act),
    )
    free = rows.exclude(reduce(or_, (Q(Exists(one)) for one in referring)))
    return list(free.select_related("subject__unit").order_by("pk"))


def named(subjects: Iterable[Subject]) -> str:
    """A few of the names, and how many there are."""
    names = list(dict.fromkeys(str(subject) for subject in subjects))
    more = f"…（{len(names)}）" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more


def close(act: Act, subjects: Sequence[Subject], reason: str) -> None:
    """Closed under another name, so that the same ledger can be imported again."""
    text = gettext_noop("（导入撤回#%(seq)s）")
    suffix = text % {"seq": act.seq}
    for subject in subjects:
        subject.name = subject.name[: LONGEST_NAME - len(suffix)] + suffix
        subject.is_open = False
    closed_each(act, subjects, reason[:200])
