"""Taking what a workbook says of a project otherwise than the book, or letting the book keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking, may
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.models import Batch, LeftDifference, StagedRow
from luodi.intake.workbooks.queries.known import KnownBook
from luodi.intake.workbooks.rules.differing import LONGEST, OF_THE_OFFICE, Differing
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.actions import register
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.projects.actions import correct
from luodi.records.projects.models import BuildType
from luodi.records.subjects.actions import add_party, revise
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.queries import current_classing
from luodi.records.subjects.rules import WHOLE, Part, SubjectType

REASON = gettext_noop("按导入的台账“%(file)s”%(sheet)s 第 %(row)s 行")
OWN = ("place", "content", "build_type")
ROLES = {"investor": Party.Role.INVESTOR, "company": Party.Role.PROJECT_COMPANY}


@transaction.atomic
def take(*, row: StagedRow, fields: Sequence[str], by: Account, at: datetime) -> list[Differing]:
    """Correct the project by what the row says, each with the action that a page would call.

    What each property was is kept, and the workbook is the reason.
    """
    said, subject = chosen(row, fields), of_row(row)
    insist(open_problems(row.table.file.batch, said))
    taking, values = Taking(row, subject, by, at), {one.field: one.value for one in said}
    taking.name_and_unit(values)
    taking.own(values)
    taking.classing(values)
    for one in said:
        if one.field in ROLES:
            taking.party(ROLES[one.field], one.value)
    batch = row.table.file.batch
    forget(batch, subject, said)
    detail = {"row": row.row, "taken": [one.field for one in said]}
    note(action="workbook.take", topic=f"import:{batch.pk}", detail=detail, by=by, at=at)
    return said


@transaction.atomic
def leave(*, row: StagedRow, fields: Sequence[str], by: Account, at: datetime) -> list[Differing]:
    """Let the book keep what it has; the same words of a workbook are not asked again."""
    batch, said, subject = row.table.file.batch, chosen(row, fields), of_row(row)
    insist([*lacking(by, Right.RECORD, unit=batch.unit), *open_problems(batch, said)])
    LeftDifference.objects.bulk_create(
        [
            LeftDifference(subject=subject, field=one.field, said=one.key, by=by, at=at)
            for one in said
        ],
        ignore_conflicts=True,
    )
    forget(batch, subject, said)
    detail = {"row": row.row, "left": [one.field for one in said]}
    note(action="workbook.leave", topic=f"import:{batch.pk}", detail=detail, by=by, at=at)
    return said


def chosen(row: StagedRow, fields: Iterable[str]) -> list[Differing]:
    wanted = set(fields)
    return [one for one in map(again, row.differing) if one.field in wanted]


def again(kept: dict[str, str]) -> Differing:
    return Differing(**kept)


def of_row(row: StagedRow) -> Subject:
    rows = Subject.objects.select_related("book", "unit__book", "project")
    return rows.get(pk=row.subject_id or 0)


def open_problems(batch: Batch, said: Sequence[Differing]) -> list[Reason]:
    if batch.state not in (Batch.State.READY, Batch.State.APPLIED):
        return [because(gettext_noop("这批导入现在不能改：正在处理、已经撤回或放弃"))]
    return [] if said else [because(gettext_noop("这一处已经定过了"), about="field")]


def may_take(by: Account, subject: Subject, field: str) -> bool:
    """Whether the person may put it right: how a project counts is the office's to say."""
    right = Right.RECLASSIFY if field in OF_THE_OFFICE else Right.RECORD
    return may(by, right, unit=subject.unit)


def forget(batch: Batch, subject: Subject, said: Sequence[Differing]) -> None:
    """These differences are settled in every row of the import that shows them."""
    gone = {one.field for one in said}
    rows = list(StagedRow.objects.filter(table__file__batch=batch, subject=subject))
    for row in rows:
        row.differing = [one for one in row.differing if one["field"] not in gone]
    StagedRow.objects.bulk_update(rows, ["differing"], batch_size=200)
    Batch.objects.filter(pk=batch.pk, state=Batch.State.READY).update(is_settled=False)


class Taking:
    """The corrections of one project by one row, each an act of its own with the same reason."""

    def __init__(self, row: StagedRow, subject: Subject, by: Account, at: datetime) -> None:
        self.subject, self.by, self.at = subject, by, at
        self.known = KnownBook(subject.book, by)
        file = row.table.file.title[:80]
        where = {"file": file, "sheet": row.table.sheet[:40], "row": row.row}
        self.reason = (REASON % where)[:LONGEST]

    def name_and_unit(self, said: Mapping[str, str]) -> None:
        if said.keys() & {"name", "unit"}:
            revise(
                subject=self.subject,
                name=said.get("name"),
                unit=self.known.units[said["unit"]] if "unit" in said else None,
                reason=self.reason,
                by=self.by,
                at=self.at,
            )

    def own(self, said: Mapping[str, str]) -> None:
        """Content, place and kind of building."""
        if said.keys() & set(OWN):
            correct(
                project=self.subject.project,
                content=said.get("content"),
                place=said.get("place"),
                build_type=BuildType(said["build_type"]) if "build_type" in said else None,
                reason=self.reason,
                by=self.by,
                at=self.at,
            )

    def classing(self, said: Mapping[str, str]) -> None:
        """How the project counts: its dimensions and shares."""
        now = current_classing(self.subject)
        event = self.known.events[said["event"]] if "event" in said else now.event
        after = replace(
            now,
            parts=self.parts(said["shares"]) if "shares" in said else now.parts,
            event=event,
            industry=said.get("industry", now.industry),
            cluster=said.get("cluster", now.cluster),
            channel=said.get("channel", now.channel),
            money_type=said.get("money_type", now.money_type),
        )
        if after != now:
            reclassify(
                subject=self.subject, classing=after, reason=self.reason, by=self.by, at=self.at
            )

    def parts(self, said: str) -> tuple[Part, ...]:
        one, other, weight = said.split("|")
        units = self.known.units
        return (
            Part(units[one].pk, "INTRODUCING", int(weight)),
            Part(units[other].pk, "LANDING", WHOLE - int(weight)),
        )

    def party(self, role: Party.Role, name: str) -> None:
        """The enterprise in its role; one that the book does not have yet is registered."""
        rows = Subject.objects.filter(
            book=self.subject.book, type=SubjectType.ENTERPRISE, name=name, is_open=True
        )
        firm = rows.first() or self.registered(name)
        add_party(subject=self.subject, enterprise=firm, role=role, by=self.by, at=self.at)

    def registered(self, name: str) -> Subject:
        made = register(name=name, unit=self.subject.unit, by=self.by, at=self.at)
        return made.subject
