"""Applying an import: everything that its plan says, in one act, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.actions.contacting import forget_people, keep_people
from luodi.intake.workbooks.actions.drafting import Drafted
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.actions.receiving import forget
from luodi.intake.workbooks.models import Batch, BatchFile, Recognition, StagedRow
from luodi.intake.workbooks.queries.staged import location, open_columns
from luodi.intake.workbooks.rules.drafting import recognised_by
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.models import EnterpriseVersion
from luodi.records.ledger.actions.recording import entered
from luodi.records.ledger.queries.touched import Touched, touched_since
from luodi.records.library.actions import keep
from luodi.records.library.rules import Paper
from luodi.records.subjects.models import SubjectVersion
from luodi.records.subjects.rules import SubjectType

MOST_NAMED = 8
OPEN = gettext_noop(
    "这些列拿不准，还没有选定：%(columns)s。请在网页的“看各列”里选定，不要的选“不读这一列”，再入账"
)
MOVED = gettext_noop("核对之后总账又有变动，已按现在的总账重新核对，请再看一遍再入账")

# What later acts wrote here changes what may be recorded at all.
RULING = frozenset({"ledger.openingstep", "people.unitclosure"})


@transaction.atomic
def apply(*, batch: Batch, drafted: Drafted, by: Account, at: datetime) -> Batch:
    """Register the new projects and record what the rows say, under the rules of the forms.

    Refused if the book has moved under the projects that the rows mean since the plan was made.
    """
    act = begin(batch.book, "workbook.apply", by=by, at=at)
    batch.refresh_from_db()
    by.read_appointments_again()  # the work was long: what the person may do can have ended
    insist(
        [*lacking(by, Right.RECORD, unit=batch.unit), *standing_problems(act, batch, drafted, by)]
    )
    act.store(drafted.sheaf)
    entered(act, drafted.late, by=by)
    keep_people(act, drafted.people)
    keep_files(act, batch, by)
    projects = len(drafted.plan.registering)
    act.seal(topic=f"import:{batch.pk}", entries=drafted.entries, projects=projects)
    settled = {"state": Batch.State.APPLIED, "seq": act.seq}
    Batch.objects.filter(pk=batch.pk).update(**settled)
    remember(batch, drafted, by)
    forget_people(batch)
    batch.refresh_from_db()
    return batch


def standing_problems(act: Act, batch: Batch, drafted: Drafted, by: Account) -> Iterator[Reason]:
    """Why the import cannot be applied as planned."""
    plan = drafted.plan
    if batch.state not in (Batch.State.READY, Batch.State.APPLYING):
        yield because(gettext_noop("这批导入现在不能入账：已经入账、放弃，或者还没有读完"))
    elif named := open_columns(batch):
        yield because(OPEN, columns="、".join(named[:MOST_NAMED]))
    elif not plan.recorded:
        yield because(gettext_noop("没有要入账的内容：总账里都有了，或者都还没有定"))
    elif not drafted.is_as_shown or act.day != plan.today or has_moved(act, plan, by):
        yield because(MOVED)


def has_moved(act: Act, plan: Plan, by: Account) -> bool:
    """Whether acts since the plan was made have touched what it builds on."""
    if any(reason for unit in units_of(plan) for reason in lacking(by, Right.RECORD, unit=unit)):
        return True
    if act.seq == plan.seq + 1:
        return False
    since = touched_since(act.book, plan.seq)
    if not since.subjects.isdisjoint(plan.matched) or not RULING.isdisjoint(since.tables):
        return True
    return is_taken(plan, since)


def units_of(plan: Plan) -> list[Unit]:
    """The units for which the plan speaks, as they are now."""
    keys = {claim.reported_by for row in plan.recorded for claim in row.claims}
    keys |= {one.unit.pk for one in plan.registering.values()}
    keys |= {unit.pk for _, unit in plan.newcomers.values()}
    return list(Unit.objects.filter(pk__in=keys).select_related("book"))


def is_taken(plan: Plan, since: Touched) -> bool:
    """Whether later acts have given away a name or a credit code that the plan gives."""
    names = {(SubjectType.PROJECT, one.name) for one in plan.registering.values()}
    names |= {(SubjectType.ENTERPRISE, one.name) for one, _ in plan.newcomers.values()}
    versions = SubjectVersion.objects.filter(pk__in=since.tables.get("subjects.subjectversion", []))
    if any(named in names for named in versions.values_list("subject__type", "name")):
        return True
    codes = {one.code for one, _ in plan.newcomers.values()} - {""}
    rows = since.tables.get("enterprises.enterpriseversion", [])
    later = EnterpriseVersion.objects.filter(pk__in=rows)
    return any(code in codes for code in later.values_list("credit_code", flat=True))


def keep_files(act: Act, batch: Batch, by: Account) -> None:
    """The files themselves go into the library, so that each entry opens down to its cell."""
    for file in batch.files.order_by("pk"):
        content = location(file).read_bytes()
        paper = Paper(content, file.title, "source_workbook", gettext_noop("导入"))
        document = keep(act, batch.unit_id, paper, by)
        BatchFile.objects.filter(pk=file.pk).update(document=document)
        transaction.on_commit(partial(forget, file))


def remember(batch: Batch, drafted: Drafted, by: Account) -> None:
    """What a person said of a name: which project it is from now on."""
    decided = StagedRow.objects.filter(table__file__batch=batch).exclude(meant="")
    said = set(decided.values_list("pk", flat=True))
    found = {
        (row.layout, recognised_by(row.draft.name, row.draft.firm)): drafted.subjects[row.key]
        for row in drafted.plan.recorded
        if row.pk in said and row.key in drafted.subjects
    }
    Recognition.objects.bulk_create(
        [
            Recognition(
                unit=batch.unit, layout=layout, name=name, subject_id=subject, by=by, at=batch.at
            )
            for (layout, name), subject in found.items()
        ],
        update_conflicts=True,
        unique_fields=["unit", "layout", "name"],
        update_fields=["subject", "by", "at"],
    )
