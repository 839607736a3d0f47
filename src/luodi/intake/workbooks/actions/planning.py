"""What applying an import would do, worked out row by row; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.actions.comparing import Comparing
from luodi.intake.workbooks.actions.contacting import people
from luodi.intake.workbooks.actions.meeting import Meeting
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.queries.known import told_of
from luodi.intake.workbooks.queries.staged import Laid, answers_of, laid_out
from luodi.intake.workbooks.rules.origins import all_settled
from luodi.intake.workbooks.rules.rowplans import ASKED, RowPlan, Sender, claims_of, outcome_of
from luodi.intake.workbooks.rules.settling import Told, placed
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.rules import Newcomer
from luodi.records.ledger.actions.recording import is_opening, settled_each
from luodi.records.projects.actions import Registering, registering_problems
from luodi.records.projects.models import BuildType
from luodi.records.subjects.rules import WHOLE, Classing, Part, SubjectType

NO_SUCH_UNIT = gettext_noop(
    "单位名单里没有“%(unit)s”，没有记份额：请改成名单里的名称，或到项目页改归类"
)
NO_SUCH_EVENT = gettext_noop("没有登记过“%(event)s”这次活动，没有记：请先登记活动，再核对一次")


@dataclass
class Plan:
    """What an import would do to a book that stood at `seq`."""

    seq: int
    rows: list[RowPlan]
    today: date
    registering: dict[int, Registering] = field(default_factory=dict)
    firms: dict[int, int] = field(default_factory=dict)  # new project → its investor
    companies: dict[int, int] = field(default_factory=dict)  # new project → its own company
    newcomers: dict[int, tuple[Newcomer, Unit]] = field(default_factory=dict)

    @property
    def matched(self) -> set[int]:
        """The projects of the book that rows mean."""
        return {row.key for row in self.rows if row.key is not None and row.key > 0}

    @property
    def recorded(self) -> list[RowPlan]:
        return [row for row in self.rows if row.is_recorded]


def plan_of(
    batch: Batch, *, by: Account, today: date, tell: Callable[[int, int], None] = lambda *_: None
) -> Plan:
    """The whole plan. A row that the ledger refuses is taken out, and the others settled again.

    Each round refuses something that the one before did not, so there is a last one. `tell` hears
    how far it has come; meeting the book is a third of the work.
    """
    seq = Book.objects.get(pk=batch.book_id).seq
    laid = list(laid_out(batch))
    meeting = Meeting(batch, by, laid, tell)
    people(meeting)
    Comparing(meeting).compare()
    refused: dict[int, list[Reason]] = defaultdict(list)
    while True:
        tell(len(laid), 3 * len(laid))
        plan = Plan(seq, [row.afresh() for row in meeting.rows], today)
        settle(plan, batch, laid, refused, today)
        register(plan, meeting)
        more = ledger_problems(plan, batch.book, by, today)
        if not more:
            return plan
        for pk, reasons in more.items():
            refused[pk] += reasons


def settle(
    plan: Plan,
    batch: Batch,
    laid: Sequence[Laid],
    refused: Mapping[int, Sequence[Reason]],
    today: date,
) -> None:
    """Hold every row against the book and against the rows before it."""
    told, answers = told_of(plan.matched), answers_of(batch)
    opening = batch.is_opening and is_opening(batch.book)
    for row, one in zip(plan.rows, laid, strict=True):
        if row.outcome or row.key is None:
            continue
        row.reasons += refused.get(row.pk, ())
        row.notes += one.draft.notes
        before = told.get(row.key, [])
        known_on = min(one.draft.as_of or today, today) if opening else None
        hold(row, one, list(before), Sender(one.code, answers, known_on, today))
        if row.is_recorded:
            told[row.key] = before + [done.entry for done in row.settled if done.entry]


def hold(row: RowPlan, one: Laid, told: list[Told], sender: Sender) -> None:
    """One row against what is told: what it would record, and what stands in its way."""
    is_new = row.key is not None and row.key <= 0
    refused = {reason.about for reason in row.reasons}
    row.settled = list(
        all_settled(
            one.draft.facts, told, today=sender.today, is_opening=sender.known_on is not None
        )
    )
    row.reasons += [because(ASKED[name], about="answers") for name in one.draft.asked]
    cells = {done.fact.spot.cell for done in row.settled}
    row.is_stuck = any(reason.about not in cells for reason in row.reasons)
    if row.is_stuck:
        row.outcome = "REFUSED" if refused else "DOUBTFUL"
        return
    if one.row.decision != one.row.Decision.REST:
        row.reasons += [*one.draft.reasons, *row.conflicts]
        if row.reasons:
            row.outcome = "REFUSED" if refused or one.draft.is_refused else "DOUBTFUL"
            return
    row.settled = [done for done in row.settled if done.fact.spot.cell not in refused]
    row.claims = list(claims_of(row, sender))
    row.outcome = outcome_of(row, is_new=is_new)


def register(plan: Plan, meeting: Meeting) -> None:
    """The first row of each new project that is recorded registers it."""
    taken = set(meeting.known.names)
    for row in plan.rows:
        if row.key is None or row.key > 0 or not row.is_recorded or row.key in plan.registering:
            continue
        row.opens = True
        unit = meeting.units[row.unit]
        plan.registering[row.key] = registering(row, unit, meeting, taken)
        taken.add(plan.registering[row.key].name)
        firms = meeting.firms_of(row)
        for said, found in (("investor", plan.firms), ("company", plan.companies)):
            if (key := firms.get(said)) is not None:
                found[row.key] = key
                if key < 0:
                    plan.newcomers.setdefault(key, (meeting.firms.newcomers[key], unit))


def own_name(row: RowPlan, taken: Container[str]) -> str:
    """The project's name; of two that are called alike the second has its firm or place behind."""
    draft, name = row.draft, row.draft.name.strip()
    told_apart = draft.firm or draft.place
    if name not in taken or not told_apart:
        return name
    longer = f"{name[:70]}（{told_apart[:40]}）"
    text = gettext_noop("名称已有，登记为“%(name)s”")
    row.notes.append(because(text, name=longer))
    return longer


def parts_of(row: RowPlan, unit: Unit, meeting: Meeting) -> tuple[Part, ...]:
    """How the units share a new project; one that the book does not have is named instead."""
    draft, units = row.draft, meeting.known.units
    said = [draft.introducing.strip(), (draft.landing or unit.name).strip()]
    unknown = [name for name in said if name and name not in units]
    if unknown:
        row.notes.append(because(NO_SUCH_UNIT, unit=unknown[0]))
    if draft.share is None or unknown or units[said[0]] == units[said[1]]:
        return ()
    weight = int(draft.share * WHOLE)
    return (
        Part(units[said[0]].pk, "INTRODUCING", weight),
        Part(units[said[1]].pk, "LANDING", WHOLE - weight),
    )


def registering(row: RowPlan, unit: Unit, meeting: Meeting, taken: Container[str]) -> Registering:
    draft = row.draft
    if draft.event and draft.event not in meeting.known.events:
        row.notes.append(because(NO_SUCH_EVENT, event=draft.event))
    classing = Classing(
        parts=parts_of(row, unit, meeting),
        event=meeting.known.events.get(draft.event),
        industry=draft.industry,
        cluster=draft.cluster[:40],
        channel=draft.channel,
        money_type=draft.money_type,
    )
    return Registering(
        name=own_name(row, taken),
        unit=unit,
        content=draft.content,
        build_type=BuildType(draft.build_type) if draft.build_type else BuildType.NEW,
        place=draft.place[:80],
        classing=classing if classing != Classing(parts=()) else None,
    )


def ledger_problems(plan: Plan, book: Book, by: Account, today: date) -> dict[int, list[Reason]]:
    """Why the ledger would refuse rows, by row; each reason names the cell it is about."""
    found: dict[int, list[Reason]] = defaultdict(list)
    keys = list(plan.registering)
    named = registering_problems(book, list(plan.registering.values()), by)
    by_key = dict(zip(keys, named, strict=True))
    for row in plan.recorded:
        if row.opens and row.key is not None and by_key[row.key]:
            found[row.pk] += by_key[row.key]
    claims = [claim for row in plan.recorded for claim in row.claims]
    opening = {
        row.key: SubjectType.PROJECT
        for row in plan.recorded
        if row.key is not None and row.key <= 0
    }
    settled, refused = settled_each(book, claims, by=by, today=today, opening=opening)
    reasons, ready = iter(refused), iter(settled)
    for row in plan.recorded:
        for one in filter(lambda done: done.entry, row.settled):
            found[row.pk] += [placed(one.fact, reason) for reason in next(reasons)]
        row.claims = [*islice(ready, len(row.claims))]
    return {pk: reasons for pk, reasons in found.items() if reasons}
