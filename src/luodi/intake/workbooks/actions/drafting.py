"""Everything that applying an import will write, laid ready while others still write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Sheaf
from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.rules.contacts import Person
from luodi.records.enterprises.actions import entered_each
from luodi.records.ledger.actions.entering import Opened, enter
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import registered_each
from luodi.records.subjects.actions import bind_each
from luodi.records.subjects.models import Party, Subject


@dataclass
class Drafted:
    """A plan with the rows that it comes to; only the act's number and moment are left open."""

    plan: Plan
    sheaf: Sheaf
    is_as_shown: bool  # every row ends as the person who applies it has seen
    subjects: dict[int, int] = field(default_factory=dict)  # new projects by the plan's keys
    late: list[Claim] = field(default_factory=list)  # hold what only an act can put under a seal
    people: list[tuple[int, Person]] = field(default_factory=list)  # with their enterprises
    entries: int = 0


def draft(batch: Batch, plan: Plan, *, by: Account, at: datetime) -> Drafted:
    """The rows of an import that is to be applied at this moment; nothing is stored."""
    book = Book.objects.get(pk=batch.book_id)
    drafted = Drafted(plan, Sheaf(book, plan.seq + 1, at), is_as_shown(batch, plan))
    opened = open_each(drafted)
    drafted.late = [claim for claim in claims_of(drafted) if is_late(claim)]
    ready = (claim for claim in claims_of(drafted) if not is_late(claim))
    enter(drafted.sheaf, ready, by=by, opened=opened)
    drafted.entries = sum(len(row.claims) for row in plan.recorded)
    lay_beside(drafted)
    return drafted


def claims_of(drafted: Drafted) -> Iterator[Claim]:
    """The claims of the plan, those of new projects about the subjects that these will be."""
    for row in drafted.plan.recorded:
        subject = drafted.subjects.get(row.key) if row.key is not None else None
        for claim in row.claims:
            yield replace(claim, subject=subject) if subject else claim


def open_each(drafted: Drafted) -> dict[int, Opened]:
    """The new enterprises and projects, bound together; answers what entries need of these."""
    plan, sheaf = drafted.plan, drafted.sheaf
    firms = dict(
        zip(plan.newcomers, entered_each(sheaf, list(plan.newcomers.values())), strict=True)
    )
    speaking = [row.contact for row in plan.recorded if row.contact is not None]
    named = (*plan.firms.values(), *plan.companies.values(), *(key for key, _ in speaking))
    known = {key for key in named if key > 0}
    firms |= Subject.objects.in_bulk(known)
    drafted.people = [(firms[key].pk, person) for key, person in speaking]
    new = [
        replace(one, investor=firms[plan.firms[key]] if key in plan.firms else None)
        for key, one in plan.registering.items()
    ]
    subjects = registered_each(sheaf, new)
    drafted.subjects = {key: s.pk for key, s in zip(plan.registering, subjects, strict=True)}
    companies = ((drafted.subjects[key], firms[firm].pk) for key, firm in plan.companies.items())
    bind_each(sheaf, companies, Party.Role.PROJECT_COMPANY)
    return {s.pk: Opened(s, one.classing) for s, one in zip(subjects, new, strict=True)}


def is_late(claim: Claim) -> bool:
    """Whether the claim brings files or personal values, which an act keeps apart."""
    personal = any(
        own.personal and own.code in claim.detail for own in kind_named(claim.kind).fields
    )
    return personal or bool(claim.papers)


def lay_beside(drafted: Drafted) -> None:
    """Which project each row became, and which rows opened one."""
    rows = (
        (row.pk, drafted.subjects[row.key], row.opens)
        for row in drafted.plan.recorded
        if row.key in drafted.subjects
    )
    drafted.sheaf.change(StagedRow, ["subject_id", "opened"], rows)


def is_as_shown(batch: Batch, plan: Plan) -> bool:
    """Whether every row ends as the person who applies it has seen.

    Once applying has begun, staged rows stay as they are: nothing can be decided any more.
    """
    rows = StagedRow.objects.filter(table__file__batch=batch).exclude(outcome="ASIDE")
    shown = {
        pk: (outcome, len(changes))
        for pk, outcome, changes in rows.values_list("pk", "outcome", "changes").iterator()
    }
    return shown == {row.pk: (row.outcome, len(row.claims)) for row in plan.rows}
