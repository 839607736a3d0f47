"""Applying an import: everything that its plan says, in one act, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.actions.checking import put_beside
from luodi.intake.workbooks.actions.contacting import contacts_in, forget_people, keep_people
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.actions.receiving import forget
from luodi.intake.workbooks.models import Batch, BatchFile, Recognition, StagedRow
from luodi.intake.workbooks.queries.known import unmoved
from luodi.intake.workbooks.queries.staged import location, open_columns
from luodi.intake.workbooks.rules.drafting import recognised_by
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.actions import entered_each
from luodi.records.enterprises.models import Enterprise
from luodi.records.ledger.actions.recording import write
from luodi.records.library.actions import keep
from luodi.records.library.rules import Paper
from luodi.records.projects.actions import registered_each, registering_problems
from luodi.records.subjects.actions import bind_each
from luodi.records.subjects.models import Party, Subject

MOST_NAMED = 8
OPEN = gettext_noop(
    "这些列拿不准，还没有选定：%(columns)s。请在网页的“看各列”里选定，不要的选“不读这一列”，再入账"
)
MOVED = gettext_noop("核对之后总账又有变动，已按现在的总账重新核对，请再看一遍再入账")


@transaction.atomic
def apply(*, batch: Batch, plan: Plan, by: Account, at: datetime) -> Batch:
    """Register the new projects and record what the rows say, under the rules of the forms.

    Refused if the book has moved under the projects that the rows mean since the plan was made.
    """
    act = begin(batch.book, "workbook.apply", by=by, at=at)
    batch.refresh_from_db()
    insist([*lacking(by, Right.RECORD, unit=batch.unit), *standing_problems(act, batch, plan, by)])
    firms = enterprises(act, plan)
    projects = registered(act, plan, firms)
    claims = [
        replace(claim, subject=projects[row.key].pk if row.key in projects else claim.subject)
        for row in plan.recorded
        for claim in row.claims
    ]
    entries = write(act, claims, by=by) if claims else []
    keep_people(act, plan.recorded, firms)
    keep_files(act, batch, by)
    act.seal(topic=f"import:{batch.pk}", entries=len(entries), projects=len(projects))
    settled = {"state": Batch.State.APPLIED, "seq": act.seq}
    Batch.objects.filter(pk=batch.pk).update(**settled)
    remember(batch, plan, projects, by)
    forget_people(batch)
    batch.refresh_from_db()
    return batch


def standing_problems(act: Act, batch: Batch, plan: Plan, by: Account) -> Iterator[Reason]:
    """Why the import cannot be applied as planned."""
    if batch.state not in (Batch.State.READY, Batch.State.APPLYING):
        yield because(gettext_noop("这批导入现在不能入账：已经入账、放弃，或者还没有读完"))
    elif named := open_columns(batch):
        yield because(OPEN, columns="、".join(named[:MOST_NAMED]))
    elif not plan.recorded:
        yield because(gettext_noop("没有要入账的内容：总账里都有了，或者都还没有定"))
    elif not is_as_shown(batch, plan) or (act.seq > plan.seq + 1 and has_moved(batch, plan, by)):
        yield because(MOVED)


def is_as_shown(batch: Batch, plan: Plan) -> bool:
    """Whether every row ends as the person who applies it has seen."""
    rows = StagedRow.objects.filter(table__file__batch=batch).exclude(outcome="ASIDE")
    shown = {
        pk: (outcome, len(changes))
        for pk, outcome, changes in rows.values_list("pk", "outcome", "changes")
    }
    return shown == {row.pk: (row.outcome, len(row.claims)) for row in plan.rows}


def has_moved(batch: Batch, plan: Plan, by: Account) -> bool:
    """Whether acts since the plan was made have touched what it builds on."""
    if not unmoved(batch.book, plan.matched, plan.seq):
        return True
    if any(registering_problems(batch.book, list(plan.registering.values()), by)):
        return True
    names = {one.name for one, _ in plan.newcomers.values()}
    codes = {one.code for one, _ in plan.newcomers.values()} - {""}
    firms = Enterprise.objects.filter(book=batch.book)
    return firms.filter(Q(subject__name__in=names) | Q(credit_code__in=codes)).exists()


def enterprises(act: Act, plan: Plan) -> dict[int, Subject]:
    """The enterprises that the plan names, by its keys; newcomers are registered."""
    newcomers = entered_each(act, list(plan.newcomers.values()))
    found = {key: row.subject for key, row in zip(plan.newcomers, newcomers, strict=True)}
    speaking = [key for key, _ in contacts_in(plan.recorded)]
    named = (*plan.firms.values(), *plan.companies.values(), *speaking)
    known = {key for key in named if key > 0}
    return found | Subject.objects.in_bulk(known)


def registered(act: Act, plan: Plan, firms: dict[int, Subject]) -> dict[int | None, Subject]:
    """The new projects by the plan's keys, each with its enterprises."""
    new = [
        replace(one, investor=firms[plan.firms[key]] if key in plan.firms else None)
        for key, one in plan.registering.items()
    ]
    done = registered_each(act, new)
    found: dict[int | None, Subject] = {
        key: project.subject for key, project in zip(plan.registering, done, strict=True)
    }
    pairs = [(found[key], firms[firm]) for key, firm in plan.companies.items()]
    bind_each(act, pairs, Party.Role.PROJECT_COMPANY)
    return found


def keep_files(act: Act, batch: Batch, by: Account) -> None:
    """The files themselves go into the library, so that each entry opens down to its cell."""
    for file in batch.files.order_by("pk"):
        content = location(file).read_bytes()
        paper = Paper(content, file.title, "source_workbook", gettext_noop("导入"))
        document = keep(act, batch.unit_id, paper, by)
        BatchFile.objects.filter(pk=file.pk).update(document=document)
        transaction.on_commit(partial(forget, file))


def remember(batch: Batch, plan: Plan, projects: dict[int | None, Subject], by: Account) -> None:
    """Which project each row became, which rows opened one, and what a person said of a name."""
    new = [row for row in plan.recorded if row.key in projects]
    rows = [
        StagedRow(
            pk=row.pk,
            table_id=row.table,
            row=row.draft.spot.row,
            subject=projects[row.key],
            opened=row.opens,
        )
        for row in new
    ]
    put_beside(rows, ["subject", "opened"])
    decided = StagedRow.objects.filter(table__file__batch=batch).exclude(meant="")
    said = set(decided.values_list("pk", flat=True))
    found = {
        (row.layout, recognised_by(row.draft.name, row.draft.firm)): projects[row.key]
        for row in new
        if row.pk in said
    }
    Recognition.objects.bulk_create(
        [
            Recognition(
                unit=batch.unit, layout=layout, name=name, subject=subject, by=by, at=batch.at
            )
            for (layout, name), subject in found.items()
        ],
        update_conflicts=True,
        unique_fields=["unit", "layout", "name"],
        update_fields=["subject", "by", "at"],
    )
